package io.github.springdata.memory.transaction;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.config.EnableMemoryRepositories;
import io.github.springdata.memory.store.MemoryStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringJUnitConfig
@ExtendWith(NothingLeftBound.class)
class AtomicOperationsIntegrationTests {

	@Autowired
	private Seats seats;

	@Autowired
	private MemoryTemplate template;

	@Autowired
	private CountingManager manager;

	@BeforeEach
	void clear() {
		this.seats.deleteAll();
		this.manager.begun.set(0);
	}

	@Test
	void savesAllOrNothing() {
		Seat taken = this.seats.save(new Seat("A1"));
		Seat free = new Seat("A2");
		refused(DuplicateKeyException.class, () -> this.seats.saveAll(List.of(free, new Seat("A1"))));
		assertThat(this.seats.findAll()).extracting((seat) -> seat.id).containsExactly(taken.id);
		assertThat(free.id).as("id of an instance that was not saved").isNull();
		assertThat(free.version).isNull();
	}

	@Test
	void insertsAllOrNothing() {
		refused(DuplicateKeyException.class, () -> this.seats.insertAll(List.of(new Seat("A1"), new Seat("A1"))));
		assertThat(this.seats.count()).isZero();
	}

	@Test
	void deletesAllOrNothing() {
		Seat stale = this.seats.save(new Seat("A1"));
		Seat other = this.seats.save(new Seat("A2"));
		Seat fresh = this.seats.findById(stale.id).orElseThrow();
		fresh.name = "A3";
		this.seats.save(fresh);
		refused(OptimisticLockingFailureException.class, () -> this.seats.deleteAll(List.of(other, stale)));
		assertThat(this.seats.count()).isEqualTo(2);
	}

	@Test
	void updatesAllOrNothing() {
		this.seats.saveAll(List.of(new Seat("A1"), new Seat("A2")));
		refused(DuplicateKeyException.class, () -> this.template.update(Seat.class).apply(Update.update("name", "B1")));
		assertThat(this.seats.findAll()).extracting((seat) -> seat.name).containsExactly("A1", "A2");
	}

	@Test
	void templateSavesAllOrNothingToo() {
		refused(DuplicateKeyException.class, () -> this.template.saveAll(List.of(new Seat("A1"), new Seat("A1"))));
		assertThat(this.template.count(Seat.class)).isZero();
	}

	@Test
	void readsOpenNoTransaction() {
		Seat seat = this.seats.save(new Seat("A1"));
		this.manager.begun.set(0);
		this.seats.findById(seat.id);
		this.seats.findAll();
		this.seats.count();
		this.seats.existsById(seat.id);
		this.seats.findByName("A1");
		assertThat(this.manager.begun).hasValue(0);
	}

	@Test
	void eachWritingMethodOpensOne() {
		Seat seat = this.seats.save(new Seat("A1"));
		this.seats.insert(new Seat("A2"));
		this.seats.saveAll(List.of(new Seat("A3"), new Seat("A4")));
		this.seats.delete(seat);
		this.seats.deleteAll();
		assertThat(this.manager.begun).hasValue(5);
	}

	private static <X extends Exception> void refused(Class<X> type, Runnable work) {
		assertThatExceptionOfType(type).isThrownBy(work::run);
	}

	public static class Seat {

		@Id
		private Long id;

		@Version
		private Long version;

		@Indexed(unique = true)
		private String name;

		Seat() {
		}

		Seat(String name) {
			this.name = name;
		}

	}

	public interface Seats extends MemoryRepository<Seat, Long> {

		List<Seat> findByName(String name);

	}

	/**
	 * A manager that counts the transactions it begins.
	 */
	static class CountingManager extends MemoryTransactionManager {

		private final AtomicInteger begun = new AtomicInteger();

		CountingManager(MemoryStore store) {
			super(store);
			addListener(new TransactionExecutionListener() {

				@Override
				public void beforeBegin(TransactionExecution transaction) {
					CountingManager.this.begun.incrementAndGet();
				}

			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Seats.class))
	static class Config {

		@Bean
		MemoryStore memoryStore() {
			return new MemoryStore();
		}

		@Bean
		MemoryTemplate memoryTemplate(MemoryStore store) {
			return new MemoryTemplate(store);
		}

		@Bean
		CountingManager memoryTransactionManager(MemoryStore store) {
			return new CountingManager(store);
		}

	}

}
