package io.github.springdata.memory.mapping;

import java.lang.reflect.Field;
import java.util.List;
import java.util.function.Predicate;

import io.github.springdata.memory.mapping.FieldAccessFactory.PlainFields;
import org.jspecify.annotations.Nullable;

/**
 * Copies beans, which are mutable objects: creates an instance, then sets its fields.
 */
final class BeanCopier implements Copier {

	private final Class<?> type;

	private final InstanceCreator creator;

	/**
	 * What each argument of the creator is read from, {@code null} if it has no state.
	 */
	private final @Nullable Part[] arguments;

	private final PlainFields plain;

	/** The fields that can hold objects. */
	private final Part[] deep;

	/** The fields that can hold objects and are set after creation. */
	private final Part[] assigned;

	/** The fields that only the creator sets. */
	private final Part[] fixed;

	private BeanCopier(Class<?> type, InstanceCreator creator, @Nullable Part[] arguments, PlainFields plain,
			Part[] deep, Part[] assigned, Part[] fixed) {
		this.type = type;
		this.creator = creator;
		this.arguments = arguments;
		this.plain = plain;
		this.deep = deep;
		this.assigned = assigned;
		this.fixed = fixed;
	}

	static BeanCopier of(StateLayout layout, FieldAccessFactory access) {
		InstanceCreator creator = InstanceCreator.of(layout, access);
		List<Part> parts = layout.fields().stream().map((field) -> Part.of(field, access)).toList();
		Predicate<Part> isPlain = (part) -> part.field().isPlain();
		Predicate<Part> isFixed = (part) -> part.field().isFinal() && creator.takes(part.field());
		PlainFields plain = access.plainFields(fields(parts, isPlain), fields(parts, isPlain.and(isFixed.negate())));
		return new BeanCopier(layout.type(), creator, creator.select(parts), plain, parts(parts, isPlain.negate()),
				parts(parts, isPlain.or(isFixed).negate()), parts(parts, isFixed));
	}

	private static List<Field> fields(List<Part> parts, Predicate<Part> condition) {
		return parts.stream().filter(condition).map((part) -> part.field().field()).toList();
	}

	private static Part[] parts(List<Part> parts, Predicate<Part> condition) {
		return parts.stream().filter(condition).toArray(Part[]::new);
	}

	@Override
	public Object copy(Object source, boolean frozen, CopyRun run) {
		if (this.deep.length == 0 && run.isEmpty()) {
			return create(source, run);
		}
		Object known = run.find(source);
		if (known != null) {
			return known;
		}
		if (this.arguments.length > 0) {
			run.begin(source);
		}
		Object copy = run.remember(source, create(source, run));
		for (Part part : this.assigned) {
			part.copyInto(source, copy, run);
		}
		return copy;
	}

	private Object create(Object source, CopyRun run) {
		@Nullable Object[] values = this.creator.newArguments();
		for (int i = 0; i < values.length; i++) {
			Part argument = this.arguments[i];
			if (argument != null) {
				values[i] = argument.copy(source, false, run);
			}
		}
		Object copy = this.creator.create(values);
		this.plain.copy(source, copy);
		return copy;
	}

	/**
	 * Gives a bean the state of another of the same class.
	 */
	void copyInto(Object source, Object target, CopyRun run) {
		run.remember(source, target);
		this.plain.copy(source, target);
		for (Part part : this.assigned) {
			part.copyInto(source, target, run);
		}
		for (Part part : this.fixed) {
			if (!part.same(source, target, run.newComparison())) {
				part.copyInto(source, target, run);
			}
		}
	}

	@Override
	public boolean same(Object a, Object b, Comparison comparison) {
		if (b.getClass() != this.type || !this.plain.same(a, b)) {
			return false;
		}
		if (this.deep.length == 0 || !comparison.enter(a, b)) {
			return true;
		}
		for (Part part : this.deep) {
			if (!part.same(a, b, comparison)) {
				return false;
			}
		}
		return true;
	}

}
