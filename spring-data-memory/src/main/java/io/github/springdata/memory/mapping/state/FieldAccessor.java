package io.github.springdata.memory.mapping.state;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Access to one field of an object that is copied.
 *
 * @param field what the field is
 */
record FieldAccessor(StateField field) {

	/**
	 * Makes the field accessible.
	 * @throws UncopyableValueException if the module of its class does not open it
	 */
	FieldAccessor {
		Members.open(field.field(), field.field().getDeclaringClass());
	}

	@Nullable Object get(Object bean) {
		return ReflectionUtils.getField(this.field.field(), bean);
	}

	void set(Object bean, @Nullable Object value) {
		ReflectionUtils.setField(this.field.field(), bean, value);
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
			return run.copy(get(bean), frozen);
		}
		catch (UncopyableValueException ex) {
			throw ex.within(this.field.name());
		}
	}

	void copyInto(Object source, Object target, CopyRun run) {
		set(target, copy(source, false, run));
	}

	boolean sameValue(Object a, Object b) {
		Object left = get(a);
		Object right = get(b);
		return left == right || (left != null && right != null && ValueTypes.same(left, right));
	}

	boolean same(Object a, Object b, Comparison comparison) {
		return comparison.same(get(a), get(b));
	}

}
