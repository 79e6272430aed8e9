package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.store.MemoryStore;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Order;
import org.springframework.data.domain.Window;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for scrolling.
 */
class ScrollUnitTests {

	private final MemoryTemplate ops = new MemoryTemplate(new MemoryStore());

	@BeforeEach
	void insertRows() {
		for (String name : Arrays.asList("b", null, "A", "a", "B", null, "c", "b", "a")) {
			this.ops.insert(new Row(null, name, (name != null) ? name.charAt(0) % 3 : 0));
		}
	}

	static List<Sort> sorts() {
		return List.of(Sort.unsorted(), Sort.by("name"), Sort.by("name").descending(),
				Sort.by(Order.asc("name").nullsLast()), Sort.by(Order.desc("name").nullsFirst()),
				Sort.by(Order.desc("name").ignoreCase(), Order.asc("group")),
				Sort.by(Order.asc("group"), Order.desc("name")));
	}

	@ParameterizedTest
	@MethodSource("sorts")
	void scrollsForwardThroughAllRows(Sort sort) {
		List<Row> all = this.ops.query(Row.class).sort(sort.and(Sort.by("id"))).all();
		assertThat(scroll(sort, ScrollPosition.keyset())).isEqualTo(all);
	}

	@ParameterizedTest
	@MethodSource("sorts")
	void scrollsBackwardThroughAllRows(Sort sort) {
		List<Row> all = this.ops.query(Row.class).sort(sort.and(Sort.by("id"))).all();
		List<Row> seen = new ArrayList<>();
		KeysetScrollPosition position = ScrollPosition.keyset().backward();
		Window<Row> window;
		do {
			window = this.ops.query(Row.class).sort(sort).limit(2).scroll(position);
			List<Row> turned = new ArrayList<>(window.getContent());
			Collections.reverse(turned);
			seen.addAll(turned);
			position = (KeysetScrollPosition) window.positionAt(0);
		}
		while (window.hasNext());
		Collections.reverse(seen);
		assertThat(seen).isEqualTo(all);
	}

	@ParameterizedTest
	@MethodSource("sorts")
	void scrollsByOffset(Sort sort) {
		assertThat(scroll(sort, ScrollPosition.offset())).isEqualTo(this.ops.query(Row.class).sort(sort).all());
	}

	private List<Row> scroll(Sort sort, ScrollPosition start) {
		List<Row> seen = new ArrayList<>();
		ScrollPosition position = start;
		Window<Row> window;
		do {
			window = this.ops.query(Row.class).sort(sort).limit(2).scroll(position);
			seen.addAll(window.getContent());
			position = window.positionAt(window.size() - 1);
		}
		while (window.hasNext());
		return seen;
	}

	@Test
	void keepsTheCriteriaAndTheProjection() {
		Window<Name> window = this.ops.query(Row.class)
			.matching(where("name").is("a").or("name").is("b"))
			.sort(Sort.by("name"))
			.limit(3)
			.as(Name.class)
			.scroll(ScrollPosition.keyset());
		assertThat(window.getContent()).containsExactly(new Name("a"), new Name("a"), new Name("b"));
		assertThat(this.ops.query(Row.class)
			.matching(where("name").is("a").or("name").is("b"))
			.sort(Sort.by("name"))
			.limit(3)
			.scroll(window.positionAt(2))).extracting(Row::name).containsExactly("b");
	}

	@Test
	void goesOnAfterARowThatIsGone() {
		Window<Row> window = this.ops.query(Row.class).limit(2).scroll(ScrollPosition.keyset());
		this.ops.deleteAll(window.getContent());
		assertThat(this.ops.query(Row.class).limit(2).scroll(window.positionAt(1))).extracting(Row::id)
			.containsExactly(3L, 4L);
	}

	@Test
	void scrollsThroughEverythingWithoutALimit() {
		Window<Row> window = this.ops.query(Row.class).scroll(ScrollPosition.offset());
		assertThat(window.getContent()).hasSize(9);
		assertThat(window.hasNext()).isFalse();
	}

	@Test
	void refusesAKeysetOfAnotherOrder() {
		ScrollPosition position = ScrollPosition.forward(Map.of("id", 1L));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.ops.query(Row.class).sort(Sort.by("name")).limit(2).scroll(position))
			.withMessageContaining("'name'");
	}

	@Test
	void explainsWhatAScrollReads() {
		this.ops.insertAll(List.of(new Numbered(1L), new Numbered(2L), new Numbered(3L), new Numbered(4L)));
		Query query = Query.empty().limit(1);
		QueryPlan plan = this.ops.explain(query.with(ScrollPosition.forward(Map.of("id", 2L))), Numbered.class);
		assertThat(plan).hasToString("""
				Slice(limit 2) ~2 rows, 2 passed
				`- IndexOrder(id: all after 2 asc) ~2 rows, 2 read""");
		plan = this.ops.explain(query.with(ScrollPosition.offset(1)), Numbered.class);
		assertThat(plan.rowsReturned()).isEqualTo(2);
		assertThat(this.ops.explain(query.with(ScrollPosition.keyset()), Numbered.class).rowsReturned()).isEqualTo(2);
	}

	record Numbered(@Id @Indexed Long id) {

	}

	record Row(@Id Long id, String name, int group) {

	}

	record Name(String name) {

	}

}
