package io.github.springdata.memory.boot.autoconfigure;

import java.util.List;

import io.github.springdata.memory.boot.broken.Unidentified;
import io.github.springdata.memory.boot.example.Book;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.StoreLimits;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.ManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class DataMemoryAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataMemoryAutoConfiguration.class));

	@Test
	void definesStoreMappingContextAndTemplate() {
		this.contextRunner.run((context) -> {
			assertThat(context).getBean("memoryStore").isInstanceOf(MemoryStore.class);
			assertThat(context).getBean("memoryMappingContext").isInstanceOf(MemoryMappingContext.class);
			MemoryTemplate template = context.getBean("memoryTemplate", MemoryTemplate.class);
			assertThat(template.getStore()).isSameAs(context.getBean(MemoryStore.class));
			assertThat(template.getMappingContext()).isSameAs(context.getBean(MemoryMappingContext.class));
		});
	}

	@Test
	void definesTablesOfTheScannedEntitiesAtStartUp() {
		this.contextRunner.withUserConfiguration(ScanningExamples.class)
			.run((context) -> assertThat(context.getBean(MemoryStore.class).snapshot().hasTable("books")).isTrue());
	}

	@Test
	void definesNoTablesWithoutPackages() {
		this.contextRunner
			.run((context) -> assertThat(context.getBean(MemoryStore.class).snapshot().tables()).isEmpty());
	}

	@Test
	void failsAtStartUpWhenAMappingIsNotRight() {
		this.contextRunner.withUserConfiguration(ScanningBrokenEntities.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining(Unidentified.class.getName()));
	}

	@Test
	void doesNothingWithoutTheLibrary() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(MemoryTemplate.class))
			.run((context) -> assertThat(context).doesNotHaveBean(MemoryStore.class));
	}

	@Test
	void usesTheStoreOfTheApplication() {
		this.contextRunner.withUserConfiguration(OwnStore.class).run((context) -> {
			assertThat(context).hasSingleBean(MemoryStore.class);
			assertThat(context.getBean(MemoryTemplate.class).getStore()).isSameAs(context.getBean("applicationStore"));
		});
	}

	@Test
	void usesTheMappingContextOfTheApplication() {
		this.contextRunner.withUserConfiguration(OwnMappingContext.class).run((context) -> {
			assertThat(context).hasSingleBean(MemoryMappingContext.class);
			assertThat(context.getBean(MemoryTemplate.class).getMappingContext())
				.isSameAs(context.getBean("applicationMappingContext"));
		});
	}

	@Test
	void usesTheManagedTypesOfTheApplication() {
		this.contextRunner.withUserConfiguration(OwnManagedTypes.class)
			.run((context) -> assertThat(context.getBean(MemoryStore.class).snapshot().hasTable("books")).isTrue());
	}

	@Test
	void isNotConfusedByTheManagedTypesOfAnotherStore() {
		this.contextRunner.withBean("otherManagedTypes", ManagedTypes.class, ManagedTypes::empty)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(MemoryTemplate.class));
	}

	@Test
	void backsOffFromTheOperationsOfTheApplication() {
		this.contextRunner.withUserConfiguration(OwnOperations.class).run((context) -> {
			assertThat(context).hasSingleBean(MemoryOperations.class);
			assertThat(context).doesNotHaveBean(MemoryTemplate.class);
		});
	}

	@Test
	void bindsTheUnitOfWork() {
		this.contextRunner.withPropertyValues("spring.data.memory.unit-of-work=explicit")
			.run((context) -> assertThat(context.getBean(DataMemoryProperties.class).getUnitOfWork())
				.isEqualTo(UnitOfWorkMode.EXPLICIT));
	}

	@Test
	void keepsTheObjectsThemselvesIfTheUnitOfWorkIsShared() {
		this.contextRunner.withUserConfiguration(ScanningExamples.class)
			.withPropertyValues("spring.data.memory.unit-of-work=shared")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				MemoryOperations operations = context.getBean(MemoryOperations.class);
				SharedNote note = operations.save(new SharedNote());
				assertThat(operations.findById(note.id, SharedNote.class)).containsSame(note);
			});
	}

	@Test
	void limitsTheStore() {
		this.contextRunner
			.withPropertyValues("spring.data.memory.max-entries=5", "spring.data.memory.max-entries-per-transaction=3")
			.run((context) -> assertThat(context.getBean(MemoryStore.class).limits()).isEqualTo(new StoreLimits(5, 3)));
		this.contextRunner.run((context) -> assertThat(context.getBean(MemoryStore.class).limits())
			.isEqualTo(StoreLimits.unlimited()));
	}

	@Test
	void refusesALimitThatLetsNothingIn() {
		this.contextRunner.withPropertyValues("spring.data.memory.max-entries=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("maxEntries must be 1 or more"));
	}

	@Test
	void refusesAnUnknownUnitOfWork() {
		this.contextRunner.withPropertyValues("spring.data.memory.unit-of-work=sometimes")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("sometimes"));
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = Book.class)
	static class ScanningExamples {

	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Unidentified.class)
	static class ScanningBrokenEntities {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnStore {

		@Bean
		MemoryStore applicationStore() {
			return new MemoryStore();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnMappingContext {

		@Bean
		MemoryMappingContext applicationMappingContext() {
			return new MemoryMappingContext();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnManagedTypes {

		@Bean
		ManagedTypes memoryManagedTypes() {
			return ManagedTypes.fromIterable(List.of(Book.class));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnOperations {

		@Bean
		MemoryOperations memoryTemplate() {
			return mock(MemoryOperations.class);
		}

	}

	static class SharedNote {

		@Id
		Long id;

	}

}
