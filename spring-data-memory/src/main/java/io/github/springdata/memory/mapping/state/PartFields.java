package io.github.springdata.memory.mapping.state;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.data.util.Lazy;

/**
 * Copier and comparer field by field, by reflection. Errors name the field.
 */
record PartFields(StateLayout layout, List<FieldAccessor> parts, Lazy<Creation> creating, FieldAccessor[] plain,
		FieldAccessor[] deep) implements ObjectFields {

	static PartFields of(StateLayout layout) {
		List<FieldAccessor> parts = layout.fields().stream().map(FieldAccessor::new).toList();
		Lazy<Creation> creation = Lazy.of(() -> Creation.of(layout, parts));
		FieldAccessor[] plain = select(parts, (part) -> part.field().isPlain());
		FieldAccessor[] deep = select(parts, (part) -> !part.field().isPlain());
		return new PartFields(layout, parts, creation, plain, deep);
	}

	private static FieldAccessor[] select(List<FieldAccessor> parts, Predicate<FieldAccessor> condition) {
		return parts.stream().filter(condition).toArray(FieldAccessor[]::new);
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
		return this.creating.get();
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
		Object copy = instantiate(source, run);
		creation().assignPlain(source, copy);
		return copy;
	}

	/**
	 * Creates an object of what its creator takes.
	 */
	Object instantiate(Object source, CopyRun run) {
		return creation().create(source, (part) -> part.copy(source, false, run));
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
		creation().assignPlain(source, target);
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
		for (FieldAccessor part : this.plain) {
			if (!part.sameValue(a, b)) {
				return false;
			}
		}
		return true;
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
	record Creation(InstanceCreator creator, @Nullable FieldAccessor[] arguments, FieldAccessor[] plain,
			FieldAccessor[] assigned, FieldAccessor[] fixed) {

		static Creation of(StateLayout layout, List<FieldAccessor> parts) {
			InstanceCreator creator = InstanceCreator.of(layout);
			Predicate<FieldAccessor> isPlain = (part) -> part.field().isPlain();
			Predicate<FieldAccessor> isFixed = (part) -> part.field().isFinal() && creator.takes(part.field());
			return new Creation(creator, creator.select(parts), select(parts, isPlain.and(isFixed.negate())),
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

		void assignPlain(Object source, Object target) {
			for (FieldAccessor part : this.plain) {
				part.set(target, part.get(source));
			}
		}

	}

	/**
	 * Reader of an argument of a creator.
	 */
	interface ArgumentReader {

		@Nullable Object read(FieldAccessor part);

	}

}
