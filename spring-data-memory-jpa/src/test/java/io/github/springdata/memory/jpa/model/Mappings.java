package io.github.springdata.memory.jpa.model;

import java.util.List;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Mappings of classes of tests.
 */
final class Mappings {

	private Mappings() {
	}

	static PersistenceModel of(Class<?>... classes) {
		return new MappingReader(Annotations.DECLARED).read(List.of(classes));
	}

	static PersistenceModel inSnakeCase(Class<?>... classes) {
		return new MappingReader(Annotations.DECLARED, NamingStrategy.SNAKE_CASE, Constructors::newInstance)
			.read(List.of(classes));
	}

	static List<String> problems(Class<?>... classes) {
		InvalidMappingException ex = catchThrowableOfType(InvalidMappingException.class, () -> of(classes));
		return (ex != null) ? ex.getProblems() : List.of();
	}

	static BasicModel basic(ManagedModel owner, String path) {
		return (BasicModel) find(owner, path);
	}

	static ToOneModel toOne(ManagedModel owner, String path) {
		return (ToOneModel) find(owner, path);
	}

	static PluralModel plural(ManagedModel owner, String path) {
		return (PluralModel) find(owner, path);
	}

	static EmbeddedModel embedded(ManagedModel owner, String path) {
		return (EmbeddedModel) find(owner, path);
	}

	private static AttributeModel find(ManagedModel owner, String path) {
		AttributeModel attribute = Paths.find(owner, path);
		if (attribute == null) {
			throw new AssertionError("%s has no attribute '%s'".formatted(owner, path));
		}
		return attribute;
	}

}
