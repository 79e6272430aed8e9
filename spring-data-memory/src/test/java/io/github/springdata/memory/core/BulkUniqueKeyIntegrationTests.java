package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.mapping.CompoundIndex;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Modifying;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.TableChecks;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for unique keys that rows of one call pass on to each other, whatever the order
 * of the rows.
 */
class BulkUniqueKeyIntegrationTests {

	private static final MemoryMappingContext CONTEXT = new MemoryMappingContext();

	static Stream<Arguments> cases() {
		return Stream.of(UnitOfWorkMode.values())
			.flatMap((mode) -> Stream.of(Around.values()).map((around) -> Arguments.of(mode, around)));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void rowsMoveUpAndDownInAnyOrder(UnitOfWorkMode mode, Around around) {
		for (long seed = Seeds.seed(); seed < Seeds.seed() + 20; seed++) {
			Random random = Seeds.random(seed);
			Fixture fixture = new Fixture(mode, random);
			Change change = Change.values()[random.nextInt(Change.values().length)];
			around.run(fixture, () -> change.apply(fixture));
			fixture.check(change, "-Dseed=%d %s".formatted(seed, change));
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void aDuplicateIsRefusedWithNothingHalfDone(UnitOfWorkMode mode, Around around) {
		for (long seed = Seeds.seed(); seed < Seeds.seed() + 6; seed++) {
			Fixture fixture = new Fixture(mode, Seeds.random(seed));
			List<String> before = fixture.describe();
			around.run(fixture, () -> {
				for (String assignment : List.of("s.position = abs(s.position - 2)", "s.rank = 7",
						"s.code = upper('one')", "s.a = 1, s.b = 1", "s.place.number = 5")) {
					assertThatExceptionOfType(DuplicateKeyException.class)
						.isThrownBy(() -> fixture.ops.execute("update Slot s set s.name = 'x', " + assignment));
				}
				assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> fixture.ops.update(Slot.class)
					.apply(Update.update("tags", Set.of("same")).set("name", "x")));
				assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> fixture.slots.moveTo(3));
			});
			assertThat(fixture.describe()).isEqualTo(before);
			TableChecks.check(fixture.store);
		}
	}

	@Test
	void aRowThatSomebodyElseHasDeletedIsNotInsertedByAnUpdate() {
		Fixture fixture = new Fixture(UnitOfWorkMode.MANAGED, Seeds.random(1));
		TransactionTemplate readCommitted = fixture.transaction();
		readCommitted.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		readCommitted.executeWithoutResult((status) -> {
			fixture.ops.count(Slot.class);
			fixture.elsewhere((ops) -> ops.delete(Slot.class).matching(where("position").is(1)).all());
			assertThat(fixture.ops.execute("update Slot s set s.position = s.position + 1")).isEqualTo(4);
		});
		assertThat(fixture.ops.count(Slot.class)).isEqualTo(4);
	}

	/**
	 * A way to move all keys on.
	 */
	enum Change {

		TEXT_UP(1) {
			@Override
			void apply(Fixture fixture) {
				assertThat(fixture.ops.execute(TEXT, 1)).isEqualTo(5);
			}
		},
		TEXT_DOWN(-1) {
			@Override
			void apply(Fixture fixture) {
				assertThat(fixture.ops.execute(TEXT, -1)).isEqualTo(5);
			}
		},
		MODIFYING(1) {
			@Override
			void apply(Fixture fixture) {
				assertThat(fixture.slots.move(1)).isEqualTo(5);
			}
		},
		SAVE_ALL(1) {
			@Override
			void apply(Fixture fixture) {
				List<Slot> slots = fixture.ops.findAll(Slot.class);
				slots.forEach((slot) -> slot.move(1));
				fixture.ops.saveAll(slots);
			}
		};

		private static final String TEXT = "update Slot s set s.position = s.position + ?1, s.rank = s.rank + ?1,"
				+ " s.a = s.a + ?1, s.place.number = s.place.number + ?1";

		private final int step;

		Change(int step) {
			this.step = step;
		}

		abstract void apply(Fixture fixture);

	}

	/**
	 * What a change is part of.
	 */
	enum Around {

		NOTHING {
			@Override
			void run(Fixture fixture, Runnable change) {
				change.run();
			}
		},
		TRANSACTION {
			@Override
			void run(Fixture fixture, Runnable change) {
				fixture.transaction().executeWithoutResult((status) -> change.run());
			}
		},
		/** So that the changes are applied anew at commit. */
		TRANSACTION_BESIDE_ANOTHER {
			@Override
			void run(Fixture fixture, Runnable change) {
				fixture.transaction().executeWithoutResult((status) -> {
					change.run();
					fixture.elsewhere((ops) -> ops.insert(Slot.of(1_000)));
				});
				fixture.ops.deleteAll(fixture.ops.query(Slot.class).matching(where("position").is(1_000)).all());
			}
		},
		TRANSACTION_WITH_SAVEPOINT {
			@Override
			void run(Fixture fixture, Runnable change) {
				fixture.transaction().executeWithoutResult((status) -> {
					Object savepoint = status.createSavepoint();
					change.run();
					status.rollbackToSavepoint(savepoint);
					change.run();
				});
			}
		};

		abstract void run(Fixture fixture, Runnable change);

	}

	/**
	 * Five slots in any order.
	 */
	private static final class Fixture {

		private final MemoryStore store = new MemoryStore();

		private final MemoryTemplate ops;

		private final Slots slots;

		Fixture(UnitOfWorkMode mode, Random random) {
			this.ops = new MemoryTemplate(this.store, CONTEXT, mode);
			this.slots = new MemoryRepositoryFactory(this.ops).getRepository(Slots.class);
			List<Integer> numbers = new ArrayList<>(IntStream.range(0, 5).boxed().toList());
			Collections.shuffle(numbers, random);
			numbers.forEach((number) -> this.ops.insert(Slot.of(number)));
		}

		TransactionTemplate transaction() {
			return new TransactionTemplate(new MemoryTransactionManager(this.store));
		}

		void elsewhere(Consumer<MemoryTemplate> action) {
			TransactionTemplate other = transaction();
			other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
			other.executeWithoutResult((status) -> action.accept(this.ops));
		}

		List<String> describe() {
			return this.ops.findAll(Slot.class).stream().map(Slot::toString).toList();
		}

		void check(Change change, String description) {
			assertThat(this.ops.findAll(Slot.class)).as(description).allSatisfy((slot) -> {
				int expected = Integer.parseInt(slot.name) + change.step;
				assertThat(slot.position).isEqualTo(expected);
				assertThat(slot.rank).isEqualTo(expected);
				assertThat(slot.a).isEqualTo(expected);
				assertThat(slot.place.number).isEqualTo(expected);
				assertThat(this.ops.query(Slot.class).matching(where("place.number").is(expected)).all()).hasSize(1);
			});
			TableChecks.check(this.store);
		}

	}

	interface Slots extends MemoryRepository<Slot, Long> {

		@Modifying
		@Query("update Slot s set s.position = s.position + ?1, s.rank = s.rank + ?1, s.a = s.a + ?1,"
				+ " s.place.number = s.place.number + ?1")
		int move(int step);

		@Modifying
		@Query("update Slot s set s.position = ?1")
		int moveTo(int position);

	}

	@CompoundIndex(name = "a_b", properties = { "a", "b" }, unique = true)
	static class Slot {

		@Id
		@Nullable Long id;

		String name = "";

		@Indexed(unique = true, kind = IndexKind.HASH)
		int position;

		@Indexed(unique = true, kind = IndexKind.SORTED)
		long rank;

		@Indexed(unique = true, ignoreCase = true)
		String code = "";

		int a;

		int b = 1;

		@Indexed(unique = true)
		Set<String> tags = Set.of();

		Place place = new Place();

		static Slot of(int number) {
			Slot slot = new Slot();
			slot.name = Integer.toString(number);
			slot.code = "code " + number;
			slot.tags = Set.of("tag " + number);
			slot.move(number);
			return slot;
		}

		final void move(int step) {
			this.position += step;
			this.rank += step;
			this.a += step;
			this.place.number += step;
		}

		@Override
		public String toString() {
			return List.of(this.name, this.position, this.rank, this.code, this.a, this.b, this.tags, this.place.number)
				.toString();
		}

	}

	static class Place {

		@Indexed(unique = true)
		int number;

	}

}
