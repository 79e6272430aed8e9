package io.github.springdata.memory.jpa.criteria;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.query.syntax.Statement;
import jakarta.persistence.TupleElement;
import jakarta.persistence.criteria.ParameterExpression;
import org.jspecify.annotations.Nullable;

/**
 * Criteria statement as it was when it was asked for; what is changed in it afterwards
 * has no effect.
 *
 * @param statement the statement, with the names of entities and attributes that the
 * metamodel has. Literals are of any type: entities, embeddables, classes and constants
 * of enums are among them
 * @param resultType the class of a result; that of the entity for a statement that writes
 * @param shape what a result is made of
 * @param elements the parts of a result, one for each item that the statement selects;
 * none for a statement that writes
 * @param parameters the parameters by the names that they have in the statement, which
 * are generated for those without one. Of several with one name, the first
 */
public record CriteriaStatement(Statement statement, Class<?> resultType, Shape shape, List<Element> elements,
		Map<String, ParameterExpression<?>> parameters) {

	/**
	 * Copies the collections.
	 * @param statement the statement
	 * @param resultType the class of a result
	 * @param shape what a result is made of
	 * @param elements the parts of a result
	 * @param parameters the parameters by their names
	 */
	public CriteriaStatement {
		elements = List.copyOf(elements);
		parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
	}

	/**
	 * What a result is made of.
	 */
	public enum Shape {

		/** One element, which is the result. */
		SINGLE,

		/** Elements of a tuple. */
		TUPLE,

		/** Elements of an array, of the class of results. */
		ARRAY,

		/**
		 * One element, an object that the statement makes by a constructor of the
		 * element's class.
		 */
		INSTANCE

	}

	/**
	 * Part of a result.
	 *
	 * @param alias its name, or {@code null}
	 * @param type the class that its values are to have; numbers of another class are to
	 * be converted, as those of sums
	 * @param key what callers ask for it by in a tuple: the selection
	 */
	public record Element(@Nullable String alias, Class<?> type, TupleElement<?> key) {

	}

	/**
	 * The statement that a criteria object is.
	 * @param criteria a query, a set operation, an update or a delete
	 * @return the statement
	 * @throws IllegalArgumentException if it was made by another provider, or says
	 * something that is not possible
	 * @throws IllegalStateException if it is not complete
	 */
	public static CriteriaStatement of(Object criteria) {
		if (criteria instanceof CriteriaSource source) {
			return source.toStatement();
		}
		throw new IllegalArgumentException("%s was made by another provider; make it with the builder of this one"
			.formatted((criteria != null) ? criteria.getClass().getName() : null));
	}

}
