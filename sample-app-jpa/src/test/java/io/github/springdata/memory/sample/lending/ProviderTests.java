package io.github.springdata.memory.sample.lending;

import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test that the suite runs on the provider that the build means.
 */
@DataJpaTest
class ProviderTests {

	@Autowired
	private EntityManagerFactory factory;

	@Test
	void runsOnTheProviderOfTheBuild() {
		String provider = System.getProperty("lending.provider", "org.hibernate");
		assertThat(this.factory.getPersistenceUnitUtil().getClass().getName()).startsWith(provider + ".");
	}

}
