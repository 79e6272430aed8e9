package io.github.springdata.memory.repository.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;

import org.springframework.data.core.PropertyPath;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.repository.query.parser.Part;
import org.springframework.data.repository.query.parser.PartTree;

/**
 * The name of a query method, taken apart. Beside what {@link PartTree} understands,
 * {@code Key} and {@code Value} after a property that is a map stand for its keys and
 * values, and {@code MatchesWords} and {@code NotMatchesWords} are keywords, unless there
 * is a property of that name: they are taken out of the name, and belong to its parts.
 */
final class MethodName {

	private static final Pattern PREDICATE = Pattern
		.compile("^\\p{Ll}+(?:\\p{Lu}.*?)??By(.*?)(?:OrderBy(?=\\p{Lu}).*)?$");

	private static final Pattern SUBJECT = Pattern.compile("^\\p{Ll}+(?:\\p{Lu}.*?)??By");

	private static final Pattern JOIN = Pattern.compile("(?:Or|And)(?=\\p{Lu})");

	private static final Pattern IGNORE_CASE = Pattern.compile("(?:All)?Ignor(?:ing|e)Case");

	private static final List<String> VIEWS = List.of("Key", "Value");

	/**
	 * Keyword for texts that have some words.
	 */
	static final String WORDS = "MatchesWords";

	/**
	 * Keyword for texts that lack some of them.
	 */
	static final String NOT_WORDS = "Not" + WORDS;

	private final PartTree tree;

	private final Map<Part, Addition> additions = new IdentityHashMap<>();

	private MethodName(PartTree tree, List<Addition> additions) {
		this.tree = tree;
		Iterator<Addition> addition = additions.iterator();
		tree.getParts()
			.forEach((part) -> this.additions.put(part, addition.hasNext() ? addition.next() : Addition.NONE));
	}

	/**
	 * Takes a name apart.
	 * @param name the name
	 * @param entity what the method finds
	 * @throws PropertyReferenceException if a part of it is not a property
	 */
	static MethodName parse(String name, MemoryPersistentEntity<?> entity) {
		try {
			return new MethodName(new PartTree(name, entity.getType()), List.of());
		}
		catch (PropertyReferenceException ex) {
			List<Addition> additions = new ArrayList<>();
			String plain = withoutAdditions(name, entity, additions);
			if (plain.equals(name)) {
				throw explained(name, entity, ex);
			}
			return new MethodName(new PartTree(plain, entity.getType()), additions);
		}
	}

	/**
	 * Why a name is none of a query: it is that of a method of another repository, or
	 * names no property. What is stored is a matter of the mapping.
	 */
	private static RuntimeException explained(String name, MemoryPersistentEntity<?> entity,
			PropertyReferenceException ex) {
		String advice = ForeignMethods.advice(name);
		if (advice != null) {
			return new UnsupportedOperationException(advice, ex);
		}
		if (!SUBJECT.matcher(name).find()) {
			return new IllegalArgumentException(
					"%s; the name of a query has a subject and By, as in findBy.. or countBy..: name it so, give it a @Query, or implement it in a fragment"
						.formatted(ex.getMessage()),
					ex);
		}
		PropertyPath base = ex.getBaseProperty();
		try {
			entity.getPath(((base != null) ? base.toDotPath() + "." : "") + ex.getPropertyName());
			return ex;
		}
		catch (PropertyReferenceException explained) {
			return explained;
		}
	}

	PartTree tree() {
		return this.tree;
	}

	/**
	 * The dotted path of the property that a part is about.
	 */
	String path(Part part) {
		return part.getProperty().toDotPath() + addition(part).view();
	}

	/**
	 * The keyword of a part, in its shortest spelling.
	 */
	String keyword(Part part) {
		String added = addition(part).keyword();
		Collection<String> keywords = part.getType().getKeywords();
		return !added.isEmpty() ? added
				: keywords.stream().filter((keyword) -> !keyword.startsWith("Is")).findFirst().orElse("Is");
	}

	private Addition addition(Part part) {
		return Objects.requireNonNull(this.additions.get(part));
	}

	private static String withoutAdditions(String name, MemoryPersistentEntity<?> entity, List<Addition> additions) {
		Matcher predicate = PREDICATE.matcher(name);
		if (!predicate.matches()) {
			return name;
		}
		StringBuilder plain = new StringBuilder(name.substring(0, predicate.start(1)));
		String text = predicate.group(1);
		Matcher join = JOIN.matcher(text);
		int start = 0;
		while (join.find()) {
			plain.append(withoutAddition(text.substring(start, join.start()), entity, additions)).append(join.group());
			start = join.end();
		}
		return plain.append(withoutAddition(text.substring(start), entity, additions))
			.append(name.substring(predicate.end(1)))
			.toString();
	}

	private static String withoutAddition(String part, MemoryPersistentEntity<?> entity, List<Addition> additions) {
		String bare = IGNORE_CASE.matcher(part).replaceAll("");
		String keyword = isProperty(bare, entity) ? ""
				: Stream.of(NOT_WORDS, WORDS).filter(bare::endsWith).findFirst().orElse("");
		String stem = bare.substring(0, bare.length() - keyword.length());
		List<String> view = new ArrayList<>(1);
		String plain = withoutView(stem + part.substring(bare.length()), stem, entity, view);
		additions.add(new Addition(view.get(0), keyword));
		return plain;
	}

	private static String withoutView(String part, String bare, MemoryPersistentEntity<?> entity, List<String> views) {
		String property = Part.Type.fromProperty(bare).extractProperty(bare);
		for (String view : VIEWS) {
			String map = property.replaceFirst("_?" + view + "$", "");
			if (!map.equals(property) && !isProperty(property, entity) && isMap(map, entity)) {
				views.add("." + view.toLowerCase(Locale.ROOT));
				return part.substring(0, map.length()) + part.substring(property.length());
			}
		}
		views.add("");
		return part;
	}

	private static boolean isMap(String name, MemoryPersistentEntity<?> entity) {
		return isProperty(name, entity)
				&& entity.getPath(PropertyPath.from(name, entity.getType()).toDotPath()).leaf().isMap();
	}

	private static boolean isProperty(String name, MemoryPersistentEntity<?> entity) {
		try {
			return !name.isEmpty() && PropertyPath.from(name, entity.getType()).getSegment() != null;
		}
		catch (PropertyReferenceException ex) {
			return false;
		}
	}

	/**
	 * Part of a name that says something beside what {@link PartTree} understands.
	 *
	 * @param view what follows the path of the property, or nothing
	 * @param keyword the keyword, or nothing
	 */
	private record Addition(String view, String keyword) {

		static final Addition NONE = new Addition("", "");

	}

}
