package io.github.springdata.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of all modules take their random numbers from {@code Seeds} alone, so that one
 * {@code -Dseed} runs any of them again.
 */
class RandomSourcesTests {

	private static final Pattern SOURCE = Pattern
		.compile("new (java\\.util\\.|java\\.security\\.)?(Random|SplittableRandom|SecureRandom)\\b|Random::new"
				+ "|ThreadLocalRandom|RandomGenerator|Math\\.random|UUID\\.randomUUID|UUID::randomUUID"
				+ "|Collections\\.shuffle\\(\\w+\\)|(?i:seed) = System\\.");

	@Test
	void areSeeds() throws IOException {
		List<String> others = new ArrayList<>();
		try (Stream<Path> files = Files.walk(Path.of("").toAbsolutePath().getParent())) {
			files.filter(RandomSourcesTests::isTest).forEach((file) -> collect(file, others));
		}
		assertThat(others).isEmpty();
	}

	private static boolean isTest(Path file) {
		String path = file.toString().replace('\\', '/');
		return path.matches(".*/src/(test|lincheck)/.*\\.(java|kt)") && !path.endsWith("/Seeds.java")
				&& !path.endsWith("/RandomSourcesTests.java");
	}

	private static void collect(Path file, List<String> others) {
		try {
			List<String> lines = Files.readAllLines(file);
			for (int i = 0; i < lines.size(); i++) {
				if (SOURCE.matcher(lines.get(i)).find()) {
					others.add("%s:%d %s".formatted(file.getFileName(), i + 1, lines.get(i).strip()));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
