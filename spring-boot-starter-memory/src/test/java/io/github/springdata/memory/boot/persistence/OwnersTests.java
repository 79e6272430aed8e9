package io.github.springdata.memory.boot.persistence;

import io.github.springdata.memory.boot.test.AutoConfigureMemoryPersistence;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;

import static org.assertj.core.api.Assertions.assertThat;

// tag::from-jpa[]
@DataJpaTest
@AutoConfigureMemoryPersistence
class OwnersTests {

	@Autowired
	private Owners owners;

	@Test
	void findsOwnersByTheirPets() {
		this.owners.save(new Owner("Davis").withPet("Leo"));
		assertThat(this.owners.findByPet("Leo")).hasSize(1);
	}

}
// end::from-jpa[]
