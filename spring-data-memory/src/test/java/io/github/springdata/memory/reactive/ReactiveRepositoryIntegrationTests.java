package io.github.springdata.memory.reactive;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ReactiveAuditorAware;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.query.QueryCreationException;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

import io.github.springdata.memory.store.MemoryStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringJUnitConfig
class ReactiveRepositoryIntegrationTests {

	@Autowired
	private Fruits fruits;

	@Autowired
	private Notes notes;

	@Autowired
	private Shop shop;

	@BeforeEach
	void fill() {
		this.fruits.deleteAll().block();
		this.fruits.saveAll(List.of(Fruit.of("apple", 1), Fruit.of("pear", 2), Fruit.of("plum", 3))).blockLast();
	}

	@Test
	void derivesQueries() {
		StepVerifier.create(this.fruits.findByPriceLessThanOrderByPriceDesc(3).map(Fruit::getName))
			.expectNext("pear", "apple")
			.verifyComplete();
		StepVerifier.create(this.fruits.findByName("plum").map(Fruit::getPrice)).expectNext(3.0).verifyComplete();
		StepVerifier.create(this.fruits.findByName("kiwi")).verifyComplete();
		StepVerifier.create(this.fruits.findByName(Mono.just("pear")).map(Fruit::getPrice))
			.expectNext(2.0)
			.verifyComplete();
		StepVerifier.create(this.fruits.findOneByPriceGreaterThan(1))
			.verifyError(IncorrectResultSizeDataAccessException.class);
		StepVerifier.create(this.fruits.countByPriceGreaterThan(1)).expectNext(2L).verifyComplete();
		StepVerifier.create(this.fruits.existsByName("apple")).expectNext(true).verifyComplete();
		StepVerifier
			.create(this.fruits.findByPriceGreaterThan(0, Sort.by("name").descending(), Limit.of(1))
				.map(Fruit::getName))
			.expectNext("plum")
			.verifyComplete();
		StepVerifier.create(this.fruits.findNamesByPriceGreaterThan(2).map(NameView::getName))
			.expectNext("plum")
			.verifyComplete();
	}

	@Test
	void derivesDeletions() {
		StepVerifier.create(this.fruits.deleteByPriceLessThan(2)).expectNext(1L).verifyComplete();
		StepVerifier.create(this.fruits.removeByName("pear").map(Fruit::getName)).expectNext("pear").verifyComplete();
		StepVerifier.create(this.fruits.count()).expectNext(1L).verifyComplete();
	}

	@Test
	void scrolls() {
		Window<Fruit> first = this.fruits.findFirst2ByOrderByName(ScrollPosition.keyset()).block();
		assertThat(first.getContent()).extracting(Fruit::getName).containsExactly("apple", "pear");
		Window<Fruit> next = this.fruits.findFirst2ByOrderByName(first.positionAt(1)).block();
		assertThat(next.getContent()).extracting(Fruit::getName).containsExactly("plum");
		assertThat(next.hasNext()).isFalse();
	}

	@Test
	void queriesByExample() {
		Example<Fruit> example = Example.of(Fruit.of("p", 0),
				ExampleMatcher.matching()
					.withIgnorePaths("price")
					.withStringMatcher(ExampleMatcher.StringMatcher.STARTING));
		StepVerifier.create(this.fruits.findAll(example, Sort.by("name")).map(Fruit::getName))
			.expectNext("pear", "plum")
			.verifyComplete();
		StepVerifier.create(this.fruits.count(example)).expectNext(2L).verifyComplete();
		StepVerifier
			.create(this.fruits.findBy(example, (query) -> query.sortBy(Sort.by("name")).limit(1).all())
				.map(Fruit::getName))
			.expectNext("pear")
			.verifyComplete();
		StepVerifier.create(this.fruits.findOne(example)).verifyError(IncorrectResultSizeDataAccessException.class);
	}

	@Test
	void takesPartInDeclaredTransactions() {
		StepVerifier.create(this.shop.saveAndFail(Fruit.of("kiwi", 4))).verifyErrorMessage("by purpose");
		StepVerifier.create(this.fruits.count()).expectNext(3L).verifyComplete();
	}

	@Test
	void audits() {
		Note note = this.notes.save(new Note("text")).block();
		assertThat(note.createdBy).isEqualTo("somebody");
		assertThat(note.createdAt).isNotNull();
	}

	@Test
	void refusesWhatItCannotServeWhenTheRepositoryIsCreated() {
		ReactiveMemoryRepositoryFactory factory = new ReactiveMemoryRepositoryFactory(
				new ReactiveMemoryTemplate(new MemoryStore()));
		assertThatExceptionOfType(QueryCreationException.class).isThrownBy(() -> factory.getRepository(Paging.class))
			.withMessageContaining("findByName");
	}

	public interface Fruits extends ReactiveMemoryRepository<Fruit, Long> {

		Flux<Fruit> findByPriceLessThanOrderByPriceDesc(double price);

		Mono<Fruit> findByName(String name);

		Mono<Fruit> findByName(Mono<String> name);

		Mono<Fruit> findOneByPriceGreaterThan(double price);

		Mono<Long> countByPriceGreaterThan(double price);

		Mono<Boolean> existsByName(String name);

		Flux<Fruit> findByPriceGreaterThan(double price, Sort sort, Limit limit);

		Flux<NameView> findNamesByPriceGreaterThan(double price);

		Mono<Long> deleteByPriceLessThan(double price);

		Flux<Fruit> removeByName(String name);

		Mono<Window<Fruit>> findFirst2ByOrderByName(ScrollPosition position);

	}

	public interface Notes extends ReactiveMemoryRepository<Note, Long> {

	}

	interface Paging extends ReactiveMemoryRepository<Fruit, Long> {

		Mono<Page<Fruit>> findByName(String name, Pageable pageable);

	}

	public interface NameView {

		String getName();

	}

	public static class Note {

		@Id
		private Long id;

		@CreatedBy
		private String createdBy;

		@CreatedDate
		private Instant createdAt;

		private String text;

		Note() {
		}

		Note(String text) {
			this.text = text;
		}

	}

	static class Shop {

		private final Fruits fruits;

		Shop(Fruits fruits) {
			this.fruits = fruits;
		}

		@Transactional
		public Mono<Fruit> saveAndFail(Fruit fruit) {
			return this.fruits.save(fruit).then(Mono.error(new IllegalStateException("by purpose")));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	@EnableReactiveMemoryAuditing
	@EnableReactiveMemoryRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = { Fruits.class, Notes.class }),
			excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Paging.class))
	static class Config {

		@Bean
		MemoryStore memoryStore() {
			return new MemoryStore();
		}

		@Bean
		ReactiveMemoryTemplate reactiveMemoryTemplate(MemoryStore store) {
			return new ReactiveMemoryTemplate(store);
		}

		@Bean
		ReactiveMemoryTransactionManager reactiveMemoryTransactionManager(MemoryStore store) {
			return new ReactiveMemoryTransactionManager(store);
		}

		@Bean
		ReactiveAuditorAware<String> auditor() {
			return () -> Mono.just("somebody");
		}

		@Bean
		Shop shop(Fruits fruits) {
			return new Shop(fruits);
		}

	}

}
