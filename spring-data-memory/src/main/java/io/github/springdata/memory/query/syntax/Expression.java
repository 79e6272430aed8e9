package io.github.springdata.memory.query.syntax;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.springdata.memory.query.Condition;

import org.jspecify.annotations.Nullable;

/**
 * A value or a condition in a query text, as it stands there. Conditions are values that
 * are true, false or unknown, which is {@code null}.
 */
public sealed interface Expression {

	/**
	 * Where this expression stands in the text.
	 * @return the location of its operator or first character
	 */
	Location location();

	/**
	 * The expressions that this one is made of, without those in a selection.
	 * @return the operands and arguments
	 */
	default List<Expression> children() {
		return List.of();
	}

	/**
	 * Calls the visitor's method for this kind of expression.
	 * @param <R> what the visit results in
	 * @param visitor the visitor
	 * @return the result of the visit
	 */
	<R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor);

	/**
	 * An expression with one operand.
	 */
	sealed interface Unary extends Expression {

		/**
		 * The expression that something is done with.
		 * @return the operand
		 */
		Expression operand();

		@Override
		default List<Expression> children() {
			return List.of(operand());
		}

	}

	private static String join(List<Expression> expressions) {
		return expressions.stream().map(Expression::toString).collect(Collectors.joining(", ", "(", ")"));
	}

	/**
	 * A property, a variable, or the constant of an enum: names joined by dots.
	 *
	 * @param names the names, at least one
	 * @param location where it stands
	 */
	record Path(List<String> names, Location location) implements Expression {

		/**
		 * Copies the names.
		 * @param names the names, at least one
		 * @param location where it stands
		 */
		public Path {
			names = List.copyOf(names);
		}

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitPath(this);
		}

		@Override
		public String toString() {
			return String.join(".", this.names);
		}

	}

	/**
	 * A value that stands in the text.
	 *
	 * @param value the value, or {@code null}
	 * @param location where it stands
	 */
	record Literal(@Nullable Object value, Location location) implements Expression {

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitLiteral(this);
		}

		@Override
		public String toString() {
			return (this.value instanceof String text) ? "'" + text.replace("'", "''") + "'"
					: String.valueOf(this.value);
		}

	}

	/**
	 * A value that is given when the statement is run.
	 *
	 * @param kind how it is named
	 * @param name its name, its number from one, or a value expression with its
	 * delimiters
	 * @param wildcards where a value has a wildcard added
	 * @param location where it stands
	 */
	record Parameter(Kind kind, String name, Wildcards wildcards, Location location) implements Expression {

		/**
		 * Creates a parameter whose values are taken as they are.
		 * @param kind how it is named
		 * @param name its name, its number from one, or a value expression with its
		 * delimiters
		 * @param location where it stands
		 */
		public Parameter(Kind kind, String name, Location location) {
			this(kind, name, Wildcards.NONE, location);
		}

		/**
		 * Place at which a value is completed to a pattern by the wildcard {@code %}.
		 */
		public enum Wildcards {

			/** Nowhere: {@code :name}. */
			NONE("", ""),

			/** Before it: {@code %:name}. */
			BEFORE("%", ""),

			/** After it: {@code :name%}. */
			AFTER("", "%"),

			/** On both sides: {@code %:name%}. */
			AROUND("%", "%");

			private final String before;

			private final String after;

			Wildcards(String before, String after) {
				this.before = before;
				this.after = after;
			}

			/**
			 * The wildcards by their places.
			 * @param before whether there is one before the value
			 * @param after whether there is one after it
			 * @return the constant
			 */
			public static Wildcards of(boolean before, boolean after) {
				return before ? (after ? AROUND : BEFORE) : (after ? AFTER : NONE);
			}

			/**
			 * Adds the wildcards.
			 * @param text a value, or what stands for it
			 * @return the text with the wildcards
			 */
			public String around(String text) {
				return this.before + text + this.after;
			}

		}

		/**
		 * Way in which a parameter is named.
		 */
		public enum Kind {

			/** By a name, {@code :name}. */
			NAMED,

			/** By its place, {@code ?1}. */
			POSITIONAL,

			/** Not at all: by the expression that gives its value, {@code :#{..}}. */
			EXPRESSION

		}

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitParameter(this);
		}

		@Override
		public int hashCode() {
			return this.name.hashCode();
		}

		@Override
		public String toString() {
			return this.wildcards.around(((this.kind == Kind.POSITIONAL) ? "?" : ":") + this.name);
		}

	}

	/**
	 * Two operands that are computed.
	 *
	 * @param operator the operator
	 * @param left the left operand
	 * @param right the right operand
	 * @param location where it stands
	 */
	record Arithmetic(Operator operator, Expression left, Expression right, Location location) implements Expression {

		/**
		 * An operator.
		 */
		public enum Operator {

			/** The sum. */
			ADD("+"),

			/** The difference. */
			SUBTRACT("-"),

			/** The product. */
			MULTIPLY("*"),

			/** The quotient. */
			DIVIDE("/"),

			/** One string after the other. */
			CONCATENATE("||");

			private final String symbol;

			Operator(String symbol) {
				this.symbol = symbol;
			}

			@Override
			public String toString() {
				return this.symbol;
			}

		}

		@Override
		public List<Expression> children() {
			return List.of(this.left, this.right);
		}

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitArithmetic(this);
		}

		@Override
		public String toString() {
			return "(%s %s %s)".formatted(this.left, this.operator, this.right);
		}

	}

	/**
	 * A number with its sign changed.
	 *
	 * @param operand the number
	 * @param location where it stands
	 */
	record Negative(Expression operand, Location location) implements Unary {

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitNegative(this);
		}

		@Override
		public String toString() {
			return "-" + this.operand;
		}

	}

	/**
	 * The result of a function.
	 *
	 * @param function the function
	 * @param arguments the arguments
	 * @param location where it stands
	 */
	record Call(ScalarFunction function, List<Expression> arguments, Location location) implements Expression {

		/**
		 * Copies the arguments.
		 * @param function the function
		 * @param arguments the arguments
		 * @param location where it stands
		 */
		public Call {
			arguments = List.copyOf(arguments);
		}

		@Override
		public List<Expression> children() {
			return this.arguments;
		}

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitCall(this);
		}

		@Override
		public String toString() {
			return (this.function.most() == 0) ? this.function.toString()
					: this.function + Expression.join(this.arguments);
		}

	}

	/**
	 * The result of a function that only its name is known of,
	 * {@code function('name', argument)}.
	 *
	 * @param name the name, as it stands in the text
	 * @param arguments the arguments
	 * @param location where it stands
	 * @see NamedFunctions
	 */
	record Invocation(String name, List<Expression> arguments, Location location) implements Expression {

		/**
		 * Copies the arguments.
		 * @param name the name, as it stands in the text
		 * @param arguments the arguments
		 * @param location where it stands
		 */
		public Invocation {
			arguments = List.copyOf(arguments);
		}

		@Override
		public List<Expression> children() {
			return this.arguments;
		}

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitInvocation(this);
		}

		@Override
		public String toString() {
			return Stream.concat(Stream.of("'" + this.name + "'"), this.arguments.stream())
				.map(String::valueOf)
				.collect(Collectors.joining(", ", "function(", ")"));
		}

	}

	/**
	 * A value as another type.
	 *
	 * @param operand the value
	 * @param type the type
	 * @param location where it stands
	 */
	record Cast(Expression operand, CastType type, Location location) implements Unary {

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitCast(this);
		}

		@Override
		public String toString() {
			return "cast(%s as %s)".formatted(this.operand, this.type.names().get(0));
		}

	}

	/**
	 * An object as an instance of a subclass of its type. What is no instance is
	 * {@code null}.
	 *
	 * @param operand the object
	 * @param type the name of the subclass
	 * @param location where it stands
	 */
	record Treat(Expression operand, String type, Location location) implements Unary {

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitTreat(this);
		}

		@Override
		public String toString() {
			return "treat(%s as %s)".formatted(this.operand, this.type);
		}

	}

	/**
	 * A property of an object that is no variable: how a path goes on behind
	 * {@code treat(..)}, {@code key(..)} or {@code value(..)}.
	 *
	 * @param owner the object, never a {@link Path}
	 * @param names the names that lead to the property, at least one
	 * @param location where it stands
	 */
	record Property(Expression owner, List<String> names, Location location) implements Expression {

		/**
		 * Copies the names.
		 * @param owner the object, never a {@link Path}
		 * @param names the names that lead to the property, at least one
		 * @param location where it stands
		 */
		public Property {
			names = List.copyOf(names);
		}

		@Override
		public List<Expression> children() {
			return List.of(this.owner);
		}

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitProperty(this);
		}

		@Override
		public String toString() {
			return this.owner + "." + String.join(".", this.names);
		}

	}

	/**
	 * A value made of all rows, or of those of a group.
	 *
	 * @param kind how it is made
	 * @param distinct whether equal values count once
	 * @param argument the value of a row
	 * @param location where it stands
	 */
	record Aggregate(Kind kind, boolean distinct, Expression argument, Location location) implements Expression {

		/**
		 * A way to make one value of many.
		 */
		public enum Kind {

			/** The number of values that are not {@code null}. */
			COUNT,

			/** The sum. */
			SUM,

			/** The mean. */
			AVG,

			/** The smallest value. */
			MIN,

			/** The greatest value. */
			MAX

		}

		@Override
		public List<Expression> children() {
			return List.of(this.argument);
		}

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitAggregate(this);
		}

		@Override
		public String toString() {
			return "%s(%s%s)".formatted(this.kind.name().toLowerCase(Locale.ROOT), this.distinct ? "distinct " : "",
					this.argument);
		}

	}

	/**
	 * The first result whose condition is met.
	 *
	 * @param operand what is compared with the conditions, or {@code null} if they stand
	 * for themselves
	 * @param branches conditions with their results, at least one
	 * @param otherwise the result if no condition is met, or {@code null}
	 * @param location where it stands
	 */
	record Case(@Nullable Expression operand, List<Branch> branches, @Nullable Expression otherwise,
			Location location) implements Expression {

		/**
		 * Copies the branches.
		 * @param operand what is compared with the conditions, or {@code null} if they
		 * stand for themselves
		 * @param branches conditions with their results, at least one
		 * @param otherwise the result if no condition is met, or {@code null}
		 * @param location where it stands
		 */
		public Case {
			branches = List.copyOf(branches);
		}

		/**
		 * A condition with its result.
		 *
		 * @param condition the condition
		 * @param result the result
		 */
		public record Branch(Expression condition, Expression result) {

			@Override
			public String toString() {
				return "when %s then %s".formatted(this.condition, this.result);
			}

		}

		@Override
		public List<Expression> children() {
			return Stream
				.concat(Stream.of(this.operand, this.otherwise).filter(Objects::nonNull),
						this.branches.stream().flatMap((branch) -> Stream.of(branch.condition(), branch.result())))
				.toList();
		}

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitCase(this);
		}

		@Override
		public String toString() {
			return "case " + ((this.operand != null) ? this.operand + " " : "")
					+ this.branches.stream().map(Branch::toString).collect(Collectors.joining(" "))
					+ ((this.otherwise != null) ? " else " + this.otherwise : "") + " end";
		}

	}

	/**
	 * An object made by a constructor.
	 *
	 * @param type the name of the class
	 * @param arguments the arguments
	 * @param location where it stands
	 */
	record Instance(String type, List<Expression> arguments, Location location) implements Expression {

		/**
		 * Copies the arguments.
		 * @param type the name of the class
		 * @param arguments the arguments
		 * @param location where it stands
		 */
		public Instance {
			arguments = List.copyOf(arguments);
		}

		@Override
		public List<Expression> children() {
			return this.arguments;
		}

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitInstance(this);
		}

		@Override
		public String toString() {
			return "new " + this.type + Expression.join(this.arguments);
		}

	}

	/**
	 * The only result of a selection, or {@code null}; among the members of a list, and
	 * after a quantifier, all of its results.
	 *
	 * @param selection the selection
	 * @param location where it stands
	 */
	record Subquery(Selection selection, Location location) implements Expression {

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitSubquery(this);
		}

		@Override
		public String toString() {
			return "(" + this.selection + ")";
		}

	}

	/**
	 * All, or any, of the results of a selection, to compare with.
	 *
	 * @param all whether the comparison has to hold for all results, not just any
	 * @param selection the selection
	 * @param location where it stands
	 */
	record Quantified(boolean all, Selection selection, Location location) implements Expression {

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitQuantified(this);
		}

		@Override
		public String toString() {
			return (this.all ? "all (" : "any (") + this.selection + ")";
		}

	}

	/**
	 * Comparison of one value with another.
	 *
	 * @param operator the comparison
	 * @param left the left operand
	 * @param right the right operand
	 * @param location where it stands
	 */
	record Comparison(Condition.Operator operator, Expression left, Expression right,
			Location location) implements Expression {

		@Override
		public List<Expression> children() {
			return List.of(this.left, this.right);
		}

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitComparison(this);
		}

		@Override
		public String toString() {
			return "%s %s %s".formatted(this.left, this.operator, this.right);
		}

	}

	/**
	 * Test whether a value lies between two others, both included.
	 *
	 * @param operand the value
	 * @param lower the lower bound
	 * @param upper the upper bound
	 * @param negated whether it has to lie outside
	 * @param location where it stands
	 */
	record Between(Expression operand, Expression lower, Expression upper, boolean negated,
			Location location) implements Expression {

		@Override
		public List<Expression> children() {
			return List.of(this.operand, this.lower, this.upper);
		}

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitBetween(this);
		}

		@Override
		public String toString() {
			return "%s%s between %s and %s".formatted(this.operand, this.negated ? " not" : "", this.lower, this.upper);
		}

	}

	/**
	 * Test whether a string matches a pattern of {@code %} and {@code _}.
	 *
	 * @param operand the string
	 * @param pattern the pattern
	 * @param escape the character that takes the meaning of the next one away, or
	 * {@code null} for a backslash
	 * @param negated whether it must not match
	 * @param ignoresCase whether case does not matter
	 * @param location where it stands
	 */
	record Like(Expression operand, Expression pattern, @Nullable Expression escape, boolean negated,
			boolean ignoresCase, Location location) implements Expression {

		@Override
		public List<Expression> children() {
			return (this.escape != null) ? List.of(this.operand, this.pattern, this.escape)
					: List.of(this.operand, this.pattern);
		}

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitLike(this);
		}

		@Override
		public String toString() {
			return "%s%s %s %s%s".formatted(this.operand, this.negated ? " not" : "",
					this.ignoresCase ? "ilike" : "like", this.pattern,
					(this.escape != null) ? " escape " + this.escape : "");
		}

	}

	/**
	 * Test whether a value is one of several.
	 *
	 * @param operand the value
	 * @param members the others; a parameter may stand for several, and a single subquery
	 * does
	 * @param negated whether it must be none of them
	 * @param location where it stands
	 */
	record In(Expression operand, List<Expression> members, boolean negated, Location location) implements Expression {

		/**
		 * Copies the members.
		 * @param operand the value
		 * @param members the others; a parameter may stand for several, and a single
		 * subquery does
		 * @param negated whether it must be none of them
		 * @param location where it stands
		 */
		public In {
			members = List.copyOf(members);
		}

		@Override
		public List<Expression> children() {
			return Stream.concat(Stream.of(this.operand), this.members.stream()).toList();
		}

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitIn(this);
		}

		@Override
		public String toString() {
			boolean subquery = this.members.size() == 1 && this.members.get(0) instanceof Subquery;
			return "%s%s in %s".formatted(this.operand, this.negated ? " not" : "",
					subquery ? this.members.get(0) : Expression.join(this.members));
		}

	}

	/**
	 * Test whether there is no value.
	 *
	 * @param operand the value
	 * @param negated whether there must be one
	 * @param location where it stands
	 */
	record IsNull(Expression operand, boolean negated, Location location) implements Unary {

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitIsNull(this);
		}

		@Override
		public String toString() {
			return "%s is%s null".formatted(this.operand, this.negated ? " not" : "");
		}

	}

	/**
	 * Test whether a collection has no element.
	 *
	 * @param operand the collection
	 * @param negated whether there must be one
	 * @param location where it stands
	 */
	record IsEmpty(Expression operand, boolean negated, Location location) implements Unary {

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitIsEmpty(this);
		}

		@Override
		public String toString() {
			return "%s is%s empty".formatted(this.operand, this.negated ? " not" : "");
		}

	}

	/**
	 * Test whether a collection has an element.
	 *
	 * @param element the element
	 * @param collection the collection
	 * @param negated whether it must not have it
	 * @param location where it stands
	 */
	record Member(Expression element, Expression collection, boolean negated, Location location) implements Expression {

		@Override
		public List<Expression> children() {
			return List.of(this.element, this.collection);
		}

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitMember(this);
		}

		@Override
		public String toString() {
			return "%s%s member of %s".formatted(this.element, this.negated ? " not" : "", this.collection);
		}

	}

	/**
	 * Test whether a selection finds anything.
	 *
	 * @param selection the selection
	 * @param location where it stands
	 */
	record Exists(Selection selection, Location location) implements Expression {

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitExists(this);
		}

		@Override
		public String toString() {
			return "exists (" + this.selection + ")";
		}

	}

	/**
	 * Test whether all operands hold, or any of them.
	 *
	 * @param all whether all have to hold
	 * @param operands the operands, at least two
	 * @param location where it stands
	 */
	record Junction(boolean all, List<Expression> operands, Location location) implements Expression {

		/**
		 * Copies the operands.
		 * @param all whether all have to hold
		 * @param operands the operands, at least two
		 * @param location where it stands
		 */
		public Junction {
			operands = List.copyOf(operands);
		}

		@Override
		public List<Expression> children() {
			return this.operands;
		}

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitJunction(this);
		}

		@Override
		public String toString() {
			return this.operands.stream()
				.map(Expression::toString)
				.collect(Collectors.joining(this.all ? " and " : " or ", "(", ")"));
		}

	}

	/**
	 * Test whether the operand does not hold.
	 *
	 * @param operand the operand
	 * @param location where it stands
	 */
	record Not(Expression operand, Location location) implements Unary {

		@Override
		public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
			return visitor.visitNot(this);
		}

		@Override
		public String toString() {
			return "not (" + this.operand + ")";
		}

	}

}
