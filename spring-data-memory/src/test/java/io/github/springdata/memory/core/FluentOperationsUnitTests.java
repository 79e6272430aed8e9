package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.core.Person.Address;
import io.github.springdata.memory.query.Operand;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.store.MemoryStore;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the fluent operations and {@link EntityQuery}.
 */
class FluentOperationsUnitTests {

	private final MemoryTemplate ops = new MemoryTemplate(new MemoryStore());

	@BeforeEach
	void insertItems() {
		List<Item> items = new ArrayList<>();
		for (int i = 1; i <= 10; i++) {
			items.add(Item.of((i % 2 == 0) ? "even" : "odd", i));
		}
		this.ops.insertAll(items);
	}

	@Test
	void findsSortsAndLimits() {
		List<Item> found = this.ops.query(Item.class)
			.matching(where("price").lessThan(9).and("name").is("odd"))
			.sort(Sort.by("price").descending())
			.limit(2)
			.all();
		assertThat(found).extracting(Item::price).containsExactly(7d, 5d);
	}

	@Test
	void keepsOrderAndLimitWhicheverStepComesFirst() {
		List<Item> found = this.ops.query(Item.class)
			.sort(Sort.by("price").descending())
			.limit(2)
			.offset(1)
			.matching(where("name").is("odd"))
			.all();
		assertThat(found).extracting(Item::price).containsExactly(7d, 5d);
	}

	@Test
	void findsOneFirstOrNone() {
		SelectOperation<Item> odd = this.ops.query(Item.class).matching(where("name").is("odd"));
		assertThat(odd.first()).map(Item::price).contains(1d);
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class).isThrownBy(odd::one);
		assertThat(odd.limit(1).one()).isPresent();
		assertThat(this.ops.query(Item.class).matching(where("price").is(3)).one()).isPresent();
		assertThat(this.ops.query(Item.class).matching(where("price").is(33)).one()).isEmpty();
		assertThat(this.ops.query(Item.class).matching(where("price").is(33)).firstValue()).isNull();
	}

	@Test
	void countsAndTellsExistence() {
		assertThat(this.ops.query(Item.class).matching(where("name").is("odd")).count()).isEqualTo(5);
		assertThat(this.ops.query(Item.class).matching(where("name").is("odd")).exists()).isTrue();
		assertThat(this.ops.query(Item.class).matching(where("name").is("none")).exists()).isFalse();
		assertThat(this.ops.query(Item.class).limit(3).count()).isEqualTo(3);
	}

	@Test
	void streamsTheRowsOfItsBeginning() {
		try (Stream<Item> stream = this.ops.query(Item.class).stream()) {
			this.ops.deleteAll(Item.class);
			assertThat(stream).hasSize(10);
		}
	}

	@Test
	void findsPages() {
		Page<Item> page = this.ops.query(Item.class)
			.matching(where("name").is("odd"))
			.page(PageRequest.of(1, 2, Sort.by("price").descending()));
		assertThat(page.getContent()).extracting(Item::price).containsExactly(5d, 3d);
		assertThat(page.getTotalElements()).isEqualTo(5);
		assertThat(this.ops.query(Item.class).page(PageRequest.of(2, 4)).getTotalElements()).isEqualTo(10);
		assertThat(this.ops.query(Item.class).page(PageRequest.of(7, 4)).getTotalElements()).isEqualTo(10);
		assertThat(this.ops.query(Item.class).page(Pageable.unpaged()).getTotalElements()).isEqualTo(10);
	}

	@Test
	void findsSlices() {
		EntityQuery<Item> query = this.ops.prepare(Query.empty(), Item.class);
		Slice<Item> first = query.slice(QueryArguments.none(), PageRequest.of(0, 6));
		assertThat(first.getContent()).hasSize(6);
		assertThat(first.hasNext()).isTrue();
		assertThat(query.slice(QueryArguments.none(), first.nextPageable()).hasNext()).isFalse();
	}

	@Test
	void runsAPreparedQueryWithManyArguments() {
		EntityQuery<Item> query = this.ops.prepare(Query.query(where("price").lessThan(Operand.parameter(0))),
				Item.class);
		assertThat(query.list(QueryArguments.of(3))).hasSize(2);
		assertThat(query.count(QueryArguments.of(100))).isEqualTo(10);
		assertThat(query.deleteAndCount(QueryArguments.of(3))).isEqualTo(2);
		assertThat(query.delete(QueryArguments.of(5))).extracting(Item::price).containsExactly(3d, 4d);
		assertThat(query.list(QueryArguments.of(5))).isEmpty();
	}

	@Test
	void refusesUnknownPropertiesWhenPrepared() {
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.ops.prepare(Query.query(where("prise").is(1)), Item.class))
			.withMessageContaining("prise");
	}

	@Test
	void updatesImmutableRows() {
		assertThat(this.ops.update(Item.class)
			.matching(where("price").greaterThan(8))
			.apply(Update.update("name", "dear").set("price", 99))).isEqualTo(2);
		assertThat(this.ops.query(Item.class).matching(where("price").is(99)).all()).extracting(Item::name)
			.containsExactly("dear", "dear");
		assertThat(this.ops.findById(9L, Item.class)).contains(new Item(9L, "dear", 99));
	}

	@Test
	void updatesNestedPropertiesOfMutableRows() {
		Person ada = new Person("ada", 36);
		ada.address = new Address("London");
		this.ops.insert(ada);
		List<String> tags = new ArrayList<>(List.of("a"));
		this.ops.update(Person.class).apply(Update.update("address.city", "Paris").set("tags", tags));
		tags.add("late");
		Person stored = this.ops.findById(ada.id, Person.class).orElseThrow();
		assertThat(stored.address.city).isEqualTo("Paris");
		assertThat(stored.tags).containsExactly("a");
	}

	@Test
	void updatesAllOrNone() {
		this.ops.insertAll(List.of(new Person("ada", 36), new Person("eva", 20)));
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.ops.update(Person.class).apply(Update.update("email", "same")));
		assertThat(this.ops.findAll(Person.class)).extracting((person) -> person.email)
			.containsExactly("ada@example.org", "eva@example.org");
	}

	@Test
	void refusesValuesThatDoNotFit() {
		UpdateOperation<Item> update = this.ops.update(Item.class);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> update.apply(Update.update("price", "much")))
			.withMessageContaining("'price'")
			.withMessageContaining("double");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> update.apply(Update.update("price", null)));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.ops.update(Person.class).apply(Update.update("age", 1.5)));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> update.apply(Update.update("id", 1L)));
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> update.apply(Update.update("colour", "red")));
	}

	@Test
	void deletesWhatMatches() {
		assertThat(this.ops.delete(Item.class).matching(where("price").greaterThan(7)).all()).isEqualTo(3);
		assertThat(this.ops.delete(Item.class).matching(Query.empty().sort(Sort.by("price")).limit(2)).all())
			.isEqualTo(2);
		assertThat(this.ops.findAll(Item.class)).extracting(Item::price).containsExactly(3d, 4d, 5d, 6d, 7d);
	}

}
