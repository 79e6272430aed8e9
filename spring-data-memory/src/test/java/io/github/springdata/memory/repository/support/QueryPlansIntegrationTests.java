package io.github.springdata.memory.repository.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.CompoundIndex;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.FullScans;
import io.github.springdata.memory.query.execution.ObservedScan;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.index.IndexKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What repository methods touch on a table of 100,000 rows, as their plans show, and how
 * full scans are told.
 */
class QueryPlansIntegrationTests {

	private static final int ROWS = 100_000;

	private static final MemoryOperations OPERATIONS = new MemoryTemplate(new MemoryStore());

	private static final Products PRODUCTS = new MemoryRepositoryFactory(OPERATIONS).getRepository(Products.class);

	private static final Offers OFFERS = new MemoryRepositoryFactory(OPERATIONS).getRepository(Offers.class);

	@BeforeAll
	static void load() {
		List<Product> products = new ArrayList<>(ROWS);
		List<Offer> offers = new ArrayList<>(ROWS);
		for (int i = 0; i < ROWS; i++) {
			int price = i * 7919 % ROWS;
			products.add(new Product(null, "category-" + i % 11, i % 2 == 0, price, "note-" + i));
			offers.add(new Offer(null, i % 2 == 0, price));
		}
		PRODUCTS.saveAll(products);
		OFFERS.saveAll(offers);
	}

	@Test
	void topTenOfASortedIndexTouchesFewerThanAHundredRows() {
		assertThat(PRODUCTS.findTop10ByActiveTrueOrderByPriceDesc()).hasSize(10);
		QueryPlan plan = QueryPlans.explain(PRODUCTS, Products::findTop10ByActiveTrueOrderByPriceDesc);
		assertThat(plan.rowsExamined()).as("%s", plan).isLessThan(100);
		assertThat(plan.rowsReturned()).isEqualTo(10);
	}

	@Test
	void topTenOfACompoundIndexTouchesTenRows() {
		QueryPlan plan = QueryPlans.explain(OFFERS, Offers::findTop10ByActiveTrueOrderByPriceDesc);
		assertThat(plan.rowsExamined()).as("%s", plan).isEqualTo(10);
	}

	@Test
	void theLeastOfASortedIndexTouchesOneRow() {
		QueryPlan plan = QueryPlans.explain(PRODUCTS, "findTop1ByOrderByPrice");
		assertThat(plan.rowsExamined()).as("%s", plan).isEqualTo(1);
	}

	@Test
	void countsAndProbesTouchNoRow() {
		for (QueryPlan plan : List.of(QueryPlans.explain(PRODUCTS, "countByCategory", "category-3"),
				QueryPlans.explain(PRODUCTS, (repository) -> repository.existsByCategoryOrActiveFalse("category-3")),
				QueryPlans.explain(PRODUCTS, "existsByCategoryAndActiveTrue", "category-3"),
				QueryPlans.explain(PRODUCTS, "countByCategoryAndActiveTrue", "category-3"))) {
			assertThat(plan.rowsExamined()).as("%s", plan).isZero();
			assertThat(plan.rowsReturned()).as("%s", plan).isPositive();
		}
	}

	@Test
	void aWindowInTheMiddleTouchesLittleMoreThanItReturns() {
		for (ScrollPosition position : List.of(middle(), ((KeysetScrollPosition) middle()).backward())) {
			QueryPlan plan = QueryPlans.explain(PRODUCTS, "findTop20ByOrderByPrice", position);
			assertThat(plan.rowsReturned()).isEqualTo(21);
			assertThat(plan.rowsExamined()).as("%s", plan).isLessThan(100);
			plan = QueryPlans.explain(PRODUCTS,
					(repository) -> repository.findByActiveTrueOrderByPrice(position, Limit.of(20)));
			assertThat(plan.rowsReturned()).isEqualTo(21);
			assertThat(plan.rowsExamined()).as("%s", plan).isLessThan(100);
			Query query = Query.query(where("category").is("category-3")).sort(Sort.by("price")).limit(3);
			plan = OPERATIONS.explain(query.with(position), Product.class);
			assertThat(plan.rowsReturned()).isEqualTo(4);
			assertThat(plan.rowsExamined()).as("%s", plan).isLessThan(100);
		}
		assertThat(PRODUCTS.findTop20ByOrderByPrice(middle())).extracting(Product::price)
			.containsExactlyElementsOf(IntStream.rangeClosed(50_001, 50_020).boxed().toList());
	}

	@Test
	void anOffsetIntoAnOrderTouchesWhatItReturns() {
		QueryPlan plan = QueryPlans.explain(PRODUCTS, "findTop20ByOrderByPrice", ScrollPosition.offset(49_999));
		assertThat(plan.rowsExamined()).as("%s", plan).isEqualTo(21);
	}

	private static ScrollPosition middle() {
		Window<Product> window = PRODUCTS.findByPrice(50_000, ScrollPosition.keyset());
		return ScrollPosition.forward(Map.of("price", 50_000, "id", window.getContent().get(0).id()));
	}

	@Test
	void explainsADeletionWithoutDeleting() {
		QueryPlan plan = QueryPlans.explain(PRODUCTS, "deleteByPriceLessThan", 5);
		assertThat(plan.rowsReturned()).isEqualTo(5);
		assertThat(PRODUCTS.count()).isEqualTo(ROWS);
	}

	@Test
	void explainsTheCallOfADefaultMethodByTheQueryBehindIt() {
		QueryPlan plan = QueryPlans.explain(PRODUCTS, (repository) -> repository.threeOf("category-3"));
		assertThat(plan.rowsExamined()).as("%s", plan).isEqualTo(3);
	}

	@Test
	void refusesWhatIsNoQueryMethod() {
		assertThatIllegalArgumentException().isThrownBy(() -> QueryPlans.explain(PRODUCTS, "findByCategry", "x"))
			.withMessageContaining("no query method 'findByCategry'")
			.withMessageContaining("countByCategory");
		assertThatIllegalArgumentException().isThrownBy(() -> QueryPlans.explain(PRODUCTS, MemoryRepository::findAll))
			.withMessageContaining("findAll is no query method");
		assertThatIllegalArgumentException().isThrownBy(() -> QueryPlans.explain(PRODUCTS, (repository) -> {
		})).withMessageContaining("No method of");
		assertThatIllegalArgumentException().isThrownBy(() -> QueryPlans.explain("none", "findByX"))
			.withMessageContaining("no repository of Spring Data Memory");
	}

	@Test
	void assertsThatThereIsNoFullScan() {
		assertThat(FullScans.assertNone(() -> PRODUCTS.countByCategory("category-3"))).isPositive();
		FullScans.assertNone((Runnable) () -> PRODUCTS.findTop10ByActiveTrueOrderByPriceDesc());
		FullScans.assertNone((Runnable) PRODUCTS::findAll);
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> FullScans.assertNone(() -> PRODUCTS.findByNote("note-5", Limit.unlimited())))
			.withMessageContaining("Products.findByNote")
			.withMessageContaining("100000 rows")
			.withMessageContaining("an index on 'note' would help");
		assertThat(OPERATIONS.getFullScanCounts()).containsKey("Products.findByNote");
	}

	@Test
	void anOuterBlockSeesWhatAnInnerOneSees() {
		List<ObservedScan> inner = new ArrayList<>();
		List<ObservedScan> outer = FullScans.during(() -> {
			PRODUCTS.findByNote("a", Limit.of(1));
			inner.addAll(FullScans.during(() -> PRODUCTS.findByNote("b", Limit.of(1))));
		});
		assertThat(inner).hasSize(1);
		assertThat(outer).hasSize(2);
		assertThat(FullScans.during(() -> {
		})).isEmpty();
	}

	@Test
	void aBlockDoesNotSeeOtherThreads() {
		assertThat(FullScans.during(() -> {
			Thread thread = new Thread(() -> PRODUCTS.findByNote("a", Limit.of(1)));
			thread.start();
			try {
				thread.join();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		})).isEmpty();
	}

	record Product(@Id @Nullable Long id, @Indexed(kind = IndexKind.HASH) String category, @Indexed boolean active,
			@Indexed int price, String note) {

	}

	@CompoundIndex(properties = { "active", "price" })
	record Offer(@Id @Nullable Long id, boolean active, int price) {

	}

	interface Products extends MemoryRepository<Product, Long> {

		List<Product> findTop10ByActiveTrueOrderByPriceDesc();

		@Nullable Product findTop1ByOrderByPrice();

		Window<Product> findTop20ByOrderByPrice(ScrollPosition position);

		Window<Product> findByActiveTrueOrderByPrice(ScrollPosition position, Limit limit);

		Window<Product> findByPrice(int price, ScrollPosition position);

		List<Product> findByCategory(String category, Limit limit);

		default List<Product> threeOf(String category) {
			return findByCategory(category, Limit.of(3));
		}

		List<Product> findByNote(String note, Limit limit);

		long countByCategory(String category);

		long countByCategoryAndActiveTrue(String category);

		boolean existsByCategoryAndActiveTrue(String category);

		boolean existsByCategoryOrActiveFalse(String category);

		long deleteByPriceLessThan(int price);

	}

	interface Offers extends MemoryRepository<Offer, Long> {

		List<Offer> findTop10ByActiveTrueOrderByPriceDesc();

	}

}
