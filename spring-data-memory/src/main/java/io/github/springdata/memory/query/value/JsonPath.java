package io.github.springdata.memory.query.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ObjectUtils;

/**
 * A path such as {@code $.address.lines[0]} or {@code $."full name"} into maps and lists.
 *
 * @param steps the keys, strings and integers
 */
public record JsonPath(List<Object> steps) {

	private static final int MAX_LENGTH = 1_000;

	private static final Pattern STEP = Pattern
		.compile("\\.\"(?<quoted>[^\"]+)\"|\\.(?<name>[\\p{L}\\p{N}_$-]+)|\\[(?<index>[0-9]{1,9})\\]");

	/**
	 * Reads a path.
	 * @param text the text of the path
	 * @return the path, or {@code null} if it is none
	 */
	public static @Nullable JsonPath of(String text) {
		if (!text.startsWith("$") || text.length() > MAX_LENGTH) {
			return null;
		}
		List<Object> steps = new ArrayList<>();
		Matcher matcher = STEP.matcher(text);
		int position = 1;
		while (position < text.length()) {
			if (!matcher.find(position) || matcher.start() != position) {
				return null;
			}
			steps.add(step(matcher));
			position = matcher.end();
		}
		return new JsonPath(steps);
	}

	private static Object step(Matcher matcher) {
		if (matcher.group("index") != null) {
			return Integer.valueOf(matcher.group("index"));
		}
		return (matcher.group("quoted") != null) ? matcher.group("quoted") : matcher.group("name");
	}

	/**
	 * What the path leads to.
	 * @param document maps and lists within each other
	 * @return a value, or {@code null} if there is nothing, or a map or a list
	 */
	public @Nullable Object read(Object document) {
		Object value = document;
		for (Object step : this.steps) {
			value = step(value, step);
		}
		boolean scalar = !(value instanceof Map<?, ?>) && !(value instanceof Iterable<?>)
				&& !ObjectUtils.isArray(value);
		return scalar ? value : null;
	}

	private static @Nullable Object step(@Nullable Object value, Object step) {
		if (value instanceof Map<?, ?> map) {
			return (step instanceof String) ? map.get(step) : null;
		}
		if (step instanceof Integer index) {
			List<?> list = (value instanceof List<?> elements) ? elements
					: ObjectUtils.isArray(value) ? List.of(ObjectUtils.toObjectArray(value)) : List.of();
			return (index < list.size()) ? list.get(index) : null;
		}
		return null;
	}

}
