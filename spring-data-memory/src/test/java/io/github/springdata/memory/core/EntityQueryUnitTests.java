package io.github.springdata.memory.core;

import java.util.List;
import java.util.Map;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.ResultCursor;
import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryResourceHolder;
import org.junit.jupiter.api.Test;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EntityQuery} over each source of results.
 */
class EntityQueryUnitTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate operations = new MemoryTemplate(this.store);

	private final EntityQuery<Cup> cups = this.operations.prepare(Query.query(where("size").greaterThan(1)), Cup.class);

	private final EntityQuery<Color> colors = this.cups.as(Color.class).distinct();

	private final EntityQuery<Color> items = this.operations.statements()
		.select("select distinct c.color as color from Cup c where c.size > 1", Cup.class, Color.class)
		.query();

	EntityQueryUnitTests() {
		this.operations.insertAll(
				List.of(new Cup(1L, "red", 1), new Cup(2L, "red", 2), new Cup(3L, "blue", 3), new Cup(4L, "red", 4)));
	}

	@Test
	void deletesTheOnlyMatch() {
		QueryArguments none = QueryArguments.none();
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(() -> this.cups.deleteOne(none));
		assertThat(this.operations.count(Cup.class)).isEqualTo(4);
		EntityQuery<Cup> four = this.operations.prepare(Query.query(where("size").is(4)), Cup.class);
		assertThat(four.deleteOne(none)).contains(new Cup(4L, "red", 4));
		assertThat(four.deleteOne(none)).isEmpty();
		assertThat(this.operations.count(Cup.class)).isEqualTo(3);
	}

	@Test
	void writesNoProjections() {
		QueryArguments none = QueryArguments.none();
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> this.colors.deleteOne(none));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> this.items.delete(none));
		assertThat(this.operations.count(Cup.class)).isEqualTo(4);
	}

	@Test
	void distinctResultsAreTheSameOfRowsAndOfItems() {
		for (EntityQuery<Color> query : List.of(this.colors, this.items)) {
			QueryArguments none = QueryArguments.none();
			assertThat(query.list(none)).containsExactly(new Color("red"), new Color("blue"));
			assertThat(query.stream(none)).containsExactly(new Color("red"), new Color("blue"));
			assertThat(query.count(none)).isEqualTo(2);
			assertThat(query.exists(none)).isTrue();
			assertThat(query.first(none)).isEqualTo(new Color("red"));
			assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class).isThrownBy(() -> query.one(none));
			assertThat(query.page(none, PageRequest.of(0, 1)).getTotalElements()).isEqualTo(2);
			assertThat(query.page(none, PageRequest.of(9, 1)).getTotalElements()).isEqualTo(2);
			assertThat(query.slice(none, PageRequest.of(0, 1)).hasNext()).isTrue();
			assertThat(query.slice(none, PageRequest.of(1, 1))).containsExactly(new Color("blue"));
			assertThat(query.slice(none.withLimit(1), Pageable.unpaged())).containsExactly(new Color("red"));
			Window<Color> window = query.scroll(none.withLimit(1), ScrollPosition.offset());
			assertThat(window).containsExactly(new Color("red"));
			assertThat(query.scroll(none.withLimit(1), window.positionAt(0))).containsExactly(new Color("blue"));
			QueryPlan plan = query.explainCount(none);
			assertThat(plan.rowsExamined()).isPositive();
		}
	}

	@Test
	void walksAlongTheItemsOfATextRowByRow() {
		ResultCursor<Color> walk = this.operations.statements()
			.select("select c.color as color from Cup c where length(c.color) = 4", Cup.class, Color.class)
			.query()
			.walk(QueryArguments.none());
		int passed = 0;
		while (walk.step() == ResultCursor.Step.PASSED) {
			passed++;
		}
		assertThat(passed).isEqualTo(2);
		assertThat(walk.result()).isEqualTo(new Color("blue"));
	}

	@Test
	void runsInTheTransactionThatIsHandedOver() {
		MemoryResourceHolder holder = MemoryResourceHolder.begin(this.store, IsolationLevel.REPEATABLE_READ, false);
		TransactionScope scope = TransactionScope.of(holder);
		scope.operations(this.operations).insert(new Cup(5L, "green", 5));
		assertThat(scope.query(this.cups).count(QueryArguments.none())).isEqualTo(4);
		ModifyingStatement deletion = this.operations.statements().modifying("delete from Cup", null);
		assertThat(scope.statement(deletion).execute((parameter) -> Map.of())).isEqualTo(5);
		assertThat(TransactionScope.none().query(this.cups).count(QueryArguments.none())).isEqualTo(3);
		holder.rollback();
		assertThat(this.operations.count(Cup.class)).isEqualTo(4);
	}

	record Cup(@Id Long id, String color, int size) {

	}

	record Color(String color) {

	}

}
