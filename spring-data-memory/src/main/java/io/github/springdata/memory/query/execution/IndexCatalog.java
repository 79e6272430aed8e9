package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.index.IndexDefinition;

/**
 * The indexes of a table definition as one query sees them: which of its paths each index
 * is on.
 *
 * @param definition the definition of the table
 * @param conditions the indexes whose first property is in a condition
 * @param orders the ordered indexes that have each row once
 * @param idPath the number of the path of the id, -1 if it is not in a condition
 */
record IndexCatalog(TableDefinition definition, List<Entry> conditions, List<Entry> orders, int idPath) {

	static IndexCatalog of(TableDefinition definition, Map<String, Integer> pathIds, int idPath) {
		List<Entry> conditions = new ArrayList<>();
		List<Entry> orders = new ArrayList<>();
		for (int i = 0; i < definition.indexes().size(); i++) {
			IndexDefinition index = definition.indexes().get(i);
			Entry entry = new Entry(i, index, pathIds(index, pathIds));
			if (entry.pathIds[0] >= 0) {
				conditions.add(entry);
			}
			if (index.isOrdered() && !index.multiValued()) {
				orders.add(entry);
			}
		}
		return new IndexCatalog(definition, conditions, orders, idPath);
	}

	private static int[] pathIds(IndexDefinition index, Map<String, Integer> pathIds) {
		int[] ids = new int[index.properties().size()];
		for (int i = 0; i < ids.length; i++) {
			ids[i] = pathIds.getOrDefault(index.properties().get(i).path(), -1);
		}
		return ids;
	}

	/**
	 * An index.
	 *
	 * @param position its position among the indexes of the table
	 * @param index its definition
	 * @param pathIds the number of each property's path in the query, -1 if it is not in
	 * a condition
	 */
	record Entry(int position, IndexDefinition index, int[] pathIds) {

	}

}
