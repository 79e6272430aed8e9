package io.github.springdata.memory.mapping;

import java.util.function.Predicate;

import io.github.springdata.memory.mapping.state.StoredForm;
import io.github.springdata.memory.mapping.state.UncopyableValueException;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * A path to values that are stored in another form.
 *
 * @param origin the path to the values themselves
 * @param form their form
 */
record ConvertedPath(PathReader origin, StoredForm form) implements DelegatingPath {

	@Override
	public Class<?> type() {
		return ClassUtils.resolvePrimitiveIfNecessary(this.form.stored());
	}

	@Override
	public Class<?> valueType() {
		return this.origin.type();
	}

	@Override
	public @Nullable Object read(Object bean) {
		Object value = this.origin.read(bean);
		return isMultiValued() ? value : write(value);
	}

	@Override
	public @Nullable Object readValue(Object bean) {
		return this.origin.read(bean);
	}

	@Override
	public boolean anyMatch(Object bean, Predicate<? super @Nullable Object> condition) {
		return this.origin.anyMatch(bean, (value) -> condition.test(write(value)));
	}

	private @Nullable Object write(@Nullable Object value) {
		return (value != null) ? within(value) : null;
	}

	@Override
	public Object toStored(Object value) {
		return this.form.type().isInstance(value) ? within(value) : value;
	}

	private Object within(Object value) {
		try {
			return this.form.write(value);
		}
		catch (UncopyableValueException ex) {
			throw ex.within(path());
		}
	}

}
