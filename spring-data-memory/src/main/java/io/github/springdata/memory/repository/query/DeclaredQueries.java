package io.github.springdata.memory.repository.query;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.data.annotation.QueryAnnotation;
import org.springframework.data.repository.core.NamedQueries;
import org.springframework.data.repository.query.QueryLookupStrategy.Key;
import org.springframework.data.repository.query.QueryMethod;

/**
 * Refusal of queries that are written as text.
 */
final class DeclaredQueries {

	private static final String REMEDY = "derive the query from the name of the method, or write the method by hand";

	private DeclaredQueries() {
	}

	static void refuse(Method method, @Nullable Key key) {
		MergedAnnotation<QueryAnnotation> annotation = MergedAnnotations.from(method).get(QueryAnnotation.class);
		if (annotation.isPresent()) {
			Class<? extends Annotation> type = annotation.getRoot().getType();
			throw new UnsupportedOperationException(
					"annotation @%s (%s) is not supported; %s".formatted(type.getSimpleName(), type.getName(), REMEDY));
		}
		if (key == Key.USE_DECLARED_QUERY) {
			throw new UnsupportedOperationException(
					"query lookup strategy USE_DECLARED_QUERY is not supported; use CREATE_IF_NOT_FOUND");
		}
	}

	static void refuse(QueryMethod method, NamedQueries namedQueries) {
		if (namedQueries.hasQuery(method.getNamedQueryName())) {
			throw new UnsupportedOperationException(
					"named query '%s' is not supported; %s".formatted(method.getNamedQueryName(), REMEDY));
		}
	}

}
