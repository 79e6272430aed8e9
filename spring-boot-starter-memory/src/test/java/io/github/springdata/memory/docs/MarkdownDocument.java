package io.github.springdata.memory.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A Markdown file: its blocks of Java and Kotlin code, its links, and the types that it
 * names.
 *
 * @param path where it is
 * @param lines its text
 */
record MarkdownDocument(Path path, List<String> lines) {

	private static final Pattern SNIPPET = Pattern.compile("<!-- snippet: (\\S+) -->");

	private static final Pattern CODE = Pattern.compile("```(java|kotlin)");

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");

	private static final Pattern TYPE = Pattern.compile("`@?([A-Z][a-z\\d]+[A-Z]\\w*[a-z]\\w*)(?:[.(<#][^`]*)?`");

	static MarkdownDocument read(Path path) throws IOException {
		return new MarkdownDocument(path, Files.readAllLines(path));
	}

	List<CodeBlock> codeBlocks() {
		List<CodeBlock> blocks = new ArrayList<>();
		for (int line = 0; line < this.lines.size(); line++) {
			if (CODE.matcher(this.lines.get(line).strip()).matches()) {
				blocks.add(new CodeBlock(line + 1, snippetAbove(line), codeBelow(line)));
			}
		}
		return blocks;
	}

	List<Path> linkedFiles() {
		return this.lines.stream()
			.flatMap((line) -> LINK.matcher(line).results())
			.map((link) -> link.group(1))
			.filter((target) -> !target.contains("://"))
			.map((target) -> this.path.resolveSibling(target))
			.toList();
	}

	/**
	 * Types that are named as code: names of several words, each with a capital letter.
	 */
	List<String> namedTypes() {
		return this.lines.stream()
			.flatMap((line) -> TYPE.matcher(line).results())
			.map((type) -> type.group(1))
			.toList();
	}

	private @Nullable String snippetAbove(int line) {
		Matcher matcher = SNIPPET.matcher((line > 0) ? this.lines.get(line - 1).strip() : "");
		return matcher.matches() ? matcher.group(1) : null;
	}

	private String codeBelow(int line) {
		List<String> below = this.lines.subList(line + 1, this.lines.size());
		return String.join("\n", below.subList(0, below.indexOf("```")));
	}

	/**
	 * A block of Java or Kotlin code.
	 *
	 * @param line the line that it starts at
	 * @param snippet the region that it shows, {@code null} if it names none
	 * @param code the code
	 */
	record CodeBlock(int line, @Nullable String snippet, String code) {
	}

}
