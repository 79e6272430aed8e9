package io.github.springdata.memory.jpa.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.query.syntax.Expression;
import org.jspecify.annotations.Nullable;

/**
 * An expression over rows, with what the application has in its place.
 *
 * @param expression the expression; of an entity its id
 * @param meaning the meaning
 * @param text the path as the application has it, by which joins are found again
 * @param base the variable that a path starts from, or {@code null} for other values
 * @param link for an entity that is referred to, and for its id, the condition that joins
 * its row by the name of a variable; {@code null} for a row that is a variable itself
 */
record Term(Expression expression, Meaning meaning, String text, @Nullable Base base,
		@Nullable Function<String, Expression> link) {

	/**
	 * Variable that stands for rows or elements.
	 *
	 * @param variable the name
	 * @param entity the entity whose rows it stands for, or {@code null} for elements
	 * @param outer whether it may stand for none, behind a left join
	 * @param joined the collection that it was joined from, or {@code null}
	 */
	record Base(String variable, @Nullable EntityModel entity, boolean outer, @Nullable Joined joined) {
	}

	/**
	 * Collection that a variable was joined from.
	 *
	 * @param collection the collection
	 * @param element the variable of the stored elements, or {@code null} if there is
	 * none
	 */
	record Joined(Term collection, @Nullable String element) {
	}

	/**
	 * A computed value.
	 */
	static Term of(Expression expression, Meaning meaning) {
		return new Term(expression, meaning, expression.toString(), null, null);
	}

	static Term of(Expression expression, Class<?> type) {
		return of(expression, Meaning.of(type));
	}

	/**
	 * Whether it is a variable that stands for rows of an entity.
	 */
	boolean isRow() {
		return this.meaning instanceof Meaning.Entity && this.link == null && this.base != null
				&& this.base.entity() != null;
	}

	Base requireBase() {
		if (this.base == null) {
			throw new IllegalStateException("'%s' is no path".formatted(this.text));
		}
		return this.base;
	}

	/**
	 * The path of a column behind this one. Behind a reference it is a part of the id.
	 */
	Expression column(String path) {
		List<String> names = Arrays.asList(path.split("\\."));
		if (this.link != null || !(this.expression instanceof Expression.Path own)) {
			return new Expression.Property(this.expression, names, this.expression.location());
		}
		List<String> all = new ArrayList<>(own.names());
		all.addAll(names);
		return new Expression.Path(all, own.location());
	}

}
