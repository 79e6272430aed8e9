package io.github.springdata.memory.reactive;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.github.springdata.memory.repository.MemoryCriteriaExecutor;

import org.springframework.data.core.ReactiveWrappers;
import org.springframework.data.repository.CrudRepository;
import org.springframework.data.repository.PagingAndSortingRepository;
import org.springframework.data.repository.query.QueryByExampleExecutor;

/**
 * Check of the interfaces that a reactive repository extends. Spring Data takes a
 * repository for reactive as soon as one of its methods has a reactive type.
 */
final class ReactiveRepositoryTypes {

	private static final List<Class<?>> BLOCKING = List.of(CrudRepository.class, PagingAndSortingRepository.class,
			QueryByExampleExecutor.class, MemoryCriteriaExecutor.class);

	private ReactiveRepositoryTypes() {
	}

	/**
	 * Refuses repositories of which one half is blocking.
	 */
	static void requireReactive(Class<?> repository) {
		Optional<Class<?>> blocking = BLOCKING.stream().filter((type) -> type.isAssignableFrom(repository)).findFirst();
		if (blocking.isEmpty()) {
			return;
		}
		String reason = Arrays.stream(repository.getMethods())
			.filter(ReactiveRepositoryTypes::isReactive)
			.map((method) -> "method '%s' has a reactive type: remove that method, or extend"
				.formatted(method.getName()))
			.findFirst()
			.orElse("this is a factory of reactive repositories: extend");
		throw new IllegalArgumentException("Repository %s is a %s, which is blocking, but %s ReactiveMemoryRepository"
			.formatted(repository.getName(), blocking.get().getSimpleName(), reason));
	}

	private static boolean isReactive(Method method) {
		return ReactiveWrappers.supports(method.getReturnType())
				|| Arrays.stream(method.getParameterTypes()).anyMatch(ReactiveWrappers::supports);
	}

}
