package io.github.springdata.memory.boot.persistence;

import io.github.springdata.memory.boot.test.RestoreMemoryStore;
import io.github.springdata.memory.store.MemoryStore;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds wherever entities are in the memory store.
 */
@RestoreMemoryStore
@TestPropertySource(properties = "spring.autoconfigure.exclude=")
abstract class AbstractReplacedPersistenceTests {

	@Autowired
	EntityManagerFactory factory;

	@Autowired
	MemoryStore store;

	@Autowired
	Owners owners;

	@Test
	void entitiesAreInTheStoreOfTheApplication() {
		assertThat(this.factory.unwrap(MemoryStore.class)).isSameAs(this.store);
	}

	@Test
	void repositoriesFindWhatTheySaved() {
		this.owners.save(new Owner("Davis").withPet("Leo"));
		this.owners.save(new Owner("Black"));
		assertThat(this.owners.findByPet("Leo")).singleElement()
			.extracting((owner) -> owner.lastName)
			.isEqualTo("Davis");
	}

	@Test
	void repositoriesRunTheNamedQueriesOfEntities() {
		this.owners.save(new Owner("Davis"));
		assertThat(this.owners.findNamed("Davis")).hasSize(1);
		assertThat(this.owners.findNamed("Black")).isEmpty();
	}

}
