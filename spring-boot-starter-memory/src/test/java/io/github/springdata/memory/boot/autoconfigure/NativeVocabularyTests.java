package io.github.springdata.memory.boot.autoconfigure;

import io.github.springdata.memory.boot.vocabulary.VocabularyPackage;
import io.github.springdata.memory.store.MemoryStore;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.repository.CrudRepository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications whose entities and repositories have nothing of this module.
 */
class NativeVocabularyTests {

	private static final ClassPathResource PROVIDERS = new ClassPathResource(
			"META-INF/services/jakarta.persistence.spi.PersistenceProvider");

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(VocabularyPackage.class)
		.withConfiguration(
				AutoConfigurations.of(DataMemoryAutoConfiguration.class, DataMemoryRepositoriesAutoConfiguration.class,
						DataMemoryTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class));

	@Test
	void entitiesAreTablesWithoutAPersistenceProvider() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(PROVIDERS))
			.run((context) -> assertThat(context.getBean(MemoryStore.class).snapshot().hasTable("tracks")).isTrue());
	}

	@Test
	void entitiesAreLeftToThePersistenceProvider() {
		this.contextRunner
			.run((context) -> assertThat(context.getBean(MemoryStore.class).snapshot().hasTable("tracks")).isFalse());
	}

	@Test
	void repositoriesAreLeftToTheModulesThatSpringBootConfigures() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(CrudRepository.class));
	}

	@Test
	void repositoriesOfEntitiesAreTakenWhereNoModuleIsThereForThem() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.data.jpa.repository.support"))
			.run((context) -> assertThat(context).hasBean("tracks").doesNotHaveBean("labels"));
	}

	@Test
	void allRepositoriesAreTakenWhereOtherModulesAreNotInUse() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.boot.data.jpa"))
			.run((context) -> assertThat(context).hasBean("tracks").hasBean("labels"));
	}

	@Test
	void repositoriesAreLeftToModulesThatTheApplicationEnables() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.boot.data.jpa"))
			.withBean("org.springframework.data.jpa.repository.config.JpaRepositoryConfigExtension#0", String.class,
					() -> "")
			.run((context) -> assertThat(context).doesNotHaveBean("labels"));
	}

}
