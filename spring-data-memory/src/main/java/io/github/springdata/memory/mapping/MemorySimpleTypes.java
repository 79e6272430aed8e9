package io.github.springdata.memory.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Currency;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import org.springframework.data.domain.Vector;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.Point;
import org.springframework.data.mapping.model.SimpleTypeHolder;

/**
 * The types that are values, not objects with properties.
 */
public abstract class MemorySimpleTypes {

	/**
	 * Holds Spring Data's simple types, its points, distances and vectors, and those of
	 * the JDK that the store treats as values.
	 */
	public static final SimpleTypeHolder HOLDER = new SimpleTypeHolder(
			Set.of(BigDecimal.class, BigInteger.class, UUID.class, URI.class, URL.class, InetAddress.class, Path.class,
					ZoneId.class, Currency.class, Pattern.class, Calendar.class, TimeZone.class, BitSet.class,
					AtomicInteger.class, AtomicLong.class, Point.class, Distance.class, Vector.class),
			true);

	private MemorySimpleTypes() {
	}

}
