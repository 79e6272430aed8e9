package io.github.springdata.memory.jpa.spring;

import java.time.LocalDate;
import java.util.List;

import io.github.springdata.memory.jpa.MemoryJpaVendorAdapter;
import io.github.springdata.memory.jpa.clinic.Address;
import io.github.springdata.memory.jpa.clinic.Owner;
import io.github.springdata.memory.jpa.clinic.Pet;
import io.github.springdata.memory.jpa.clinic.Vet;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of Spring Data JPA on the provider.
 */
@SpringJUnitConfig
@Transactional
class SpringDataJpaIntegrationTests {

	@Autowired
	OwnerRepository owners;

	@Autowired
	EntityManager entityManager;

	@Autowired
	PlatformTransactionManager transactionManager;

	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(considerNestedRepositories = true)
	@EnableTransactionManagement
	static class Config {

		@Bean
		LocalContainerEntityManagerFactoryBean entityManagerFactory() {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setJpaVendorAdapter(new MemoryJpaVendorAdapter());
			factory.setPackagesToScan(Owner.class.getPackageName());
			return factory;
		}

		@Bean
		JpaTransactionManager transactionManager(EntityManagerFactory factory) {
			return new JpaTransactionManager(factory);
		}

	}

	private Owner save(String name, String city, String... pets) {
		Owner owner = new Owner(name, new Address("Street", city));
		for (String pet : pets) {
			owner.add(new Pet(pet, Pet.Kind.CAT, LocalDate.of(2020, 1, 1)));
		}
		return this.owners.save(owner);
	}

	@Test
	void derivedMethods() {
		save("Ada", "London", "Kitty", "Tom");
		save("adam", "Paris", "Kitty");
		save("Grace", "London");
		assertThat(this.owners.findByNameStartingWithIgnoreCaseOrderByNameDesc("AD")).extracting(Owner::getName)
			.containsExactly("adam", "Ada");
		assertThat(this.owners.findByAddressCity("London")).extracting(Owner::getName).containsExactly("Ada", "Grace");
		Page<Owner> page = this.owners.findByPetsName("Kitty", PageRequest.of(0, 1, Sort.by("name")));
		assertThat(page.getTotalElements()).isEqualTo(2);
		assertThat(page.getContent()).extracting(Owner::getName).containsExactly("Ada");
		assertThat(this.owners.existsByName("Grace")).isTrue();
		assertThat(this.owners.existsByName("grace")).isFalse();
		assertThat(this.owners.countByAddressCityIn(List.of("London", "Rome"))).isEqualTo(2);
		assertThat(this.owners.deleteByName("Grace")).isEqualTo(1);
		assertThat(this.owners.count()).isEqualTo(2);
	}

	@Test
	void declaredQueries() {
		Long id = save("Ada", "London", "Kitty", "Tom").getId();
		save("Grace", "London");
		this.entityManager.flush();
		this.entityManager.clear();
		assertThat(this.owners.searchWithPets("da")).singleElement()
			.satisfies((owner) -> assertThat(
					this.entityManager.getEntityManagerFactory().getPersistenceUnitUtil().isLoaded(owner, "pets"))
				.isTrue());
		assertThat(this.owners.countPets())
			.extracting(OwnerRepository.PetCount::getName, OwnerRepository.PetCount::getPets)
			.containsExactly(org.assertj.core.groups.Tuple.tuple("Ada", 2L),
					org.assertj.core.groups.Tuple.tuple("Grace", 0L));
		assertThat(this.owners.rename("Ada", "Augusta")).isEqualTo(1);
		assertThat(this.owners.findById(id)).map(Owner::getName).contains("Augusta");
		assertThat(this.owners.findLocked(id)).isPresent();
	}

	@Test
	void entityGraphsExamplesAndSpecifications() {
		save("Ada", "London", "Kitty");
		save("Grace", "Paris");
		this.entityManager.flush();
		this.entityManager.clear();
		assertThat(this.owners.findByName("Ada")).hasValueSatisfying((owner) -> assertThat(
				this.entityManager.getEntityManagerFactory().getPersistenceUnitUtil().isLoaded(owner, "pets"))
			.isTrue());
		assertThat(
				this.owners.findAll((root, query, builder) -> builder.equal(root.get("address").get("city"), "Paris")))
			.extracting(Owner::getName)
			.containsExactly("Grace");
		assertThat(this.owners.findAll(Example.of(new Owner("Grace", null),
				org.springframework.data.domain.ExampleMatcher.matching().withIgnorePaths("version"))))
			.extracting(Owner::getName)
			.containsExactly("Grace");
	}

	@Test
	void exceptionsAreTranslated() {
		Vet vet = new Vet("L1", "a@example.org");
		this.entityManager.persist(vet);
		this.entityManager.persist(new Vet("L2", "a@example.org"));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.owners.count())
			.isInstanceOf(DuplicateKeyException.class);
	}

	@Test
	void nullsAreRefusedAtFlush() {
		this.owners.save(new Owner(null, null));
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.owners.flush())
			.withMessageContaining("name");
	}

	@Test
	void nativeQueriesAreRefusedWhenTheyAreCalled() {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> this.owners.findNatively())
			.withStackTraceContaining("Native query 'select * from owner' is not supported");
	}

	@Test
	@Transactional(propagation = org.springframework.transaction.annotation.Propagation.NEVER)
	void staleInstancesAreRefused() {
		Owner owner = save("Ada", "London");
		try {
			new TransactionTemplate(this.transactionManager)
				.executeWithoutResult((status) -> this.owners.findById(owner.getId()).orElseThrow().setName("Augusta"));
			owner.setName("Grace");
			assertThatExceptionOfType(OptimisticLockingFailureException.class)
				.isThrownBy(() -> this.owners.save(owner));
		}
		finally {
			this.owners.deleteAll();
		}
		assertThat(this.owners.count()).isZero();
	}

}
