package io.github.springdata.memory.mapping;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Copies value objects: returns the object itself unless a part of it has to be copied or
 * a field without state has a value.
 */
final class ValueObjectCopier implements Copier, PartsComparer {

	private final Class<?> type;

	private final Immutability immutability;

	private final ObjectFields fields;

	/** Whether nothing in an object can ever be mutable. */
	private final boolean shared;

	/** The fields that hold collections which have to be frozen. */
	private final List<Part> freezable;

	/** The fields without state. */
	private final FieldAccess[] dropped;

	private volatile Immutability.Verdict verdict = Immutability.Verdict.NONE;

	private ValueObjectCopier(StateLayout layout, FieldAccessFactory access, Immutability immutability) {
		this.type = layout.type();
		this.immutability = immutability;
		this.fields = ObjectFields.ofValueObject(layout, access);
		this.shared = immutability.isImmutableThroughout(layout.type());
		this.freezable = layout.fields()
			.stream()
			.filter(StateField::isFreezable)
			.map((field) -> Part.of(field, access))
			.toList();
		this.dropped = layout.dropped().stream().map(access::field).toArray(FieldAccess[]::new);
	}

	static ValueObjectCopier of(StateLayout layout, FieldAccessFactory access, Immutability immutability) {
		return new ValueObjectCopier(layout, access, immutability);
	}

	@Override
	public boolean isFlat() {
		return this.shared;
	}

	@Override
	public Object copy(Object source, boolean frozen, CopyRun run) {
		if (this.shared || (run.isReading() && isImmutable())) {
			return source;
		}
		Object known = run.find(source);
		return (known != null) ? known : copyParts(source, run);
	}

	private Object copyParts(Object source, CopyRun run) {
		run.begin(source);
		run.pin();
		Object copy = this.fields.recreate(source, hasDropped(source), run);
		run.unpin();
		if (copy != source) {
			this.freezable.forEach((part) -> checkFrozen(part.get(copy)));
		}
		return run.remember(source, copy);
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

	/**
	 * Detects constructors that replace a frozen collection by a modifiable one.
	 */
	private void checkFrozen(@Nullable Object collection) {
		if (collection != null && !Frozen.isOwnOrFrozen(collection)) {
			this.immutability.except(this.type);
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
		if (b.getClass() != this.type || !this.fields.samePlain(a, b)) {
			return false;
		}
		return this.fields.isFlat() || !comparison.enter(a, b) || comparison.sameParts(this, a, b);
	}

	@Override
	public boolean sameParts(Object a, Object b, Comparison comparison) {
		return this.fields.sameDeep(a, b, comparison);
	}

}
