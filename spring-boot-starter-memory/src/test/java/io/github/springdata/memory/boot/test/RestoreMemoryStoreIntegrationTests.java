package io.github.springdata.memory.boot.test;

import io.github.springdata.memory.boot.example.Book;
import io.github.springdata.memory.boot.example.Books;
import io.github.springdata.memory.boot.example.ExampleApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.transaction.TestTransaction;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = ExampleApplication.class)
@RestoreMemoryStore
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoreMemoryStoreIntegrationTests {

	@Autowired
	private Books books;

	@BeforeEach
	void saveOne() {
		this.books.save(new Book("1", "Momo"));
	}

	@Test
	@Order(1)
	void commitsWithoutATransaction() {
		assertThat(this.books.save(new Book("2", "Jim Knopf")).getId()).isEqualTo(2L);
	}

	@Test
	@Order(2)
	@Transactional
	void commitsATransaction() {
		assertThat(this.books.save(new Book("2", "Jim Knopf")).getId()).isEqualTo(2L);
		TestTransaction.flagForCommit();
		TestTransaction.end();
	}

	@Test
	@Order(3)
	void commitsOnAnotherThread() throws InterruptedException {
		Thread thread = new Thread(() -> this.books.save(new Book("2", "Jim Knopf")));
		thread.start();
		thread.join();
		assertThat(this.books.count()).isEqualTo(2);
	}

	@Test
	@Order(4)
	void findsOnlyItsOwnWorkAndTheSameIds() {
		assertThat(this.books.findAll()).extracting(Book::getId).containsExactly(1L);
		assertThat(this.books.save(new Book("2", "Jim Knopf")).getId()).isEqualTo(2L);
	}

}
