package io.github.springdata.memory.boot.test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.springdata.memory.boot.example.Book;
import io.github.springdata.memory.boot.example.Books;
import io.github.springdata.memory.boot.example.ExampleApplication;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test classes for {@link OverlappingTestsIntegrationTests} to run in parallel.
 */
final class OverlappingCases {

	/**
	 * Counted down when a test fails, or is where it waits for the other one.
	 */
	static volatile CountDownLatch others = new CountDownLatch(0);

	private OverlappingCases() {
	}

	/**
	 * Writes rows before and after the other test has started or failed.
	 */
	private static void write(Books books) throws InterruptedException {
		books.save(new Book("before", "Momo"));
		assertThat(others.await(20, TimeUnit.SECONDS)).as("the other test comes").isTrue();
		books.save(new Book("after", "Jim Knopf"));
		assertThat(books.count()).isEqualTo(2);
	}

	@SpringBootTest(classes = ExampleApplication.class)
	@RestoreMemoryStore
	abstract static class Restoring {

		@Autowired
		Books books;

	}

	static class OneClass extends Restoring {

		@Test
		void first() throws InterruptedException {
			write(this.books);
		}

		@Test
		void second() throws InterruptedException {
			write(this.books);
		}

	}

	static class Here extends Restoring {

		@Test
		void writes() throws InterruptedException {
			write(this.books);
		}

	}

	static class There extends Restoring {

		@Test
		void writes() throws InterruptedException {
			write(this.books);
		}

	}

	static class Outer extends Restoring {

		@Test
		void writes() throws InterruptedException {
			write(this.books);
		}

		@Nested
		class Inner {

			@Test
			void writes() throws InterruptedException {
				write(Outer.this.books);
			}

		}

	}

	static class Repeated extends Restoring {

		@RepeatedTest(2)
		void writes() throws InterruptedException {
			write(this.books);
		}

	}

	@DataMemoryTest
	@ContextConfiguration(classes = ExampleApplication.class)
	static class Slice {

		@Autowired
		Books books;

		@Test
		void first() throws InterruptedException {
			write(this.books);
		}

		@Test
		void second() throws InterruptedException {
			write(this.books);
		}

	}

	@SpringBootTest(classes = ExampleApplication.class)
	static class OneMethod {

		@Autowired
		Books books;

		@Test
		@RestoreMemoryStore
		void restored() throws InterruptedException {
			write(this.books);
		}

		@Test
		void plain() throws InterruptedException {
			write(this.books);
			this.books.deleteAll();
		}

	}

	@ResourceLock("memoryStore")
	static class Locked extends OneClass {

	}

	@ResourceLock("memoryStore")
	static class LockedToo extends OneClass {

	}

	@Execution(ExecutionMode.SAME_THREAD)
	static class InOneThread extends OneClass {

	}

	@SpringBootTest(classes = ExampleApplication.class)
	static class Unrestored {

		@Autowired
		Books books;

		@Test
		void first() throws InterruptedException {
			meet();
		}

		@Test
		void second() throws InterruptedException {
			meet();
		}

		private static void meet() throws InterruptedException {
			others.countDown();
			assertThat(others.await(20, TimeUnit.SECONDS)).as("the other test comes").isTrue();
		}

	}

}
