package io.github.springdata.memory.boot.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.data.repository.core.support.RepositoryFactorySupport;
import org.springframework.util.ClassUtils;

/**
 * The other Spring Data modules on the class path. One that is there for its annotations
 * alone creates no repositories: neither does Spring Boot configure it, nor does the
 * application enable it.
 *
 * @param registry the beans that are defined so far
 * @param loader the class loader of the application
 */
record OtherModules(BeanDefinitionRegistry registry, @Nullable ClassLoader loader) {

	private static final String MODULES = "org.springframework.data.";

	/** What the repositories of a module leave behind once they are enabled. */
	private static final Pattern ENABLED = Pattern.compile("org\\.springframework\\.data\\..*Extension#\\d+");

	/**
	 * The configurations of Spring Boot for the modules whose annotations are read here.
	 * Each of the others counts as in use.
	 */
	private static final Map<String, List<String>> CONFIGURATIONS = Map.of("jpa",
			List.of("org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration"), "jdbc",
			List.of("org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration"), "r2dbc",
			List.of("org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcRepositoriesAutoConfiguration"),
			"keyvalue", List.of());

	/**
	 * Whether repositories may belong to another module.
	 * @param registry the beans that are defined so far, {@code null} if they are not
	 * known
	 */
	static boolean mayBeInUse(@Nullable BeanDefinitionRegistry registry, @Nullable ClassLoader loader) {
		return registry == null || new OtherModules(registry, loader).areInUse();
	}

	private boolean areInUse() {
		return factories().anyMatch(this::isConfigured)
				|| Stream.of(this.registry.getBeanDefinitionNames()).anyMatch(ENABLED.asMatchPredicate());
	}

	@SuppressWarnings("deprecation")
	private Stream<String> factories() {
		return SpringFactoriesLoader.loadFactoryNames(RepositoryFactorySupport.class, this.loader).stream();
	}

	private boolean isConfigured(String factory) {
		if (!factory.startsWith(MODULES)) {
			return !factory.startsWith("io.github.springdata.memory.");
		}
		String module = factory.substring(MODULES.length(), factory.indexOf('.', MODULES.length()));
		List<String> configurations = CONFIGURATIONS.get(module);
		return configurations == null
				|| configurations.stream().anyMatch((name) -> ClassUtils.isPresent(name, this.loader));
	}

}
