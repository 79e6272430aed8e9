package io.github.springdata.memory.sample.atlas;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PageableHandlerMethodArgumentResolver;
import org.springframework.data.web.config.PageableHandlerMethodArgumentResolverCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses a page number or page size that is no number or out of range. Spring Data's own
 * resolver takes the nearest legal value, which hides a client's mistake.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StrictPaging implements WebMvcConfigurer {

	private final PageableHandlerMethodArgumentResolverCustomizer customizer;

	StrictPaging(PageableHandlerMethodArgumentResolverCustomizer customizer) {
		this.customizer = customizer;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		Resolver resolver = new Resolver();
		this.customizer.customize(resolver);
		resolvers.add(resolver);
	}

	private static final class Resolver extends PageableHandlerMethodArgumentResolver {

		@Override
		public Pageable resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
				NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
			requireBetween(request, getPageParameterName(), 0, Integer.MAX_VALUE);
			requireBetween(request, getSizeParameterName(), 1, getMaxPageSize());
			return super.resolveArgument(parameter, container, request, binders);
		}

		private void requireBetween(NativeWebRequest request, String name, int low, int high) {
			String text = request.getParameter(name);
			if (text != null && !isBetween(text, low, high)) {
				throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Parameter '" + name + "' is '" + text
						+ "'; it must be a whole number from " + low + " to " + high);
			}
		}

		private boolean isBetween(String text, int low, int high) {
			try {
				int number = Integer.parseInt(text);
				return low <= number && number <= high;
			}
			catch (NumberFormatException ex) {
				return false;
			}
		}

	}

}
