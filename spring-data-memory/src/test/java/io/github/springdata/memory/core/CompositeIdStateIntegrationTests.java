package io.github.springdata.memory.core;

import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.TableChecks;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Composite ids of a mutable class: who changes such an object changes nothing in the
 * store.
 */
@ParameterizedClass
@EnumSource(names = { "MANAGED", "EXPLICIT" })
class CompositeIdStateIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops;

	private final Seats seats;

	private final TransactionTemplate transaction = new TransactionTemplate(new MemoryTransactionManager(this.store));

	CompositeIdStateIntegrationTests(UnitOfWorkMode mode) {
		this.ops = new MemoryTemplate(this.store, new MemoryMappingContext(), mode);
		this.seats = new MemoryRepositoryFactory(this.ops).getRepository(Seats.class);
	}

	private void run(boolean inTransaction, Runnable action) {
		if (inTransaction) {
			this.transaction.executeWithoutResult((status) -> action.run());
		}
		else {
			action.run();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void theIdIsThatOfTheMomentOfTheInsert(boolean inTransaction) {
		Place place = new Place(1, 2);
		Seat seat = this.ops.insert(new Seat(place, "ada"));
		run(inTransaction, () -> {
			Place asked = new Place(1, 2);
			assertThat(this.ops.findById(asked, Seat.class)).isPresent();
			place.row = 9;
			asked.row = 9;
			assertThat(this.ops.findById(new Place(1, 2), Seat.class)).isPresent();
			assertThat(this.ops.findById(new Place(9, 2), Seat.class)).isEmpty();
			assertThat(this.seats.findByPlaceRow(1)).extracting((one) -> one.guest).containsExactly("ada");
		});
		assertThat(seat.place.row).isEqualTo(9);
		assertThat(this.ops.findAll(Seat.class)).extracting((one) -> one.place.row).containsExactly(1);
		TableChecks.check(this.store);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void theIdOfARowThatWasReadIsTheCallersOwn(boolean inTransaction) {
		this.ops.insertAll(List.of(new Seat(new Place(1, 1), "ada"), new Seat(new Place(1, 2), "eva")));
		run(inTransaction, () -> {
			Place read = this.ops.findById(new Place(1, 1), Seat.class).orElseThrow().place;
			read.number = 2;
			assertThat(this.ops.findById(new Place(1, 2), Seat.class)).get().extracting("guest").isEqualTo("eva");
			read.number = 1;
			assertThat(this.ops.deleteById(read, Seat.class)).isTrue();
			read.number = 2;
			assertThat(this.ops.findById(new Place(1, 1), Seat.class)).isEmpty();
		});
		assertThat(this.ops.findAll(Seat.class)).extracting((one) -> one.guest).containsExactly("eva");
		TableChecks.check(this.store);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void anIdThatWasChangedIsThatOfAnotherRow(boolean inTransaction) {
		this.ops.insert(new Seat(new Place(1, 1), "ada"));
		boolean refused = inTransaction && this.ops.withUnitOfWork(UnitOfWorkMode.MANAGED) == this.ops;
		Runnable move = () -> run(inTransaction, () -> {
			Seat seat = this.ops.findById(new Place(1, 1), Seat.class).orElseThrow();
			seat.place.row = 5;
			this.ops.save(seat);
		});
		if (refused) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(move::run)
				.withMessageContaining("was changed from 1-1 to 5-1");
		}
		else {
			move.run();
		}
		assertThat(this.ops.findAll(Seat.class)).extracting((one) -> one.place.row)
			.isEqualTo(refused ? List.of(1) : List.of(1, 5));
		TableChecks.check(this.store);
	}

	interface Seats extends MemoryRepository<Seat, Place> {

		List<Seat> findByPlaceRow(int row);

	}

	static class Seat {

		@Id
		private Place place;

		private String guest;

		Seat() {
		}

		Seat(Place place, String guest) {
			this.place = place;
			this.guest = guest;
		}

	}

	static class Place {

		private int row;

		private int number;

		Place() {
		}

		Place(int row, int number) {
			this.row = row;
			this.number = number;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Place place && place.row == this.row && place.number == this.number;
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.row, this.number);
		}

		@Override
		public String toString() {
			return this.row + "-" + this.number;
		}

	}

}
