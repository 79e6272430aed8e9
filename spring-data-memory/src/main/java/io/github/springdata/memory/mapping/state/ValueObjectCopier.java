package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Field;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Copier of value objects: returns the object itself unless a part of it has to be copied
 * or a field without state has a value.
 */
final class ValueObjectCopier implements Copier {

	private final StateLayout layout;

	private final boolean generating;

	private final Immutability immutability;

	/**
	 * Found when needed, as most objects are shared; any number of threads may find it.
	 */
	private @Nullable ObjectFields fields;

	/** Whether nothing in an object can ever be mutable. */
	private final boolean shared;

	/** The fields that hold collections which have to be frozen. */
	private final List<FieldAccessor> freezable;

	/** The fields without state. */
	private final List<Field> dropped;

	private final Immutability.Decision decision;

	ValueObjectCopier(StateLayout layout, boolean generating, Immutability immutability) {
		this.layout = layout;
		this.generating = generating;
		this.immutability = immutability;
		this.decision = immutability.decision(layout.type());
		this.shared = immutability.isImmutableThroughout(layout.type());
		this.freezable = layout.fields().stream().filter(StateField::isFreezable).map(FieldAccessor::new).toList();
		this.dropped = layout.dropped();
		this.dropped.forEach((field) -> Members.open(field, field.getDeclaringClass()));
		if (!this.shared) {
			fields();
		}
	}

	private ObjectFields fields() {
		ObjectFields fields = this.fields;
		if (fields == null) {
			fields = ObjectFields.of(this.layout, true, this.generating);
			this.fields = fields;
		}
		return fields;
	}

	@Override
	public boolean isFlat() {
		return this.shared;
	}

	@Override
	public Object copy(Object source, boolean frozen, CopyRun run) {
		if (this.shared || (run.isReading() && this.decision.isImmutable())) {
			return source;
		}
		Object known = run.find(source);
		return (known != null) ? known : copyParts(source, run);
	}

	private Object copyParts(Object source, CopyRun run) {
		run.begin(source);
		run.pin();
		Object copy = fields().recreate(source, hasDropped(source), run);
		run.unpin();
		if (copy != source) {
			for (FieldAccessor part : this.freezable) {
				checkFrozen(part.get(copy));
			}
		}
		return run.remember(source, copy);
	}

	private boolean hasDropped(Object source) {
		for (Field field : this.dropped) {
			Object value = ReflectionUtils.getField(field, source);
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
			this.immutability.except(this.layout.type());
		}
	}

	@Override
	public boolean same(Object a, Object b, Comparison comparison) {
		return comparison.sameFields(fields(), a, b);
	}

}
