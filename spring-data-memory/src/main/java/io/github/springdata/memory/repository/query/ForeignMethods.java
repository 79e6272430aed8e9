package io.github.springdata.memory.repository.query;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Replacements of methods that repositories of other modules have, above all those for
 * Jakarta Persistence.
 */
final class ForeignMethods {

	private static final String NO_FLUSH = "'%s' is a method of JpaRepository; nothing has to be flushed here, as queries see what their transaction has written: %s";

	private static final String NO_BATCH = "'%s' is a method of JpaRepository; every deletion is one statement here: use %s";

	private static final Map<String, String> ADVICE = Map.ofEntries(
			Map.entry("saveAndFlush", NO_FLUSH.formatted("saveAndFlush", "use save(..)")),
			Map.entry("saveAllAndFlush", NO_FLUSH.formatted("saveAllAndFlush", "use saveAll(..)")),
			Map.entry("flush", NO_FLUSH.formatted("flush", "leave the method out")),
			Map.entry("deleteInBatch", NO_BATCH.formatted("deleteInBatch", "deleteAll(..)")),
			Map.entry("deleteAllInBatch", NO_BATCH.formatted("deleteAllInBatch", "deleteAll()")),
			Map.entry("deleteAllByIdInBatch", NO_BATCH.formatted("deleteAllByIdInBatch", "deleteAllById(..)")),
			Map.entry("getOne",
					"'getOne' is a method of JpaRepository; there are no lazy references here: use findById(..)"),
			Map.entry("persist", ofEntityManager("persist", "insert(..)")),
			Map.entry("persistAndFlush", ofEntityManager("persistAndFlush", "insert(..)")),
			Map.entry("persistAll", ofEntityManager("persistAll", "insertAll(..)")),
			Map.entry("merge", ofEntityManager("merge", "save(..)")),
			Map.entry("mergeAll", ofEntityManager("mergeAll", "saveAll(..)")),
			Map.entry("update", ofEntityManager("update", "save(..), or @Modifying with a text")),
			Map.entry("updateAll", ofEntityManager("updateAll", "saveAll(..), or @Modifying with a text")),
			Map.entry("refresh", ofEntityManager("refresh", "findById(..)")),
			Map.entry("detach", ofEntityManager("detach", "findById(..) outside of the transaction")),
			Map.entry("clear", ofEntityManager("clear", "another transaction")));

	private ForeignMethods() {
	}

	private static String ofEntityManager(String name, String instead) {
		return "'%s' is a method of EntityManager, or of a repository made for one, and derives no query: use %s"
			.formatted(name, instead);
	}

	/**
	 * What to do instead of declaring a method.
	 * @return a sentence, or {@code null} for a name that says nothing
	 */
	static @Nullable String advice(String name) {
		return ADVICE.get(name);
	}

}
