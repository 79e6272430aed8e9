package io.github.springdata.memory.boot.persistence;

import io.github.springdata.memory.boot.test.AutoConfigureMemoryPersistence;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DataJpaTest
@AutoConfigureMemoryPersistence
class ReplacedDataJpaTestIntegrationTests extends AbstractReplacedPersistenceTests {

	@Autowired
	private TestEntityManager entities;

	@Autowired
	private ApplicationContext context;

	@Test
	void testEntityManagerSeesTheSameTransaction() {
		Long id = this.entities.persistAndGetId(new Owner("Davis"), Long.class);
		this.entities.flush();
		this.entities.clear();
		assertThat(this.owners.findById(id))
			.hasValueSatisfying((owner) -> assertThat(owner.lastName).isEqualTo("Davis"));
	}

	@Test
	void constraintsHold() {
		this.owners.saveAndFlush(new Owner("Davis"));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.owners.saveAndFlush(new Owner("Davis")));
	}

	@Test
	void nativeQueriesAreRefusedWhenTheyAreCalled() {
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(this.owners::countBySql)
			.withMessageContaining("select count(*) from owner");
	}

	@Test
	void othersComponentsAreLeftOut() {
		assertThat(this.context.getBeansOfType(OwnerService.class)).isEmpty();
	}

}
