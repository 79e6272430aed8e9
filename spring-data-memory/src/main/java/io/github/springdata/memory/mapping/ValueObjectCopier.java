package io.github.springdata.memory.mapping;

import java.util.List;

import io.github.springdata.memory.mapping.FieldAccessFactory.PlainFields;
import org.jspecify.annotations.Nullable;

import org.springframework.data.util.Lazy;

/**
 * Copies value objects: returns the object itself unless a part of it has to be copied or
 * a field without state has a value.
 */
final class ValueObjectCopier implements Copier {

	private final Class<?> type;

	private final Immutability immutability;

	private final PlainFields plain;

	/** The fields that can hold objects. */
	private final List<Part> deep;

	/** The fields without state. */
	private final FieldAccess[] dropped;

	private final Lazy<Recreation> recreation;

	private volatile Immutability.Verdict verdict = Immutability.Verdict.NONE;

	private ValueObjectCopier(StateLayout layout, FieldAccessFactory access, Immutability immutability,
			List<Part> parts) {
		this.type = layout.type();
		this.immutability = immutability;
		this.plain = access.plainFields(layout.plainFields(), List.of());
		this.deep = parts.stream().filter((part) -> !part.field().isPlain()).toList();
		this.dropped = layout.dropped().stream().map(access::field).toArray(FieldAccess[]::new);
		this.recreation = Lazy.of(() -> Recreation.of(layout, parts, access));
	}

	static ValueObjectCopier of(StateLayout layout, FieldAccessFactory access, Immutability immutability) {
		List<Part> parts = layout.fields().stream().map((field) -> Part.of(field, access)).toList();
		return new ValueObjectCopier(layout, access, immutability, parts);
	}

	@Override
	public Object copy(Object source, boolean frozen, CopyRun run) {
		if (this.deep.isEmpty() && this.dropped.length == 0) {
			return source;
		}
		if (run.isReading() && isImmutable()) {
			return source;
		}
		Object known = run.find(source);
		return (known != null) ? known : copyParts(source, run);
	}

	private Object copyParts(Object source, CopyRun run) {
		run.begin(source);
		boolean changed = hasDropped(source);
		@Nullable Object[] copies = new Object[this.deep.size()];
		for (int i = 0; i < copies.length; i++) {
			Part part = this.deep.get(i);
			copies[i] = part.copy(source, part.field().isFreezable(), run);
			changed |= copies[i] != part.get(source);
		}
		return run.remember(source, changed ? recreate(source, copies) : source);
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

	private Object recreate(Object source, @Nullable Object[] copies) {
		Object copy = this.recreation.get().create(source, this.deep, copies);
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

	/**
	 * Creates a value object from another one and copies of some of its parts.
	 *
	 * @param creator creates the object
	 * @param arguments what each argument is read from, {@code null} if it has no state
	 */
	private record Recreation(InstanceCreator creator, @Nullable Part[] arguments) {

		static Recreation of(StateLayout layout, List<Part> parts, FieldAccessFactory access) {
			InstanceCreator creator = InstanceCreator.of(layout, access);
			return new Recreation(creator, creator.select(parts));
		}

		Object create(Object source, List<Part> deep, @Nullable Object[] copies) {
			@Nullable Object[] values = this.creator.newArguments();
			for (int i = 0; i < values.length; i++) {
				Part argument = this.arguments[i];
				if (argument != null) {
					int index = deep.indexOf(argument);
					values[i] = (index >= 0) ? copies[index] : argument.get(source);
				}
			}
			return this.creator.create(values);
		}

	}

}
