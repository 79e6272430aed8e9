package io.github.springdata.memory.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.data.repository.query.parser.Part;

/**
 * Names that the sources of all modules know: types that they declare or import, types of
 * {@code java.lang}, and words that they say, such as the steps of plans. The keywords of
 * method names are names, too.
 *
 * @param names the names
 */
record SourceNames(Set<String> names) {

	private static final List<Pattern> NAMES = List.of(
			Pattern.compile("\\b(?:class|interface|enum|record|object)\\s+([A-Z]\\w*)"),
			Pattern.compile("(?m)^import (?:static )?[a-z\\d_.]+\\.([A-Z]\\w*)"), Pattern.compile("\"@?([A-Z]\\w*)"));

	static SourceNames below(Path root) {
		SourceNames sources = new SourceNames(new HashSet<>());
		Stream.of(Part.Type.values()).forEach((type) -> sources.names.addAll(type.getKeywords()));
		try (Stream<Path> files = Files.walk(root)) {
			files.filter(SourceNames::isSource).forEach(sources::read);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return sources;
	}

	boolean contain(String name) {
		return this.names.contains(name) || isOfLanguage(name);
	}

	private static boolean isSource(Path file) {
		return file.toString().matches(".*/src/.*\\.(java|kt)");
	}

	private static boolean isOfLanguage(String name) {
		try {
			return Class.forName("java.lang." + name) != null;
		}
		catch (ClassNotFoundException ex) {
			return false;
		}
	}

	private void read(Path file) {
		try {
			String text = Files.readString(file);
			NAMES.forEach(
					(name) -> name.matcher(text).results().map((match) -> match.group(1)).forEach(this.names::add));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
