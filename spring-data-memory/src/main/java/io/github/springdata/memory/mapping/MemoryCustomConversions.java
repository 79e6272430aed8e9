package io.github.springdata.memory.mapping;

import java.util.Collection;
import java.util.List;

import org.springframework.data.convert.CustomConversions;

/**
 * Converters for properties whose values are stored in another form: a value object as a
 * number, a string or a date. For each such type there is a
 * {@link org.springframework.data.convert.WritingConverter writing} and a
 * {@link org.springframework.data.convert.ReadingConverter reading} converter.
 * <p>
 * What the stored form does not hold is lost when a value is saved. Indexes hold the
 * stored form; values are compared and sorted by it. Arguments of queries are values of
 * either type. Converters are called often, and by several threads; they must always give
 * the same result for the same value.
 */
public class MemoryCustomConversions extends CustomConversions {

	/**
	 * Creates conversions from converters.
	 * @param converters {@link org.springframework.core.convert.converter.Converter}s or
	 * other converters of Spring
	 */
	public MemoryCustomConversions(Collection<?> converters) {
		super(new ConverterConfiguration(StoreConversions.of(MemorySimpleTypes.HOLDER, List.of()),
				List.copyOf(converters), (pair) -> true));
	}

	/**
	 * Creates conversions from converters.
	 * @param converters {@link org.springframework.core.convert.converter.Converter}s or
	 * other converters of Spring
	 * @return the conversions
	 */
	public static MemoryCustomConversions of(Object... converters) {
		return new MemoryCustomConversions(List.of(converters));
	}

}
