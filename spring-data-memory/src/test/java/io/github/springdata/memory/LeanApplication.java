package io.github.springdata.memory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.config.EnableMemoryRepositories;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;

/**
 * An application that needs the library and Spring alone.
 */
public class LeanApplication implements Callable<List<Object>> {

	@Override
	public List<Object> call() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
				LeanConfiguration.class)) {
			Fruits fruits = context.getBean(Fruits.class);
			fruits.saveAll(
					List.of(new Fruit(null, "apple", 3), new Fruit(null, "banana", 2), new Fruit(null, "cherry", 9)));
			return run(fruits);
		}
	}

	private static List<Object> run(Fruits fruits) {
		try (Stream<Fruit> stream = fruits.streamByPriceGreaterThan(2)) {
			return List.of(names(fruits.findByNameStartingWithIgnoreCase("B")),
					names(fruits.findByPriceBetween(2, 3, Sort.by("price"))), names(stream.toList()),
					fruits.findByPrice(9).map(FruitName::getName).orElseThrow(), fruits.countByPriceLessThan(5),
					fruits.findByPriceLessThan(5, PageRequest.of(0, 1)).getTotalElements(),
					names(fruits.findByIdNotNull(ScrollPosition.keyset(), Limit.of(2)).getContent()),
					names(fruits.text(3)), names(fruits.findAll(Criteria.where("name").like("%n%"))),
					names(fruits.findAll(Example.of(new Fruit(2L, "banana", 2)))), fruits.deleteByPrice(9),
					fruits.existsByName("cherry"));
		}
	}

	private static List<String> names(List<Fruit> fruits) {
		return fruits.stream().map(Fruit::name).toList();
	}

	record Fruit(@Id @Nullable Long id, @Indexed(unique = true) String name, @Indexed int price) {
	}

	interface FruitName {

		String getName();

	}

	interface Fruits extends MemoryRepository<Fruit, Long>, MemoryCriteriaExecutor<Fruit> {

		List<Fruit> findByNameStartingWithIgnoreCase(String prefix);

		List<Fruit> findByPriceBetween(int lower, int upper, Sort sort);

		Stream<Fruit> streamByPriceGreaterThan(int price);

		Optional<FruitName> findByPrice(int price);

		long countByPriceLessThan(int price);

		Page<Fruit> findByPriceLessThan(int price, Pageable pageable);

		Window<Fruit> findByIdNotNull(ScrollPosition position, Limit limit);

		@Query("where price = :price")
		List<Fruit> text(int price);

		long deleteByPrice(int price);

		boolean existsByName(String name);

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Fruits.class))
	static class LeanConfiguration {

		@Bean
		MemoryStore memoryStore() {
			return new MemoryStore();
		}

		@Bean
		MemoryTemplate memoryTemplate(MemoryStore store) {
			return new MemoryTemplate(store);
		}

		@Bean
		MemoryTransactionManager memoryTransactionManager(MemoryStore store) {
			return new MemoryTransactionManager(store);
		}

	}

}
