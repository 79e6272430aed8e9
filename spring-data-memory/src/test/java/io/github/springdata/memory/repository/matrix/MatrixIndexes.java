package io.github.springdata.memory.repository.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

/**
 * Indexes on the properties of {@link Sample}, by their names.
 */
final class MatrixIndexes {

	private final MemoryOperations operations;

	private final Map<String, IndexDefinition> definitions = new LinkedHashMap<>();

	MatrixIndexes(MemoryOperations operations) {
		this.operations = operations;
	}

	List<IndexDefinition> definitions() {
		return List.copyOf(this.definitions.values());
	}

	MatrixIndexes hash(boolean ignoreCase, MatrixProperty... properties) {
		return add(IndexKind.HASH, ignoreCase, false, properties);
	}

	MatrixIndexes sorted(boolean ignoreCase, MatrixProperty... properties) {
		boolean ordered = Arrays.stream(properties).allMatch(MatrixProperty::isOrdered);
		return ordered ? add(IndexKind.SORTED, ignoreCase, false, properties) : this;
	}

	MatrixIndexes text(MatrixProperty property) {
		return property.isText() ? add(IndexKind.TEXT, false, false, property) : this;
	}

	MatrixIndexes unique(IndexKind kind, MatrixProperty... properties) {
		return add(kind, false, true, properties);
	}

	private MatrixIndexes add(IndexKind kind, boolean ignoreCase, boolean unique, MatrixProperty... properties) {
		List<IndexedProperty> indexed = Arrays.stream(properties)
			.map((property) -> indexed(property, ignoreCase))
			.toList();
		String name = "%s%s%s on %s".formatted(unique ? "unique " : "", ignoreCase ? "~" : "", kind,
				indexed.stream().map(IndexedProperty::path).toList());
		this.definitions.put(name, IndexDefinition.of(name, kind, unique, indexed));
		return this;
	}

	private IndexedProperty indexed(MatrixProperty property, boolean ignoreCase) {
		PathReader path = this.operations.getMappingContext().getEntity(Sample.class).getPath(property.path());
		boolean folded = ignoreCase && property.isText();
		return path.isMultiValued() ? IndexedProperty.ofEach(path.path(), folded, path.type(), path::readEach)
				: new IndexedProperty(path.path(), folded, path.type(), path::read);
	}

	/**
	 * Those that can serve a property, alone and together with the number.
	 */
	static List<IndexDefinition> of(MemoryOperations operations, MatrixProperty property) {
		MatrixIndexes indexes = new MatrixIndexes(operations).hash(false, property)
			.sorted(false, property)
			.sorted(true, property)
			.text(property);
		if (property.isSingle() && property != MatrixProperty.NUMBER) {
			indexes.sorted(false, MatrixProperty.NUMBER)
				.sorted(true, property, MatrixProperty.NUMBER)
				.sorted(false, MatrixProperty.NUMBER, property);
		}
		return indexes.definitions();
	}

	/**
	 * The indexes that are there besides those of the entity.
	 */
	static final class Present {

		private final Set<IndexDefinition> definitions = new LinkedHashSet<>();

		private final MemoryStore store;

		Present(MemoryOperations operations) {
			this.store = operations.getStore();
		}

		void toggle(IndexDefinition index) {
			if (this.definitions.remove(index)) {
				this.store.dropIndex("sample", index.name());
			}
			else {
				this.store.addIndex("sample", index);
				this.definitions.add(index);
			}
		}

		void dropAll() {
			List.copyOf(this.definitions).forEach(this::toggle);
		}

		@Override
		public String toString() {
			return this.definitions.stream().map(IndexDefinition::name).toList().toString();
		}

	}

	/**
	 * Which indexes there are.
	 */
	enum IndexSet {

		/** None. */
		NONE,

		/** A hash index on every property. */
		HASH,

		/** A sorted index on every property. */
		SORTED,

		/** Both kinds on every property. */
		BOTH,

		/** Indexes that ignore case on every text, of both kinds. */
		IGNORE_CASE,

		/** Compound indexes on every property and the number, both ways round. */
		COMPOUND,

		/** Compound indexes that ignore case. */
		COMPOUND_IGNORE_CASE,

		/** Unique indexes on the code, alone and together with every other property. */
		UNIQUE,

		/** An index on the words of every text. */
		TEXT,

		/** Some of all these. */
		ANY;

		List<IndexDefinition> definitions(MemoryOperations operations, Random random) {
			MatrixIndexes indexes = new MatrixIndexes(operations);
			for (IndexSet set : (this == ANY) ? values() : new IndexSet[] { this }) {
				MatrixProperty.ALL.forEach((property) -> set.define(indexes, property));
			}
			List<IndexDefinition> chosen = new ArrayList<>(indexes.definitions());
			if (this == ANY) {
				chosen.removeIf((index) -> random.nextInt(3) > 0);
			}
			return chosen;
		}

		private void define(MatrixIndexes indexes, MatrixProperty property) {
			MatrixProperty number = MatrixProperty.NUMBER;
			MatrixProperty code = MatrixProperty.CODE;
			switch (this) {
				case HASH -> indexes.hash(false, property);
				case SORTED -> indexes.sorted(false, property);
				case TEXT -> indexes.text(property);
				case BOTH -> indexes.hash(false, property).sorted(false, property);
				case IGNORE_CASE -> indexes.hash(true, property).sorted(true, property);
				case COMPOUND, COMPOUND_IGNORE_CASE -> {
					if (property.isSingle() && property.isOrdered() && property != number) {
						boolean ignoreCase = this == COMPOUND_IGNORE_CASE;
						indexes.sorted(ignoreCase, property, number)
							.sorted(ignoreCase, number, property)
							.hash(ignoreCase, property, number);
					}
				}
				case UNIQUE -> {
					if (property == code) {
						indexes.unique(IndexKind.HASH, code).unique(IndexKind.SORTED, code);
					}
					else if (property.isSingle() && property.isOrdered()) {
						indexes.unique(IndexKind.SORTED, property, code).unique(IndexKind.HASH, code, property);
					}
				}
				case NONE, ANY -> {
				}
			}
		}

	}

}
