package io.github.springdata.memory.sample.atlas.world;

import java.time.ZoneOffset;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * Reads and writes offsets such as {@code +05:30}. The plus sign may come as a blank, as
 * which it arrives when a client did not escape it in a query string.
 */
@Component
class Offsets implements Converter<String, ZoneOffset> {

	@Override
	public ZoneOffset convert(String text) {
		return ZoneOffset.of(text.replace(' ', '+'));
	}

	/**
	 * Writes an offset.
	 * @param seconds seconds east of Greenwich
	 * @return the offset, {@code Z} for none
	 */
	static String format(int seconds) {
		return ZoneOffset.ofTotalSeconds(seconds).getId();
	}

}
