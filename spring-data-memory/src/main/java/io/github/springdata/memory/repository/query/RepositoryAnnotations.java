package io.github.springdata.memory.repository.query;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.springdata.memory.mapping.state.ForeignAnnotations;
import io.github.springdata.memory.repository.Modifying;
import io.github.springdata.memory.repository.Query;

/**
 * Annotations of other modules on the interface of a repository, which would have no
 * effect: they are refused.
 */
public final class RepositoryAnnotations {

	private RepositoryAnnotations() {
	}

	/**
	 * Checks a repository and all of its methods.
	 * @param repositoryInterface the interface of the repository
	 * @throws IllegalArgumentException with all annotations of other modules. A query of
	 * another module is allowed beside one of this module, so that an interface may serve
	 * both
	 */
	public static void check(Class<?> repositoryInterface) {
		Set<String> problems = new TreeSet<>();
		ForeignAnnotations.on(repositoryInterface).forEach((phrase) -> problems.add("It " + phrase));
		for (Method method : repositoryInterface.getMethods()) {
			ForeignAnnotations.on(method)
				.stream()
				.filter(isNotDoubled(method))
				.forEach((phrase) -> problems.add("Method '%s' %s".formatted(method.getName(), phrase)));
		}
		if (!problems.isEmpty()) {
			throw new IllegalArgumentException("Repository %s has annotations that are not read:\n - %s"
				.formatted(repositoryInterface.getName(), String.join("\n - ", problems)));
		}
	}

	/**
	 * Whether what an annotation says is not said to this module as well.
	 */
	private static Predicate<String> isNotDoubled(Method method) {
		return (phrase) -> Stream.<Class<? extends Annotation>>of(Query.class, Modifying.class)
			.noneMatch((own) -> method.isAnnotationPresent(own)
					&& phrase.startsWith("has @%s of ".formatted(own.getSimpleName())));
	}

}
