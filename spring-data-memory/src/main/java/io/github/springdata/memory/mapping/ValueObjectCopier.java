package io.github.springdata.memory.mapping;

import java.lang.reflect.Field;
import java.util.List;

import io.github.springdata.memory.mapping.FieldAccessFactory.PlainFields;
import org.jspecify.annotations.Nullable;

/**
 * Copies value objects: returns the object itself unless a part of it has to be copied or
 * a field without state has a value.
 */
final class ValueObjectCopier implements Copier {

	private final Class<?> type;

	private final Immutability immutability;

	private final @Nullable InstanceCreator creator;

	/**
	 * What each argument of the creator is read from, {@code null} if it has no state.
	 */
	private final @Nullable Part[] arguments;

	private final PlainFields plain;

	/** The fields that can hold objects. */
	private final List<Part> deep;

	/** The fields without state. */
	private final FieldAccess[] dropped;

	private volatile Immutability.Verdict verdict = Immutability.Verdict.NONE;

	private ValueObjectCopier(Class<?> type, Immutability immutability, @Nullable InstanceCreator creator,
			@Nullable Part[] arguments, PlainFields plain, List<Part> deep, FieldAccess[] dropped) {
		this.type = type;
		this.immutability = immutability;
		this.creator = creator;
		this.arguments = arguments;
		this.plain = plain;
		this.deep = deep;
		this.dropped = dropped;
	}

	static ValueObjectCopier of(StateLayout layout, FieldAccessFactory access, Immutability immutability) {
		List<Part> parts = layout.fields().stream().map((field) -> Part.of(field, access)).toList();
		List<Part> deep = parts.stream().filter((part) -> !part.field().isPlain()).toList();
		List<Field> plain = layout.fields().stream().filter(StateField::isPlain).map(StateField::field).toList();
		FieldAccess[] dropped = layout.dropped().stream().map(access::field).toArray(FieldAccess[]::new);
		InstanceCreator creator = immutability.isRecreated(layout) ? InstanceCreator.of(layout, access) : null;
		return new ValueObjectCopier(layout.type(), immutability, creator,
				(creator != null) ? creator.select(parts) : new Part[0], access.plainFields(plain, List.of()), deep,
				dropped);
	}

	@Override
	public Object copy(Object source, boolean frozen, CopyRun run) {
		if (this.creator == null || (run.isReading() && isImmutable())) {
			return source;
		}
		Object known = run.find(source);
		return (known != null) ? known : copy(source, run, this.creator);
	}

	private Object copy(Object source, CopyRun run, InstanceCreator creator) {
		run.begin(source);
		boolean changed = hasDropped(source);
		@Nullable Object[] copies = new Object[this.deep.size()];
		for (int i = 0; i < copies.length; i++) {
			Part part = this.deep.get(i);
			copies[i] = part.copy(source, part.field().isFreezable(), run);
			changed |= copies[i] != part.get(source);
		}
		return run.remember(source, changed ? recreate(source, copies, creator) : source);
	}

	private boolean hasDropped(Object source) {
		for (FieldAccess field : this.dropped) {
			Object value = field.get(source);
			if (value != null && !InstanceCreator.isDefault(value)) {
				return true;
			}
		}
		return false;
	}

	private Object recreate(Object source, @Nullable Object[] copies, InstanceCreator creator) {
		@Nullable Object[] values = creator.newArguments();
		for (int i = 0; i < values.length; i++) {
			Part argument = this.arguments[i];
			if (argument != null) {
				int index = this.deep.indexOf(argument);
				values[i] = (index >= 0) ? copies[index] : argument.get(source);
			}
		}
		Object copy = creator.create(values);
		for (int i = 0; i < copies.length; i++) {
			checkStillFrozen(this.deep.get(i), copy, copies[i]);
		}
		return copy;
	}

	/**
	 * Detects constructors that replace a frozen collection by a modifiable one.
	 */
	private void checkStillFrozen(Part part, Object copy, @Nullable Object passed) {
		if (part.field().isFreezable() && part.get(copy) != passed) {
			Object actual = part.get(copy);
			if (actual != null && !Frozen.isFrozen(actual)) {
				this.immutability.except(this.type);
			}
		}
	}

	private boolean isImmutable() {
		Immutability.Verdict current = this.verdict;
		if (!this.immutability.isCurrent(current)) {
			current = this.immutability.verdict(this.type);
			this.verdict = current;
		}
		return current.isImmutable();
	}

	@Override
	public boolean same(Object a, Object b, Comparison comparison) {
		if (b.getClass() != this.type || !this.plain.same(a, b)) {
			return false;
		}
		if (this.deep.isEmpty() || !comparison.enter(a, b)) {
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
