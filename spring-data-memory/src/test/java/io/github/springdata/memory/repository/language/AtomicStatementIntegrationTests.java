package io.github.springdata.memory.repository.language;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.core.event.BeforeSaveCallback;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.TableChecks;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.mapping.callback.EntityCallbacks;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Statements outside a transaction happen as a whole, with what others commit meanwhile.
 */
class AtomicStatementIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate operations = new MemoryTemplate(this.store);

	/** What happens when a probe is compared for the n-th time. */
	private static @Nullable Runnable meanwhile;

	private static int comparisons = Integer.MAX_VALUE;

	/**
	 * A value that lets something happen when it is compared.
	 */
	record Probe(int value) implements Comparable<Probe> {

		@Override
		public int compareTo(Probe other) {
			Runnable action = meanwhile;
			if (action != null && --comparisons == 0) {
				meanwhile = null;
				action.run();
			}
			return Integer.compare(this.value, other.value);
		}

	}

	record Source(@Id @Nullable Long id, String name, int amount, Probe probe) {

	}

	record Target(@Id @Nullable Long id, @Indexed(unique = true) String name, int amount) {

	}

	private static void atComparison(int number, Runnable action) {
		comparisons = number;
		meanwhile = action;
	}

	private static void fail() {
		throw new IllegalStateException("fault");
	}

	@AfterEach
	void check() {
		meanwhile = null;
		TableChecks.check(this.store);
	}

	private void load(MemoryTemplate operations) {
		operations.count(Target.class);
		operations.insertAll(List.of(new Source(1L, "a", 1, new Probe(1)), new Source(2L, "b", 2, new Probe(2)),
				new Source(3L, "c", 3, new Probe(3))));
	}

	private MemoryTemplate template(BeforeSaveCallback<Target> callback) {
		return new MemoryTemplate(this.store, new MemoryMappingContext(), UnitOfWorkMode.MANAGED,
				EntityCallbacks.create(callback));
	}

	@Test
	void insertsNothingIfACallbackFailsHalfWay() {
		AtomicInteger calls = new AtomicInteger();
		MemoryTemplate failing = template((target) -> {
			if (calls.incrementAndGet() == 3) {
				fail();
			}
			return target;
		});
		load(failing);
		assertThatIllegalStateException().isThrownBy(
				() -> failing.execute("insert into Target (name, amount) select s.name, s.amount from Source s"));
		assertThat(calls).hasValue(3);
		assertThat(this.operations.count(Target.class)).isZero();
	}

	@Test
	void insertsNothingIfTheLastRowIsRefused() {
		load(this.operations);
		this.operations.insert(new Target(null, "c", 0));
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.operations
			.execute("insert into Target (name, amount) select s.name, s.amount from Source s order by s.id"));
		assertThat(this.operations.count(Target.class)).isOne();
	}

	@Test
	void selectsAgainWhatItInsertsAfterAConflict() {
		load(this.operations);
		atComparison(2, () -> this.operations.insert(new Target(null, "b", 77)));
		long inserted = this.operations.execute("""
				insert into Target (name, amount) select s.name, s.amount from Source s
				where s.probe >= ?1 and not exists (select 1 from Target t where t.name = s.name)""", new Probe(0));
		assertThat(inserted).isEqualTo(2);
		assertThat(this.operations.query("select amount from Target order by name", Integer.class)).containsExactly(1,
				77, 3);
	}

	@Test
	void readsOneSnapshot() {
		load(this.operations);
		atComparison(2, () -> {
			this.operations.execute("update Source set amount = 100");
			this.operations.execute("delete from Source where id = 3");
		});
		this.operations.execute(
				"insert into Target (name, amount) select s.name, s.amount from Source s where s.probe >= ?1",
				new Probe(0));
		assertThat(this.operations.query("select amount from Target order by name", Integer.class)).containsExactly(1,
				2, 3);
	}

	@Test
	void losesNoUpdateThatIsCommittedMeanwhile() {
		load(this.operations);
		atComparison(2, () -> this.operations.execute("update Source set amount = amount + 10 where id = 1"));
		assertThat(this.operations.execute("update Source set amount = amount * 2 where probe >= ?1", new Probe(0)))
			.isEqualTo(3);
		assertThat(this.operations.query("select amount from Source order by id", Integer.class)).containsExactly(22, 4,
				6);
	}

	@Test
	void deletesByTheNewestRowsAfterAConflict() {
		load(this.operations);
		atComparison(3, () -> this.operations.execute("update Source set amount = 50 where id = 1"));
		assertThat(this.operations.execute("delete from Source where amount < 10 and probe >= ?1", new Probe(0)))
			.isEqualTo(2);
		assertThat(this.operations.query("select id from Source", Long.class)).containsExactly(1L);
	}

	@Test
	void changesNothingIfAConditionFailsHalfWay() {
		load(this.operations);
		for (String text : List.of("update Source set amount = 9 where probe >= ?1",
				"delete from Source where probe >= ?1",
				"insert into Target (name, amount) select s.name, s.amount from Source s where s.probe >= ?1")) {
			atComparison(3, AtomicStatementIntegrationTests::fail);
			assertThatIllegalStateException().isThrownBy(() -> this.operations.execute(text, new Probe(0)));
		}
		assertThat(this.operations.query("select amount from Source", Integer.class)).containsExactly(1, 2, 3);
		assertThat(this.operations.count(Target.class)).isZero();
	}

	interface Sources extends MemoryRepository<Source, Long> {

		@Query("select s.name, s.amount from Source s where s.probe >= :probe and length(s.name) > 0")
		Page<Object[]> tuples(Probe probe, Pageable pageable);

		@Query("where probe >= :probe and length(name) > 0")
		Page<Source> entities(Probe probe, Pageable pageable);

	}

	@Test
	void countsAPageInTheSnapshotOfItsContent() {
		load(this.operations);
		Sources sources = new MemoryRepositoryFactory(this.operations).getRepository(Sources.class);
		atComparison(2, () -> this.operations.execute("delete from Source where id > 1"));
		assertThat(sources.tuples(new Probe(0), PageRequest.of(0, 2)).getTotalElements()).isEqualTo(3);
		this.operations.deleteAll(this.operations.findAll(Source.class));
		load(this.operations);
		atComparison(2, () -> this.operations.execute("delete from Source where id > 1"));
		assertThat(sources.entities(new Probe(0), PageRequest.of(0, 2)).getTotalElements()).isEqualTo(3);
	}

	@Test
	void readsTheTablesOfAJoinAtOneMomentWhateverTheIsolation() {
		load(this.operations);
		this.operations.insert(new Target(null, "a", 1));
		TransactionTemplate transaction = new TransactionTemplate(new MemoryTransactionManager(this.store));
		transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		List<Integer> sums = transaction.execute((status) -> {
			this.operations.count(Target.class);
			atComparison(1, () -> inAnotherThread(() -> this.operations.execute("update Target set amount = 100")));
			return this.operations.query(
					"select t.amount from Source s join Target t on t.name = s.name where s.probe >= ?1", Integer.class,
					new Probe(0));
		});
		assertThat(sums).containsExactly(1);
	}

	private static void inAnotherThread(Runnable action) {
		CompletableFuture.runAsync(action).join();
	}

}
