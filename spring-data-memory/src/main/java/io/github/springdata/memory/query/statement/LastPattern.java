package io.github.springdata.memory.query.statement;

import java.util.Objects;

import io.github.springdata.memory.query.value.LikePattern;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * The pattern that a condition used last, which is that of the next row as well, unless
 * each row has its own. May be used by any thread: what is kept is not changed any more.
 */
final class LastPattern {

	private final boolean ignoreCase;

	private @Nullable Known last;

	LastPattern(boolean ignoreCase) {
		this.ignoreCase = ignoreCase;
	}

	LikePattern of(String pattern, @Nullable Character escape) {
		Known known = this.last;
		if (known == null || !known.text.equals(pattern) || !Objects.equals(known.escape, escape)) {
			known = new Known(pattern, escape, read(pattern, escape));
			this.last = known;
		}
		return known.pattern;
	}

	private LikePattern read(String pattern, @Nullable Character escape) {
		try {
			return LikePattern.of(pattern, escape, this.ignoreCase);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidDataAccessApiUsageException(String.valueOf(ex.getMessage()), ex);
		}
	}

	private record Known(String text, @Nullable Character escape, LikePattern pattern) {

	}

}
