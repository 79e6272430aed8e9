package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.TableChecks;
import io.github.springdata.memory.store.index.IndexKind;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for indexes on the elements of collections, from the annotation to the result.
 */
class MultiValuedIndexIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryOperations operations = new MemoryTemplate(this.store);

	private int sequence;

	@Test
	void findsRowsByElementsOfTheirCollections() {
		this.operations.insertAll(List.of(order("a", "b"), order("b", "c", "c"), order()));
		assertThat(find(where("lines.sku").is("b"))).containsExactly(1L, 2L);
		assertThat(find(where("lines.sku").between("b", "d"))).containsExactly(1L, 2L);
		assertThat(find(where("flags").containing(Flag.GIFT))).containsExactly(1L, 2L, 3L);
		assertThat(find(where("flags").in(Flag.GIFT, Flag.URGENT))).containsExactly(1L, 2L, 3L);
	}

	@Test
	void followsChangesOfTheCollection() {
		Order order = this.operations.insert(order("a", "b"));
		order.lines.remove(0);
		order.lines.add(new Line("z", "number-z"));
		assertThat(find(where("lines.sku").is("a"))).containsExactly(1L);
		this.operations.save(order);
		assertThat(find(where("lines.sku").is("a"))).isEmpty();
		assertThat(find(where("lines.sku").is("z"))).containsExactly(1L);
		this.operations.deleteById(1L, Order.class);
		assertThat(find(where("lines.sku").is("z"))).isEmpty();
		TableChecks.check(this.store);
	}

	@Test
	void namesTheElementThatAnotherRowHas() {
		Order first = order("a");
		first.lines.add(first.lines.get(0));
		this.operations.insert(first);
		Order second = order("b", "c");
		second.lines.add(new Line("d", "NUMBER-a-0"));
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.operations.insert(second))
			.withMessageContaining("key number-a-0 in the unique index 'lines.number'");
		assertThat(this.operations.count(Order.class)).isEqualTo(1);
		TableChecks.check(this.store);
	}

	private List<Long> find(Criteria criteria) {
		Query query = Query.query(criteria);
		assertThat(this.operations.explain(query, Order.class).isFullScan()).isFalse();
		List<Long> ids = this.operations.query(Order.class)
			.matching(criteria)
			.all()
			.stream()
			.map((order) -> order.id)
			.toList();
		assertThat(this.operations.query(Order.class).matching(criteria).count()).isEqualTo(ids.size());
		return ids;
	}

	private Order order(String... skus) {
		Order order = new Order();
		for (String sku : skus) {
			order.lines.add(new Line(sku, "number-%s-%d".formatted(sku, this.sequence++)));
		}
		return order;
	}

	enum Flag {

		GIFT, URGENT

	}

	static class Order {

		@Id
		@Nullable Long id;

		List<Line> lines = new ArrayList<>();

		@Indexed
		Set<Flag> flags = Set.of(Flag.GIFT, Flag.URGENT);

	}

	record Line(@Indexed String sku,
			@Indexed(unique = true, kind = IndexKind.HASH, ignoreCase = true) @Nullable String number) {

	}

}
