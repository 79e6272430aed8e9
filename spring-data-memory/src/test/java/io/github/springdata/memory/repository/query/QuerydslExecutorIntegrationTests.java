package io.github.springdata.memory.repository.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.querydsl.core.BooleanBuilder;
import com.querydsl.core.types.PathMetadataFactory;
import com.querydsl.core.types.Predicate;
import com.querydsl.core.types.dsl.Expressions;
import com.querydsl.core.types.dsl.ListPath;
import com.querydsl.core.types.dsl.NumberPath;
import com.querydsl.core.types.dsl.PathBuilder;
import com.querydsl.core.types.dsl.StringPath;
import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.people.Color;
import io.github.springdata.memory.repository.people.NameView;
import io.github.springdata.memory.repository.people.People;
import io.github.springdata.memory.repository.people.PersonRecord;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.querydsl.ListQuerydslPredicateExecutor;
import org.springframework.data.querydsl.QPageRequest;
import org.springframework.data.querydsl.QSort;
import org.springframework.data.querydsl.QuerydslPredicateExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Queries by Querydsl predicates, compared with a filter over the same data.
 */
class QuerydslExecutorIntegrationTests {

	private final long seed = Seeds.seed();

	private final PathBuilder<PersonRecord> person = new PathBuilder<>(PersonRecord.class, "personRecord");

	private final StringPath name = this.person.getString("name");

	private final StringPath city = this.person.getString("city");

	private final StringPath zip = this.person.getString("address.zip");

	private final NumberPath<Integer> age = this.person.getNumber("age", Integer.class);

	private final ListPath<String, StringPath> tags = Expressions.listPath(String.class, StringPath.class,
			PathMetadataFactory.forProperty(this.person, "tags"));

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore()));

	private final Persons persons = this.factory.getRepository(Persons.class);

	private List<PersonRecord> people = List.of();

	@BeforeEach
	void fill() {
		this.people = this.persons.saveAll(People.random(this.seed, 200));
	}

	@Test
	void comparesProperties() {
		check(this.age.eq(7), (p) -> p.age() == 7);
		check(this.age.ne(7), (p) -> p.age() != 7);
		check(this.age.lt(7), (p) -> p.age() < 7);
		check(this.age.loe(7), (p) -> p.age() <= 7);
		check(this.age.gt(7), (p) -> p.age() > 7);
		check(this.age.goe(7), (p) -> p.age() >= 7);
		check(this.age.between(5, 9), (p) -> p.age() >= 5 && p.age() <= 9);
		check(this.age.notBetween(5, 9), (p) -> p.age() < 5 || p.age() > 9);
		check(this.age.in(1, 2, 3), (p) -> p.age() >= 1 && p.age() <= 3);
		check(this.age.notIn(List.of(1, 2, 3)), (p) -> p.age() < 1 || p.age() > 3);
		check(this.name.isNull(), (p) -> p.name() == null);
		check(this.name.isNotNull(), (p) -> p.name() != null);
		check(this.person.getBoolean("active"), PersonRecord::active);
		check(this.person.getBoolean("active").isFalse(), (p) -> !p.active());
		check(this.person.getEnum("color", Color.class).eq(Color.RED), (p) -> p.color() == Color.RED);
	}

	@Test
	void comparesText() {
		check(this.name.startsWith("An"), (p) -> p.name() != null && p.name().startsWith("An"));
		check(this.name.startsWithIgnoreCase("an"), (p) -> p.name() != null && lower(p.name()).startsWith("an"));
		check(this.name.endsWith("ob"), (p) -> p.name() != null && p.name().endsWith("ob"));
		check(this.name.endsWithIgnoreCase("OB"), (p) -> p.name() != null && lower(p.name()).endsWith("ob"));
		check(this.name.contains("_"), (p) -> p.name() != null && p.name().contains("_"));
		check(this.name.containsIgnoreCase("N"), (p) -> p.name() != null && lower(p.name()).contains("n"));
		check(this.name.equalsIgnoreCase("ANN"), (p) -> "ann".equalsIgnoreCase(p.name()));
		check(this.name.like("_ob"), (p) -> "Bob".equals(p.name()) || "bob".equals(p.name()));
		check(this.name.like("%!%", '!'), (p) -> "Bo%".equals(p.name()));
		check(this.name.likeIgnoreCase("AN_"), (p) -> "ann".equalsIgnoreCase(p.name()));
		check(this.name.notLike("%n%"), (p) -> p.name() != null && !p.name().contains("n"));
		check(this.name.matches("[AB].*"), (p) -> p.name() != null && p.name().matches("[AB].*"));
		check(this.name.isEmpty(), (p) -> "".equals(p.name()));
		check(this.name.isNotEmpty(), (p) -> p.name() != null && !p.name().isEmpty());
	}

	@Test
	void followsPathsAndElements() {
		check(this.zip.eq("7"), (p) -> p.address() != null && "7".equals(p.address().zip()));
		check(this.tags.contains("red"), (p) -> p.tags().contains("red"));
		check(this.tags.any().eq("red"), (p) -> p.tags().contains("red"));
		check(this.tags.contains("red").not(), (p) -> !p.tags().contains("red"));
		check(this.tags.isEmpty(), (p) -> p.tags().isEmpty());
		check(this.tags.isNotEmpty(), (p) -> !p.tags().isEmpty());
	}

	@Test
	void joinsConditions() {
		check(this.age.lt(20).and(this.city.eq("Rome").or(this.city.eq("Oslo"))),
				(p) -> p.age() < 20 && ("Rome".equals(p.city()) || "Oslo".equals(p.city())));
		check(this.age.lt(20).and(this.city.eq("Rome").not()),
				(p) -> p.age() < 20 && p.city() != null && !p.city().equals("Rome"));
		check(new BooleanBuilder(), (p) -> true);
		check(new BooleanBuilder().and(this.age.lt(9)).orNot(this.age.lt(30)), (p) -> p.age() < 9 || p.age() >= 30);
	}

	@Test
	void sortsAndPages() {
		assertThat(
				this.persons.findAll(this.age.lt(30), this.age.desc(), this.person.getNumber("id", Long.class).asc()))
			.isEqualTo(this.persons.findAll(this.age.lt(30), Sort.by(Sort.Order.desc("age"), Sort.Order.asc("id"))));
		assertThat(this.persons.findAll(this.name.lower().asc().nullsLast()))
			.isEqualTo(this.persons.findAll(Sort.by(Sort.Order.asc("name").ignoreCase().nullsLast())));
		assertThat(this.persons.findAll(new BooleanBuilder(), new QSort(this.name.asc().nullsLast())))
			.isEqualTo(this.persons.findAll(Sort.by(Sort.Order.asc("name").nullsLast())));
		Page<PersonRecord> page = this.persons.findAll(this.age.lt(30), QPageRequest.of(1, 10, this.age.asc()));
		assertThat(page).isEqualTo(this.persons.findAll(this.age.lt(30), PageRequest.of(1, 10, Sort.by("age"))));
		assertThat(page.getTotalElements()).isEqualTo(this.persons.count(this.age.lt(30)));
	}

	@Test
	void findsOneCountsAndRefines() {
		PersonRecord first = this.people.get(0);
		assertThat(this.persons.findOne(this.person.getNumber("id", Long.class).eq(first.id()))).contains(first);
		assertThat(this.persons.findOne(this.age.lt(0))).isEmpty();
		assertThat(this.persons.exists(this.age.lt(0))).isFalse();
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(() -> this.persons.findOne(this.age.goe(0)));
		List<NameView> names = this.persons.findBy(this.age.lt(20),
				(query) -> query.sortBy(Sort.by("age")).limit(3).as(NameView.class).all());
		assertThat(names).hasSize(3);
		Optional<PersonRecord> oldest = this.persons.findBy(this.age.goe(0),
				(query) -> query.sortBy(Sort.by("age").descending()).first());
		assertThat(oldest.orElseThrow().age())
			.isEqualTo(this.people.stream().mapToInt(PersonRecord::age).max().orElseThrow());
	}

	@Test
	void refusesWhatItCannotTranslateByName() {
		assertRefused(this.name.length().gt(3), "STRING_LENGTH");
		assertRefused(this.age.add(1).eq(8), "ADD");
		assertRefused(this.name.eq(this.city), "personRecord.city");
		assertRefused(this.tags.size().gt(1), "COL_SIZE");
		assertRefused(this.tags.get(0).eq("red"), "LISTVALUE");
		assertRefused(Expressions.booleanTemplate("f({0})", this.name), "template");
		assertRefused(this.name.trim().eq("x"), "TRIM");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.persons.findAll(this.name.length().asc()))
			.withMessageContaining("sort by properties");
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.persons.findAll(this.person.getString("nmae").eq("x")))
			.withMessageContaining("'name'");
	}

	@Test
	void servesThePlainExecutorToo() {
		PlainPersons plain = this.factory.getRepository(PlainPersons.class);
		assertThat(plain.findAll(this.age.lt(20))).containsExactlyElementsOf(this.persons.findAll(this.age.lt(20)));
	}

	private void assertRefused(Predicate predicate, String name) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.persons.findAll(predicate))
			.withMessageContaining(name)
			.withMessageContaining("not supported");
	}

	private void check(Predicate predicate, java.util.function.Predicate<PersonRecord> naive) {
		List<PersonRecord> expected = this.people.stream().filter(naive).toList();
		assertThat(this.persons.findAll(predicate)).as("%s, -Dseed=%d", predicate, this.seed).isEqualTo(expected);
		assertThat(this.persons.count(predicate)).isEqualTo(expected.size());
	}

	private static String lower(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

	interface Persons extends MemoryRepository<PersonRecord, Long>, ListQuerydslPredicateExecutor<PersonRecord> {

	}

	interface PlainPersons extends MemoryRepository<PersonRecord, Long>, QuerydslPredicateExecutor<PersonRecord> {

	}

}
