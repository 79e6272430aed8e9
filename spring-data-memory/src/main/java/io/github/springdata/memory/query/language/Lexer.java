package io.github.springdata.memory.query.language;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.query.language.Token.Kind;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.query.syntax.Location;
import org.jspecify.annotations.Nullable;

/**
 * Divider of a text into tokens.
 */
final class Lexer {

	/**
	 * The longest text that is read.
	 */
	static final int MAX_LENGTH = 100_000;

	private static final List<String> SYMBOLS = List.of("<>", "!=", "<=", ">=", "||", "=", "<", ">", "+", "-", "*", "/",
			"(", ")", ",", ".", "%");

	private final String text;

	private int position;

	private Lexer(String text) {
		this.text = text;
	}

	/**
	 * Divides a text.
	 * @return the tokens, of which the last one is the end
	 */
	static List<Token> tokens(String text) {
		if (text.length() > MAX_LENGTH) {
			throw new InvalidStatementException(text.substring(0, MAX_LENGTH), Location.of(MAX_LENGTH),
					"a text may have %d characters, this one has %d; give long values as parameters"
						.formatted(MAX_LENGTH, text.length()));
		}
		Lexer lexer = new Lexer(text);
		List<Token> tokens = new ArrayList<>();
		Token token = lexer.next();
		while (token.kind() != Kind.END) {
			tokens.add(token);
			token = lexer.next();
		}
		tokens.add(token);
		return tokens;
	}

	private Token next() {
		skipBlanks();
		int start = this.position;
		if (start == this.text.length()) {
			return new Token(Kind.END, "", null, start);
		}
		char c = this.text.charAt(start);
		if (Character.isJavaIdentifierStart(c)) {
			return token(Kind.WORD, start, endOfWord(start));
		}
		if (isDigit(c) || (c == '.' && isDigit(at(start + 1)))) {
			return number(start);
		}
		return switch (c) {
			case '\'' -> string(start);
			case '`' -> quotedName(start);
			case ':', '?' -> parameter(start, c);
			case '{' -> temporal(start);
			default -> symbol(start);
		};
	}

	private void skipBlanks() {
		while (this.position < this.text.length() && Character.isWhitespace(this.text.charAt(this.position))) {
			this.position++;
		}
	}

	private char at(int index) {
		return (index < this.text.length()) ? this.text.charAt(index) : '\0';
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	private int endOfWord(int start) {
		int end = start;
		while (end < this.text.length() && Character.isJavaIdentifierPart(this.text.charAt(end))
				&& !Character.isIdentifierIgnorable(this.text.charAt(end))) {
			end++;
		}
		if (end == start) {
			throw unexpected(start);
		}
		return end;
	}

	private Token token(Kind kind, int start, int end) {
		return token(kind, start, end, null);
	}

	private Token token(Kind kind, int start, int end, @Nullable Object value) {
		this.position = end;
		return new Token(kind, this.text.substring(start, end), value, start);
	}

	private InvalidStatementException unexpected(int start) {
		char character = at(start);
		String remedy = switch (character) {
			case ';' -> "; a text is one statement, without a sign at its end";
			case '"' -> "; strings are in single quotes, names that are keywords in back quotes";
			default -> "";
		};
		boolean shown = character > ' ' && !Character.isIdentifierIgnorable(character)
				&& !Character.isSurrogate(character);
		return failure(start, "unexpected character" + (shown ? " '%c'%s".formatted(character, remedy) : ""));
	}

	private Token symbol(int start) {
		for (String symbol : SYMBOLS) {
			if (this.text.startsWith(symbol, start)) {
				return token(Kind.SYMBOL, start, start + symbol.length());
			}
		}
		throw unexpected(start);
	}

	private Token string(int start) {
		StringBuilder value = new StringBuilder();
		int end = start + 1;
		while (at(end) != '\'' || at(end + 1) == '\'') {
			if (end >= this.text.length()) {
				throw failure(start, "the string that starts here has no end; expected another '");
			}
			value.append(this.text.charAt(end));
			end += (at(end) == '\'') ? 2 : 1;
		}
		return token(Kind.LITERAL, start, end + 1, value.toString());
	}

	private Token quotedName(int start) {
		int end = this.text.indexOf('`', start + 1);
		if (end <= start + 1) {
			throw failure(start, "the name that starts here has no end; expected another `");
		}
		Token token = new Token(Kind.NAME, this.text.substring(start + 1, end), null, start);
		this.position = end + 1;
		return token;
	}

	private Token parameter(int start, char sign) {
		if (at(start + 1) == '#' && at(start + 2) == '{' || at(start + 1) == '$' && at(start + 2) == '{') {
			int end = endOfBraces(start + 2);
			return token(Kind.VALUE_EXPRESSION, start, end, this.text.substring(start + 1, end));
		}
		if (sign == '?') {
			return position(start);
		}
		if (!Character.isJavaIdentifierStart(at(start + 1))) {
			throw failure(start, "expected the name of a parameter after the colon");
		}
		int end = endOfWord(start + 1);
		return token(Kind.NAMED_PARAMETER, start, end, this.text.substring(start + 1, end));
	}

	private Token position(int start) {
		int end = start + 1;
		while (isDigit(at(end))) {
			end++;
		}
		if (end == start + 1 || end > start + 4 || at(start + 1) == '0') {
			throw failure(start, "expected the number of a parameter, from ?1 to ?999");
		}
		return token(Kind.POSITIONAL_PARAMETER, start, end, this.text.substring(start + 1, end));
	}

	/**
	 * The end of a value expression, which may have braces and strings in it.
	 */
	private int endOfBraces(int start) {
		int depth = 0;
		char quote = 0;
		for (int i = start; i < this.text.length(); i++) {
			char c = this.text.charAt(i);
			if (quote != 0) {
				quote = (c == quote) ? 0 : quote;
			}
			else if (c == '\'' || c == '"') {
				quote = c;
			}
			else if (c == '{' || c == '}') {
				depth += (c == '{') ? 1 : -1;
				if (depth == 0) {
					return i + 1;
				}
			}
		}
		throw failure(start, "the value expression that starts here has no end; expected another }");
	}

	private Token temporal(int start) {
		int end = this.text.indexOf('}', start);
		if (end < 0) {
			throw failure(start, "the date or time that starts here has no end; expected a }");
		}
		Object value = Literals.temporal(this.text.substring(start + 1, end));
		if (value == null) {
			throw failure(start,
					"expected a date or time like {d '2030-12-31'}, {t '23:59:59'} or " + "{ts '2030-12-31 23:59:59'}");
		}
		return token(Kind.LITERAL, start, end + 1, value);
	}

	private Token number(int start) {
		int end = endOfNumber(start);
		Object value = Literals.number(this.text.substring(start, end));
		if (value == null) {
			throw failure(start, "'%s' is not a number, or is too large for its type"
				.formatted(this.text.substring(start, Math.min(end, start + 40))));
		}
		return token(Kind.LITERAL, start, end, value);
	}

	private int endOfNumber(int start) {
		int end = start;
		boolean whole = true;
		while (Character.isLetterOrDigit(at(end)) || at(end) == '_'
				|| (at(end) == '.' && (whole || isDigit(at(end + 1))))
				|| (isSign(at(end)) && isExponent(at(end - 1)) && isDigit(at(end + 1)) && !isHexadecimal(start))) {
			whole &= at(end) != '.';
			end++;
		}
		return end;
	}

	private boolean isHexadecimal(int start) {
		return at(start + 1) == 'x' || at(start + 1) == 'X';
	}

	private static boolean isSign(char c) {
		return c == '+' || c == '-';
	}

	private static boolean isExponent(char c) {
		return c == 'e' || c == 'E';
	}

	private InvalidStatementException failure(int offset, String problem) {
		return new InvalidStatementException(this.text, Location.of(offset), problem);
	}

}
