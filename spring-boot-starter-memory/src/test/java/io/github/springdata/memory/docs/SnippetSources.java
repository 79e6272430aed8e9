package io.github.springdata.memory.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.assertj.core.api.Assertions;

/**
 * The tagged regions of all sources of all modules.
 *
 * @param regions the lines of each region, by name, without indentation in common
 * @param duplicates names that are given more than once
 */
record SnippetSources(Map<String, String> regions, List<String> duplicates) {

	private static final Pattern TAG = Pattern.compile("\\s*// (tag|end)::([\\w.-]+)\\[\\]");

	static SnippetSources below(Path root) {
		SnippetSources sources = new SnippetSources(new LinkedHashMap<>(), new ArrayList<>());
		try (Stream<Path> modules = Files.list(root)) {
			modules.map((module) -> module.resolve("src")).filter(Files::isDirectory).forEach(sources::readAll);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return sources;
	}

	String region(String name) {
		Assertions.assertThat(this.regions).as("tagged regions").containsKey(name);
		return this.regions.get(name);
	}

	private void readAll(Path directory) {
		try (Stream<Path> files = Files.walk(directory)) {
			files.filter((file) -> file.toString().matches(".*\\.(java|kt)")).forEach(this::read);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void read(Path file) {
		Map<String, List<String>> open = new LinkedHashMap<>();
		for (String line : lines(file)) {
			Matcher tag = TAG.matcher(line);
			if (!tag.matches()) {
				open.values().forEach((region) -> region.add(line));
			}
			else if (tag.group(1).equals("tag")) {
				open.put(tag.group(2), new ArrayList<>());
			}
			else {
				close(tag.group(2), open.remove(tag.group(2)));
			}
		}
		Assertions.assertThat(open).as("regions of %s without an end", file).isEmpty();
	}

	private void close(String name, List<String> lines) {
		String code = String.join("\n", lines).replace("\t", "    ").stripIndent().strip();
		if (this.regions.put(name, code) != null) {
			this.duplicates.add(name);
		}
	}

	private static List<String> lines(Path file) {
		try {
			return Files.readAllLines(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
