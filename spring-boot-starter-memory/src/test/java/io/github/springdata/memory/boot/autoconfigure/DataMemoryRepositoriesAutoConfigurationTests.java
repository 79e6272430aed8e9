package io.github.springdata.memory.boot.autoconfigure;

import io.github.springdata.memory.boot.example.Book;
import io.github.springdata.memory.boot.example.Books;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.config.EnableMemoryRepositories;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class DataMemoryRepositoriesAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataMemoryAutoConfiguration.class,
				DataMemoryRepositoriesAutoConfiguration.class, DataMemoryTransactionManagerAutoConfiguration.class,
				TransactionAutoConfiguration.class, TransactionManagerCustomizationAutoConfiguration.class));

	@Test
	void createsTheRepositoriesOfTheApplication() {
		this.contextRunner.withUserConfiguration(ExamplePackage.class).run((context) -> {
			Books books = context.getBean(Books.class);
			Book saved = books.save(new Book("1", "Momo"));
			assertThat(saved.getId()).isEqualTo(1L);
			assertThat(books.findByTitleStartingWith("Mo")).extracting(Book::getIsbn).containsExactly("1");
		});
	}

	@Test
	void createsRepositoriesBesideJdbc() {
		this.contextRunner.withUserConfiguration(ExamplePackage.class)
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					DataSourceTransactionManagerAutoConfiguration.class))
			.run((context) -> {
				Books books = context.getBean(Books.class);
				books.save(new Book("1", "Momo"));
				assertThat(books.count()).isOne();
			});
	}

	@Test
	void createsNoneWhenDisabled() {
		this.contextRunner.withUserConfiguration(ExamplePackage.class)
			.withPropertyValues("spring.data.memory.repositories.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Books.class));
	}

	@Test
	void createsNoneOfTheOtherType() {
		this.contextRunner.withUserConfiguration(ExamplePackage.class)
			.withPropertyValues("spring.data.memory.repositories.type=none")
			.run((context) -> assertThat(context).doesNotHaveBean(Books.class));
	}

	@Test
	void createsNoneWithoutTheLibrary() {
		this.contextRunner.withUserConfiguration(ExamplePackage.class)
			.withClassLoader(new FilteredClassLoader(MemoryRepository.class))
			.run((context) -> assertThat(context.getBeanNamesForType(Object.class)).doesNotContain("books"));
	}

	@Test
	void backsOffWhenTheApplicationEnablesRepositories() {
		this.contextRunner.withUserConfiguration(ExamplePackage.class, EnabledElsewhere.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Books.class));
	}

	@Test
	void createsNothingWithoutRepositories() {
		this.contextRunner.withUserConfiguration(EmptyPackage.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MemoryRepository.class));
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = Book.class)
	static class ExamplePackage {

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = DataMemoryRepositoriesAutoConfigurationTests.class)
	static class EmptyPackage {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryRepositories(basePackageClasses = DataMemoryRepositoriesAutoConfigurationTests.class)
	static class EnabledElsewhere {

	}

}
