package io.github.springdata.memory.jpa.relational;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Reader of the tokens of a statement in SQL. Comments are left out.
 */
final class SqlTokens {

	private final String sql;

	private final List<Token> tokens = new ArrayList<>();

	private int position;

	private int next;

	private SqlTokens(String sql) {
		this.sql = sql;
	}

	/**
	 * Kind of token.
	 */
	enum Kind {

		/** Name or keyword without quotes. */
		WORD,

		/** Name in quotes. */
		NAME,

		/** Text in single quotes. */
		TEXT,

		/** Number without a sign. */
		NUMBER,

		/** Bytes as hexadecimal digits. */
		BYTES,

		/** Any other character. */
		SYMBOL,

		/** End of the statement. */
		END

	}

	/**
	 * Token of a statement.
	 *
	 * @param kind its kind
	 * @param text its text, without quotes
	 * @param position where it begins, from zero
	 */
	record Token(Kind kind, String text, int position) {

		boolean is(String keywordOrSymbol) {
			return (this.kind == Kind.WORD || this.kind == Kind.SYMBOL) && this.text.equalsIgnoreCase(keywordOrSymbol);
		}

		boolean isName() {
			return this.kind == Kind.WORD || this.kind == Kind.NAME;
		}

		@Override
		public String toString() {
			return (this.kind == Kind.END) ? "the end" : "'" + this.text + "'";
		}

	}

	/**
	 * Reads the tokens of a statement.
	 * @throws UnsupportedScriptException if quotes or comments are not closed
	 */
	static SqlTokens of(String sql) {
		SqlTokens tokens = new SqlTokens(sql);
		while (tokens.skipBlanks()) {
			tokens.tokens.add(tokens.read());
		}
		tokens.tokens.add(new Token(Kind.END, "", sql.length()));
		return tokens;
	}

	/**
	 * The token that comes next.
	 */
	Token peek() {
		return this.tokens.get(this.next);
	}

	/**
	 * Goes on to the next token.
	 * @return the token that was next
	 */
	Token take() {
		Token token = peek();
		if (token.kind() != Kind.END) {
			this.next++;
		}
		return token;
	}

	/**
	 * Goes on to the next token if it is a certain one.
	 * @return whether it was
	 */
	boolean takeIf(String keywordOrSymbol) {
		boolean found = peek().is(keywordOrSymbol);
		if (found) {
			take();
		}
		return found;
	}

	/**
	 * Goes on to the next token, which has to be a certain one.
	 */
	void require(String keywordOrSymbol) {
		if (!takeIf(keywordOrSymbol)) {
			throw refused(peek(), "'%s' is expected, but there is %s".formatted(keywordOrSymbol, peek()));
		}
	}

	/**
	 * The refusal of a statement.
	 * @param at the token that is not understood
	 */
	UnsupportedScriptException refused(Token at, String reason) {
		return refused(at.position(), reason);
	}

	private UnsupportedScriptException refused(int at, String reason) {
		String before = this.sql.substring(0, Math.min(at, this.sql.length()));
		long line = before.chars().filter((character) -> character == '\n').count() + 1;
		return new UnsupportedScriptException((int) line, before.length() - before.lastIndexOf('\n'), reason);
	}

	private boolean skipBlanks() {
		while (this.position < this.sql.length()) {
			if (Character.isWhitespace(current()) || current() == '\uFEFF') {
				this.position++;
			}
			else if (startsWith("--")) {
				skipTo("\n", this.sql.length());
			}
			else if (startsWith("/*")) {
				skipTo("*/", -1);
			}
			else {
				return true;
			}
		}
		return false;
	}

	private void skipTo(String end, int otherwise) {
		int found = this.sql.indexOf(end, this.position);
		if (found < 0 && otherwise < 0) {
			throw refused(this.position, "a comment is not closed");
		}
		this.position = (found < 0) ? otherwise : found + end.length();
	}

	private char current() {
		return this.sql.charAt(this.position);
	}

	private boolean startsWith(String text) {
		return this.sql.startsWith(text, this.position);
	}

	private Token read() {
		int start = this.position;
		char first = current();
		if (first == '\'') {
			return new Token(Kind.TEXT, quoted('\''), start);
		}
		if (first == '"' || first == '`') {
			return new Token(Kind.NAME, quoted(first), start);
		}
		if ((first == 'x' || first == 'X') && this.sql.startsWith("'", start + 1)) {
			this.position++;
			return new Token(Kind.BYTES, hex(quoted('\''), start), start);
		}
		if (Character.isDigit(first) || (first == '.' && isDigitAt(start + 1))) {
			return number(start);
		}
		return Character.isJavaIdentifierStart(first) ? new Token(Kind.WORD, word(), start)
				: new Token(Kind.SYMBOL, String.valueOf(this.sql.charAt(this.position++)), start);
	}

	private boolean isDigitAt(int index) {
		return index < this.sql.length() && Character.isDigit(this.sql.charAt(index));
	}

	private String quoted(char quote) {
		int start = this.position;
		StringBuilder text = new StringBuilder();
		this.position++;
		while (this.position < this.sql.length()) {
			char character = this.sql.charAt(this.position++);
			if (character != quote) {
				text.append(character);
			}
			else if (this.position < this.sql.length() && current() == quote) {
				text.append(quote);
				this.position++;
			}
			else {
				return text.toString();
			}
		}
		throw refused(start, "the quote that begins here is not closed");
	}

	private String hex(String digits, int start) {
		String compact = digits.replace(" ", "").toLowerCase(Locale.ROOT);
		try {
			HexFormat.of().parseHex(compact);
			return compact;
		}
		catch (IllegalArgumentException ex) {
			throw refused(start, "'%s' is no sequence of bytes in hexadecimal digits".formatted(digits));
		}
	}

	private Token number(int start) {
		if (startsWith("0x") || startsWith("0X")) {
			this.position += 2;
			return new Token(Kind.BYTES, hex(word(), start), start);
		}
		while (this.position < this.sql.length() && isPartOfNumber(start)) {
			this.position++;
		}
		return new Token(Kind.NUMBER, this.sql.substring(start, this.position), start);
	}

	private boolean isPartOfNumber(int start) {
		char character = Character.toLowerCase(current());
		char previous = Character.toLowerCase(this.sql.charAt(Math.max(start, this.position - 1)));
		return Character.isDigit(character) || character == '.' || character == 'e'
				|| ((character == '-' || character == '+') && previous == 'e');
	}

	private String word() {
		int start = this.position;
		while (this.position < this.sql.length() && Character.isJavaIdentifierPart(current())) {
			this.position++;
		}
		return this.sql.substring(start, this.position);
	}

}
