package io.github.springdata.memory.mapping.state;

import org.jspecify.annotations.Nullable;

/**
 * Access to one field of an object that is copied.
 *
 * @param field what the field is
 * @param access reads and writes it
 */
record FieldAccessor(StateField field, FieldAccess access) {

	static FieldAccessor of(StateField field, FieldAccessFactory access) {
		return new FieldAccessor(field, access.field(field.field()));
	}

	@Nullable Object get(Object bean) {
		return this.access.get(bean);
	}

	/**
	 * Copies the value of the field.
	 * @param bean the object
	 * @param frozen whether a collection becomes unmodifiable
	 * @param run what was copied so far
	 * @throws UncopyableValueException naming the field
	 */
	@Nullable Object copy(Object bean, boolean frozen, CopyRun run) {
		try {
			return run.copy(this.access.get(bean), frozen);
		}
		catch (UncopyableValueException ex) {
			throw ex.within(this.field.name());
		}
	}

	void copyInto(Object source, Object target, CopyRun run) {
		this.access.set(target, copy(source, false, run));
	}

	boolean same(Object a, Object b, Comparison comparison) {
		return comparison.same(this.access.get(a), this.access.get(b));
	}

}
