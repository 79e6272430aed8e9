package io.github.springdata.memory.mapping;

import java.util.List;

import io.github.springdata.memory.store.index.IndexKind;

import org.springframework.core.annotation.MergedAnnotation;

/**
 * An index as annotations declare it.
 *
 * @param name the name of the index
 * @param kind what it can answer
 * @param unique whether two rows may not have the same values
 * @param ignoreCase whether strings are compared ignoring case
 * @param paths the paths of the properties
 */
record IndexFacts(String name, IndexKind kind, boolean unique, boolean ignoreCase, List<String> paths) {

	static IndexFacts of(String path, Indexed indexed) {
		return new IndexFacts(path, indexed.kind(), indexed.unique(), indexed.ignoreCase(), List.of(path));
	}

	/**
	 * The index that finds the rows which refer to a row.
	 */
	static IndexFacts ofReference(String path) {
		return new IndexFacts(path, IndexKind.HASH, false, false, List.of(path));
	}

	static IndexFacts of(MergedAnnotation<CompoundIndex> index) {
		List<String> paths = List.of(index.getStringArray("properties"));
		String name = index.getString("name");
		return new IndexFacts(name.isEmpty() ? String.join("_", paths) : name, IndexKind.SORTED,
				index.getBoolean("unique"), false, paths);
	}

}
