package io.github.springdata.memory.query.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.springdata.memory.message.EditDistance;
import io.github.springdata.memory.query.language.Token.Kind;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.query.syntax.Location;

/**
 * The tokens of a text, read one after the other. Guards against texts that nest too
 * deeply or have lists that are too long.
 */
final class Tokens {

	/**
	 * How deep a text may nest.
	 */
	static final int MAX_DEPTH = 100;

	/**
	 * How many members a list, and operands a chain of operators, may have.
	 */
	static final int MAX_LIST = 10_000;

	/**
	 * How many operands of arithmetic may follow each other.
	 */
	static final int MAX_CHAIN = 200;

	private static final Set<String> RESERVED = Set.of("select", "from", "where", "group", "order", "having", "union",
			"intersect", "except", "limit", "offset", "fetch", "and", "or", "not", "in", "like", "ilike", "between",
			"is", "null", "member", "on", "join", "inner", "left", "outer", "cross", "right", "full", "set", "as",
			"asc", "desc", "nulls", "case", "when", "then", "else", "end", "distinct", "exists", "all", "any", "some",
			"escape", "empty", "by", "update", "delete", "insert", "into", "values", "true", "false");

	private final String text;

	private final List<Token> tokens;

	private int position;

	private int depth;

	Tokens(String text) {
		this.text = text;
		this.tokens = Lexer.tokens(text);
	}

	String text() {
		return this.text;
	}

	Token peek() {
		return this.tokens.get(this.position);
	}

	Token peek(int ahead) {
		return this.tokens.get(Math.min(this.position + ahead, this.tokens.size() - 1));
	}

	Token next() {
		Token token = peek();
		if (token.kind() != Kind.END) {
			this.position++;
		}
		return token;
	}

	Location location() {
		return Location.of(peek().offset());
	}

	/**
	 * Whether keywords follow.
	 */
	boolean at(String... keywords) {
		for (int i = 0; i < keywords.length; i++) {
			if (!peek(i).is(keywords[i])) {
				return false;
			}
		}
		return true;
	}

	boolean atAny(String... keywords) {
		return Arrays.stream(keywords).anyMatch((keyword) -> peek().is(keyword));
	}

	/**
	 * Skips keywords if they follow.
	 */
	boolean accept(String... keywords) {
		boolean found = at(keywords);
		if (found) {
			this.position += keywords.length;
		}
		return found;
	}

	/**
	 * Skips keywords that must follow.
	 */
	void expect(String... keywords) {
		for (String keyword : keywords) {
			if (!accept(keyword)) {
				throw expected("'" + keyword + "'", keyword);
			}
		}
	}

	/**
	 * Whether a name follows that is not reserved.
	 */
	boolean atName() {
		Token token = peek();
		return token.kind() == Kind.NAME
				|| (token.kind() == Kind.WORD && !RESERVED.contains(token.text().toLowerCase(Locale.ROOT)));
	}

	String name(String what) {
		if (!atName()) {
			throw expected(what);
		}
		return next().text();
	}

	/**
	 * Reads the name of a class, which may be a reserved word that is written as classes
	 * are: {@code Order}.
	 */
	String type(String what) {
		return (atName() || isWrittenAsClass(peek())) ? next().text() : name(what);
	}

	private static boolean isWrittenAsClass(Token token) {
		String text = token.text();
		return token.kind() == Kind.WORD && Character.isUpperCase(text.charAt(0))
				&& !text.equals(text.toUpperCase(Locale.ROOT));
	}

	/**
	 * Reads a name of a class or a path, with its dots.
	 */
	List<String> names(String what) {
		List<String> names = new ArrayList<>();
		names.add(peek(1).is(".") ? part() : type(what));
		return parts(names);
	}

	Expression.Path path(String what) {
		Location location = location();
		List<String> names = new ArrayList<>();
		names.add(peek(1).is(".") ? part() : name(what));
		return new Expression.Path(parts(names), location);
	}

	/**
	 * Reads the names after dots that follow.
	 */
	List<String> parts(List<String> names) {
		while (accept(".")) {
			checkSize(names, MAX_DEPTH);
			names.add(part());
		}
		return names;
	}

	/**
	 * Reads a name after a dot, where no word is reserved.
	 */
	String part() {
		Token token = peek();
		if (token.kind() != Kind.WORD && token.kind() != Kind.NAME) {
			throw expected("a name after the dot");
		}
		return next().text();
	}

	/**
	 * Reads something one level deeper.
	 */
	<T> T nested(Supplier<T> reader) {
		if (++this.depth > MAX_DEPTH) {
			throw failure(location(), "the text nests deeper than %d levels".formatted(MAX_DEPTH));
		}
		T result = reader.get();
		this.depth--;
		return result;
	}

	void checkSize(List<?> list, int greatest) {
		if (list.size() >= greatest) {
			throw failure(location(),
					"more than %d members in a row; give a collection as a parameter, or use parentheses"
						.formatted(greatest));
		}
	}

	/**
	 * The exception for what follows in place of something else.
	 * @param what what should follow
	 * @param keywords keywords that may be meant by a word that follows
	 */
	InvalidStatementException expected(String what, String... keywords) {
		Token token = peek();
		return failure(location(),
				"expected %s, but found %s%s".formatted(what, token.shown(),
						isKeywordAsName(token)
								? ", a keyword; as a name it stands in back quotes, or after a variable and a dot"
								: suggestion(token, keywords)));
	}

	/**
	 * Whether a word may be meant as a name: something is done with it.
	 */
	private boolean isKeywordAsName(Token token) {
		Token following = peek(1);
		return token.kind() == Kind.WORD && RESERVED.contains(token.text().toLowerCase(Locale.ROOT))
				&& following.kind() == Kind.SYMBOL && !following.text().equals("(");
	}

	private static String suggestion(Token token, String... keywords) {
		return (token.kind() == Kind.WORD) ? suggestion(token.text(), List.of(keywords)) : "";
	}

	/**
	 * The candidates that a word may be meant for, as the end of a message.
	 */
	static String suggestion(String word, List<String> candidates) {
		String found = candidates.stream()
			.filter((candidate) -> EditDistance.between(word, candidate) <= 2)
			.sorted(Comparator.comparingInt((candidate) -> EditDistance.between(word, candidate)))
			.limit(3)
			.map((candidate) -> "'" + candidate + "'")
			.collect(Collectors.joining(" or "));
		return found.isEmpty() ? "" : "; did you mean " + found + "?";
	}

	InvalidStatementException failure(Location location, String problem) {
		return new InvalidStatementException(this.text, location, problem);
	}

}
