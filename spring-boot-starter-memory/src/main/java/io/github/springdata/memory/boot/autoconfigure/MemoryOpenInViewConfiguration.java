package io.github.springdata.memory.boot.autoconfigure;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewFilter;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Configuration of entity managers that stay open until a view is rendered.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ WebMvcConfigurer.class, OpenEntityManagerInViewInterceptor.class })
@ConditionalOnMissingBean({ OpenEntityManagerInViewInterceptor.class, OpenEntityManagerInViewFilter.class })
@ConditionalOnBooleanProperty(name = "spring.jpa.open-in-view", matchIfMissing = true)
class MemoryOpenInViewConfiguration {

	private static final Log LOG = LogFactory.getLog(MemoryOpenInViewConfiguration.class);

	@Bean
	OpenEntityManagerInViewInterceptor openEntityManagerInViewInterceptor(JpaProperties properties) {
		if (properties.getOpenInView() == null) {
			LOG.warn("Queries may run while a view is rendered, as spring.jpa.open-in-view is true unless it is set; "
					+ "set it to be rid of this warning");
		}
		return new OpenEntityManagerInViewInterceptor();
	}

	@Bean
	WebMvcConfigurer openEntityManagerInViewInterceptorConfigurer(OpenEntityManagerInViewInterceptor interceptor) {
		return new WebMvcConfigurer() {

			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addWebRequestInterceptor(interceptor);
			}

		};
	}

}
