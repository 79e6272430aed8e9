package io.github.springdata.memory.mapping.state;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;

/**
 * The form in which values of a type are stored.
 *
 * @param type the type of the values
 * @param stored the type of their stored form
 * @param converters convert both ways
 */
public record StoredForm(Class<?> type, Class<?> stored, ConversionService converters) {

	/**
	 * The stored form of a value.
	 * @param value the value
	 * @return its stored form
	 * @throws UncopyableValueException if the converter fails
	 */
	public Object write(Object value) {
		return convert(value, this.stored);
	}

	/**
	 * The value that a stored form stands for.
	 * @throws UncopyableValueException if the converter fails
	 */
	Object read(Object form) {
		return convert(form, this.type);
	}

	private Object convert(Object source, Class<?> target) {
		Object converted;
		try {
			converted = this.converters.convert(source, target);
		}
		catch (ConversionException ex) {
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			throw failure(source, target, cause.getMessage(), ex);
		}
		if (converted == null) {
			throw failure(source, target, "the converter must not return null", null);
		}
		return converted;
	}

	private static UncopyableValueException failure(Object source, Class<?> target, @Nullable String because,
			@Nullable Throwable cause) {
		return new UncopyableValueException("'%s' of type %s cannot be converted to %s: %s".formatted(source,
				source.getClass().getName(), target.getName(), because), cause);
	}

}
