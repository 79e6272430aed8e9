package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.springframework.data.geo.Distance;
import org.springframework.data.geo.Point;
import org.springframework.util.ClassUtils;

/**
 * Types of the JDK, and of Spring Data, that are immutable values.
 */
public final class ValueTypes {

	private static final Set<Class<?>> FINAL = Set.of(String.class, UUID.class, URI.class, URL.class, Locale.class,
			Currency.class, Class.class, MathContext.class, InetSocketAddress.class, Pattern.class, OptionalInt.class,
			OptionalLong.class, OptionalDouble.class, Distance.class, Void.class, void.class, Object.class);

	/** Types with subclasses that are values as well. */
	private static final Set<Class<?>> OPEN = Set.of(Enum.class, BigDecimal.class, BigInteger.class, ZoneId.class,
			Path.class, Charset.class, InetAddress.class, Point.class);

	/** Where Spring Data JDBC has its references, which hold an id and nothing else. */
	private static final String FOREIGN_REFERENCES = "org.springframework.data.jdbc.core.mapping.";

	private ValueTypes() {
	}

	/**
	 * Whether the instances of a class are values.
	 * @param type the class of an instance
	 * @return whether they are
	 */
	public static boolean isValue(Class<?> type) {
		if (ClassUtils.isPrimitiveOrWrapper(type) || FINAL.contains(type) || isDateOrTime(type)
				|| isForeignReference(type.getName())) {
			return true;
		}
		for (Class<?> open : OPEN) {
			if (open.isAssignableFrom(type)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether all that a variable of a type can hold are values.
	 * @param type the declared type
	 * @return whether they are
	 */
	public static boolean isDeclaredValue(Class<?> type) {
		return type != Object.class && isValue(type) && !(isDateOrTime(type) && type.isInterface());
	}

	/**
	 * Whether variables of a type hold references of Spring Data JDBC to other entities.
	 * @param type the declared type
	 * @return whether they do
	 */
	public static boolean isForeignReference(Class<?> type) {
		return type.isInterface() && isForeignReference(type.getName());
	}

	private static boolean isForeignReference(String name) {
		return name.startsWith(FOREIGN_REFERENCES) && name.endsWith("AggregateReference");
	}

	/**
	 * Whether two values of a type are the same if, and only if, they are equal.
	 * @param type the declared type
	 */
	static boolean isComparedByEquals(Class<?> type) {
		return type != Pattern.class && type != URL.class;
	}

	static boolean same(Object a, Object b) {
		if (a instanceof Pattern pattern && b instanceof Pattern other) {
			return pattern.flags() == other.flags() && pattern.pattern().equals(other.pattern());
		}
		if (a instanceof URL url && b instanceof URL other) {
			return url.toExternalForm().equals(other.toExternalForm());
		}
		return a.equals(b);
	}

	/**
	 * Whether a class is part of the JDK.
	 * @param type the class
	 * @return whether it is
	 */
	public static boolean isPlatform(Class<?> type) {
		return type.getClassLoader() == null || type.getClassLoader() == ClassLoader.getPlatformClassLoader();
	}

	/**
	 * Whether a class has no state that could be copied: a lambda, a proxy.
	 * @param type the class
	 */
	static boolean isOpaque(Class<?> type) {
		return type.isHidden() || Proxy.isProxyClass(type);
	}

	private static boolean isDateOrTime(Class<?> type) {
		return type.getName().startsWith("java.time.");
	}

}
