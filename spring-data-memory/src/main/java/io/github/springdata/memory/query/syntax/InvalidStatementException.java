package io.github.springdata.memory.query.syntax;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Exception for a query text that cannot be read or does not fit the entities that it
 * names. The message shows the line of the text with a caret under the place.
 */
public class InvalidStatementException extends InvalidDataAccessApiUsageException {

	private static final int WIDTH = 72;

	/**
	 * The whole text.
	 */
	private final String text;

	/**
	 * The number of characters before the problem.
	 */
	private final int offset;

	/**
	 * The message without the place.
	 */
	private final String problem;

	/**
	 * Creates an exception.
	 * @param text the whole text
	 * @param location where the problem is
	 * @param problem what the problem is, without the place
	 */
	public InvalidStatementException(String text, Location location, String problem) {
		super(message(text, Math.min(location.offset(), text.length()), problem));
		this.text = text;
		this.offset = Math.min(location.offset(), text.length());
		this.problem = problem;
	}

	/**
	 * The whole text.
	 * @return the query text
	 */
	public String getText() {
		return this.text;
	}

	/**
	 * Where the problem is.
	 * @return the number of characters before it, from zero to the length of the text
	 */
	public int getOffset() {
		return this.offset;
	}

	/**
	 * What the problem is.
	 * @return the message without the place
	 */
	public String getProblem() {
		return this.problem;
	}

	private static String message(String text, int offset, String problem) {
		int start = text.lastIndexOf('\n', offset - 1) + 1;
		int end = text.indexOf('\n', offset);
		String line = text.substring(start, (end < 0) ? text.length() : end);
		int column = offset - start;
		int from = Math.max(0, column - WIDTH);
		String shown = printable(line.substring(from, Math.min(line.length(), column + WIDTH)));
		long number = text.substring(0, start).chars().filter((c) -> c == '\n').count() + 1;
		return "Query text, line %d, column %d: %s%n  %s%n  %s^".formatted(number, column + 1, problem, shown,
				" ".repeat(column - from));
	}

	/**
	 * The text with each character that would spoil the caret's place, or a terminal,
	 * replaced.
	 */
	private static String printable(String text) {
		StringBuilder result = new StringBuilder(text);
		for (int i = 0; i < result.length(); i++) {
			char c = result.charAt(i);
			if (Character.isISOControl(c) || Character.isSurrogate(c)) {
				result.setCharAt(i, (c == '\t') ? ' ' : '?');
			}
		}
		return result.toString();
	}

}
