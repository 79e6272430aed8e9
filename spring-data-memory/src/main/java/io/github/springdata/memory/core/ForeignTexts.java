package io.github.springdata.memory.core;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.query.syntax.Location;
import org.jspecify.annotations.Nullable;

/**
 * Explanation of texts that cannot be read because they are of another language.
 */
final class ForeignTexts {

	private static final Pattern ALL_COLUMNS = Pattern.compile("\\s*select\\s+(?:distinct\\s+)?(?:\\w+\\.)?\\*.*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final List<String> SQL_WORDS = List.of("with", "truncate", "create", "drop", "alter", "call", "exec",
			"merge", "replace", "values", "show", "explain", "grant", "begin", "commit");

	private ForeignTexts() {
	}

	/**
	 * The exception for a text that could not be read.
	 * @param ex says where and why
	 * @param entity the entity that is meant, as far as is known
	 * @return the same, or one that says more
	 */
	static InvalidStatementException explain(InvalidStatementException ex, @Nullable Class<?> entity) {
		String hint = hint(ex.getText().strip(), name(entity));
		if (hint == null) {
			return ex;
		}
		InvalidStatementException explained = new InvalidStatementException(ex.getText(), Location.of(ex.getOffset()),
				ex.getProblem() + "; " + hint);
		explained.initCause(ex);
		return explained;
	}

	private static String name(@Nullable Class<?> entity) {
		boolean known = entity != null && !entity.isArray() && !entity.getName().startsWith("java.");
		return (known && entity != null) ? entity.getSimpleName() : "Item";
	}

	private static @Nullable String hint(String text, String entity) {
		String alias = entity.substring(0, 1).toLowerCase(Locale.ROOT);
		String instead = "write 'select %1$s from %2$s %1$s'".formatted(alias, entity);
		if (ALL_COLUMNS.matcher(text).matches()) {
			return "query texts are not SQL but Jakarta's query language, of entities and properties: " + instead;
		}
		String first = text.split("\\W", 2)[0].toLowerCase(Locale.ROOT);
		if (SQL_WORDS.contains(first)) {
			return "query texts are not SQL but Jakarta's query language: select, update, delete and insert, of entities and properties, as in 'select %1$s from %2$s %1$s'"
				.formatted(alias, entity);
		}
		return text.startsWith("{") ? "query texts are not JSON but Jakarta's query language: %s where %s.name = :name'"
			.formatted(instead.substring(0, instead.length() - 1), alias) : null;
	}

}
