package io.github.springdata.memory.repository.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import org.springframework.data.repository.query.parser.Part;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The documentation of the keywords.
 */
class KeywordDocumentationTests {

	private static final Path PAGE = Path.of("..", "docs", "queries.md");

	@Test
	void hasEverySpellingOfEveryKeywordInTheTable() throws IOException {
		String keywords = Files.readString(PAGE)
			.lines()
			.filter((line) -> line.startsWith("|"))
			.map((line) -> line.split("\\|")[1])
			.reduce("", String::concat);
		assertThat(Arrays.stream(Part.Type.values()).flatMap((type) -> type.getKeywords().stream()))
			.allSatisfy((keyword) -> assertThat(keywords).contains("`" + keyword + "`"));
	}

}
