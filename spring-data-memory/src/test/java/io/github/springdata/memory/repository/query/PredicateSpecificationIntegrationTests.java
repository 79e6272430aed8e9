package io.github.springdata.memory.repository.query;

import java.util.List;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.PredicateSpecification;
import io.github.springdata.memory.repository.people.People;
import io.github.springdata.memory.repository.people.PersonRecord;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

import static io.github.springdata.memory.repository.PredicateSpecification.not;
import static io.github.springdata.memory.repository.PredicateSpecification.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Specifications that are put together and given to a repository.
 */
class PredicateSpecificationIntegrationTests {

	private final long seed = Seeds.seed();

	private final Persons persons = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore()))
		.getRepository(Persons.class);

	private List<PersonRecord> people = List.of();

	@BeforeEach
	void fill() {
		this.people = this.persons.saveAll(People.random(this.seed, 100));
	}

	@Test
	void joinsAndNegatesGroups() {
		check(young().and(inRome().or(active())), (p) -> p.age() < 20 && ("Rome".equals(p.city()) || p.active()));
		check(young().or(inRome()).and(active()), (p) -> (p.age() < 20 || "Rome".equals(p.city())) && p.active());
		check(not(young().or(active())), (p) -> p.age() >= 20 && !p.active());
		check(PredicateSpecification.allOf(young(), active()), (p) -> p.age() < 20 && p.active());
		check(PredicateSpecification.anyOf(young(), active()), (p) -> p.age() < 20 || p.active());
	}

	@Test
	void addsNothingWhereNothingIsRestricted() {
		check(PredicateSpecification.unrestricted(), (p) -> true);
		check(PredicateSpecification.<PersonRecord>unrestricted().and(young()), (p) -> p.age() < 20);
		check(young().or(PredicateSpecification.unrestricted()), (p) -> p.age() < 20);
		check(PredicateSpecification.anyOf(), (p) -> true);
	}

	@Test
	void takesLambdasAndMethodReferences() {
		check(where(() -> Criteria.where("age").lessThan(20)), (p) -> p.age() < 20);
		check(where(PersonRecord::name, (name) -> name.startingWith("an").ignoreCase(true)),
				(p) -> p.name() != null && p.name().regionMatches(true, 0, "an", 0, 2));
		assertThat(this.persons.findAll(() -> Criteria.where("age").lessThan(20)))
			.isEqualTo(this.people.stream().filter((p) -> p.age() < 20).toList());
	}

	@Test
	void servesAllMethodsOfTheExecutor() {
		long young = this.people.stream().filter((p) -> p.age() < 20).count();
		assertThat(this.persons.count(young())).isEqualTo(young);
		assertThat(this.persons.exists(young().and(not(young())))).isFalse();
		assertThat(this.persons.findAll(young(), Sort.by("age"))).extracting(PersonRecord::age).isSorted();
		assertThat(this.persons.findAll(young(), PageRequest.of(0, 3)).getTotalElements()).isEqualTo(young);
		Long id = this.people.get(5).id();
		assertThat(this.persons.findOne(where(PersonRecord::id, (property) -> property.is(id))))
			.contains(this.people.get(5));
		int limited = this.persons.findBy(young(), (query) -> query.limit(2).all().size());
		assertThat(limited).isEqualTo((int) Math.min(2, young));
		assertThat(this.persons.delete(young())).isEqualTo(young);
		assertThat(this.persons.count()).isEqualTo(this.people.size() - young);
	}

	private void check(PredicateSpecification<PersonRecord> specification,
			java.util.function.Predicate<PersonRecord> naive) {
		assertThat(this.persons.findAll(specification)).as("%s, -Dseed=%d", specification.toCriteria(), this.seed)
			.isEqualTo(this.people.stream().filter(naive).toList());
	}

	// tag::specifications[]
	private static PredicateSpecification<PersonRecord> young() {
		return where(PersonRecord::age, (age) -> age.lessThan(20));
	}
	// end::specifications[]

	private static PredicateSpecification<PersonRecord> inRome() {
		return () -> Criteria.where("city").is("Rome");
	}

	private static PredicateSpecification<PersonRecord> active() {
		return where(Criteria.where("active").isTrue());
	}

	interface Persons extends MemoryRepository<PersonRecord, Long>, MemoryCriteriaExecutor<PersonRecord> {

	}

}
