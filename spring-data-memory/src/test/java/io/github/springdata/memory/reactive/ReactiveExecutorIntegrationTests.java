package io.github.springdata.memory.reactive;

import java.util.List;

import com.querydsl.core.BooleanBuilder;
import com.querydsl.core.types.dsl.EntityPathBase;
import com.querydsl.core.types.dsl.NumberPath;
import com.querydsl.core.types.dsl.PathBuilder;
import com.querydsl.core.types.dsl.StringPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.AbstractRepositoryMetadata;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.repository.PredicateSpecification;
import io.github.springdata.memory.store.MemoryStore;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Reactive queries that are put together at run time, of criteria and of Querydsl
 * predicates.
 */
class ReactiveExecutorIntegrationTests {

	private final PathBuilder<Melon> melon = new PathBuilder<>(Melon.class, "melon");

	private final NumberPath<Integer> weight = this.melon.getNumber("weight", Integer.class);

	private final StringPath name = this.melon.getString("name");

	private final MemoryStore store = new MemoryStore();

	private final Melons melons = new ReactiveMemoryRepositoryFactory(new ReactiveMemoryTemplate(this.store))
		.getRepository(Melons.class);

	private final TransactionalOperator transactions = TransactionalOperator
		.create(new ReactiveMemoryTransactionManager(this.store));

	@BeforeEach
	void fill() {
		this.melons.saveAll(List.of(new Melon(1L, "Galia", 3), new Melon(2L, "Canary", 2), new Melon(3L, null, 7),
				new Melon(4L, "Casaba", 9)))
			.blockLast();
	}

	@Test
	void findsByCriteria() {
		Criteria heavy = where("weight").greaterThan(2);
		assertThat(ids(this.melons.findAll(heavy))).containsExactly(1L, 3L, 4L);
		assertThat(ids(this.melons.findAll(heavy, Sort.by("weight").descending()))).containsExactly(4L, 3L, 1L);
		StepVerifier.create(this.melons.count(heavy)).expectNext(3L).verifyComplete();
		StepVerifier.create(this.melons.exists(heavy)).expectNext(true).verifyComplete();
		StepVerifier.create(this.melons.exists(where("weight").is(5))).expectNext(false).verifyComplete();
		assertThat(ids(this.melons.findOne(where("name").is("Galia")).flux())).containsExactly(1L);
		StepVerifier.create(this.melons.findOne(where("name").is("Honeydew"))).verifyComplete();
		StepVerifier.create(this.melons.findOne(heavy)).verifyError(IncorrectResultSizeDataAccessException.class);
	}

	@Test
	void readsAsDocumented() {
		// tag::reactive-criteria[]
		Flux<Melon> heavy = this.melons.findAll(where("weight").greaterThan(2), Sort.by("name"));
		Flux<String> names = this.melons.findBy(where("name").isNotNull(),
				(query) -> query.sortBy(Sort.by("weight")).project("name").as(String.class).all());
		// end::reactive-criteria[]
		assertThat(ids(heavy)).containsExactly(3L, 4L, 1L);
		StepVerifier.create(names).expectNext("Canary", "Galia", "Casaba").verifyComplete();
	}

	@Test
	void findsBySpecification() {
		PredicateSpecification<Melon> heavy = PredicateSpecification.where(where("weight").greaterThan(2));
		PredicateSpecification<Melon> named = heavy.and(() -> where("name").isNotNull());
		assertThat(ids(this.melons.findAll(named))).containsExactly(1L, 4L);
		assertThat(ids(this.melons.findAll(named, Sort.by("name")))).containsExactly(4L, 1L);
		StepVerifier.create(this.melons.count(named)).expectNext(2L).verifyComplete();
		StepVerifier.create(this.melons.exists(named)).expectNext(true).verifyComplete();
		StepVerifier.create(this.melons.findOne(named)).verifyError(IncorrectResultSizeDataAccessException.class);
		StepVerifier.create(this.melons.findBy(named, (query) -> query.limit(1).all().map(Melon::id)))
			.expectNext(1L)
			.verifyComplete();
		StepVerifier.create(this.melons.delete(named)).expectNext(2L).verifyComplete();
		assertThat(ids(this.melons.findAll())).containsExactly(2L, 3L);
	}

	@Test
	void comparesEntitiesByIdAndDeletesByPredicate() {
		EntityPathBase<Melon> path = new EntityPathBase<>(Melon.class, "melon");
		Melon galia = new Melon(1L, "renamed", 0);
		assertThat(ids(this.melons.findAll(path.eq(galia)))).containsExactly(1L);
		assertThat(ids(this.melons.findAll(path.ne(galia)))).containsExactly(2L, 3L, 4L);
		assertThat(ids(this.melons.findAll(path.notIn(galia, new Melon(4L, null, 0))))).containsExactly(2L, 3L);
		Mono<Long> deletion = this.melons.delete(path.eq(galia).or(this.weight.gt(8)));
		assertThat(ids(this.melons.findAll())).hasSize(4);
		StepVerifier.create(deletion).expectNext(2L).verifyComplete();
		assertThat(ids(this.melons.findAll())).containsExactly(2L, 3L);
	}

	@Test
	void deletesInTheTransactionOfThePipeline() {
		Mono<Long> deletion = this.melons.delete(where("weight").greaterThan(2))
			.then(this.melons.count())
			.flatMap((left) -> Mono.<Long>error(new IllegalStateException(left + " left")))
			.as(this.transactions::transactional);
		StepVerifier.create(deletion).verifyErrorMessage("1 left");
		StepVerifier.create(this.melons.count()).expectNext(4L).verifyComplete();
	}

	@Test
	void doesNothingBeforeASubscription() {
		this.melons.delete(Criteria.empty());
		StepVerifier.create(this.melons.count()).expectNext(4L).verifyComplete();
	}

	@Test
	void refinesQueriesStepByStep() {
		Criteria named = where("name").isNotNull();
		StepVerifier
			.create(this.melons.findBy(named, (query) -> query.sortBy(Sort.by("weight")).as(NameOnly.class).all())
				.map(NameOnly::name))
			.expectNext("Canary", "Galia", "Casaba")
			.verifyComplete();
		StepVerifier
			.create(this.melons.findBy(named,
					(query) -> query.sortBy(Sort.by("weight")).project("name").as(String.class).all()))
			.expectNext("Canary", "Galia", "Casaba")
			.verifyComplete();
		StepVerifier.create(this.melons.findBy(named, (query) -> query.limit(2).scroll(ScrollPosition.offset())))
			.assertNext((window) -> assertThat(window.hasNext()).isTrue())
			.verifyComplete();
		Page<Melon> page = this.melons
			.findBy(named, (query) -> query.page(PageRequest.of(0, 2, Sort.by("weight").descending())))
			.block();
		assertThat(page.getTotalElements()).isEqualTo(3);
		assertThat(page.getContent()).extracting(Melon::id).containsExactly(4L, 1L);
		StepVerifier.create(this.melons.findBy(named, (query) -> query.count())).expectNext(3L).verifyComplete();
	}

	@Test
	void cannotDeliverValuesThatAreNull() {
		StepVerifier
			.create(this.melons.findBy(where("weight").greaterThan(2),
					(query) -> query.project("name").as(String.class).all()))
			.expectNext("Galia")
			.verifyError(InvalidDataAccessApiUsageException.class);
	}

	@Test
	void refusesWhatIsWrongWhenItIsCalled() {
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.melons.findAll(where("wieght").is(1)))
			.withMessageContaining("weight");
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.melons.findBy(Criteria.empty(), (query) -> query.project("nmae").all()));
		assertThatIllegalStateException()
			.isThrownBy(() -> this.melons.findBy(Criteria.empty(), (query) -> query.as(String.class).all()))
			.withMessageContaining("name it by project(..)");
		StepVerifier.create(this.melons.findAll(where("weight").is("heavy")))
			.verifyError(InvalidDataAccessApiUsageException.class);
	}

	@Test
	void findsByPredicate() {
		assertThat(ids(this.melons.findAll(this.weight.gt(2)))).containsExactly(1L, 3L, 4L);
		assertThat(ids(this.melons.findAll(this.weight.gt(2), Sort.by("weight").descending()))).containsExactly(4L, 3L,
				1L);
		assertThat(ids(this.melons.findAll(this.weight.gt(2), this.weight.desc()))).containsExactly(4L, 3L, 1L);
		assertThat(ids(this.melons.findAll(this.name.asc().nullsLast()))).containsExactly(2L, 4L, 1L, 3L);
		assertThat(ids(this.melons.findAll(new BooleanBuilder()))).hasSize(4);
		StepVerifier.create(this.melons.count(this.weight.gt(2))).expectNext(3L).verifyComplete();
		StepVerifier.create(this.melons.exists(this.weight.gt(9))).expectNext(false).verifyComplete();
		assertThat(ids(this.melons.findOne(this.name.eq("Galia")).flux())).containsExactly(1L);
		StepVerifier.create(this.melons.findOne(this.weight.gt(2)))
			.verifyError(IncorrectResultSizeDataAccessException.class);
		StepVerifier.create(this.melons.findBy(this.name.startsWith("Ca"),
				(query) -> query.sortBy(Sort.by("name").descending()).as(NameOnly.class).first().map(NameOnly::name)))
			.expectNext("Casaba")
			.verifyComplete();
	}

	@Test
	void describesItsFragments() {
		RepositoryMetadata metadata = AbstractRepositoryMetadata.getMetadata(Melons.class);
		assertThat(new ReactiveMemoryRepositoryFactoryBean<Melons, Melon, Long>(Melons.class)
			.getRepositoryFragmentsContributor()
			.describe(metadata)
			.stream()
			.<Class<?>>map((fragment) -> fragment.getSignatureContributor()))
			.containsExactlyInAnyOrder(ReactiveMemoryCriteriaExecutor.class, ReactiveMemoryQuerydslExecutor.class);
	}

	private static List<Long> ids(Flux<Melon> melons) {
		return melons.map(Melon::id).collectList().block();
	}

	interface Melons extends ReactiveMemoryRepository<Melon, Long>, ReactiveMemoryCriteriaExecutor<Melon>,
			ReactiveMemoryQuerydslExecutor<Melon> {

	}

	interface NameOnly {

		String name();

	}

	record Melon(@Id Long id, @Nullable String name, int weight) {

	}

}
