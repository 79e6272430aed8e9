package io.github.springdata.memory.boot.autoconfigure;

import java.util.List;

import io.github.springdata.memory.boot.example.Book;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.reactive.ReactiveMemoryOperations;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Full scans of large tables are told in the log, once for each method.
 */
@ExtendWith(OutputCaptureExtension.class)
class FullScanLogTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataMemoryAutoConfiguration.class));

	@Test
	void logsEachMethodOnceFromTheThresholdOn(CapturedOutput output) {
		this.runner.withPropertyValues("spring.data.memory.full-scan-threshold=3").run((context) -> {
			Shelf shelf = shelf(context);
			shelf.save(new Book("1", "Momo"));
			shelf.save(new Book("2", "Momo"));
			shelf.findByTitle("Momo");
			assertThat(output).doesNotContain("Shelf.findByTitle");
			shelf.save(new Book("3", "Emil"));
			for (int i = 0; i < 3; i++) {
				shelf.findByTitle("Momo");
				shelf.countByTitleContaining("m");
				shelf.findByIsbn("1");
			}
			assertThat(output.getAll().lines().filter((line) -> line.contains("row by row"))).satisfiesExactly(
					(line) -> assertThat(line).contains("WARN", "Shelf.findByTitle", "table 'books'", "3 rows",
							"an index on 'title' would help"),
					(line) -> assertThat(line).contains("Shelf.countByTitleContaining", "no index can serve"));
			assertThat(context.getBean(MemoryOperations.class).getFullScanCounts())
				.containsEntry("Shelf.findByTitle", 4L)
				.containsEntry("Shelf.countByTitleContaining", 3L)
				.doesNotContainKey("Shelf.findByIsbn");
		});
	}

	@Test
	void logsWhateverTheUnitOfWork(CapturedOutput output) {
		this.runner.withPropertyValues("spring.data.memory.full-scan-threshold=1").run((context) -> {
			MemoryOperations operations = context.getBean(MemoryOperations.class);
			Shelf shelf = new MemoryRepositoryFactory(operations.withUnitOfWork(UnitOfWorkMode.EXPLICIT))
				.getRepository(Shelf.class);
			shelf.save(new Book("1", "Momo"));
			shelf.findByTitle("Momo");
			assertThat(output).contains("Shelf.findByTitle reads table 'books' row by row");
			assertThat(operations.getFullScanCounts()).containsEntry("Shelf.findByTitle", 1L);
		});
	}

	@Test
	void logsWhatIsReadReactively(CapturedOutput output) {
		this.runner.withConfiguration(AutoConfigurations.of(DataMemoryReactiveAutoConfiguration.class))
			.withPropertyValues("spring.data.memory.full-scan-threshold=1")
			.run((context) -> {
				shelf(context).save(new Book("1", "Momo"));
				context.getBean(ReactiveMemoryOperations.class)
					.query(Book.class)
					.matching(Criteria.where("title").is("Momo"))
					.all()
					.blockLast();
				assertThat(output).contains("reads table 'books' row by row");
			});
	}

	@Test
	void logsNothingOfSmallTablesUnlessAsked(CapturedOutput output) {
		this.runner.run((context) -> {
			Shelf shelf = shelf(context);
			shelf.save(new Book("1", "Momo"));
			shelf.findByTitle("Momo");
			assertThat(output).doesNotContain("row by row");
		});
	}

	@Test
	void refusesANegativeThreshold() {
		this.runner.withPropertyValues("spring.data.memory.full-scan-threshold=-1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("Full scan threshold must be 0 or more rows, but was -1"));
	}

	private static Shelf shelf(ApplicationContext context) {
		return new MemoryRepositoryFactory(context.getBean(MemoryOperations.class)).getRepository(Shelf.class);
	}

	interface Shelf extends MemoryRepository<Book, Long> {

		List<Book> findByTitle(String title);

		long countByTitleContaining(String text);

		List<Book> findByIsbn(String isbn);

	}

}
