package io.github.springdata.memory.transaction;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.annotation.Id;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.config.EnableMemoryRepositories;
import io.github.springdata.memory.store.MemoryStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@SpringJUnitConfig(SeveralStoresIntegrationTests.Config.class)
@ExtendWith(NothingLeftBound.class)
class SeveralStoresIntegrationTests {

	@Autowired
	private Books books;

	@Autowired
	private Letters letters;

	@Autowired
	private Service service;

	@Autowired
	@Qualifier("library")
	private MemoryStore library;

	@Autowired
	@Qualifier("archive")
	private MemoryStore archive;

	@BeforeEach
	void clear() {
		this.books.deleteAll();
		this.letters.deleteAll();
	}

	@Test
	void keepsTheRowsOfEachRepositoryInItsStore() {
		this.books.save(new Book(null, "a book"));
		assertThat(this.library.snapshot().hasTable(tableOf(Book.class))).isTrue();
		assertThat(this.library.snapshot().hasTable(tableOf(Letter.class))).isFalse();
		assertThat(this.archive.snapshot().hasTable(tableOf(Book.class))).isFalse();
	}

	@Test
	void rollsBackTheStoreThatTheManagerIsFor() {
		assertThatIllegalArgumentException().isThrownBy(this.service::failInLibrary);
		assertThat(this.books.count()).isZero();
		assertThat(this.letters.count()).as("rows of the other store").isOne();
	}

	@Test
	void rollsBackTheOtherStore() {
		assertThatIllegalArgumentException().isThrownBy(this.service::failInArchive);
		assertThat(this.books.count()).isOne();
		assertThat(this.letters.count()).isZero();
	}

	@Test
	void nestsTransactionsOfBothStores() {
		assertThatIllegalArgumentException().isThrownBy(this.service::failInBoth);
		assertThat(this.books.count()).isZero();
		assertThat(this.letters.count()).isZero();
	}

	private static String tableOf(Class<?> type) {
		return new MemoryMappingContext().getEntity(type).getTableName();
	}

	public record Book(@Id Long id, String title) {
	}

	public record Letter(@Id Long id, String text) {
	}

	public interface Books extends MemoryRepository<Book, Long> {

	}

	public interface Letters extends MemoryRepository<Letter, Long> {

	}

	static class Service {

		private final Books books;

		private final Letters letters;

		@Autowired
		@Lazy
		private Service self;

		Service(Books books, Letters letters) {
			this.books = books;
			this.letters = letters;
		}

		@Transactional("libraryTransactions")
		public void failInLibrary() {
			writeAndFail();
		}

		@Transactional("archiveTransactions")
		public void failInArchive() {
			writeAndFail();
		}

		@Transactional("libraryTransactions")
		public void failInBoth() {
			this.self.failInArchive();
		}

		private void writeAndFail() {
			this.books.save(new Book(null, "a book"));
			this.letters.save(new Letter(null, "a letter"));
			throw new IllegalArgumentException("by purpose");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryRepositories(considerNestedRepositories = true, memoryTemplateRef = "libraryTemplate",
			transactionManagerRef = "libraryTransactions",
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Books.class))
	static class Library {

		@Bean
		@Qualifier("library")
		MemoryStore libraryStore() {
			return new MemoryStore();
		}

		@Bean
		MemoryTemplate libraryTemplate(@Qualifier("library") MemoryStore store) {
			return new MemoryTemplate(store);
		}

		@Bean
		MemoryTransactionManager libraryTransactions(@Qualifier("library") MemoryStore store) {
			return new MemoryTransactionManager(store);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryRepositories(considerNestedRepositories = true, memoryTemplateRef = "archiveTemplate",
			transactionManagerRef = "archiveTransactions",
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Letters.class))
	static class Archive {

		@Bean
		@Qualifier("archive")
		MemoryStore archiveStore() {
			return new MemoryStore();
		}

		@Bean
		MemoryTemplate archiveTemplate(@Qualifier("archive") MemoryStore store) {
			return new MemoryTemplate(store);
		}

		@Bean
		MemoryTransactionManager archiveTransactions(@Qualifier("archive") MemoryStore store) {
			return new MemoryTransactionManager(store);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	@Import({ Library.class, Archive.class })
	static class Config {

		@Bean
		Service service(Books books, Letters letters) {
			return new Service(books, letters);
		}

	}

}
