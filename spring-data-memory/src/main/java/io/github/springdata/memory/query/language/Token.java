package io.github.springdata.memory.query.language;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a text that is not divided any further.
 *
 * @param kind what it is
 * @param text how it stands there; without quotes for names
 * @param value what a literal means, else {@code null}
 * @param offset where it starts
 */
record Token(Kind kind, String text, @Nullable Object value, int offset) {

	boolean is(String keyword) {
		return (this.kind == Kind.WORD || this.kind == Kind.SYMBOL) && this.text.equalsIgnoreCase(keyword);
	}

	boolean isParameter() {
		return this.kind == Kind.NAMED_PARAMETER || this.kind == Kind.POSITIONAL_PARAMETER
				|| this.kind == Kind.VALUE_EXPRESSION;
	}

	/**
	 * The token as messages show it.
	 */
	String shown() {
		if (this.kind == Kind.END) {
			return "the end of the text";
		}
		int length = Math.min(this.text.length(), 40);
		return "'" + this.text.substring(0, length) + ((length < this.text.length()) ? "..." : "") + "'";
	}

	enum Kind {

		/** A keyword or a name. */
		WORD,

		/** A name in back quotes, never a keyword. */
		NAME,

		/** An operator or punctuation. */
		SYMBOL,

		/** A string, number, date or time. */
		LITERAL,

		/** {@code :name}. */
		NAMED_PARAMETER,

		/** {@code ?1}. */
		POSITIONAL_PARAMETER,

		/** {@code :#{..}} or {@code ?#{..}}. */
		VALUE_EXPRESSION,

		/** Nothing more. */
		END

	}

}
