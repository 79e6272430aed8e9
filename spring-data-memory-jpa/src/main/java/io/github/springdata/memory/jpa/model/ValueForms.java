package io.github.springdata.memory.jpa.model;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.sql.Blob;
import java.sql.Clob;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.function.UnaryOperator;

import jakarta.persistence.EnumType;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.TemporalType;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import io.github.springdata.memory.mapping.state.ValueTypes;

/**
 * Factory of the forms of basic values that no converter is for.
 */
final class ValueForms {

	private ValueForms() {
	}

	/**
	 * The form of a type.
	 * @param type the declared type
	 * @param temporal the part of dates that is stored, or {@code null} for all
	 * @param enumerated what a database would store of an enum
	 * @return the form, or {@code null} if the type is not basic
	 */
	static @Nullable ValueForm of(Class<?> type, @Nullable TemporalType temporal, EnumType enumerated) {
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		if (boxed.isEnum()) {
			return ofEnum(boxed, enumerated);
		}
		if (boxed == Date.class || Calendar.class.isAssignableFrom(boxed)) {
			return ofDate(boxed, temporal);
		}
		return ValueTypes.isDeclaredValue(boxed) ? new IdentityForm(boxed) : ofOther(boxed);
	}

	private static @Nullable ValueForm ofOther(Class<?> type) {
		CopyForm mutable = Mutable.FORMS.get(type);
		if (mutable != null) {
			return mutable;
		}
		boolean tied = Blob.class.isAssignableFrom(type) || Clob.class.isAssignableFrom(type);
		boolean serializable = Serializable.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type)
				|| Map.class.isAssignableFrom(type);
		return (serializable && !tied) ? new SerializedForm(type) : null;
	}

	private static ValueForm ofEnum(Class<?> type, EnumType enumerated) {
		Field value = enumeratedValue(type);
		if (value != null) {
			ReflectionUtils.makeAccessible(value);
			return EnumForm.of(type, (constant) -> Objects.requireNonNull(ReflectionUtils.getField(value, constant),
					() -> "%s.%s has no value".formatted(type.getName(), constant)));
		}
		return EnumForm.of(type, (constant) -> (enumerated == EnumType.STRING) ? ((Enum<?>) constant).name()
				: (Object) ((Enum<?>) constant).ordinal());
	}

	/**
	 * The field of an enum that has the value of its column.
	 */
	static @Nullable Field enumeratedValue(Class<?> type) {
		return Arrays.stream(type.getDeclaredFields())
			.filter((field) -> field.isAnnotationPresent(EnumeratedValue.class))
			.findFirst()
			.orElse(null);
	}

	private static ValueForm ofDate(Class<?> type, @Nullable TemporalType temporal) {
		if (type == Date.class) {
			return new CopyForm(type, (value) -> truncated((Date) value, temporal),
					(value) -> new Date(((Date) value).getTime()));
		}
		return new CopyForm(type, (value) -> truncated((Calendar) value, temporal),
				(value) -> ((Calendar) value).clone());
	}

	private static Date truncated(Date value, @Nullable TemporalType temporal) {
		if (temporal == null || temporal == TemporalType.TIMESTAMP) {
			return new Date(value.getTime());
		}
		Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone(ZoneId.systemDefault()));
		calendar.setTime(value);
		truncate(calendar, temporal);
		return calendar.getTime();
	}

	/**
	 * The same point in time as a calendar of the system, as a database gives it back.
	 */
	private static Calendar truncated(Calendar value, @Nullable TemporalType temporal) {
		Calendar calendar = Calendar.getInstance();
		calendar.setTimeInMillis(value.getTimeInMillis());
		if (temporal != null && temporal != TemporalType.TIMESTAMP) {
			truncate(calendar, temporal);
		}
		return calendar;
	}

	private static void truncate(Calendar calendar, TemporalType temporal) {
		if (temporal == TemporalType.DATE) {
			calendar.set(Calendar.HOUR_OF_DAY, 0);
			calendar.set(Calendar.MINUTE, 0);
			calendar.set(Calendar.SECOND, 0);
		}
		else {
			calendar.set(1970, Calendar.JANUARY, 1);
		}
		calendar.set(Calendar.MILLISECOND, 0);
	}

	/**
	 * Forms of types whose values are copied, which few units have.
	 */
	private static final class Mutable {

		static final Map<Class<?>, CopyForm> FORMS = Map.ofEntries(
				copy(byte[].class, (value) -> ((byte[]) value).clone()),
				copy(char[].class, (value) -> ((char[]) value).clone()),
				copy(Byte[].class, (value) -> ((Byte[]) value).clone()),
				copy(Character[].class, (value) -> ((Character[]) value).clone()),
				copy(java.sql.Date.class, (value) -> java.sql.Date.valueOf(((java.sql.Date) value).toLocalDate())),
				copy(java.sql.Time.class, (value) -> java.sql.Time.valueOf(((java.sql.Time) value).toLocalTime())),
				copy(java.sql.Timestamp.class, (value) -> ((java.sql.Timestamp) value).clone()),
				copy(TimeZone.class, (value) -> ((TimeZone) value).clone()));

		private static Map.Entry<Class<?>, CopyForm> copy(Class<?> type, UnaryOperator<Object> copier) {
			return Map.entry(type, new CopyForm(type, copier, copier));
		}

	}

}
