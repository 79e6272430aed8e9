package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.ClassUtils;

/**
 * Classes that were generated at run time to stand for others. The fields of their
 * instances are not those of the objects that they stand for, so that what is read off
 * them would be silently wrong: proxies of Spring, of the JDK and of Hibernate, mocks and
 * spies that are subclasses, projections.
 */
public final class Proxies {

	/** Interfaces that generated classes implement. */
	private static final Set<String> MARKERS = Set.of("org.springframework.aop.SpringProxy",
			"org.springframework.cglib.proxy.Factory", "net.sf.cglib.proxy.Factory",
			"org.hibernate.proxy.HibernateProxy", "javassist.util.proxy.Proxy", "javassist.util.proxy.ProxyObject",
			"org.mockito.internal.creation.bytebuddy.MockAccess");

	/** What is in the names that generators give to subclasses. */
	private static final List<String> NAMES = List.of(ClassUtils.CGLIB_CLASS_SEPARATOR, "$ByteBuddy$",
			"$HibernateProxy$", "$MockitoMock$", "_jvst");

	private Proxies() {
	}

	/**
	 * Whether a class stands for another one.
	 * @param type the class of an object
	 * @return {@code true} for the class of a proxy
	 */
	public static boolean isProxy(Class<?> type) {
		return Proxy.isProxyClass(type) || (isSubclass(type) && (isNamedAsProxy(type) || isMarked(type)));
	}

	/**
	 * Refuses the class of a proxy.
	 * @param type the class of an object
	 * @throws InvalidDataAccessApiUsageException if it is the class of a proxy
	 */
	public static void refuse(Class<?> type) {
		if (isProxy(type)) {
			throw new InvalidDataAccessApiUsageException(
					"%s is the class of a proxy, %s; its fields are not those of the object behind it. Use that object: the target of a proxy of Spring (AopProxyUtils.getSingletonTarget), Hibernate.unproxy(..), or an instance of the entity in place of a projection or a mock"
						.formatted(type.getName(), describe(type)));
		}
	}

	/**
	 * Names what a proxy stands for.
	 * @param type the class of a proxy
	 */
	static String describe(Class<?> type) {
		if (Proxy.isProxyClass(type)) {
			return "which implements "
					+ Arrays.stream(type.getInterfaces()).map(Class::getName).collect(Collectors.joining(", "));
		}
		Class<?> behind = type;
		while (isProxy(behind)) {
			behind = behind.getSuperclass();
		}
		return "which stands for " + behind.getName();
	}

	private static boolean isSubclass(Class<?> type) {
		Class<?> parent = type.getSuperclass();
		return parent != null && (parent != Object.class || isMarked(type));
	}

	private static boolean isNamedAsProxy(Class<?> type) {
		return NAMES.stream().anyMatch(type.getName()::contains);
	}

	private static boolean isMarked(Class<?> type) {
		return Arrays.stream(ClassUtils.getAllInterfacesForClass(type)).map(Class::getName).anyMatch(MARKERS::contains);
	}

}
