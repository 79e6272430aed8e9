package io.github.springdata.memory.query.statement;

import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.value.WordQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * The words that a condition looked for last, see {@link LastPattern}.
 */
final class LastWords {

	private @Nullable Known last;

	WordQuery of(String text) {
		Known known = this.last;
		if (known == null || !known.text.equals(text)) {
			known = new Known(text, read(text));
			this.last = known;
		}
		return known.query;
	}

	private static WordQuery read(String text) {
		try {
			return WordQuery.of(text);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidDataAccessApiUsageException(
					"'%s' is no search: %s".formatted(MessageText.of(text), ex.getMessage()), ex);
		}
	}

	private record Known(String text, WordQuery query) {

	}

}
