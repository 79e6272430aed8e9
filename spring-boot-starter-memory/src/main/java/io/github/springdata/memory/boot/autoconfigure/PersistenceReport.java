package io.github.springdata.memory.boot.autoconfigure;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.springdata.memory.jpa.context.PersistenceUnit;
import jakarta.persistence.EntityManagerFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.env.Environment;
import org.springframework.data.repository.Repository;

/**
 * Report, made once when the application has started, of what is in the memory store and
 * of what will be refused when it is called. Repository methods that need SQL stop the
 * start if {@code spring.data.memory.jpa.strict} is set.
 */
class PersistenceReport implements SmartInitializingSingleton {

	private static final Log LOG = LogFactory.getLog(PersistenceReport.class);

	/** How many things of one kind are named. */
	private static final int SHOWN = 50;

	private static final String STRICT = "spring.data.memory.jpa.strict";

	private static final String QUERY = "org.springframework.data.jpa.repository.Query";

	private static final String PROCEDURE = "org.springframework.data.jpa.repository.query.Procedure";

	private final ConfigurableListableBeanFactory beans;

	PersistenceReport(ConfigurableListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<String> refused = refused();
		if (!refused.isEmpty() && this.beans.getBean(Environment.class).getProperty(STRICT, boolean.class, false)) {
			throw new IllegalStateException(
					"The memory store has no SQL, so that these repository methods cannot be served: %s; write them in the query language, or set %s=false to have them refused when they are called"
						.formatted(refused, STRICT));
		}
		List<String> lines = new ArrayList<>();
		this.beans.getBeansOfType(EntityManagerFactory.class, true, false).forEach((name, factory) -> {
			PersistenceUnit unit = PersistenceUnit.of(factory);
			if (unit != null) {
				describe(name, unit, lines);
			}
		});
		refused.forEach((method) -> lines.add("refused when it is called: " + method));
		LOG.info("Entities are in the memory store\n    " + String.join("\n    ", lines));
	}

	private void describe(String name, PersistenceUnit unit, List<String> lines) {
		lines.add("unit '%s': %d entities in %d tables".formatted(name, unit.model().entities().size(),
				unit.rows().tables().size()));
		ObjectProvider<ScriptPostProcessor> scripts = this.beans.getBeanProvider(ScriptPostProcessor.class);
		scripts.stream().findFirst().map((all) -> all.imported().get(unit)).ifPresent((imported) -> {
			lines.add("rows of scripts: " + imported.rows().rows());
			add("tables of scripts that no entity is mapped to", imported.rows().unmapped(), lines);
			add("rules of the schema that hold here too", imported.kept(), lines);
			add("rules of the schema that do not hold here", imported.lost(), lines);
			add("statements that were skipped, as neither H2 nor HSQLDB is on the class path", imported.skipped(),
					lines);
		});
	}

	private static void add(String what, Set<String> found, List<String> lines) {
		if (!found.isEmpty()) {
			List<String> shown = found.stream().limit(SHOWN).toList();
			int more = found.size() - shown.size();
			lines.add("%s: %s%s".formatted(what, String.join("; ", shown),
					(more > 0) ? " and %d more".formatted(more) : ""));
		}
	}

	/**
	 * The methods of repositories that need SQL.
	 */
	private List<String> refused() {
		List<String> refused = new ArrayList<>();
		for (String name : this.beans.getBeanNamesForType(Repository.class, true, false)) {
			Class<?> type = this.beans.getType(name, false);
			if (type != null) {
				for (Method method : type.getMethods()) {
					String reason = reason(method);
					if (reason != null) {
						refused.add("%s.%s, %s".formatted(type.getSimpleName(), method.getName(), reason));
					}
				}
			}
		}
		return refused;
	}

	private static @Nullable String reason(Method method) {
		MergedAnnotations annotations = MergedAnnotations.from(method);
		MergedAnnotation<?> query = annotations.get(QUERY);
		if (query.isPresent() && query.getBoolean("nativeQuery")) {
			return "a native query";
		}
		return annotations.isPresent(PROCEDURE) ? "a stored procedure" : null;
	}

}
