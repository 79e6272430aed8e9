package io.github.springdata.memory.sample.lending.stock;

import java.util.Map;
import java.util.TreeMap;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;

/**
 * Searches by criteria.
 */
class ItemSearchImpl implements ItemSearch {

	private final EntityManager entityManager;

	ItemSearchImpl(EntityManager entityManager) {
		this.entityManager = entityManager;
	}

	@Override
	public Map<String, Long> countByRooms() {
		CriteriaBuilder builder = this.entityManager.getCriteriaBuilder();
		CriteriaQuery<Tuple> query = builder.createTupleQuery();
		Root<Item> item = query.from(Item.class);
		Path<String> room = item.get("shelf").get("room");
		query.multiselect(room, builder.sumAsLong(item.get("copies"))).groupBy(room).orderBy(builder.asc(room));
		Map<String, Long> copies = new TreeMap<>();
		this.entityManager.createQuery(query)
			.getResultList()
			.forEach((row) -> copies.put(row.get(0, String.class), row.get(1, Long.class)));
		return copies;
	}

}
