package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Field;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.springdata.memory.mapping.state.FieldAccessFactory.PlainFields;
import org.jspecify.annotations.Nullable;

import org.springframework.data.util.Lazy;

/**
 * Copier and comparer field by field, each through an access of its own. Errors name the
 * field.
 */
final class PartFields implements ObjectFields {

	private final StateLayout layout;

	private final List<FieldAccessor> parts;

	/** Found when an object is created: many value objects never are. */
	private final Lazy<Creation> creation;

	/** The fields that hold values only. */
	private final PlainFields plain;

	/** The fields that can hold objects. */
	private final FieldAccessor[] deep;

	private PartFields(StateLayout layout, List<FieldAccessor> parts, FieldAccessFactory access) {
		this.layout = layout;
		this.parts = parts;
		this.creation = Lazy.of(() -> Creation.of(layout, parts, access));
		this.plain = access.plainFields(layout.plainFields(), List.of());
		this.deep = select(parts, (part) -> !part.field().isPlain());
	}

	static PartFields of(StateLayout layout, FieldAccessFactory access) {
		return new PartFields(layout, layout.fields().stream().map((field) -> FieldAccessor.of(field, access)).toList(),
				access);
	}

	private static FieldAccessor[] select(List<FieldAccessor> parts, Predicate<FieldAccessor> condition) {
		return parts.stream().filter(condition).toArray(FieldAccessor[]::new);
	}

	StateLayout layout() {
		return this.layout;
	}

	List<FieldAccessor> parts() {
		return this.parts;
	}

	/**
	 * Whether there is a creator, which value objects need only if they have mutable
	 * parts.
	 */
	boolean isCreatable() {
		try {
			return creation() != null;
		}
		catch (UncopyableValueException ex) {
			return false;
		}
	}

	Creation creation() {
		return this.creation.get();
	}

	@Override
	public boolean isFlat() {
		return this.deep.length == 0;
	}

	@Override
	public boolean isCreatedFromParts() {
		return Stream.of(creation().arguments).anyMatch((part) -> part != null && !part.field().isPlain());
	}

	@Override
	public Object create(Object source, CopyRun run) {
		Creation creation = creation();
		Object copy = creation.create(source, (part) -> part.copy(source, false, run));
		creation.plain.copy(source, copy);
		return copy;
	}

	@Override
	public Object recreate(Object source, boolean always, CopyRun run) {
		boolean changed = always;
		@Nullable Object[] copies = new Object[this.deep.length];
		for (int i = 0; i < copies.length; i++) {
			copies[i] = this.deep[i].copy(source, this.deep[i].field().isFreezable(), run);
			changed |= copies[i] != this.deep[i].get(source);
		}
		return changed ? creation().create(source, (part) -> {
			int index = List.of(this.deep).indexOf(part);
			return (index >= 0) ? copies[index] : part.get(source);
		}) : source;
	}

	@Override
	public void assignPlain(Object source, Object target) {
		creation().plain.copy(source, target);
	}

	@Override
	public void assign(Object source, Object target, CopyRun run) {
		for (FieldAccessor part : creation().assigned) {
			part.copyInto(source, target, run);
		}
	}

	@Override
	public void assignFixed(Object source, Object target, CopyRun run) {
		for (FieldAccessor part : creation().fixed) {
			if (!run.same(part.get(source), part.get(target))) {
				part.copyInto(source, target, run);
			}
		}
	}

	@Override
	public boolean samePlain(Object a, Object b) {
		return this.plain.same(a, b);
	}

	@Override
	public boolean sameDeep(Object a, Object b, Comparison comparison) {
		for (FieldAccessor part : this.deep) {
			if (!part.same(a, b, comparison)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Way in which objects are created, and what remains to be set.
	 *
	 * @param creator creates them
	 * @param arguments what each argument is read from, {@code null} if it has no state
	 * @param plain the fields with values that are set after creation
	 * @param assigned the fields that can hold objects and are set after creation
	 * @param fixed the fields that only the creator sets
	 */
	record Creation(InstanceCreator creator, @Nullable FieldAccessor[] arguments, PlainFields plain,
			FieldAccessor[] assigned, FieldAccessor[] fixed) {

		static Creation of(StateLayout layout, List<FieldAccessor> parts, FieldAccessFactory access) {
			InstanceCreator creator = InstanceCreator.of(layout, access);
			Predicate<FieldAccessor> isPlain = (part) -> part.field().isPlain();
			Predicate<FieldAccessor> isFixed = (part) -> part.field().isFinal() && creator.takes(part.field());
			List<Field> plain = parts.stream()
				.filter(isPlain.and(isFixed.negate()))
				.map((part) -> part.field().field())
				.toList();
			return new Creation(creator, creator.select(parts), access.plainFields(List.of(), plain),
					select(parts, isPlain.or(isFixed).negate()), select(parts, isFixed));
		}

		Object create(Object source, ArgumentReader reader) {
			@Nullable Object[] values = this.creator.newArguments();
			for (int i = 0; i < values.length; i++) {
				FieldAccessor argument = this.arguments[i];
				if (argument != null) {
					values[i] = reader.read(argument);
				}
			}
			return this.creator.create(values);
		}

	}

	/**
	 * Reader of an argument of a creator.
	 */
	interface ArgumentReader {

		@Nullable Object read(FieldAccessor part);

	}

}
