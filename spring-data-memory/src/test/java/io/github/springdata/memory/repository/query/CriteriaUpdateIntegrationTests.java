package io.github.springdata.memory.repository.query;

import java.util.List;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Operand;
import io.github.springdata.memory.reactive.ReactiveMemoryCriteriaExecutor;
import io.github.springdata.memory.reactive.ReactiveMemoryRepository;
import io.github.springdata.memory.reactive.ReactiveMemoryRepositoryFactory;
import io.github.springdata.memory.reactive.ReactiveMemoryTemplate;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.PredicateSpecification;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.springdata.memory.query.Criteria.where;
import static io.github.springdata.memory.query.Update.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Updates by criteria and by specification.
 */
class CriteriaUpdateIntegrationTests {

	private static final PredicateSpecification<Tool> CHEAP = PredicateSpecification.where(where("price").lessThan(10));

	private final MemoryStore store = new MemoryStore();

	private final Tools tools = new MemoryRepositoryFactory(new MemoryTemplate(this.store)).getRepository(Tools.class);

	private final ReactiveTools reactive = new ReactiveMemoryRepositoryFactory(new ReactiveMemoryTemplate(this.store))
		.getRepository(ReactiveTools.class);

	@BeforeEach
	void fill() {
		this.tools.saveAll(List.of(new Tool("saw", 8), new Tool("axe", 20), new Tool("nail", 1)));
	}

	@Test
	void changesWhatMeetsTheCriteria() {
		assertThat(this.tools.update(where("price").lessThan(10), update("price", 5).set("note", "sale"))).isEqualTo(2);
		assertThat(this.tools.update(where("name").is("none"), update("price", 5))).isZero();
		assertThat(this.tools.update(Criteria.empty(), update("note", null))).isEqualTo(3);
		assertThat(this.tools.findAll()).extracting("price").containsExactly(5, 20, 5);
		assertThat(this.tools.findAll()).extracting("version").containsExactly(2L, 1L, 2L);
		assertThat(this.tools.findAll(where("price").is(5))).hasSize(2);
	}

	@Test
	void changesWhatMeetsASpecification() {
		assertThat(this.tools.update(CHEAP.and(() -> where("name").is("saw")), update("price", 9))).isOne();
		assertThat(this.tools.update(PredicateSpecification.not(CHEAP), update("price", 99))).isOne();
		assertThat(this.tools.findAll()).extracting("price").containsExactly(9, 99, 1);
	}

	@Test
	void changesReactively() {
		StepVerifier.create(this.reactive.update(where("price").lessThan(10), update("price", 5)))
			.expectNext(2L)
			.verifyComplete();
		StepVerifier.create(this.reactive.update(CHEAP, update("price", 6))).expectNext(2L).verifyComplete();
		assertThat(this.tools.findAll()).extracting("price").containsExactly(6, 20, 6);
		this.reactive.update(CHEAP, update("price", 7));
		assertThat(this.tools.findAll()).extracting("price").containsExactly(6, 20, 6);
	}

	@Test
	void changesInATransactionAndWhatThatManages() {
		new TransactionTemplate(new MemoryTransactionManager(this.store)).executeWithoutResult((status) -> {
			Tool saw = this.tools.findOne(where("name").is("saw")).orElseThrow();
			saw.note = "unsaved";
			assertThat(this.tools.update(where("note").is("unsaved"), update("price", 5))).isOne();
			assertThat(saw.price).isEqualTo(5);
			status.setRollbackOnly();
		});
		assertThat(this.tools.findAll()).extracting("price").containsExactly(8, 20, 1);
	}

	@Test
	void changesAllOrNone() {
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.tools.update(CHEAP, update("name", "same")));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.tools.update(CHEAP, update("note", "x").set("price", null)))
			.withMessageContaining("price");
		StepVerifier.create(this.reactive.update(CHEAP, update("price", null)))
			.verifyError(InvalidDataAccessApiUsageException.class);
		assertThat(this.tools.findAll()).extracting("name").containsExactly("saw", "axe", "nail");
		assertThat(this.tools.findAll()).extracting("note").containsOnlyNulls();
	}

	@Test
	void refusesWhatCannotBeUpdated() {
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.tools.update(CHEAP, update("prize", 1)));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.tools.update(CHEAP, update("id", 1L)));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.tools.update(CHEAP, update("price", Operand.parameter(0))))
			.withMessageContaining("'price' has no value");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.reactive.update(CHEAP, update("price", Operand.parameter(0))));
	}

	static class Tool {

		@Id
		@Nullable Long id;

		@Version
		@Nullable Long version;

		@Indexed(unique = true)
		String name;

		@Indexed
		int price;

		@Nullable String note;

		Tool(String name, int price) {
			this.name = name;
			this.price = price;
		}

	}

	interface Tools extends MemoryRepository<Tool, Long>, MemoryCriteriaExecutor<Tool> {

	}

	interface ReactiveTools extends ReactiveMemoryRepository<Tool, Long>, ReactiveMemoryCriteriaExecutor<Tool> {

	}

}
