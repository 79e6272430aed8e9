package io.github.springdata.memory.boot.autoconfigure;

import javax.sql.DataSource;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of the data source that takes the place of a database where there is
 * none.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnNoDatabaseWantedCondition.class)
@ConditionalOnMissingBean(DataSource.class)
class MemoryDataSourceConfiguration {

	@Bean
	MemoryDataSource dataSource() {
		return new MemoryDataSource("dataSource");
	}

}
