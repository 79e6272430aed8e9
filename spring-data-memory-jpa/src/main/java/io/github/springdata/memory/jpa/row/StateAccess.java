package io.github.springdata.memory.jpa.row;

import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.springdata.memory.jpa.model.AttributeModel;
import org.jspecify.annotations.Nullable;

/**
 * Access to the state of instances of an entity or an embeddable, all attributes at once.
 * Members are accessed by reflection at first, and by generated code once there were
 * enough instances that this is worth it. Thread-safe.
 */
public final class StateAccess {

	/** The number of instances after which code is generated. */
	static final int THRESHOLD = 100;

	private final Class<?> type;

	private final AttributeModel[] attributes;

	private final boolean[] primitive;

	private final boolean[] read;

	private int uses;

	private volatile Supplier<Object> constructor;

	private volatile Part[] parts;

	/**
	 * Creates an access by reflection.
	 * @param type the class of instances
	 * @param constructor creates instances without state
	 * @param attributes the attributes
	 * @param read for each of them whether it is read too
	 */
	public StateAccess(Class<?> type, Supplier<Object> constructor, AttributeModel[] attributes, boolean[] read) {
		this.type = type;
		this.constructor = constructor;
		this.attributes = attributes;
		this.read = read;
		this.primitive = new boolean[attributes.length];
		for (int i = 0; i < attributes.length; i++) {
			this.primitive[i] = attributes[i].type().isPrimitive();
		}
		this.parts = new Part[] { new Part(this::readEach, this::writeEach, false) };
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
		return Stream.of(this.parts).allMatch(Part::generated);
	}

	/**
	 * Creates an instance without state.
	 * @return the instance
	 */
	public Object create() {
		return this.constructor.get();
	}

	/**
	 * Reads the state of an instance.
	 * @param instance the instance
	 * @return the values of the attributes, {@code null} for those that are not read
	 */
	public @Nullable Object[] read(Object instance) {
		@Nullable Object[] values = new @Nullable Object[this.attributes.length];
		for (Part part : parts()) {
			part.reader().accept(instance, values);
		}
		return values;
	}

	/**
	 * Sets the state of an instance.
	 * @param instance the instance
	 * @param values the values of all attributes; those that are primitive stay as they
	 * are if there is none
	 */
	public void write(Object instance, @Nullable Object[] values) {
		for (Part part : parts()) {
			part.writer().accept(instance, values);
		}
	}

	private Part[] parts() {
		if (this.uses < THRESHOLD && ++this.uses == THRESHOLD) {
			this.parts = generate();
			Supplier<Object> generated = StateAccessWriter.constructor(this.type);
			this.constructor = (generated != null) ? generated : this.constructor;
		}
		return this.parts;
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
			slots.add(new StateAccessWriter.Slot(i, this.attributes[i].member(), setter, this.read[i]));
		}
		Part generated = StateAccessWriter.write(declaring, slots);
		return (generated != null) ? generated : new Part((instance, values) -> read(instance, values, begin, end),
				(instance, values) -> write(instance, values, begin, end), false);
	}

	private void readEach(Object instance, @Nullable Object[] values) {
		read(instance, values, 0, values.length);
	}

	private void read(Object instance, @Nullable Object[] values, int begin, int end) {
		for (int i = begin; i < end; i++) {
			if (this.read[i]) {
				values[i] = this.attributes[i].access().get(instance);
			}
		}
	}

	private void writeEach(Object instance, @Nullable Object[] values) {
		write(instance, values, 0, values.length);
	}

	private void write(Object instance, @Nullable Object[] values, int begin, int end) {
		for (int i = begin; i < end; i++) {
			if (values[i] != null || !this.primitive[i]) {
				this.attributes[i].access().set(instance, values[i]);
			}
		}
	}

}
