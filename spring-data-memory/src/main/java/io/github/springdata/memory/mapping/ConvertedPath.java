package io.github.springdata.memory.mapping;

import java.util.function.Predicate;

import io.github.springdata.memory.mapping.state.StoredForm;
import io.github.springdata.memory.mapping.state.UncopyableValueException;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * A path to values that are stored in another form.
 *
 * @param target the path to the values themselves
 * @param form their form
 */
record ConvertedPath(PathReader target, StoredForm form) implements PathReader {

	@Override
	public String path() {
		return this.target.path();
	}

	@Override
	public Class<?> type() {
		return ClassUtils.resolvePrimitiveIfNecessary(this.form.stored());
	}

	@Override
	public Class<?> valueType() {
		return this.target.type();
	}

	@Override
	public boolean isMultiValued() {
		return this.target.isMultiValued();
	}

	@Override
	public MemoryPersistentProperty leaf() {
		return this.target.leaf();
	}

	@Override
	public @Nullable Object read(Object bean) {
		Object value = this.target.read(bean);
		return isMultiValued() ? value : write(value);
	}

	@Override
	public @Nullable Object readValue(Object bean) {
		return this.target.read(bean);
	}

	@Override
	public boolean anyMatch(Object bean, Predicate<? super @Nullable Object> condition) {
		return this.target.anyMatch(bean, (value) -> condition.test(write(value)));
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
