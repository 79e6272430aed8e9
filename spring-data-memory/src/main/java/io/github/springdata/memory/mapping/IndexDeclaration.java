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
record IndexDeclaration(String name, IndexKind kind, boolean unique, boolean ignoreCase, List<String> paths) {

	static IndexDeclaration of(String path, Indexed indexed) {
		return new IndexDeclaration(path, indexed.kind(), indexed.unique(), indexed.ignoreCase(), List.of(path));
	}

	/**
	 * The index that finds the rows which refer to a row.
	 */
	static IndexDeclaration ofReference(String path) {
		return new IndexDeclaration(path, IndexKind.HASH, false, false, List.of(path));
	}

	/**
	 * An index that a vocabulary of tables and columns declares, which says nothing of
	 * its kind.
	 * @param name the name, empty for the paths
	 * @param sortable whether there can be an order
	 */
	static IndexDeclaration ofColumns(String name, boolean unique, List<String> paths, boolean sortable) {
		return new IndexDeclaration(name.isBlank() ? String.join("_", paths) : name,
				sortable ? IndexKind.SORTED : IndexKind.HASH, unique, false, paths);
	}

	static IndexDeclaration of(MergedAnnotation<CompoundIndex> index) {
		List<String> paths = List.of(index.getStringArray("properties"));
		String name = index.getString("name");
		return new IndexDeclaration(name.isEmpty() ? String.join("_", paths) : name, IndexKind.SORTED,
				index.getBoolean("unique"), false, paths);
	}

}
