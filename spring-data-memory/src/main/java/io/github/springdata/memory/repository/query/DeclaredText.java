package io.github.springdata.memory.repository.query;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;

import io.github.springdata.memory.repository.Modifying;
import io.github.springdata.memory.repository.NamedQuery;
import io.github.springdata.memory.repository.Query;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.data.annotation.QueryAnnotation;
import org.springframework.data.repository.core.NamedQueries;

/**
 * The query of a method that is written as text.
 *
 * @param text the text
 * @param countText the text that counts for pages, or {@code null}
 * @param modifying whether the method is marked as one that writes
 * @param count whether the number of results is wanted
 * @param exists whether it is only wanted if there are results
 */
record DeclaredText(String text, @Nullable String countText, boolean modifying, boolean count, boolean exists) {

	private static final String ENTITY_NAME = "#{#entityName}";

	/**
	 * Finds the text of a method: the one at the method, else that of its name.
	 * @return the text, or {@code null} if there is none
	 */
	static @Nullable DeclaredText find(MemoryQueryMethod method, Method declaration, NamedQueries namedQueries) {
		refuseForeign(declaration);
		Query query = AnnotatedElementUtils.findMergedAnnotation(declaration, Query.class);
		boolean modifying = AnnotatedElementUtils.hasAnnotation(declaration, Modifying.class);
		String text = (query != null && !query.value().isEmpty()) ? query.value() : named(method, query, namedQueries);
		if (text == null) {
			if (query != null) {
				throw new IllegalArgumentException(
						"there is no text for it: give @Query a value, or define a named query '%s'"
							.formatted(name(method, query)));
			}
			return null;
		}
		String count = (query != null && !query.countQuery().isEmpty()) ? query.countQuery()
				: find(name(method, query) + ".count", method, namedQueries);
		return new DeclaredText(named(text, method), (count != null) ? named(count, method) : null, modifying,
				query != null && query.count(), query != null && query.exists());
	}

	private static String named(String text, MemoryQueryMethod method) {
		return text.replace(ENTITY_NAME, method.entityType().getSimpleName());
	}

	private static String name(MemoryQueryMethod method, @Nullable Query query) {
		return (query != null && !query.name().isEmpty()) ? query.name() : method.getNamedQueryName();
	}

	private static @Nullable String named(MemoryQueryMethod method, @Nullable Query query, NamedQueries namedQueries) {
		return find(name(method, query), method, namedQueries);
	}

	private static @Nullable String find(String name, MemoryQueryMethod method, NamedQueries namedQueries) {
		if (namedQueries.hasQuery(name)) {
			return namedQueries.getQuery(name);
		}
		return AnnotatedElementUtils.findMergedRepeatableAnnotations(method.entityType(), NamedQuery.class)
			.stream()
			.filter((named) -> named.name().equals(name))
			.map(NamedQuery::query)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Refuses the annotations of other Spring Data modules, whose texts are of other
	 * languages.
	 */
	private static void refuseForeign(Method method) {
		MergedAnnotation<QueryAnnotation> annotation = MergedAnnotations.from(method).get(QueryAnnotation.class);
		Class<? extends Annotation> type = annotation.isPresent() ? annotation.getRoot().getType() : Query.class;
		if (type != Query.class && !AnnotatedElementUtils.isAnnotated(method, Query.class)) {
			throw new UnsupportedOperationException("annotation @%s (%s) is not supported; use @Query (%s)"
				.formatted(type.getSimpleName(), type.getName(), Query.class.getName()));
		}
	}

}
