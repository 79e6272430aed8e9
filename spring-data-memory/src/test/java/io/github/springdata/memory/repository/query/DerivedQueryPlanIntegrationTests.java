package io.github.springdata.memory.repository.query;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.index.IndexKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.projection.SpelAwareProxyProjectionFactory;
import org.springframework.data.repository.core.support.AbstractRepositoryMetadata;
import org.springframework.data.repository.core.support.PropertiesBasedNamedQueries;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What derived queries touch on a table of 100,000 rows.
 */
class DerivedQueryPlanIntegrationTests {

	private static final int ROWS = 100_000;

	private static final MemoryOperations OPERATIONS = new MemoryTemplate(new MemoryStore());

	private static final Products PRODUCTS = new MemoryRepositoryFactory(OPERATIONS).getRepository(Products.class);

	@BeforeAll
	static void load() {
		List<Product> products = new ArrayList<>(ROWS);
		for (int i = 0; i < ROWS; i++) {
			products.add(new Product(null, "product-" + i, "category-" + i % 50, i % 1000, "note"));
		}
		PRODUCTS.saveAll(products);
	}

	@Test
	void findsByAUniqueKeyWithOneRead() {
		assertThat(PRODUCTS.findByName("product-4711")).isNotNull();
		QueryPlan plan = explain("findByName", "product-4711");
		assertThat(plan.isFullScan()).as("%s", plan).isFalse();
		assertThat(plan.rowsExamined()).as("%s", plan).isEqualTo(1);
	}

	@Test
	void findsByAHashIndexWithoutReadingOtherRows() {
		assertThat(PRODUCTS.findByCategory("category-7")).hasSize(2000);
		QueryPlan plan = explain("findByCategory", "category-7");
		assertThat(plan.isFullScan()).as("%s", plan).isFalse();
		assertThat(plan.rowsExamined()).as("%s", plan).isEqualTo(2000);
	}

	@Test
	void findsARangeWithoutReadingOtherRows() {
		assertThat(PRODUCTS.findByPriceBetween(10, 11)).hasSize(200);
		QueryPlan plan = explain("findByPriceBetween", 10, 11);
		assertThat(plan.isFullScan()).as("%s", plan).isFalse();
		assertThat(plan.rowsExamined()).as("%s", plan).isEqualTo(200);
	}

	@Test
	void readsInTheOrderOfAnIndexOnlyWhatItReturns() {
		assertThat(PRODUCTS.findTop10ByOrderByPriceDesc()).hasSize(10)
			.allSatisfy((product) -> assertThat(product.price()).isEqualTo(999));
		QueryPlan plan = explain("findTop10ByOrderByPriceDesc");
		assertThat(plan.isFullScan()).as("%s", plan).isFalse();
		assertThat(plan.rowsExamined()).as("%s", plan).isLessThan(100);
	}

	@Test
	void saysSoWhenNoIndexServes() {
		QueryPlan plan = explain("findByNote", "nothing");
		assertThat(plan.isFullScan()).as("%s", plan).isTrue();
		assertThat(plan.rowsExamined()).as("%s", plan).isEqualTo(ROWS);
	}

	private static QueryPlan explain(String name, @Nullable Object... arguments) {
		Method method = Arrays.stream(Products.class.getDeclaredMethods())
			.filter((candidate) -> candidate.getName().equals(name))
			.findAny()
			.orElseThrow();
		MethodQuery query = (MethodQuery) new MemoryQueryLookupStrategy(OPERATIONS, null).resolveQuery(method,
				AbstractRepositoryMetadata.getMetadata(Products.class), new SpelAwareProxyProjectionFactory(),
				new PropertiesBasedNamedQueries(new Properties()));
		return query.explain(arguments);
	}

	record Product(@Id @Nullable Long id, @Indexed(unique = true, kind = IndexKind.HASH) String name,
			@Indexed(kind = IndexKind.HASH) String category, @Indexed int price, String note) {

	}

	interface Products extends MemoryRepository<Product, Long> {

		@Nullable Product findByName(String name);

		List<Product> findByCategory(String category);

		List<Product> findByPriceBetween(int from, int to);

		List<Product> findTop10ByOrderByPriceDesc();

		List<Product> findByNote(String note);

	}

}
