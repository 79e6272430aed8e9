package io.github.springdata.memory.sample.lending.stock;

/**
 * Language of a book.
 */
public enum Language {

	/** English. */
	ENGLISH("en"),

	/** French. */
	FRENCH("fr"),

	/** German. */
	GERMAN("de");

	private final String code;

	Language(String code) {
		this.code = code;
	}

	String code() {
		return this.code;
	}

}
