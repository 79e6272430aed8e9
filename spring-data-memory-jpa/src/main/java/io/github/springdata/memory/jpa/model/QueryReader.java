package io.github.springdata.memory.jpa.model;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.LockModeType;
import jakarta.persistence.NamedNativeQueries;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQueries;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.NamedStoredProcedureQueries;
import jakarta.persistence.NamedStoredProcedureQuery;
import jakarta.persistence.QueryHint;
import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.jpa.model.NamedQueryModel.Language;
import io.github.springdata.memory.jpa.model.Problems.Place;

/**
 * Reader of the queries that have names.
 *
 * @param context the unit
 */
record QueryReader(ReaderContext context) {

	/**
	 * Reads the queries that a class declares.
	 */
	void read(Class<?> type) {
		Place place = this.context.problems().of(type);
		List<Annotation> queries = new ArrayList<>();
		queries.addAll(this.context.findAll(type, NamedQuery.class, NamedQueries.class));
		queries.addAll(this.context.findAll(type, NamedNativeQuery.class, NamedNativeQueries.class));
		queries.addAll(this.context.findAll(type, NamedStoredProcedureQuery.class, NamedStoredProcedureQueries.class));
		for (Annotation query : queries) {
			declare(query, place);
		}
		for (Map<String, @Nullable Object> query : HibernateAnnotations.of(this.context, type).queries()) {
			add(ofHibernate(query), place);
		}
	}

	/**
	 * Reads one query.
	 * @param declaration the annotation; others than those of queries are ignored
	 */
	void declare(Annotation declaration, Place place) {
		if (declaration instanceof NamedQuery query) {
			add(new NamedQueryModel(query.name(), query.query(), Language.PERSISTENCE, type(query.resultClass()),
					query.lockMode(), hints(query.hints())), place);
		}
		else if (declaration instanceof NamedNativeQuery query) {
			add(new NamedQueryModel(query.name(), query.query(), Language.SQL, type(query.resultClass()),
					LockModeType.NONE, hints(query.hints())), place);
		}
		else if (declaration instanceof NamedStoredProcedureQuery query) {
			add(new NamedQueryModel(query.name(), query.procedureName(), Language.PROCEDURE, null, LockModeType.NONE,
					hints(query.hints())), place);
		}
	}

	private static NamedQueryModel ofHibernate(Map<String, @Nullable Object> query) {
		return new NamedQueryModel(String.valueOf(query.get("name")), String.valueOf(query.get("query")),
				Language.PERSISTENCE, null, LockModeType.NONE, Map.of());
	}

	private static @Nullable Class<?> type(Class<?> declared) {
		return (declared != void.class) ? declared : null;
	}

	private static Map<String, Object> hints(QueryHint[] declared) {
		Map<String, Object> hints = new LinkedHashMap<>();
		for (QueryHint hint : declared) {
			hints.put(hint.name(), hint.value());
		}
		return hints;
	}

	private void add(NamedQueryModel query, Place place) {
		NamedQueryModel other = this.context.model().queries().get(query.name());
		if (other != null && !other.equals(query)) {
			place.report(
					"declares the query '%s', but there is another one of that name; give one of them another name",
					query.name());
		}
		this.context.model().add(query);
	}

}
