package io.github.springdata.memory.store.isolation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps {@code docs/isolation.md} true.
 */
class IsolationDocumentTests {

	private static final Path SOURCES = Path.of("src");

	private static final Pattern TEST = Pattern.compile("`(\\w+Tests)\\.(\\w+)`");

	private final List<String> lines = Files.readAllLines(Path.of("..", "docs", "isolation.md"));

	IsolationDocumentTests() throws IOException {
	}

	@Test
	void hasARowForEveryScenarioWithItsOutcomes() {
		assertThat(Scenarios.all()).allSatisfy((scenario) -> assertThat(this.lines)
			.filteredOn((line) -> line.startsWith("| %s | `%s` | `%s` | `%s` | ".formatted(scenario,
					scenario.readCommitted(), scenario.repeatableRead(), scenario.serializable())))
			.as("row of %s", scenario)
			.hasSize(1));
	}

	@Test
	void namesTestsThatExist() throws IOException {
		int tests = 0;
		for (String line : this.lines) {
			for (Matcher test = TEST.matcher(line); test.find(); tests++) {
				assertThat(source(test.group(1))).as("%s.%s", test.group(1), test.group(2))
					.containsPattern("\n\t(void|Stream<DynamicTest>) %s\\(".formatted(test.group(2)));
			}
		}
		assertThat(tests).isGreaterThan(30);
	}

	private static String source(String type) throws IOException {
		try (Stream<Path> files = Files.walk(SOURCES)) {
			Path file = files.filter((path) -> path.endsWith(type + ".java")).findFirst().orElseThrow();
			return Files.readString(file);
		}
	}

}
