package io.github.springdata.memory.jpa;

import java.util.List;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.config.EnableMemoryRepositories;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.annotation.Id;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Work with a memory store within the transactions of another manager.
 */
@SpringJUnitConfig
@ExtendWith(OutputCaptureExtension.class)
class ForeignTransactionIntegrationTests {

	private static final String WRITE = "The write to the memory store at ";

	private static final String LOST = "An instance of " + Memo.class.getName() + " was loaded and changed";

	@Autowired
	private Memos memos;

	@Autowired
	private MemoryTemplate template;

	@Autowired
	private MemoryTransactionManager memory;

	@Autowired
	private JdbcTransactionManager jdbc;

	@BeforeEach
	void clear() {
		this.memos.deleteAll();
		this.memos.save(new Memo(1L, "one"));
	}

	@Test
	void warnsOfAWriteOnceForEachPlace(CapturedOutput output) {
		for (int i = 0; i < 3; i++) {
			within(this.jdbc, "outer", this::writeByRepository);
			within(this.jdbc, "outer", this::writeByTemplate);
		}
		assertThat(lines(output, WRITE)).hasSize(2)
			.anyMatch((line) -> line.contains("ForeignTransactionIntegrationTests.writeByRepository"))
			.anyMatch((line) -> line.contains("ForeignTransactionIntegrationTests.writeByTemplate"))
			.allMatch((line) -> line.contains("transaction 'outer'")
					&& line.contains("@Transactional(\"memoryTransactionManager\")"));
	}

	@Test
	void warnsOfEachKindOfWrite(CapturedOutput output) {
		within(this.jdbc, "kinds", () -> {
			this.memos.saveAll(List.of(new Memo(2L, "two")));
			this.memos.insert(new Memo(3L, "three"));
			this.memos.deleteById(3L);
			this.memos.deleteByText("two");
			this.template.update(Memo.class).apply(Update.update("text", "all"));
			this.template.delete(Memo.class).all();
		});
		assertThat(lines(output, WRITE)).hasSize(6).doesNotHaveDuplicates();
	}

	@Test
	void saysNothingOfReadsAndOfTransactionsOfTheStore(CapturedOutput output) {
		within(this.jdbc, "reads", () -> this.memos.findAll());
		within(this.memory, "own", this::touch);
		within(this.jdbc, "outer", () -> within(this.memory, "inner", this::touch));
		within(this.memory, "outer", () -> within(this.jdbc, "inner", this::touch));
		touch();
		assertThat(output.getAll()).doesNotContain(WRITE);
	}

	@Test
	void saysNothingOfWritesAfterTheOtherTransaction(CapturedOutput output) {
		within(this.jdbc, "followed",
				() -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

					@Override
					public void afterCommit() {
						touch();
					}

				}));
		assertThat(output.getAll()).doesNotContain(WRITE);
	}

	@Test
	void saysNothingWhereNoTransactionIsInProgress(CapturedOutput output) {
		TransactionTemplate supports = new TransactionTemplate(this.jdbc);
		supports.setPropagationBehavior(TransactionDefinition.PROPAGATION_SUPPORTS);
		supports.executeWithoutResult((status) -> touch());
		assertThat(output.getAll()).doesNotContain(WRITE);
	}

	@Test
	void warnsOfAChangeThatIsNeverWritten(CapturedOutput output) {
		for (int i = 0; i < 3; i++) {
			within(this.jdbc, "changing", () -> this.memos.findById(1L).orElseThrow().text = "changed");
			within(this.jdbc, "changing a list", () -> this.memos.findAll().get(0).text = "changed");
			within(this.jdbc, "changing a result", () -> this.memos.findByText("one").get(0).text = "changed");
		}
		assertThat(lines(output, LOST)).hasSize(3)
			.anyMatch((line) -> line.contains("'changing'"))
			.anyMatch((line) -> line.contains("'changing a list'"))
			.anyMatch((line) -> line.contains("'changing a result'"))
			.allMatch((line) -> line.contains("save it"));
		assertThat(this.memos.findById(1L).orElseThrow().text).isEqualTo("one");
	}

	@Test
	void saysNothingOfChangesThatAreWrittenOrRolledBackOrNone(CapturedOutput output) {
		within(this.jdbc, "none", () -> this.memos.findAll());
		within(this.jdbc, "saved", () -> {
			Memo memo = this.memos.findById(1L).orElseThrow();
			memo.text = "saved";
			this.memos.save(memo);
		});
		within(this.jdbc, "deleted", () -> {
			Memo memo = this.memos.save(new Memo(9L, "nine"));
			memo = this.memos.findById(9L).orElseThrow();
			memo.text = "deleted";
			this.memos.delete(memo);
		});
		within(this.jdbc, "by others", () -> {
			this.memos.findById(1L);
			within(this.memory, "other", () -> this.memos.findById(1L).orElseThrow().text = "other");
		});
		new TransactionTemplate(this.jdbc).executeWithoutResult((status) -> {
			this.memos.findById(1L).orElseThrow().text = "rolled back";
			status.setRollbackOnly();
		});
		within(this.memory, "managed", () -> this.memos.findById(1L).orElseThrow().text = "managed");
		assertThat(output.getAll()).doesNotContain(LOST);
		assertThat(this.memos.findById(1L).orElseThrow().text).isEqualTo("managed");
	}

	@Test
	void warnsOfTheTransactionThatLoadedAcrossASuspension(CapturedOutput output) {
		within(this.jdbc, "suspended", () -> {
			Memo memo = this.memos.findById(1L).orElseThrow();
			TransactionTemplate apart = new TransactionTemplate(this.jdbc);
			apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
			apart.setName("apart");
			apart.executeWithoutResult((status) -> this.memos.findById(1L));
			memo.text = "changed";
		});
		assertThat(lines(output, LOST)).singleElement().asString().contains("'suspended'");
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
	}

	private void writeByRepository() {
		this.memos.save(new Memo(2L, "two"));
	}

	private void writeByTemplate() {
		this.template.save(new Memo(3L, "three"));
	}

	private void touch() {
		this.memos.save(new Memo(4L, "four"));
		this.template.save(new Memo(5L, "five"));
	}

	private static void within(PlatformTransactionManager manager, String name, Runnable work) {
		TransactionTemplate transaction = new TransactionTemplate(manager);
		transaction.setName(name);
		transaction.executeWithoutResult((status) -> work.run());
	}

	private static List<String> lines(CapturedOutput output, String start) {
		return output.getAll().lines().filter((line) -> line.contains(start)).toList();
	}

	static class Memo {

		@Id
		@Nullable Long id;

		String text;

		Memo(@Nullable Long id, String text) {
			this.id = id;
			this.text = text;
		}

	}

	interface Memos extends MemoryRepository<Memo, Long> {

		List<Memo> findByText(String text);

		long deleteByText(String text);

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Memos.class))
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
		MemoryTransactionManager memoryTransactionManager(MemoryStore store) {
			return new MemoryTransactionManager(store);
		}

		@Bean
		JdbcTransactionManager jdbcTransactions() {
			JdbcDataSource database = new JdbcDataSource();
			database.setUrl("jdbc:h2:mem:foreign;DB_CLOSE_DELAY=-1");
			return new JdbcTransactionManager(database);
		}

	}

}
