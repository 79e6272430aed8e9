package io.github.springdata.memory.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the Java and Kotlin code in the documentation with the regions of test sources
 * that it names, follows the links between the documents, and looks for the types that
 * they name. A code block names its region in a comment above it:
 * {@code <!-- snippet: name -->}. A region stands between the comments
 * {@code tag::name[]} and {@code end::name[]}.
 */
class DocumentationTests {

	private static final Path ROOT = root();

	private static final SourceNames NAMES = SourceNames.below(ROOT);

	private static final SnippetSources SOURCES = SnippetSources.below(ROOT);

	static Stream<Path> documents() throws IOException {
		try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
			List<Path> found = docs.filter((path) -> path.toString().endsWith(".md")).toList();
			return Stream.concat(Stream.of(ROOT.resolve("README.md")), found.stream());
		}
	}

	@ParameterizedTest
	@MethodSource("documents")
	void showsOnlyCodeThatATestRuns(Path document) throws IOException {
		for (MarkdownDocument.CodeBlock block : MarkdownDocument.read(document).codeBlocks()) {
			assertThat(block.snippet()).as("snippet comment above line %d of %s", block.line(), document).isNotNull();
			assertThat(block.code()).as("line %d of %s", block.line(), document)
				.isEqualTo(SOURCES.region(block.snippet()));
		}
	}

	@ParameterizedTest
	@MethodSource("documents")
	void linksToFilesThatExist(Path document) throws IOException {
		assertThat(MarkdownDocument.read(document).linkedFiles()).allSatisfy((file) -> assertThat(file).exists());
	}

	@ParameterizedTest
	@MethodSource("documents")
	void namesOnlyTypesThatExist(Path document) throws IOException {
		List<String> types = MarkdownDocument.read(document).namedTypes();
		assertThat(types).filteredOn((type) -> !NAMES.contain(type)).as("types without a source").isEmpty();
	}

	@Test
	void namesEachRegionOnce() {
		assertThat(SOURCES.duplicates()).isEmpty();
	}

	private static Path root() {
		Path path = Path.of("").toAbsolutePath();
		while (!Files.exists(path.resolve(".mvn"))) {
			path = path.getParent();
		}
		return path;
	}

}
