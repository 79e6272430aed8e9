package io.github.springdata.memory.repository.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

/**
 * Which indexes there are on the rows.
 */
enum GaugeIndexes {

	/** None. */
	NONE,

	/** A hash index on every property. */
	HASH,

	/** A sorted index on every property. */
	SORTED,

	/** Sorted indexes on every property and the level, both ways round. */
	COMPOUND,

	/** Unique indexes on every property and the id, both ways round. */
	UNIQUE;

	/**
	 * A store with rows and these indexes.
	 */
	MemoryOperations over(List<Gauge> gauges) {
		MemoryOperations operations = new MemoryTemplate(new MemoryStore());
		operations.insertAll(gauges);
		for (Feature feature : Feature.ALL) {
			definitions(operations, feature)
				.forEach((definition) -> operations.getStore().addIndex("gauge", definition));
		}
		if (this == HASH || this == SORTED) {
			IndexKind kind = (this == HASH) ? IndexKind.HASH : IndexKind.SORTED;
			operations.getStore().addIndex("gauge", define(operations, kind, false, false, "tags"));
			operations.getStore().addIndex("gauge", define(operations, kind, false, true, "name"));
			operations.getStore().addIndex("gauge", define(operations, kind, false, true, "note"));
		}
		return operations;
	}

	private List<IndexDefinition> definitions(MemoryOperations operations, Feature feature) {
		String path = feature.path();
		boolean plain = !path.equals("id") && !path.equals("level");
		return switch (this) {
			case NONE -> List.of();
			case HASH -> List.of(define(operations, IndexKind.HASH, false, false, path));
			case SORTED -> List.of(define(operations, IndexKind.SORTED, false, false, path));
			case COMPOUND -> !plain ? List.of()
					: List.of(define(operations, IndexKind.SORTED, false, false, path, "level"),
							define(operations, IndexKind.SORTED, false, false, "level", path),
							define(operations, IndexKind.HASH, false, false, path, "level"));
			case UNIQUE -> path.equals("id") ? List.of(define(operations, IndexKind.SORTED, true, false, path))
					: List.of(define(operations, IndexKind.SORTED, true, false, path, "id"),
							define(operations, IndexKind.HASH, true, false, "id", path));
		};
	}

	private static IndexDefinition define(MemoryOperations operations, IndexKind kind, boolean unique, boolean fold,
			String... paths) {
		List<IndexedProperty> properties = new ArrayList<>();
		Stream.of(paths).forEach((path) -> properties.add(property(operations, path, fold)));
		String name = "%s %s %s%s".formatted(kind, unique, fold ? "~" : "", List.of(paths));
		return IndexDefinition.of(name, kind, unique, properties);
	}

	private static IndexedProperty property(MemoryOperations operations, String name, boolean fold) {
		PathReader path = operations.getMappingContext().getEntity(Gauge.class).getPath(name);
		return path.isMultiValued() ? IndexedProperty.ofEach(path.path(), fold, path.type(), path::readEach)
				: new IndexedProperty(path.path(), fold, path.type(), path::read);
	}

}
