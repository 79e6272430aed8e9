package io.github.springdata.memory.core;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class AggregateOperationUnitTests {

	private final MemoryTemplate operations = new MemoryTemplate(new MemoryStore());

	@BeforeEach
	void load() {
		this.operations.insertAll(IntStream.range(0, 1000)
			.mapToObj((i) -> new Part(null, (i % 3 == 0) ? null : "group" + i % 3, i, (i % 4 == 0) ? null : i % 7,
					BigDecimal.valueOf(i)))
			.toList());
	}

	@Test
	void aggregatesGroups() {
		List<Map> results = this.operations.aggregate(Part.class)
			.matching(where("price").lessThan(9))
			.groupBy("category")
			.count()
			.count("stock")
			.countDistinct("stock")
			.named("stocks")
			.sum("price")
			.avg("price")
			.min("price")
			.max("cost")
			.sort(Sort.by("category"))
			.as(Map.class);
		assertThat(results).hasSize(3);
		assertThat((Map<?, ?>) results.get(1)).isEqualTo(Map.of("category", "group1", "count", 3L, "countStock", 2L,
				"stocks", 2L, "sumPrice", 12.0, "avgPrice", 4.0, "minPrice", 1.0, "maxCost", BigDecimal.valueOf(7)));
	}

	@Test
	void filtersSortsAndLimitsResults() {
		var grouped = this.operations.aggregate(Part.class).groupBy("stock").count();
		assertThat(grouped.having(where("count").greaterThan(107).and("stock").isNotNull()).as(Counted.class))
			.allMatch((result) -> result.count() > 107 && result.stock() != null)
			.isNotEmpty();
		assertThat(grouped.having(where("count").between(0, 5).or("stock").in(1, 2).or("stock").isNull())
			.sort(Sort.by(Sort.Order.asc("stock").nullsLast()))
			.as(Counted.class)).extracting(Counted::stock).containsExactly(1, 2, null);
		assertThat(grouped.sort(Sort.by("count").descending()).limit(1).as(Counted.class)).hasSize(1)
			.first()
			.isEqualTo(new Counted(null, 250));
	}

	@Test
	void readsCountsAndExtremesFromIndexes() {
		var extremes = this.operations.aggregate(Part.class).min("price").max("price").count();
		assertThat(extremes.as(Object[].class)).containsExactly(new Object[] { 0.0, 999.0, 1000L });
		QueryPlan plan = extremes.explain();
		assertThat(plan.toString()).contains("IndexOrder(price");
		assertThat(this.operations.aggregate(Part.class).max("price").explain().rowsExamined()).isEqualTo(1);
		assertThat(this.operations.aggregate(Part.class).max("price").as(Double.class)).containsExactly(999.0);
		assertThat(this.operations.aggregate(Part.class).matching(where("price").lessThan(5)).count().as(long.class))
			.containsExactly(5L);
	}

	@Test
	void refusesWhatDoesNotFit() {
		AggregateOperation parts = this.operations.aggregate(Part.class);
		assertThatIllegalStateException().isThrownBy(() -> parts.as(Map.class));
		assertThatIllegalStateException().isThrownBy(() -> parts.named("x"));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> parts.sum("category").as(Map.class))
			.withMessageContaining("needs numbers");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> parts.sum("prize").as(Map.class))
			.withMessageContaining("'prize'");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> parts.count().having(where("total").is(1)).as(Map.class))
			.withMessageContaining("Results have no 'total'");
		assertThatIllegalArgumentException().isThrownBy(() -> parts.count().as(Counted.class));
	}

	record Part(@Id @Nullable Long id, @Nullable String category, @Indexed double price, @Nullable Integer stock,
			BigDecimal cost) {

	}

	record Counted(@Nullable Integer stock, long count) {

	}

}
