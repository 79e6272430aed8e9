package io.github.springdata.memory.sample.atlas.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.core.io.ClassPathResource;

/**
 * The table {@code zone.tab} of the tz database, which is in the public domain: which
 * zone lies in which country, and where. The Java runtime has the rules of the zones but
 * not this table.
 * <p>
 * The file of a newer release can take the place of the one here. A zone that only the
 * runtime has is without a country, one that only the table has is left out.
 */
final class ZoneTable {

	private static final int COUNTRY = 0;

	private static final int POSITION = 1;

	private static final int NAME = 2;

	private ZoneTable() {
	}

	/**
	 * Where a zone lies.
	 *
	 * @param name name of the zone
	 * @param country alpha-2 code
	 * @param position its principal place
	 */
	record Entry(String name, String country, Position position) {
	}

	/**
	 * Reads the table.
	 * @return the entries by zone name
	 */
	static Map<String, Entry> read() {
		ClassPathResource resource = new ClassPathResource("zone.tab", ZoneTable.class);
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8))) {
			return reader.lines()
				.filter((line) -> !line.startsWith("#"))
				.map(ZoneTable::entry)
				.collect(Collectors.toMap(Entry::name, Function.identity()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Entry entry(String line) {
		String[] columns = line.split("\t");
		return new Entry(columns[NAME], columns[COUNTRY], position(columns[POSITION]));
	}

	/**
	 * Reads a position as of ISO 6709.
	 * @param text two signed angles, {@code ±DDMM±DDDMM} or {@code ±DDMMSS±DDDMMSS}
	 * @return the position
	 */
	static Position position(String text) {
		int split = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
		return new Position(degrees(text.substring(0, split), 2), degrees(text.substring(split), 3));
	}

	private static double degrees(String angle, int digits) {
		String number = angle.substring(1);
		double degrees = Integer.parseInt(number.substring(0, digits));
		degrees += Integer.parseInt(number.substring(digits, digits + 2)) / 60.0;
		if (number.length() > digits + 2) {
			degrees += Integer.parseInt(number.substring(digits + 2)) / 3600.0;
		}
		return (angle.charAt(0) == '-') ? -degrees : degrees;
	}

}
