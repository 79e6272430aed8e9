package io.github.springdata.memory.boot.autoconfigure;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Properties for Hibernate, which have no meaning for the memory store but for the
 * physical names that scripts and constraints use.
 *
 * @param ignored the names of the properties that have no meaning
 * @param namingStrategy the class of the physical naming strategy, or {@code null}
 */
record HibernateProperties(Set<String> ignored, @Nullable String namingStrategy) {

	private static final Log LOG = LogFactory.getLog(HibernateProperties.class);

	private static final String AS_SPECIFIED = "as-specified";

	private static final String SNAKE_CASE = "snake-case";

	private static final String BOOT = "spring.jpa.hibernate";

	private static final String NATIVE = "spring.jpa.properties";

	private static final String BOOT_NAMING = "naming.physical-strategy";

	private static final String NATIVE_NAMING = "hibernate.physical_naming_strategy";

	static HibernateProperties of(Environment environment) {
		Map<String, String> boot = bind(environment, BOOT);
		Map<String, String> given = bind(environment, NATIVE);
		String naming = given.getOrDefault(NATIVE_NAMING, boot.get(BOOT_NAMING));
		Set<String> ignored = new TreeSet<>();
		boot.keySet()
			.stream()
			.filter((name) -> !name.equals(BOOT_NAMING))
			.forEach((name) -> ignored.add(BOOT + "." + name));
		given.keySet()
			.stream()
			.filter((name) -> name.startsWith("hibernate.") && !name.equals(NATIVE_NAMING))
			.forEach((name) -> ignored.add(NATIVE + "." + name));
		return new HibernateProperties(ignored, naming);
	}

	private static Map<String, String> bind(Environment environment, String prefix) {
		return Binder.get(environment).bind(prefix, Bindable.mapOf(String.class, String.class)).orElse(Map.of());
	}

	/**
	 * The physical names: in snake case as Spring Boot sets Hibernate up, unless
	 * Hibernate's standard strategy is asked for.
	 */
	String naming() {
		return isStandard(this.namingStrategy) ? AS_SPECIFIED : SNAKE_CASE;
	}

	/**
	 * The physical names of a factory that has properties of its own: those that are
	 * declared, unless a strategy is given.
	 */
	static String naming(Map<String, Object> factory) {
		Object strategy = factory.get(NATIVE_NAMING);
		return (strategy == null || isStandard(className(strategy))) ? AS_SPECIFIED : SNAKE_CASE;
	}

	private static String className(Object strategy) {
		return (strategy instanceof String name) ? name
				: ((strategy instanceof Class<?> type) ? type : strategy.getClass()).getName();
	}

	private static boolean isStandard(@Nullable String strategy) {
		return strategy != null && strategy.endsWith("PhysicalNamingStrategyStandardImpl");
	}

	void logIgnored() {
		if (!this.ignored.isEmpty()) {
			LOG.info("Entities are in the memory store; these properties have no effect: "
					+ String.join(", ", this.ignored));
		}
	}

}
