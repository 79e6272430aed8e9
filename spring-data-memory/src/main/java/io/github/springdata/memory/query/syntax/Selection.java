package io.github.springdata.memory.query.syntax;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;

/**
 * Description of what to find and in which order: the whole of a select statement, or a
 * subquery.
 *
 * @param body what to find
 * @param orders the order
 * @param limit the greatest number of rows, or {@code null}
 * @param offset the number of rows to leave out, or {@code null}
 */
public record Selection(Body body, List<Order> orders, @Nullable Expression limit, @Nullable Expression offset) {

	/**
	 * The variable of an entity that has no other.
	 */
	public static final String THIS = "this";

	/**
	 * Copies the orders.
	 * @param body what to find
	 * @param orders the order
	 * @param limit the greatest number of rows, or {@code null}
	 * @param offset the number of rows to leave out, or {@code null}
	 */
	public Selection {
		orders = List.copyOf(orders);
	}

	/**
	 * Body of a selection: what to find, without order.
	 */
	public sealed interface Body {

	}

	/**
	 * Selection that finds rows in entities and makes results of them.
	 *
	 * @param distinct whether equal results are dropped
	 * @param items what a result consists of; empty for the entity itself
	 * @param sources where rows come from; the first one is a root
	 * @param where what rows have to meet, or {@code null}
	 * @param groupBy what the rows of a group have in common
	 * @param having what a group has to meet, or {@code null}
	 */
	public record QueryBlock(boolean distinct, List<Item> items, List<Source> sources, @Nullable Expression where,
			List<Expression> groupBy, @Nullable Expression having) implements Body {

		/**
		 * Copies the lists.
		 * @param distinct whether equal results are dropped
		 * @param items what a result consists of; empty for the entity itself
		 * @param sources where rows come from; the first one is a root
		 * @param where what rows have to meet, or {@code null}
		 * @param groupBy what the rows of a group have in common
		 * @param having what a group has to meet, or {@code null}
		 */
		public QueryBlock {
			items = List.copyOf(items);
			sources = List.copyOf(sources);
			groupBy = List.copyOf(groupBy);
		}

	}

	/**
	 * The results of two selections as one.
	 *
	 * @param kind how
	 * @param all whether equal results are kept as often as they are found
	 * @param left the one
	 * @param right the other
	 * @param location where the operator stands
	 */
	public record SetOperation(Kind kind, boolean all, Body left, Body right, Location location) implements Body {

		/**
		 * A set operation.
		 */
		public enum Kind {

			/** What either finds. */
			UNION,

			/** What both find. */
			INTERSECT,

			/** What the first finds and the second does not. */
			EXCEPT

		}

	}

	/**
	 * A part of a result.
	 *
	 * @param expression what it is
	 * @param alias its name, or {@code null}
	 */
	public record Item(Expression expression, @Nullable String alias) {

	}

	/**
	 * Source of rows.
	 *
	 * @param kind how its rows are joined to those of the sources before it
	 * @param target the name of an entity, or the path of a collection; empty for the
	 * entity that is not named
	 * @param subclass the class that joined rows are treated as, without those that are
	 * no instances of it; {@code null} for all
	 * @param variable what a row is called, {@link #THIS} if it is not said
	 * @param on the condition of a join, or {@code null}
	 * @param location where it stands
	 */
	public record Source(Kind kind, List<String> target, @Nullable String subclass, String variable,
			@Nullable Expression on, Location location) {

		/**
		 * Copies the target.
		 * @param kind how its rows are joined to those of the sources before it
		 * @param target the name of an entity, or the path of a collection; empty for the
		 * entity that is not named
		 * @param subclass the class that joined rows are treated as, without those that
		 * are no instances of it; {@code null} for all
		 * @param variable what a row is called, {@link #THIS} if it is not said
		 * @param on the condition of a join, or {@code null}
		 * @param location where it stands
		 */
		public Source {
			target = List.copyOf(target);
		}

		/**
		 * Kind of join.
		 */
		public enum Kind {

			/** With all rows before. */
			ROOT,

			/** Where the condition is met. */
			INNER,

			/** Where the condition is met, or without a row if it is not. */
			LEFT

		}

	}

	/**
	 * An order of the results.
	 *
	 * @param expression what results are ordered by
	 * @param ascending whether the smallest comes first
	 * @param nulls where {@code null} comes
	 */
	public record Order(Expression expression, boolean ascending, Sort.NullHandling nulls) {

	}

}
