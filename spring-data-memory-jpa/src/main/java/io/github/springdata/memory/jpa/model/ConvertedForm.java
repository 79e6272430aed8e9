package io.github.springdata.memory.jpa.model;

import java.util.function.Supplier;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/**
 * Form of values that a converter stores as another class.
 *
 * @param javaType the class of values
 * @param converter the converter, made when it is used first
 * @param stored the form of what it converts to
 */
record ConvertedForm(Class<?> javaType, Supplier<AttributeConverter<Object, Object>> converter,
		ValueForm stored) implements ValueForm {

	@Override
	public Class<?> storedType() {
		return this.stored.storedType();
	}

	@Override
	public boolean isIdentity() {
		return false;
	}

	@Override
	public @Nullable Object toStored(@Nullable Object value) {
		return this.stored.toStored(call(value, true));
	}

	@Override
	public @Nullable Object toJava(@Nullable Object stored) {
		return call(this.stored.toJava(stored), false);
	}

	@Override
	public @Nullable Object toColumn(@Nullable Object stored) {
		return this.stored.toColumn(stored);
	}

	@Override
	public @Nullable Object fromColumn(@Nullable Object column) {
		return this.stored.fromColumn(column);
	}

	@SuppressWarnings("NullAway") // converters are called with null, as the specification
									// says
	private @Nullable Object call(@Nullable Object value, boolean storing) {
		AttributeConverter<Object, Object> converter = this.converter.get();
		try {
			return storing ? converter.convertToDatabaseColumn(value) : converter.convertToEntityAttribute(value);
		}
		catch (PersistenceException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new PersistenceException(
					"Converter %s fails to convert %s to %s: %s".formatted(converter.getClass().getName(), value,
							storing ? this.stored.javaType().getName() : this.javaType.getName(), ex),
					ex);
		}
	}

}
