package io.github.springdata.memory.core;

import java.util.List;

import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

class IndexChangesIntegrationTests {

	@Test
	void preparedQueriesUseTheIndexesOfTheMoment() {
		MemoryStore store = new MemoryStore();
		MemoryOperations operations = new MemoryTemplate(store);
		operations.insertAll(List.of(new City(null, "Oslo"), new City(null, "Rome"), new City(null, "Oslo")));
		EntityQuery<City> query = operations.prepare(Query.query(Criteria.where("name").is("Oslo")), City.class);
		assertThat(query.explain(QueryArguments.none()).isFullScan()).isTrue();

		PathReader name = operations.getMappingContext().getEntity(City.class).getPath("name");
		store.addIndex("city", IndexDefinition.of("name", IndexKind.HASH, false,
				List.of(new IndexedProperty("name", false, String.class, name::read))));
		assertThat(query.explain(QueryArguments.none()).isFullScan()).isFalse();
		assertThat(query.list(QueryArguments.none())).extracting(City::id).containsExactly(1L, 3L);

		store.dropIndex("city", "name");
		assertThat(query.explain(QueryArguments.none()).isFullScan()).isTrue();
		assertThat(query.count(QueryArguments.none())).isEqualTo(2);
	}

	record City(@Id @Nullable Long id, String name) {

	}

}
