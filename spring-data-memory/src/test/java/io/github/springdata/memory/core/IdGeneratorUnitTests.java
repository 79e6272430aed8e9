package io.github.springdata.memory.core;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.mapping.GeneratedId;
import io.github.springdata.memory.mapping.IdStrategy;
import io.github.springdata.memory.mapping.InvalidEntityException;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Snapshot;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mapping.MappingException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for where ids come from.
 */
class IdGeneratorUnitTests {

	private final MemoryStore store = new MemoryStore();

	private MemoryTemplate template(IdGenerators generators) {
		return new MemoryTemplate(this.store, new MemoryMappingContext(), UnitOfWorkMode.MANAGED, null, generators);
	}

	private MemoryTemplate template() {
		return template(IdGenerators.none());
	}

	@Test
	void takesIntegersOfAnySizeFromTheSequence() {
		assertThat(template().insert(new ShortId((short) 0, "x")).id()).isEqualTo((short) 1);
		assertThat(template().insert(new BigId(null, "x")).id()).isEqualTo(BigInteger.ONE);
		assertThat(template().insert(new BigId(BigInteger.TEN, "x")).id()).isEqualTo(BigInteger.TEN);
		assertThat(template().insert(new BigId(null, "x")).id()).isEqualTo(BigInteger.valueOf(11));
	}

	@Test
	void refusesANumberThatDoesNotFit() {
		template().insert(new ShortId(Short.MAX_VALUE, "x"));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> template().insert(new ShortId((short) 0, "y")))
			.withMessageContaining("no short left")
			.withMessageContaining("32768");
	}

	@Test
	void takesStringsFromTheSequenceIfAsked() {
		MemoryTemplate ops = template();
		assertThat(ops.insert(new Ticket(null, "x")).number()).isEqualTo("1");
		assertThat(ops.insert(new Ticket("90", "x")).number()).isEqualTo("90");
		assertThat(ops.insert(new Ticket("A-7", "x")).number()).isEqualTo("A-7");
		assertThat(ops.insert(new Ticket(null, "x")).number()).isEqualTo("91");
	}

	@Test
	void takesTimeOrderedUuidsIfAsked() {
		MemoryTemplate ops = template();
		List<UUID> ids = new ArrayList<>();
		for (int i = 0; i < 5000; i++) {
			ids.add(ops.insert(new Entry(null, "x")).id());
		}
		assertThat(ids).isSorted().doesNotHaveDuplicates();
		assertThat(ids).allSatisfy((id) -> {
			assertThat(id.version()).isEqualTo(7);
			assertThat(id.variant()).isEqualTo(2);
		});
	}

	@Test
	void putsTheTimeIntoATimeOrderedUuid() {
		Instant now = Instant.parse("2026-01-02T03:04:05.678Z");
		TimeOrderedUuids generator = new TimeOrderedUuids(() -> now);
		UUID first = generator.generateId(this, () -> 0);
		assertThat(first.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
		for (int i = 0; i < 10_000; i++) {
			UUID next = generator.generateId(this, () -> 0);
			assertThat(next).isGreaterThan(first);
			first = next;
		}
	}

	@Test
	void leavesIdsToTheApplicationIfAsked() {
		assertThatExceptionOfType(org.springframework.dao.InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> template().insert(new Assigned(null, "x")));
		assertThat(template().insert(new Assigned(7L, "x")).id()).isEqualTo(7);
	}

	@Test
	void takesIdsOfATypeFromTheGeneratorForIt() {
		IdGenerator<OrderNumber> generator = (entity, sequence) -> new OrderNumber("S", sequence.getAsLong());
		MemoryTemplate ops = template(IdGenerators.none().with(OrderNumber.class, generator));
		assertThat(ops.insert(new Order(null, "x")).id()).isEqualTo(new OrderNumber("S", 1));
		assertThat(ops.insert(new Order(null, "x")).id()).isEqualTo(new OrderNumber("S", 2));
		assertThat(ops.findById(new OrderNumber("S", 2), Order.class)).isPresent();
	}

	@Test
	void replacesTheDefaultOfATypeButNotADeclaredStrategy() {
		MemoryTemplate ops = template(IdGenerators.none().with(UUID.class, IdGenerator.sequentialUuid()));
		assertThat(ops.insert(new Token(null, "x")).id().version()).isEqualTo(8);
		assertThat(ops.insert(new Entry(null, "x")).id().version()).isEqualTo(7);
	}

	@Test
	void makesTheSameUuidsInEveryRun() {
		IdGenerators generators = IdGenerators.none().with(UUID.class, IdGenerator.sequentialUuid());
		MemoryTemplate ops = template(generators);
		Snapshot empty = this.store.snapshot();
		List<UUID> first = List.of(ops.insert(new Token(null, "a")).id(), ops.insert(new Token(null, "b")).id());
		this.store.restore(empty);
		List<UUID> second = List.of(ops.insert(new Token(null, "a")).id(), ops.insert(new Token(null, "b")).id());
		MemoryTemplate other = new MemoryTemplate(new MemoryStore(), new MemoryMappingContext(), UnitOfWorkMode.MANAGED,
				null, generators);
		assertThat(second).isEqualTo(first).doesNotHaveDuplicates().isSorted();
		assertThat(other.insert(new Token(null, "a")).id()).isEqualTo(first.get(0));
	}

	@Test
	void takesIdsFromTheGeneratorThatTheyName() {
		IdGenerators generators = IdGenerators.none()
			.with("invoices",
					(entity, sequence) -> "%s-%03d".formatted(((Invoice) entity).year(), sequence.getAsLong()));
		MemoryTemplate ops = template(generators);
		assertThat(ops.insert(new Invoice(null, 2026)).number()).isEqualTo("2026-001");
		assertThat(ops.save(new Invoice(null, 2027)).number()).isEqualTo("2027-002");
	}

	@Test
	void refusesAGeneratorThatIsNotThere() {
		assertThatExceptionOfType(MappingException.class).isThrownBy(() -> template().insert(new Invoice(null, 2026)))
			.withMessageContaining("'invoices'");
	}

	@Test
	void refusesAGeneratorThatMakesOtherIds() {
		IdGenerators generators = IdGenerators.none().with("invoices", IdGenerator.randomUuid());
		assertThatIllegalStateException().isThrownBy(() -> template(generators).insert(new Invoice(null, 2026)))
			.withMessageContaining("java.lang.String");
	}

	@Test
	void refusesAStrategyThatDoesNotSupportTheType() {
		assertThatExceptionOfType(InvalidEntityException.class)
			.isThrownBy(() -> template().insert(new Unfit(null, "x")))
			.withMessageContaining("strategy SEQUENCE does not support");
		assertThatExceptionOfType(InvalidEntityException.class).isThrownBy(() -> template().insert(new Both(null, "x")))
			.withMessageContaining("both strategy UUID and generator 'x'");
	}

	@Test
	void findsTheGeneratorsOfTheApplicationContext() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Application.class)) {
			MemoryTemplate ops = context.getBean(MemoryTemplate.class);
			assertThat(ops.insert(new Token(null, "x")).id().version()).isEqualTo(8);
			assertThat(ops.insert(new Invoice(null, 2026)).number()).isEqualTo("1/2026");
			assertThat(ops.insert(new Order(null, "x")).id()).isEqualTo(new OrderNumber("B", 1));
			assertThat(ops.insert(new Note(null, "x")).id()).hasSize(36);
		}
	}

	record ShortId(@Id short id, String text) {

	}

	record BigId(@Id BigInteger id, String text) {

	}

	record Ticket(@Id @GeneratedId(IdStrategy.SEQUENCE) String number, String text) {

	}

	record Entry(@Id @GeneratedId(IdStrategy.TIME_ORDERED_UUID) UUID id, String text) {

	}

	record Assigned(@Id @GeneratedId(IdStrategy.ASSIGNED) Long id, String text) {

	}

	record Token(@Id UUID id, String text) {

	}

	record Note(@Id String id, String text) {

	}

	record OrderNumber(String series, long number) {

	}

	record Order(@Id OrderNumber id, String text) {

	}

	record Invoice(@Id @GeneratedId(generator = "invoices") String number, int year) {

	}

	record Unfit(@Id @GeneratedId(IdStrategy.SEQUENCE) UUID id, String text) {

	}

	record Both(@Id @GeneratedId(strategy = IdStrategy.UUID, generator = "x") UUID id, String text) {

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		MemoryTemplate memoryTemplate() {
			return new MemoryTemplate(new MemoryStore());
		}

		@Bean
		IdGenerator<UUID> uuids() {
			return IdGenerator.sequentialUuid();
		}

		@Bean
		IdGenerator<OrderNumber> orderNumbers() {
			return (entity, sequence) -> new OrderNumber("B", sequence.getAsLong());
		}

		@Bean
		IdGenerator<Object> invoices() {
			return (entity, sequence) -> sequence.getAsLong() + "/" + ((Invoice) entity).year();
		}

	}

}
