package io.github.springdata.memory.sample.atlas;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.resilience.annotation.EnableResilientMethods;

/**
 * Beans that the test slices leave out.
 */
@Configuration(proxyBeanMethods = false)
@EnableResilientMethods
class AtlasConfiguration {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
