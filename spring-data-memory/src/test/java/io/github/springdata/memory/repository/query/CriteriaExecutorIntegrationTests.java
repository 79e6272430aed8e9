package io.github.springdata.memory.repository.query;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Operand;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.config.EnableMemoryRepositories;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Range;
import org.springframework.data.domain.Sort;
import org.springframework.data.geo.Box;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.Point;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Criteria that are given to a repository.
 */
class CriteriaExecutorIntegrationTests {

	private final MemoryTemplate operations = new MemoryTemplate(new MemoryStore());

	private final Sights sights = new MemoryRepositoryFactory(this.operations).getRepository(Sights.class);

	@BeforeEach
	void fill() {
		this.sights.saveAll(List.of(new Sight("Tower", 3, List.of("old"), new Point(0, 0)),
				new Sight("castle", 1, List.of("old", "high"), new Point(1, 1)),
				new Sight("Bridge", 2, List.of(), new Point(5, 5)), new Sight(null, 9, List.of(), null)));
	}

	@Test
	void findsWhatMeetsTheCriteria() {
		assertThat(this.sights.findAll(where("rank").lessThan(3))).extracting("name")
			.containsExactly("castle", "Bridge");
		assertThat(this.sights.findAll(where("rank").lessThan(3), Sort.by("name"))).extracting("name")
			.containsExactly("Bridge", "castle");
		assertThat(this.sights.findAll(Criteria.empty())).hasSize(4);
	}

	@Test
	void findsPages() {
		Page<Sight> page = this.sights.findAll(where("rank").greaterThan(1), PageRequest.of(0, 2, Sort.by("rank")));
		assertThat(page.getContent()).extracting("name").containsExactly("Bridge", "Tower");
		assertThat(page.getTotalElements()).isEqualTo(3);
	}

	@Test
	void findsTheOnlyOne() {
		assertThat(this.sights.findOne(where("rank").is(1))).get().extracting("name").isEqualTo("castle");
		assertThat(this.sights.findOne(where("rank").is(4))).isEmpty();
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(() -> this.sights.findOne(where("rank").lessThan(3)));
	}

	@Test
	void countsAndTests() {
		assertThat(this.sights.count(where("tags").is("old"))).isEqualTo(2);
		assertThat(this.sights.exists(where("tags").is("high"))).isTrue();
		assertThat(this.sights.exists(where("tags").is("new"))).isFalse();
	}

	@Test
	void deletesByCriteriaBesideEntities() {
		assertThat(this.sights.delete(where("rank").lessThan(3))).isEqualTo(2);
		this.sights.delete(this.sights.findOne(where("name").is("Tower")).orElseThrow());
		assertThat(this.sights.findAll()).extracting("name").containsExactly((String) null);
	}

	@Test
	void refinesStepByStep() {
		List<Named> named = this.sights.findBy(where("rank").lessThan(9),
				(query) -> query.sortBy(Sort.by("rank")).limit(2).as(Named.class).all());
		assertThat(named).containsExactly(new Named("castle"), new Named("Bridge"));
	}

	@Test
	void findsTheSameAsTheOperationsForEveryKindOfCondition() {
		Point origin = new Point(0, 0);
		List<Criteria> all = List.of(where("name").is(null), where("name").not(null), where("name").is("Tower"),
				where("name").is("CASTLE").ignoreCase(true), where("rank").between(1, 2),
				where("rank").within(Range.open(1, 9)), where("rank").in(1, 2, 3), where("rank").notIn(List.of(1)),
				where("name").in("Tower", null), where("name").isNull(), where("name").exists(true),
				where("tags").isEmpty(), where("name").like("%r%"), where("name").startingWith("T"),
				where("tags").containing("high"), where("tags").notContaining("high"), where("name").matches("[a-z]*"),
				where("location").near(origin), where("location").near(origin, new Distance(2)),
				where("location").inside(new Box(origin, new Point(2, 2))),
				where("rank").is(1).or("rank").is(2).and("name").is("Bridge").not(), where("rank").is(3).not());
		assertThat(all).allSatisfy((criteria) -> assertThat(this.sights.findAll(criteria)).extracting("id")
			.containsExactlyElementsOf(this.operations.query(Sight.class)
				.matching(criteria)
				.all()
				.stream()
				.map((s) -> (Object) s.id)
				.toList()));
	}

	@Test
	void sharesQueriesOfOneShapeAndKeepsNoMoreThanTheLatest() {
		CriteriaQueries<Sight> queries = new CriteriaQueries<>(this.operations, Sight.class);
		IntStream.range(0, 100).forEach((i) -> queries.call(where("rank").is(i)));
		assertThat(queries.size()).isEqualTo(1);
		IntStream.range(0, 300).forEach((i) -> queries.call(where("rank").in(IntStream.range(0, i).boxed().toList())));
		assertThat(queries.size()).isEqualTo(2);
		IntStream.range(1, 300)
			.forEach((i) -> queries.call(Criteria.anyOf(Collections.nCopies(i, where("rank").is(i)))));
		assertThat(queries.size()).isEqualTo(256);
	}

	@Test
	void plansAnewForTheValues() {
		CriteriaQueries<Sight> queries = new CriteriaQueries<>(this.operations, Sight.class);
		CriteriaQueries.Call<Sight> call = queries.call(where("rank").is(3));
		assertThat(call.query().explain(call.arguments()).isFullScan()).isFalse();
		assertThat(call.query().explain(call.arguments()))
			.hasToString(this.operations.query(Sight.class).matching(where("rank").is(3)).explain().toString());
	}

	@Test
	void refusesWhatCannotBeAnswered() {
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.sights.findAll(where("nmae").is("x")))
			.withMessageContaining("name");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.sights.findAll(where("rank").is("high")));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.sights.findAll(where("rank").is(Operand.parameter(0))))
			.withMessageContaining("has no value");
	}

	@Test
	void deletesInATransaction() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Container.class)) {
			Sights repository = context.getBean(Sights.class);
			repository.save(new Sight("Tower", 3, List.of(), null));
			TransactionTemplate transaction = new TransactionTemplate(context.getBean(MemoryTransactionManager.class));
			transaction.executeWithoutResult((status) -> {
				assertThat(repository.delete(where("rank").is(3))).isEqualTo(1);
				assertThat(repository.exists(where("rank").is(3))).isFalse();
				status.setRollbackOnly();
			});
			assertThat(repository.exists(where("rank").is(3))).isTrue();
			assertThat(repository.delete(where("rank").is(3))).isEqualTo(1);
			assertThat(repository.count()).isZero();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Sights.class),
			excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*(?<!Sights)$"))
	static class Container {

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

	static class Sight {

		@Id
		@Nullable Long id;

		@Nullable String name;

		@Indexed
		int rank;

		List<String> tags;

		@Nullable Point location;

		Sight(@Nullable String name, int rank, List<String> tags, @Nullable Point location) {
			this.name = name;
			this.rank = rank;
			this.tags = tags;
			this.location = location;
		}

	}

	record Named(@Nullable String name) {

	}

	interface Sights extends MemoryRepository<Sight, Long>, MemoryCriteriaExecutor<Sight> {

	}

}
