package io.github.springdata.memory.transaction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tests that the documentation names for its guarantees exist, in one module or
 * another.
 */
class TransactionDocumentationTests {

	private static final Path ROOT = Path.of("..");

	private static final Pattern NAMED = Pattern.compile("`(\\w+Tests)(?:\\.(\\w+))?`");

	static Stream<Path> documents() {
		return Stream.of("transactions.md", "reactive.md")
			.map((name) -> ROOT.resolve("docs").resolve(name))
			.filter(Files::exists);
	}

	@ParameterizedTest
	@MethodSource("documents")
	void namesTestsThatExist(Path document) throws IOException {
		List<String> rows = Files.readAllLines(document).stream().filter((line) -> line.startsWith("| ")).toList();
		assertThat(rows).hasSizeGreaterThan(1);
		for (String row : rows) {
			assertNamedTestsExist(row);
		}
	}

	@ParameterizedTest
	@MethodSource("documents")
	void namesATestForEachGuarantee(Path document) throws IOException {
		List<String> rows = Files.readAllLines(document)
			.stream()
			.dropWhile((line) -> !line.startsWith("| guarantee |"))
			.skip(2)
			.takeWhile((line) -> line.startsWith("| "))
			.toList();
		assertThat(rows).hasSizeGreaterThan(20)
			.allSatisfy((row) -> assertThat(row).containsPattern("\\| `\\w+Tests\\.\\w+`|`NothingLeftBound`"));
	}

	private static void assertNamedTestsExist(String row) {
		Matcher named = NAMED.matcher(row);
		while (named.find()) {
			String source = source(named.group(1));
			assertThat(source).as(row).isNotNull();
			if (named.group(2) != null) {
				assertThat(source).as(row).containsPattern("(void|fun) %s\\(".formatted(named.group(2)));
			}
		}
	}

	private static String source(String test) {
		try (Stream<Path> modules = Files.list(ROOT)) {
			return modules.map((module) -> module.resolve("src/test"))
				.filter(Files::isDirectory)
				.flatMap(TransactionDocumentationTests::files)
				.filter((file) -> file.getFileName().toString().matches(test + "\\.(java|kt)"))
				.map(TransactionDocumentationTests::read)
				.findFirst()
				.orElse(null);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<Path> files(Path directory) {
		try {
			return Files.walk(directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
