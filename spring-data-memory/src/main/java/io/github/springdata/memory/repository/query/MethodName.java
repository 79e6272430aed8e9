package io.github.springdata.memory.repository.query;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;

import org.springframework.data.core.PropertyPath;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.repository.query.parser.Part;
import org.springframework.data.repository.query.parser.PartTree;

/**
 * The name of a query method, taken apart. Beside what {@link PartTree} understands,
 * {@code Key} and {@code Value} after a property that is a map stand for its keys and
 * values, unless there is a property of that name: they are taken out of the name, and
 * put into the paths of its parts.
 */
final class MethodName {

	private static final Pattern PREDICATE = Pattern
		.compile("^\\p{Ll}+(?:\\p{Lu}.*?)??By(.*?)(?:OrderBy(?=\\p{Lu}).*)?$");

	private static final Pattern SUBJECT = Pattern.compile("^\\p{Ll}+(?:\\p{Lu}.*?)??By");

	private static final Pattern JOIN = Pattern.compile("(?:Or|And)(?=\\p{Lu})");

	private static final Pattern IGNORE_CASE = Pattern.compile("(?:All)?Ignor(?:ing|e)Case");

	private static final List<String> VIEWS = List.of("Key", "Value");

	private final PartTree tree;

	private final Map<Part, String> paths = new IdentityHashMap<>();

	private MethodName(PartTree tree, List<String> views) {
		this.tree = tree;
		Iterator<String> view = views.iterator();
		tree.getParts()
			.forEach((part) -> this.paths.put(part,
					part.getProperty().toDotPath() + (view.hasNext() ? view.next() : "")));
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
			List<String> views = new ArrayList<>();
			String plain = withoutViews(name, entity, views);
			if (plain.equals(name)) {
				throw explained(name, entity, ex);
			}
			return new MethodName(new PartTree(plain, entity.getType()), views);
		}
	}

	/**
	 * Why a name is none of a query: it is that of a method of another repository, or
	 * names no property. What is stored is for the mapping to tell.
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
		return Objects.requireNonNull(this.paths.get(part));
	}

	private static String withoutViews(String name, MemoryPersistentEntity<?> entity, List<String> views) {
		Matcher predicate = PREDICATE.matcher(name);
		if (!predicate.matches()) {
			return name;
		}
		StringBuilder plain = new StringBuilder(name.substring(0, predicate.start(1)));
		String text = predicate.group(1);
		Matcher join = JOIN.matcher(text);
		int start = 0;
		while (join.find()) {
			plain.append(withoutView(text.substring(start, join.start()), entity, views)).append(join.group());
			start = join.end();
		}
		return plain.append(withoutView(text.substring(start), entity, views))
			.append(name.substring(predicate.end(1)))
			.toString();
	}

	private static String withoutView(String part, MemoryPersistentEntity<?> entity, List<String> views) {
		String bare = IGNORE_CASE.matcher(part).replaceAll("");
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

}
