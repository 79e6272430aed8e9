package io.github.springdata.memory.boot.persistence;

import io.github.springdata.memory.boot.test.AutoConfigureMemoryPersistence;
import io.github.springdata.memory.boot.test.AutoConfigureMemoryPersistence.MemoryPersistence;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One class of a suite that stays on the database.
 */
@DataJpaTest
@TestPropertySource(properties = { "spring.autoconfigure.exclude=", "spring.test.memory.persistence=replace" })
@AutoConfigureMemoryPersistence(persistence = MemoryPersistence.NONE)
class UnreplacedIntegrationTests {

	@Autowired
	private EntityManagerFactory factory;

	@Autowired
	private Owners owners;

	@Test
	void entitiesAreInTheDatabase() {
		this.owners.save(new Owner("Davis"));
		assertThat(this.factory.unwrap(SessionFactory.class)).isNotNull();
		assertThat(this.owners.countBySql()).isOne();
	}

}
