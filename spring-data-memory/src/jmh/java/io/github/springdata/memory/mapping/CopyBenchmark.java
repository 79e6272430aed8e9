package io.github.springdata.memory.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.state.EntityState;
import io.github.springdata.memory.store.MemoryStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;

/**
 * What does it cost to copy and to compare an entity of six simple fields, compared with
 * a copy constructor and an {@code equals} written by hand? And what does reading 10,000
 * immutable entities allocate ({@code -prof gc}) beside their list?
 *
 * <pre>
 * mvn -Pjmh -pl spring-data-memory test -Djmh=CopyBenchmark -Djmh.args="-prof gc"
 * </pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CopyBenchmark {

	private static final int ROWS = 10_000;

	private final EntityState state = new MemoryMappingContext().getEntity(Account.class).getState();

	private final Account account = new Account(7L, "Ada", "ada@example.org", 36, true, LocalDate.of(1815, 12, 10));

	private final Account equal = new Account(this.account);

	private final MemoryTemplate operations = template();

	private static MemoryTemplate template() {
		MemoryTemplate template = new MemoryTemplate(new MemoryStore());
		List<Value> values = new ArrayList<>();
		for (long i = 1; i <= ROWS; i++) {
			values.add(new Value(i, "name" + i, i * 0.5));
		}
		template.insertAll(values);
		return template;
	}

	@Benchmark
	public Object copy() {
		return this.state.copyOut(this.account);
	}

	@Benchmark
	public Object copyConstructor() {
		return new Account(this.account);
	}

	@Benchmark
	public boolean compare() {
		return this.state.same(this.account, this.equal);
	}

	@Benchmark
	public boolean compareByHand() {
		return this.account.isSame(this.equal);
	}

	@Benchmark
	public Object readImmutable() {
		return this.operations.findAll(Value.class);
	}

	@Benchmark
	public Object listOfTheSameSize() {
		List<Object> list = new ArrayList<>(ROWS);
		for (int i = 0; i < ROWS; i++) {
			list.add(this.account);
		}
		return list;
	}

	record Value(@Id Long id, String name, double price) {
	}

	static class Account {

		@Id
		private Long id;

		private String name;

		private String email;

		private int age;

		private boolean active;

		private LocalDate born;

		@PersistenceCreator
		Account() {
		}

		Account(Long id, String name, String email, int age, boolean active, LocalDate born) {
			this.id = id;
			this.name = name;
			this.email = email;
			this.age = age;
			this.active = active;
			this.born = born;
		}

		Account(Account other) {
			this(other.id, other.name, other.email, other.age, other.active, other.born);
		}

		boolean isSame(Account other) {
			return Objects.equals(this.id, other.id) && Objects.equals(this.name, other.name)
					&& Objects.equals(this.email, other.email) && this.age == other.age && this.active == other.active
					&& Objects.equals(this.born, other.born);
		}

	}

}
