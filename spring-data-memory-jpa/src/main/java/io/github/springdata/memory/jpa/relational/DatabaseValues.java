package io.github.springdata.memory.jpa.relational;

import java.nio.ByteBuffer;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.util.UUID;

import io.github.springdata.memory.jpa.model.ColumnModel;
import io.github.springdata.memory.jpa.model.SerializedValue;
import io.github.springdata.memory.jpa.model.ValueForm;
import io.github.springdata.memory.jpa.query.TemporalValues;

import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.util.ClassUtils;

/**
 * Conversion of what databases have in columns to what rows have in their place, and
 * back.
 */
final class DatabaseValues {

	private static final int UUID_BYTES = 16;

	private DatabaseValues() {
	}

	/**
	 * The stored form of a value.
	 * @throws PersistenceException if the column cannot hold such a value
	 */
	static @Nullable Object toStored(@Nullable Object value, ValueForm form, ColumnModel column) {
		if (value == null) {
			return null;
		}
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(form.storedType());
		try {
			return form.fromColumn(type.isEnum() ? trimmed(value) : convert(value, type));
		}
		catch (ConversionException | IllegalArgumentException ex) {
			throw new PersistenceException("Column '%s' has %s '%s', which is no %s: %s".formatted(column.name(),
					value.getClass().getName(), value, type.getName(), ex.getMessage()), ex);
		}
	}

	/**
	 * The value that a column of a database takes for one that columns have by the
	 * mapping.
	 * @param value the value, of any class that rows have in them
	 * @param type the type of the column, of {@link Types}
	 */
	static @Nullable Object toJdbc(@Nullable Object value, int type) {
		if (value == null) {
			return null;
		}
		return switch (type) {
			case Types.DATE -> TemporalValues.convert(value, LocalDate.class);
			case Types.TIME -> TemporalValues.convert(value, LocalTime.class);
			case Types.TIMESTAMP -> TemporalValues.convert(value, LocalDateTime.class);
			case Types.TIMESTAMP_WITH_TIMEZONE -> TemporalValues.convert(value, OffsetDateTime.class);
			case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> toBytes(value);
			case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB, Types.NCHAR, Types.NVARCHAR, Types.NCLOB ->
				toText(value);
			default -> toNumber(value);
		};
	}

	private static Object toBytes(Object value) {
		if (value instanceof UUID id) {
			return ByteBuffer.allocate(UUID_BYTES)
				.putLong(id.getMostSignificantBits())
				.putLong(id.getLeastSignificantBits())
				.array();
		}
		return (value instanceof SerializedValue serialized) ? serialized.bytes() : value;
	}

	private static Object toText(Object value) {
		return (value instanceof char[] characters) ? String.valueOf(characters) : (value instanceof byte[]) ? value
				: String.valueOf(DefaultConversionService.getSharedInstance().convert(value, String.class));
	}

	/**
	 * Numbers that stand for values, for columns that are neither dates nor text.
	 */
	private static Object toNumber(Object value) {
		if (value instanceof Duration duration) {
			return duration.toNanos();
		}
		return (value instanceof Year year) ? (Object) year.getValue()
				: (value instanceof Character character) ? character.toString() : value;
	}

	private static Object trimmed(Object value) {
		return (value instanceof String text) ? text.strip() : value;
	}

	static @Nullable Integer toInteger(@Nullable Object value) {
		return (value instanceof Number number) ? Integer.valueOf(number.intValue()) : null;
	}

	private static Object convert(Object value, Class<?> type) {
		if (type.isInstance(value)) {
			return value;
		}
		Object temporal = (value instanceof String text && TemporalValues.isTemporal(type))
				? TemporalTexts.parse(text.strip(), type) : TemporalValues.convert(value, type);
		if (type.isInstance(temporal)) {
			return temporal;
		}
		return (value instanceof byte[] bytes) ? ofBytes(bytes, type)
				: (value instanceof Number number) ? ofNumber(number, type) : ofOther(value, type);
	}

	private static Object ofBytes(byte[] bytes, Class<?> type) {
		if (type == UUID.class && bytes.length == UUID_BYTES) {
			ByteBuffer buffer = ByteBuffer.wrap(bytes);
			return new UUID(buffer.getLong(), buffer.getLong());
		}
		return (type == SerializedValue.class) ? new SerializedValue(bytes) : ofOther(bytes, type);
	}

	private static Object ofNumber(Number number, Class<?> type) {
		if (type == Boolean.class) {
			return number.intValue() != 0;
		}
		if (type == Duration.class) {
			return Duration.ofNanos(number.longValue());
		}
		return (type == Year.class) ? Year.of(number.intValue()) : ofOther(number, type);
	}

	private static Object ofOther(Object value, Class<?> type) {
		if (type == Character.class && value instanceof String text && text.length() == 1) {
			return text.charAt(0);
		}
		Object source = (value instanceof String text && type != String.class) ? text.strip() : value;
		Object converted = DefaultConversionService.getSharedInstance().convert(source, type);
		if (converted == null) {
			throw new IllegalArgumentException("it is empty");
		}
		return converted;
	}

}
