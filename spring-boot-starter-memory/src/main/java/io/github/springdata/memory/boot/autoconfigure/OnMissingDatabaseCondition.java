package io.github.springdata.memory.boot.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

/**
 * Condition that Spring Boot would find no database: the application has no
 * {@link DataSource} and no details of a connection, no property says where one is, and
 * none that could be embedded is on the class path.
 */
class OnMissingDatabaseCondition extends SpringBootCondition implements ConfigurationCondition {

	private static final String CONNECTION_DETAILS = "org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails";

	private static final List<String> PROPERTIES = List.of("spring.datasource.url", "spring.datasource.jndi-name",
			"spring.datasource.type");

	private static final List<String> EMBEDDED = List.of("org.h2.Driver", "org.hsqldb.jdbc.JDBCDriver",
			"org.apache.derby.jdbc.EmbeddedDriver");

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Missing database");
		String found = find(context);
		return (found != null) ? ConditionOutcome.noMatch(message.foundExactly(found))
				: ConditionOutcome.match(message.because("there is none"));
	}

	private static @Nullable String find(ConditionContext context) {
		Environment environment = context.getEnvironment();
		for (String property : PROPERTIES) {
			if (environment.containsProperty(property)) {
				return "property '" + property + "'";
			}
		}
		ClassLoader loader = context.getClassLoader();
		for (String driver : EMBEDDED) {
			if (ClassUtils.isPresent(driver, loader)) {
				return "driver '" + driver + "'";
			}
		}
		ConfigurableListableBeanFactory beans = context.getBeanFactory();
		return (beans != null && (has(beans, DataSource.class) || hasConnectionDetails(beans, loader))) ? "a bean"
				: null;
	}

	private static boolean hasConnectionDetails(ConfigurableListableBeanFactory beans, @Nullable ClassLoader loader) {
		return ClassUtils.isPresent(CONNECTION_DETAILS, loader)
				&& has(beans, ClassUtils.resolveClassName(CONNECTION_DETAILS, loader));
	}

	private static boolean has(ConfigurableListableBeanFactory beans, Class<?> type) {
		return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, false).length > 0;
	}

}
