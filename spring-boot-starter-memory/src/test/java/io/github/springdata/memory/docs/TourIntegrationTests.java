package io.github.springdata.memory.docs;

import java.util.List;

import io.github.springdata.memory.boot.test.RestoreMemoryStore;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.FullScans;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.repository.support.QueryPlans;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Runs what the README shows.
 */
@SpringBootTest(classes = TourApplication.class)
@RestoreMemoryStore
class TourIntegrationTests {

	@Autowired
	private Items items;

	@Autowired
	private PriceList priceList;

	@Autowired
	private MemoryOperations operations;

	@Autowired
	private MemoryStore store;

	@BeforeEach
	void saveItems() {
		// tag::save[]
		this.items
			.saveAll(List.of(new Item("tea", "drink", 4), new Item("coffee", "drink", 3), new Item("cake", "food", 5)));
		// end::save[]
	}

	@Test
	void findsWithDerivedQueries() {
		// tag::derived[]
		List<Item> cheap = this.items.findByCategoryAndPriceLessThanOrderByPriceDesc("drink", 5, Limit.of(10));
		Page<Item> page = this.items.findByCategory("drink", PageRequest.of(0, 1, Sort.by("sku")));
		long drinks = this.items.countByCategory("drink");
		long deleted = this.items.deleteByPriceGreaterThan(4.5);
		// end::derived[]
		assertThat(cheap).extracting((item) -> item.sku).containsExactly("tea", "coffee");
		assertThat(page.getContent()).extracting((item) -> item.sku).containsExactly("coffee");
		assertThat(page.getTotalElements()).isEqualTo(2);
		assertThat(drinks).isEqualTo(2);
		assertThat(deleted).isOne();
	}

	@Test
	void writesWhatATransactionChanged() {
		// tag::commit[]
		this.priceList.raise("drink", 1, 10);
		assertThat(this.items.findBySku("tea")).hasValueSatisfying((tea) -> assertThat(tea.price).isEqualTo(5));
		// end::commit[]
	}

	@Test
	void takesBackWhatAFailedTransactionChanged() {
		// tag::rollback[]
		assertThatIllegalStateException().isThrownBy(() -> this.priceList.raise("drink", 1, 4));
		assertThat(this.items.findBySku("tea")).hasValueSatisfying((tea) -> assertThat(tea.price).isEqualTo(4));
		// end::rollback[]
		assertThat(this.items.findBySku("coffee"))
			.hasValueSatisfying((coffee) -> assertThat(coffee.price).isEqualTo(3));
	}

	@Test
	void queriesAndUpdatesWithTheTemplate() {
		// tag::template[]
		List<Item> found = this.operations.query(Item.class)
			.matching(where("category").is("drink").and("price").greaterThanOrEquals(4))
			.sort(Sort.by("price"))
			.limit(5)
			.all();
		long changed = this.operations.update(Item.class)
			.matching(where("sku").is("tea"))
			.apply(Update.update("price", 4.5));
		// end::template[]
		assertThat(found).extracting((item) -> item.sku).containsExactly("tea");
		assertThat(changed).isOne();
	}

	@Test
	void explainsAQuery() {
		// tag::explain[]
		QueryPlan plan = this.operations.explain(Query.query(where("price").lessThan(4)), Item.class);
		assertThat(plan.isFullScan()).isFalse();
		// end::explain[]
		assertThat(plan.rowsReturned()).isOne();
	}

	@Test
	void explainsARepositoryMethod() {
		// tag::explain-method[]
		QueryPlan plan = QueryPlans.explain(this.items, (items) -> items.countByCategory("drink"));
		QueryPlan same = QueryPlans.explain(this.items, "countByCategory", "drink");
		assertThat(plan.rowsExamined()).isZero();
		// end::explain-method[]
		assertThat(same).hasToString(plan.toString());
	}

	@Test
	void assertsThatNoQueryReadsAWholeTable() {
		// tag::full-scans[]
		FullScans.assertNone(() -> this.items.findBySku("tea"));
		// end::full-scans[]
		assertThat(this.operations.getFullScanCounts()).doesNotContainKey("Items.findBySku");
	}

	@Test
	void restoresASnapshot() {
		// tag::snapshot[]
		Snapshot before = this.store.snapshot();
		this.items.deleteAll();
		this.store.restore(before);
		assertThat(this.items.count()).isEqualTo(3);
		// end::snapshot[]
	}

	@Test
	void forksTheStore() {
		// tag::fork[]
		MemoryOperations whatIf = new MemoryTemplate(this.store.fork());
		whatIf.update(Item.class).matching(where("category").is("drink")).apply(Update.update("price", 0));
		assertThat(whatIf.query(Item.class).matching(where("price").is(0)).count()).isEqualTo(2);
		assertThat(this.operations.query(Item.class).matching(where("price").is(0)).count()).isZero();
		// end::fork[]
	}

	@Test
	void worksWithoutAContainer() {
		// tag::standalone[]
		MemoryOperations operations = new MemoryTemplate(new MemoryStore());
		operations.insert(new Item("tea", "drink", 4));
		assertThat(operations.count(Item.class)).isOne();
		// end::standalone[]
	}

}
