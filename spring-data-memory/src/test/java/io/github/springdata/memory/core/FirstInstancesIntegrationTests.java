package io.github.springdata.memory.core;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the instances that the first query of a transaction in the mode
 * {@link UnitOfWorkMode#MANAGED} loads together.
 */
class FirstInstancesIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store);

	private final TransactionTemplate transaction = new TransactionTemplate(new MemoryTransactionManager(this.store));

	private void inTransaction(Consumer<TransactionStatus> action) {
		this.transaction.executeWithoutResult(action);
	}

	private void insertVessels() {
		this.ops.insertAll(List.of(new Vessel("a", 1), new Tanker("b", 2, 30), new Vessel("c", 3)));
	}

	@Test
	void writesChangedInstancesOfSubclassesOnly() {
		insertVessels();
		inTransaction((status) -> {
			for (Vessel vessel : this.ops.findAll(Vessel.class)) {
				if (vessel instanceof Tanker tanker) {
					tanker.load = 40;
				}
			}
		});
		assertThat(this.ops.findAll(Tanker.class)).singleElement()
			.returns(40, (tanker) -> tanker.load)
			.returns(1L, (tanker) -> tanker.version);
		assertThat(this.ops.findAll(Vessel.class)).extracting((vessel) -> vessel.version).containsExactly(0L, 1L, 0L);
	}

	@Test
	void handsOutTheSameInstancesOfSubclassesAgain() {
		insertVessels();
		inTransaction((status) -> {
			List<Vessel> first = this.ops.findAll(Vessel.class);
			assertThat(this.ops.findAll(Tanker.class)).singleElement().isSameAs(first.get(1));
			assertThat(this.ops.findById(first.get(2).id, Vessel.class)).get().isSameAs(first.get(2));
		});
	}

	@Test
	void givesInstancesOfSubclassesTheirStateBack() {
		insertVessels();
		inTransaction((status) -> {
			List<Vessel> vessels = this.ops.findAll(Vessel.class);
			vessels.forEach((vessel) -> vessel.draught = 9);
			status.setRollbackOnly();
			status.flush();
			assertThat(vessels).extracting((vessel) -> vessel.draught).containsOnly(9.0);
		});
		assertThat(this.ops.findAll(Vessel.class)).extracting((vessel) -> vessel.draught)
			.containsExactly(1.0, 2.0, 3.0);
	}

	@Test
	void startsAgainAfterAQueryThatFoundNothing() {
		inTransaction((status) -> {
			assertThat(this.ops.findAll(Vessel.class)).isEmpty();
			insertVessels();
			this.ops.findAll(Vessel.class).forEach((vessel) -> vessel.draught = 7);
		});
		assertThat(this.ops.findAll(Vessel.class)).extracting((vessel) -> vessel.draught).containsOnly(7.0);
	}

	@Test
	void doesNotWriteInstancesThatCannotBeManaged() {
		Photo photo = this.ops.insert(new Photo(null, new byte[] { 1, 2 }));
		long version = this.store.version();
		inTransaction((status) -> this.ops.findAll(Photo.class).forEach((loaded) -> loaded.pixels()[0] = 9));
		assertThat(this.store.version()).isEqualTo(version);
		assertThat(this.ops.findById(photo.id(), Photo.class)).get()
			.extracting(Photo::pixels)
			.isEqualTo(new byte[] { 1, 2 });
	}

	@Test
	void tellsNumbersApartAsTheirOrderDoes() {
		this.ops.insertAll(List.of(new Vessel("nan", Double.NaN), new Vessel("zero", 0.0)));
		long version = this.store.version();
		inTransaction((status) -> {
			List<Vessel> vessels = this.ops.findAll(Vessel.class);
			vessels.get(0).draught = Double.longBitsToDouble(0x7ff8000000000001L);
			vessels.get(1).draught = 0.0;
		});
		assertThat(this.store.version()).isEqualTo(version);
		inTransaction((status) -> this.ops.findAll(Vessel.class).get(1).draught = -0.0);
		assertThat(this.ops.findAll(Vessel.class)).extracting((vessel) -> vessel.version).containsExactly(0L, 1L);
	}

	@MemoryEntity
	static class Vessel {

		@Id
		@Nullable Long id;

		@Version
		@Nullable Long version;

		String name;

		double draught;

		Vessel(String name, double draught) {
			this.name = name;
			this.draught = draught;
		}

	}

	static class Tanker extends Vessel {

		int load;

		Tanker(String name, double draught, int load) {
			super(name, draught);
			this.load = load;
		}

	}

	record Photo(@Id @Nullable Long id, byte[] pixels) {
	}

}
