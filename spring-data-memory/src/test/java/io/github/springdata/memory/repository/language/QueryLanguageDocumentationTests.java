package io.github.springdata.memory.repository.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.repository.language.Shop.Account;
import io.github.springdata.memory.repository.language.Shop.CardPayment;
import io.github.springdata.memory.repository.language.Shop.Item;
import io.github.springdata.memory.repository.language.Shop.Payment;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.data.domain.Sort;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Runs every example of the page on the query language.
 */
class QueryLanguageDocumentationTests {

	private static final Path PAGE = Path.of("..", "docs", "query-language.md");

	private final MemoryTemplate operations = new MemoryTemplate(new MemoryStore());

	private List<Item> items = List.of();

	@BeforeEach
	void load() {
		this.items = this.operations.insertAll(Shop.items(Seeds.random(1), 80));
		this.operations.insertAll(Shop.customers());
		this.operations.insertAll(Shop.purchases(Seeds.random(2), 100));
		this.operations.insertAll(Shop.deliveries());
		this.operations.insertAll(List.of(new CardPayment(30, "visa"), new Payment(5), new CardPayment(7, "amex")));
		this.operations.insert(new Account("owner", 1));
	}

	static Stream<String> examples() throws IOException {
		List<String> examples = new ArrayList<>();
		boolean inside = false;
		for (String line : Files.readAllLines(PAGE)) {
			inside = line.startsWith("```") ? line.equals("```sql") : inside;
			if (inside && !line.startsWith("```")) {
				examples.add(line);
			}
		}
		return examples.stream();
	}

	@Test
	void hasExamples() throws IOException {
		assertThat(examples()).hasSizeGreaterThan(60);
	}

	@ParameterizedTest
	@MethodSource("examples")
	void runs(String example) {
		if (example.startsWith("update") || example.startsWith("delete") || example.startsWith("insert")) {
			assertThat(this.operations.execute(example)).isPositive();
			return;
		}
		boolean implied = example.startsWith("where") || example.startsWith("select count(this) where");
		String text = implied ? example.replaceFirst("where", "from Item where") : example;
		assertThat(this.operations.query(text, Object.class)).isNotEmpty();
	}

	@Test
	void showsTheErrorOfThePage() throws IOException {
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> this.operations.query("where nme = 'x'", Item.class))
			.satisfies((ex) -> assertThat(Files.readString(PAGE)).contains(String.valueOf(ex.getMessage())));
	}

	record Stats(@Nullable String category, double avgPrice, long count) {

	}

	@Test
	void aggregatesInCode() {
		MemoryTemplate operations = this.operations;
		// tag::aggregate[]
		List<Stats> stats = operations.aggregate(Item.class)
			.matching(where("active").isTrue())
			.groupBy("category")
			.avg("price")
			.count()
			.having(where("count").greaterThan(2))
			.sort(Sort.by("category"))
			.as(Stats.class);
		// end::aggregate[]
		assertThat(stats).isEqualTo(this.operations.query("""
				select category, avg(price) as avgPrice, count(*) as count from Item where active = true
				group by category having count(*) > 2 order by category""", Stats.class));
	}

}
