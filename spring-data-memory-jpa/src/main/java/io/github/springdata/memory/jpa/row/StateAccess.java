package io.github.springdata.memory.jpa.row;

import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import org.jspecify.annotations.Nullable;

/**
 * Access to the state of instances of an entity or an embeddable, all attributes at once.
 * Members are accessed by reflection at first, and by generated code once there were
 * enough instances that this is worth it. Thread-safe.
 */
public final class StateAccess {

	/** The number of instances after which code is generated. */
	static final int THRESHOLD = 100;

	private static final @Nullable Object[] NOTHING = {};

	private final Class<?> type;

	private final AttributeModel[] attributes;

	private final boolean[] primitive;

	private final int[] places;

	private final boolean[] read;

	private final int size;

	private int uses;

	private volatile Supplier<Object> constructor;

	private volatile Function<@Nullable Object[], Object> factory;

	private volatile Part[] parts;

	/** Whether code is generated that creates instances. */
	private boolean creating;

	private StateAccess(Class<?> type, AttributeModel[] attributes, int[] places, int size, boolean[] read) {
		this.type = type;
		this.attributes = attributes;
		this.places = places;
		this.size = size;
		this.read = read;
		this.constructor = () -> create(NOTHING);
		this.factory = this::createAndWrite;
		this.primitive = new boolean[attributes.length];
		for (int i = 0; i < attributes.length; i++) {
			this.primitive[i] = attributes[i].type().isPrimitive();
		}
		this.parts = new Part[] { new Part(this::readEach, this::writeEach, false) };
	}

	/**
	 * Creates an access by reflection to instances of an entity.
	 * @param entity the entity
	 * @param attributes the attributes
	 * @param places for each of them where its value is in arrays of state, other than
	 * that of any other
	 * @param size the length of arrays of state
	 * @param read for each attribute whether it is read too
	 * @return the access
	 */
	public static StateAccess of(EntityModel entity, AttributeModel[] attributes, int[] places, int size,
			boolean[] read) {
		StateAccess access = new StateAccess(entity.type(), attributes, places, size, read);
		access.constructor = entity::create;
		return access;
	}

	/**
	 * Creates an access by reflection to instances of an embeddable, whose state is in
	 * the order of its attributes.
	 * @param embeddable the embeddable
	 * @param attributes the attributes
	 * @param read for each attribute whether it is read too
	 * @return the access
	 */
	public static StateAccess of(EmbeddableModel embeddable, AttributeModel[] attributes, boolean[] read) {
		StateAccess access = new StateAccess(embeddable.type(), attributes,
				IntStream.range(0, attributes.length).toArray(), attributes.length, read);
		if (embeddable.type().isRecord()) {
			access.factory = embeddable::create;
		}
		else {
			access.constructor = () -> embeddable.create(NOTHING);
		}
		return access;
	}

	/**
	 * Access to some of the attributes.
	 *
	 * @param reader puts the values of an instance into an array of those of all
	 * @param writer sets the attributes of an instance to values of such an array
	 * @param generated whether both are generated code
	 */
	record Part(BiConsumer<Object, @Nullable Object[]> reader, BiConsumer<Object, @Nullable Object[]> writer,
			boolean generated) {
	}

	boolean isGenerated() {
		return this.creating && Stream.of(this.parts).allMatch(Part::generated);
	}

	/**
	 * Creates an instance without state.
	 * @return the instance
	 */
	public Object create() {
		return this.constructor.get();
	}

	/**
	 * Creates an instance.
	 * @param values the values of all attributes at their places; those that are
	 * primitive stay as the constructor has them if there is none
	 * @return the instance
	 */
	public Object create(@Nullable Object[] values) {
		parts();
		return this.factory.apply(values);
	}

	private Object createAndWrite(@Nullable Object[] values) {
		Object instance = create();
		write(instance, values);
		return instance;
	}

	/**
	 * Creates an array of state.
	 * @return the array, with {@code null} everywhere
	 */
	public @Nullable Object[] empty() {
		return new @Nullable Object[this.size];
	}

	/**
	 * Reads the state of an instance.
	 * @param instance the instance
	 * @return the values of the attributes at their places, {@code null} for those that
	 * are not read
	 */
	public @Nullable Object[] read(Object instance) {
		@Nullable Object[] values = empty();
		for (Part part : parts()) {
			part.reader().accept(instance, values);
		}
		return values;
	}

	/**
	 * Sets the state of an instance.
	 * @param instance the instance
	 * @param values the values of all attributes at their places; those that are
	 * primitive stay as they are if there is none
	 */
	public void write(Object instance, @Nullable Object[] values) {
		for (Part part : parts()) {
			part.writer().accept(instance, values);
		}
	}

	private Part[] parts() {
		if (this.uses < THRESHOLD && ++this.uses == THRESHOLD) {
			this.parts = generate();
			if (this.type.isRecord()) {
				Function<@Nullable Object[], Object> generated = StateAccessWriter.factory(this.type, this::place);
				this.factory = (generated != null) ? generated : this.factory;
				this.creating = generated != null;
			}
			else {
				Supplier<Object> generated = StateAccessWriter.constructor(this.type);
				this.constructor = (generated != null) ? generated : this.constructor;
				this.creating = generated != null;
			}
		}
		return this.parts;
	}

	/**
	 * Where the value of a component of a record is, -1 if it is not mapped.
	 */
	private int place(String component) {
		for (int i = 0; i < this.attributes.length; i++) {
			if (this.attributes[i].name().equals(component)) {
				return this.places[i];
			}
		}
		return -1;
	}

	/**
	 * Has code generated for attributes that follow each other and are declared by the
	 * same class, as private members can be accessed only by what belongs to it.
	 */
	private Part[] generate() {
		List<Part> parts = new ArrayList<>();
		int end;
		for (int begin = 0; begin < this.attributes.length; begin = end) {
			end = begin + 1;
			Class<?> declaring = declaring(begin);
			while (end < this.attributes.length && declaring(end) == declaring) {
				end++;
			}
			parts.add(part(declaring, begin, end));
		}
		return parts.toArray(Part[]::new);
	}

	private Class<?> declaring(int attribute) {
		return this.attributes[attribute].member().getDeclaringClass();
	}

	private Part part(Class<?> declaring, int begin, int end) {
		List<StateAccessWriter.Slot> slots = new ArrayList<>();
		for (int i = begin; i < end; i++) {
			Member setter = this.attributes[i].access().setter();
			slots.add(new StateAccessWriter.Slot(this.places[i], this.attributes[i].member(), setter, this.read[i]));
		}
		Part generated = StateAccessWriter.write(declaring, slots);
		return (generated != null) ? generated : new Part((instance, values) -> read(instance, values, begin, end),
				(instance, values) -> write(instance, values, begin, end), false);
	}

	private void readEach(Object instance, @Nullable Object[] values) {
		read(instance, values, 0, this.attributes.length);
	}

	private void read(Object instance, @Nullable Object[] values, int begin, int end) {
		for (int i = begin; i < end; i++) {
			if (this.read[i]) {
				values[this.places[i]] = this.attributes[i].access().get(instance);
			}
		}
	}

	private void writeEach(Object instance, @Nullable Object[] values) {
		write(instance, values, 0, this.attributes.length);
	}

	private void write(Object instance, @Nullable Object[] values, int begin, int end) {
		for (int i = begin; i < end; i++) {
			Object value = values[this.places[i]];
			if (value != null || !this.primitive[i]) {
				this.attributes[i].access().set(instance, value);
			}
		}
	}

}
