package io.github.springdata.memory.boot.test;

import io.github.springdata.memory.boot.example.Book;
import io.github.springdata.memory.boot.example.Books;
import io.github.springdata.memory.boot.example.ExampleApplication;
import io.github.springdata.memory.boot.example.Library;
import io.github.springdata.memory.core.MemoryOperations;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.transaction.TestTransaction;

import static org.assertj.core.api.Assertions.assertThat;

@DataMemoryTest
@ContextConfiguration(classes = ExampleApplication.class)
class DataMemoryTestIntegrationTests {

	@Autowired
	private Books books;

	@Autowired
	private MemoryOperations operations;

	@Autowired
	private ApplicationContext context;

	@Test
	void leavesOutOtherComponents() {
		assertThat(this.context.getBeansOfType(Library.class)).isEmpty();
	}

	@Test
	void runsInATransactionThatIsRolledBack() {
		assertThat(TestTransaction.isActive()).isTrue();
		assertThat(TestTransaction.isFlaggedForRollback()).isTrue();
	}

	@Test
	void findsNothingOfOtherTests() {
		saveTheFirstBook();
	}

	@Test
	void findsNothingOfOtherTestsEither() {
		saveTheFirstBook();
	}

	@Test
	void findsNothingThatAnotherTestCommitted() {
		saveTheFirstBook();
		TestTransaction.flagForCommit();
		TestTransaction.end();
		assertThat(this.books.count()).isOne();
	}

	@Test
	void findsNothingThatAnotherTestCommittedEither() {
		saveTheFirstBook();
		TestTransaction.flagForCommit();
		TestTransaction.end();
		assertThat(this.books.count()).isOne();
	}

	private void saveTheFirstBook() {
		assertThat(this.books.count()).isZero();
		assertThat(this.books.save(new Book("1", "Momo")).getId()).isEqualTo(1L);
		assertThat(this.operations.count(Book.class)).isOne();
	}

	@Nested
	class Inside {

		@Autowired
		private Books books;

		@Test
		void runsInATransactionToo() {
			assertThat(TestTransaction.isActive()).isTrue();
			assertThat(this.books.count()).isZero();
		}

	}

}
