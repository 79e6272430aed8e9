package io.github.springdata.memory.query.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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
			"escape", "empty", "by", "update", "delete", "insert", "into", "values", "true", "false", "with");

	/**
	 * The reserved words that are names where neither what is behind them nor the place
	 * makes a keyword of them, with the words behind them that do.
	 */
	private static final Map<String, Set<String>> TOLD_APART = Map.ofEntries(Map.entry("order", Set.of("by")),
			Map.entry("group", Set.of("by")), Map.entry("left", Set.of("join", "outer")),
			Map.entry("right", Set.of("join", "outer")), Map.entry("full", Set.of("join", "outer")),
			Map.entry("inner", Set.of("join")), Map.entry("cross", Set.of("join")), Map.entry("outer", Set.of("join")),
			Map.entry("member", Set.of("of")), Map.entry("end", Set.of()), Map.entry("empty", Set.of()),
			Map.entry("escape", Set.of()), Map.entry("values", Set.of()), Map.entry("all", Set.of("select")),
			Map.entry("any", Set.of("select")), Map.entry("some", Set.of("select")), Map.entry("asc", Set.of()),
			Map.entry("desc", Set.of()), Map.entry("nulls", Set.of()), Map.entry("limit", Set.of()),
			Map.entry("offset", Set.of()), Map.entry("fetch", Set.of()), Map.entry("into", Set.of()),
			Map.entry("insert", Set.of()), Map.entry("update", Set.of()), Map.entry("delete", Set.of()),
			Map.entry("by", Set.of()), Map.entry("set", Set.of()), Map.entry("with", Set.of()));

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
	 * Whether a name follows: a word that is not reserved, or can be told apart.
	 */
	boolean atName() {
		return isFree(peek()) || isToldApart((symbol) -> !symbol.is("("));
	}

	/**
	 * Whether a name follows in a place where there need not be any.
	 */
	boolean atAlias() {
		return isFree(peek()) || (!atAny("set", "with") && isToldApart((symbol) -> symbol.is(",") || symbol.is(")")));
	}

	/**
	 * Reads a name that comes after {@code as}.
	 */
	String alias(String what) {
		return TOLD_APART.containsKey(folded(peek())) ? next().text() : name(what);
	}

	private static boolean isFree(Token token) {
		return token.kind() == Kind.NAME || (token.kind() == Kind.WORD && !isReserved(token));
	}

	private static boolean isReserved(Token token) {
		return token.kind() == Kind.WORD && RESERVED.contains(folded(token));
	}

	private static String folded(Token token) {
		return (token.kind() == Kind.WORD) ? token.text().toLowerCase(Locale.ROOT) : "";
	}

	/**
	 * Whether a reserved word is a name, as what is behind it makes no keyword of it.
	 * @param symbols the symbols that may come after the name
	 */
	private boolean isToldApart(Predicate<Token> symbols) {
		Set<String> partners = TOLD_APART.get(folded(peek()));
		Token following = peek(1);
		if (partners == null || following.kind() == Kind.END) {
			return partners != null;
		}
		return (following.kind() == Kind.SYMBOL) ? symbols.test(following)
				: isReserved(following) && !partners.contains(folded(following));
	}

	String name(String what) {
		if (!atName()) {
			throw expected(what);
		}
		return next().text();
	}

	/**
	 * Reads the name of a class, which may be a reserved word that is written as classes
	 * are, {@code Order}, or has a name behind it.
	 */
	String type(String what) {
		return (isWrittenAsClass(peek()) || isNamed()) ? next().text() : name(what);
	}

	private boolean isNamed() {
		Set<String> partners = TOLD_APART.get(folded(peek()));
		return partners != null && peek(1).kind() == Kind.WORD && !partners.contains(folded(peek(1)));
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
		names.addAll(parts());
		return names;
	}

	Expression.Path path(String what) {
		Location location = location();
		List<String> names = new ArrayList<>();
		names.add(peek(1).is(".") ? part() : name(what));
		names.addAll(parts());
		return new Expression.Path(names, location);
	}

	/**
	 * Reads the names that follow, each after a dot.
	 */
	List<String> parts() {
		List<String> names = new ArrayList<>();
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

	/**
	 * Reads members that are separated by commas, at least one.
	 */
	<T> List<T> list(Supplier<T> member) {
		return list(",", member);
	}

	<T> List<T> list(String separator, Supplier<T> member) {
		List<T> members = new ArrayList<>();
		members.add(member.get());
		while (accept(separator)) {
			checkSize(members, MAX_LIST);
			members.add(member.get());
		}
		return members;
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
		return isReserved(token) && following.kind() == Kind.SYMBOL && !following.text().equals("(");
	}

	private String suggestion(Token token, String... keywords) {
		if (token.kind() != Kind.WORD) {
			return "";
		}
		Set<String> partners = TOLD_APART.getOrDefault(folded(token), Set.of());
		boolean incomplete = !partners.isEmpty() && !partners.contains(folded(peek(1)));
		return incomplete ? partners.stream()
			.sorted()
			.map((word) -> "'" + word + "'")
			.collect(Collectors.joining(" or ", " without ", "")) : suggestion(token.text(), List.of(keywords));
	}

	/**
	 * The candidates that a word may be meant for, as the end of a message.
	 */
	static String suggestion(String word, List<String> candidates) {
		String found = candidates.stream()
			.filter((candidate) -> isSimilar(word, candidate))
			.sorted(Comparator.comparingInt((candidate) -> EditDistance.between(word, candidate)))
			.limit(3)
			.map((candidate) -> "'" + candidate + "'")
			.collect(Collectors.joining(" or "));
		return found.isEmpty() ? "" : "; did you mean " + found + "?";
	}

	private static boolean isSimilar(String word, String candidate) {
		int distance = EditDistance.between(word, candidate);
		return distance <= 2 && distance < word.length() && !word.equalsIgnoreCase(candidate);
	}

	InvalidStatementException failure(Location location, String problem) {
		return new InvalidStatementException(this.text, location, problem);
	}

}
