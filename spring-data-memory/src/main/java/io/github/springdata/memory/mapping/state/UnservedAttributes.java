package io.github.springdata.memory.mapping.state;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.annotation.MergedAnnotation;

/**
 * Finder of what the annotations of Jakarta Persistence that are read say besides, if it
 * would have no effect.
 */
final class UnservedAttributes {

	private static final Pattern RULES = Pattern
		.compile("(?i)\\b(default|unique|not\\s+null|check|generated|references|collate|identity)\\b");

	private static final int DEFAULT_LENGTH = 255;

	private UnservedAttributes() {
	}

	/**
	 * Finds such attributes of an annotation.
	 * @param annotation an annotation that is read
	 * @return one phrase for each, which says what and the remedy
	 */
	static List<String> of(Annotation annotation) {
		List<String> problems = new ArrayList<>();
		check(annotation.annotationType().getName(), NativeAnnotations.attributes(MergedAnnotation.from(annotation)),
				problems);
		return problems;
	}

	private static void check(String name, AnnotationAttributes attributes, List<String> problems) {
		switch (name) {
			case NativeAnnotations.COLUMN -> checkColumn(attributes, problems);
			case NativeAnnotations.ATTRIBUTE_OVERRIDE -> checkOverride(attributes, problems);
			case NativeAnnotations.ATTRIBUTE_OVERRIDES ->
				values(attributes).forEach((each) -> checkOverride(each, problems));
			case NativeAnnotations.JAKARTA_TABLE ->
				refuse(attributes, "check", problems, "check it in a BeforeConvertCallback or BeforeSaveCallback bean");
			case "jakarta.persistence.CollectionTable" -> refuse(attributes, "uniqueConstraints", problems,
					"keep the elements in a Set, or check them in a BeforeSaveCallback bean");
			case "jakarta.persistence.SequenceGenerator" -> checkFirst(attributes, 1, problems);
			case "jakarta.persistence.TableGenerator" -> checkFirst(attributes, 0, problems);
			case "jakarta.persistence.SequenceGenerators" ->
				values(attributes).forEach((each) -> checkFirst(each, 1, problems));
			case "jakarta.persistence.TableGenerators" ->
				values(attributes).forEach((each) -> checkFirst(each, 0, problems));
			default -> {
			}
		}
	}

	private static void checkColumn(AnnotationAttributes column, List<String> problems) {
		if (Boolean.FALSE.equals(column.get("insertable"))) {
			problems.add(phrase("insertable = false",
					"mark the property as not stored with @Transient, or compute it in a method"));
		}
		if (RULES.matcher(String.valueOf(column.get("columnDefinition"))).find()) {
			problems.add(phrase("rules in columnDefinition",
					"say them with unique and nullable, and give defaults in the class"));
		}
		if (column.get("secondPrecision") instanceof Integer digits && digits >= 0) {
			problems.add(phrase("secondPrecision", "truncate the time in the class"));
		}
		refuse(column, "check", problems, "check it in a BeforeConvertCallback or BeforeSaveCallback bean");
	}

	private static void checkOverride(AnnotationAttributes override, List<String> problems) {
		AnnotationAttributes column = override.getAnnotation("column");
		checkColumn(column, problems);
		boolean constrains = Boolean.TRUE.equals(column.get("unique")) || Boolean.FALSE.equals(column.get("nullable"))
				|| Boolean.FALSE.equals(column.get("updatable")) || differs(column, "length", DEFAULT_LENGTH)
				|| differs(column, "precision", 0) || differs(column, "scale", 0);
		if (constrains) {
			problems.add(phrase("constraints of '%s'".formatted(override.getString("name")),
					"declare them on the property of the embeddable"));
		}
	}

	private static void checkFirst(AnnotationAttributes generator, int first, List<String> problems) {
		if (differs(generator, "initialValue", first)) {
			problems.add(phrase("initialValue", "name an IdGenerator bean with @GeneratedId(generator = ..)"));
		}
	}

	private static void refuse(AnnotationAttributes attributes, String name, List<String> problems, String remedy) {
		if (attributes.get(name) instanceof Object[] values && values.length > 0) {
			problems.add(phrase(name, remedy));
		}
	}

	private static boolean differs(AnnotationAttributes attributes, String name, int usual) {
		return attributes.get(name) instanceof Integer value && value != usual;
	}

	private static Stream<AnnotationAttributes> values(Map<String, Object> attributes) {
		return (attributes.get("value") instanceof AnnotationAttributes[] values) ? Stream.of(values) : Stream.empty();
	}

	private static String phrase(String what, String remedy) {
		return "with %s, which is not served here; %s".formatted(what, remedy);
	}

}
