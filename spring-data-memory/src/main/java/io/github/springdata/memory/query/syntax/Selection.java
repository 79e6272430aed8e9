package io.github.springdata.memory.query.syntax;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

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

		@Override
		public String toString() {
			StringJoiner text = new StringJoiner(" ");
			if (!this.items.isEmpty()) {
				text.add((this.distinct ? "select distinct " : "select ") + list(this.items));
			}
			String from = this.sources.stream().map(Source::toString).collect(Collectors.joining());
			if (!from.isEmpty()) {
				text.add("from " + from.substring(Source.Kind.ROOT.text.length()));
			}
			Selection.clause(text, "where ", this.where);
			Selection.clause(text, "group by ", this.groupBy.isEmpty() ? null : list(this.groupBy));
			Selection.clause(text, "having ", this.having);
			return text.toString();
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

		@Override
		public String toString() {
			return "(%s) %s%s (%s)".formatted(this.left, this.kind.name().toLowerCase(Locale.ROOT),
					this.all ? " all" : "", this.right);
		}

	}

	/**
	 * A side of a set operation that has an order of its own, or of which only a piece is
	 * wanted.
	 *
	 * @param selection the side
	 * @param location where it stands
	 */
	public record Piece(Selection selection, Location location) implements Body {

		@Override
		public String toString() {
			return this.selection.toString();
		}

	}

	/**
	 * A part of a result.
	 *
	 * @param expression what it is
	 * @param alias its name, or {@code null}
	 */
	public record Item(Expression expression, @Nullable String alias) {

		@Override
		public String toString() {
			return this.expression + ((this.alias != null) ? " as " + this.alias : "");
		}

	}

	/**
	 * Source of rows.
	 *
	 * @param kind how its rows are joined to those of the sources before it
	 * @param origin what the path of a collection starts from, if that is no variable:
	 * {@code treat(..)}, {@code key(..)} or {@code value(..)}; else {@code null}
	 * @param target the name of an entity, or the path of a collection; empty for the
	 * entity that is not named, and for the origin itself
	 * @param subclass the class that joined rows are treated as, without those that are
	 * no instances of it; {@code null} for all
	 * @param variable what a row is called, {@link #THIS} if it is not said
	 * @param on the condition of a join, or {@code null}
	 * @param fetch whether what is joined is to be loaded together with what it is joined
	 * to, and no part of the result by itself
	 * @param location where it stands
	 */
	public record Source(Kind kind, @Nullable Expression origin, List<String> target, @Nullable String subclass,
			String variable, @Nullable Expression on, boolean fetch, Location location) {

		/**
		 * Copies the target.
		 * @param kind how its rows are joined to those of the sources before it
		 * @param origin what the path of a collection starts from, if that is no
		 * variable; else {@code null}
		 * @param target the name of an entity, or the path of a collection; empty for the
		 * entity that is not named, and for the origin itself
		 * @param subclass the class that joined rows are treated as, without those that
		 * are no instances of it; {@code null} for all
		 * @param variable what a row is called, {@link #THIS} if it is not said
		 * @param on the condition of a join, or {@code null}
		 * @param fetch whether what is joined is to be loaded together with what it is
		 * joined to, and no part of the result by itself
		 * @param location where it stands
		 */
		public Source {
			target = List.copyOf(target);
		}

		/**
		 * Creates a source that is the rows of an entity, or starts from a variable.
		 * @param kind how its rows are joined to those of the sources before it
		 * @param target the name of an entity, or the path of a collection; empty for the
		 * entity that is not named
		 * @param subclass the class that joined rows are treated as, without those that
		 * are no instances of it; {@code null} for all
		 * @param variable what a row is called, {@link #THIS} if it is not said
		 * @param on the condition of a join, or {@code null}
		 * @param location where it stands
		 */
		public Source(Kind kind, List<String> target, @Nullable String subclass, String variable,
				@Nullable Expression on, Location location) {
			this(kind, null, target, subclass, variable, on, false, location);
		}

		/**
		 * What the source is, as it stands in the text.
		 * @return the name of an entity, or the path of a collection
		 */
		public String path() {
			String names = String.join(".", this.target);
			return (this.origin == null) ? names : this.origin + (names.isEmpty() ? "" : "." + names);
		}

		@Override
		public String toString() {
			if (path().isEmpty()) {
				return "";
			}
			return this.kind.text + (this.fetch ? "fetch " : "")
					+ ((this.subclass != null) ? "treat(%s as %s)".formatted(path(), this.subclass) : path())
					+ (this.variable.equals(THIS) ? "" : " " + this.variable)
					+ ((this.on != null) ? " on " + this.on : "");
		}

		/**
		 * Kind of join.
		 */
		public enum Kind {

			/** With all rows before. */
			ROOT(", "),

			/** Where the condition is met. */
			INNER(" join "),

			/** Where the condition is met, or without a row if it is not. */
			LEFT(" left join "),

			/** Where the condition is met, or without the rows before if it is not. */
			RIGHT(" right join "),

			/** Where the condition is met, or without those of the other side. */
			FULL(" full join ");

			private final String text;

			Kind(String text) {
				this.text = text;
			}

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

		@Override
		public String toString() {
			String nulls = (this.nulls == Sort.NullHandling.NATIVE) ? ""
					: " " + this.nulls.name().toLowerCase(Locale.ROOT).replace('_', ' ');
			return this.expression + (this.ascending ? "" : " desc") + nulls;
		}

	}

	@Override
	public String toString() {
		StringJoiner text = new StringJoiner(" ").add(this.body.toString());
		clause(text, "order by ", this.orders.isEmpty() ? null : list(this.orders));
		clause(text, "limit ", this.limit);
		clause(text, "offset ", this.offset);
		return text.toString();
	}

	private static void clause(StringJoiner text, String keyword, @Nullable Object content) {
		if (content != null) {
			text.add(keyword + content);
		}
	}

	private static String list(List<?> members) {
		return members.stream().map(String::valueOf).collect(Collectors.joining(", "));
	}

}
