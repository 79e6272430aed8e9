package io.github.springdata.memory.jpa.model;

import java.util.Map;

import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

/**
 * Query that the mapping declares under a name.
 *
 * @param name the name
 * @param text the text
 * @param language what the text is written in
 * @param resultClass the class of the results, or {@code null} if it is not said
 * @param lockMode the lock mode
 * @param hints the hints
 */
public record NamedQueryModel(String name, String text, Language language, @Nullable Class<?> resultClass,
		LockModeType lockMode, Map<String, Object> hints) {

	/**
	 * Language of a named query.
	 */
	public enum Language {

		/** The query language of Jakarta Persistence. */
		PERSISTENCE,

		/** SQL, which is refused when the query is made. */
		SQL,

		/** The name of a stored procedure, which is refused when the query is made. */
		PROCEDURE

	}

}
