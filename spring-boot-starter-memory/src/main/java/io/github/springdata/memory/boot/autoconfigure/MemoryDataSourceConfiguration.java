package io.github.springdata.memory.boot.autoconfigure;

import javax.sql.DataSource;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of the data source that takes the place of a database where there is
 * none.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(MemoryDataSourceConfiguration.OnNoDatabaseWanted.class)
@ConditionalOnMissingBean(DataSource.class)
class MemoryDataSourceConfiguration {

	@Bean
	MemoryDataSource dataSource() {
		return new MemoryDataSource("dataSource");
	}

	static class OnNoDatabaseWanted extends AnyNestedCondition {

		OnNoDatabaseWanted() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnProperty(name = MemoryPersistence.PROPERTY, havingValue = MemoryPersistence.REPLACE)
		static class IsReplaced {

		}

		@Conditional(OnMissingDatabaseCondition.class)
		static class NoDatabase {

		}

	}

}
