package io.github.springdata.memory.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CreatorCheck} and {@link KeepingPropertyAccessor}.
 */
class CreatorCheckUnitTests {

	@ParameterizedTest
	@ValueSource(strings = {
			"public final class Thing { @Id final Long id; final String name; "
					+ "public Thing(Long id, String name) { this.id = id; this.name = name; } }",
			"public class Thing { @Id final Long id; String name; public Thing(Long id) { this.id = id; } }",
			"public class Thing { @Id Long id; final String name; public Thing(String name) { this.name = name; } }",
			"public record Thing(@Id Long id, String name) { @org.springframework.data.annotation.PersistenceCreator "
					+ "public static Thing of(Long id, String name) { return new Thing(id, name); } }" })
	void refusesCreatorsWithoutNamesOfParameters(String source) {
		assertThat(problems(compiled(source))).singleElement()
			.asString()
			.contains("test.Thing", "have no names", "-parameters");
	}

	@ParameterizedTest
	@ValueSource(strings = { "public record Thing(@Id Long id, String name) { }",
			"public record Thing(@Id Long id, String name) { public Thing(Long id, String name) { this.id = id; this.name = name; } }",
			"public record Thing(@Id Long id, String name) { Thing(String name) { this(null, name); } }",
			"public class Thing { @Id Long id; String name; }",
			"public class Thing { @Id Long id; String name; Thing() { } Thing(String name) { this.name = name; } }",
			"public final class Thing { @Id private final Long id; Thing(Long id) { this.id = id; } Thing() { this(null); } "
					+ "public Thing withId(Long id) { return new Thing(id); } }" })
	void needsNoNamesOfParameters(String source) {
		assertThat(problems(compiled(source))).isEmpty();
	}

	@Test
	void refusesParametersThatNameNoProperty() {
		assertThat(problems(Misnamed.class)).singleElement()
			.asString()
			.contains("Parameter 'nom'", "Misnamed(Long, String)", "name it like a field", "@PersistenceCreator");
		assertThat(problems(MisnamedRecord.class)).singleElement().asString().contains("Parameter 'nom'");
		assertThat(problems(OfTransient.class)).singleElement().asString().contains("Parameter 'clock'", "not stored");
	}

	@ParameterizedTest
	@ValueSource(classes = { FinalId.class, FinalVersion.class, FinalDate.class })
	void refusesFinalPropertiesThatTheStoreCannotSet(Class<?> type) {
		assertThat(problems(type)).singleElement()
			.asString()
			.contains("is final", "does not take it", "add a parameter", "with");
	}

	@Test
	void refusesSeveralConstructorsWhereOneIsNeeded() {
		assertThat(problems(Several.class)).singleElement()
			.asString()
			.contains("several constructors", "@PersistenceCreator");
	}

	@Test
	void allowsFinalPropertiesThatNobodySets() {
		assertThat(problems(Assigned.class)).isEmpty();
		assertThat(problems(Derived.class)).isEmpty();
	}

	@Test
	void keepsWhatTheConstructorDoesNotTake() {
		Kept kept = new Kept(null);
		kept.name = "a";
		kept.number = 3;
		assertThat(set(kept, "id", 7L)).satisfies((copy) -> assertThat(copy.id).isEqualTo(7))
			.satisfies((copy) -> assertThat(copy.name).isEqualTo("a"))
			.satisfies((copy) -> assertThat(copy.number).isEqualTo(3));
		assertThat(set(new Components(null, "a", "b"), "id", 7L)).isEqualTo(new Components(7L, "a", "b"));
		assertThat(set(new Derived(null, "a"), "name", "b").upper).isEqualTo("b!");
	}

	@Test
	void refusesToLoseWhatCannotBeKept() {
		Lost lost = new Lost(null, "a", "b");
		assertThatExceptionOfType(org.springframework.data.mapping.MappingException.class)
			.isThrownBy(() -> set(lost, "id", 7L))
			.withMessageContaining("Property 'nick'")
			.withMessageContaining("would be lost");
		assertThat(set(new Lost(null, "a", null), "id", 7L).id).isEqualTo(7);
	}

	@SuppressWarnings("unchecked")
	private static <T> T set(T bean, String property, Object value) {
		MemoryPersistentEntity<T> entity = new MemoryMappingContext().getEntity((Class<T>) bean.getClass());
		T byWriter = (T) entity.getRequiredPersistentProperty(property).getWriter().write(bean, value);
		var accessor = entity.getPropertyPathAccessor(bean);
		accessor.setProperty(entity.getRequiredPersistentProperty(property), value);
		assertThat(accessor.getBean()).usingRecursiveComparison().isEqualTo(byWriter);
		return byWriter;
	}

	private static Class<?> compiled(String source) {
		return CompiledSources
			.of(Map.of("test.Thing", "package test; import org.springframework.data.annotation.Id; " + source))
			.type("test.Thing");
	}

	private static List<String> problems(Class<?> type) {
		try {
			new MemoryMappingContext().getEntity(type);
		}
		catch (InvalidEntityException ex) {
			return ex.getProblems();
		}
		return List.of();
	}

	static final class Misnamed {

		@Id
		final Long id;

		final String name;

		Misnamed(Long id, String nom) {
			this.id = id;
			this.name = nom;
		}

	}

	record MisnamedRecord(@Id Long id, String name) {

		@PersistenceCreator
		static MisnamedRecord of(String nom) {
			return new MisnamedRecord(null, nom);
		}

	}

	static final class OfTransient {

		@Id
		final Long id;

		@Transient
		final String clock;

		OfTransient(Long id, String clock) {
			this.id = id;
			this.clock = clock;
		}

	}

	static final class FinalId {

		@Id
		final Long id = null;

		final String name;

		FinalId(String name) {
			this.name = name;
		}

	}

	static final class FinalVersion {

		@Id
		final Long id;

		@Version
		final Long version = null;

		FinalVersion(Long id) {
			this.id = id;
		}

	}

	static final class FinalDate {

		@Id
		final Long id;

		@CreatedDate
		final Instant created = null;

		FinalDate(Long id) {
			this.id = id;
		}

	}

	static final class Several {

		@Id
		final Long id;

		Several(Long id) {
			this.id = id;
		}

		Several(String id) {
			this.id = Long.valueOf(id);
		}

	}

	record Code(String country) {
	}

	static final class Assigned {

		@Id
		final Code id;

		Assigned(Code id) {
			this.id = id;
		}

		Assigned(String country) {
			this.id = new Code(country);
		}

	}

	static final class Derived {

		@Id
		final Long id;

		final String name;

		final String upper;

		Derived(Long id, String name) {
			this.id = id;
			this.name = name;
			this.upper = name + "!";
		}

	}

	static class Numbered {

		int number;

	}

	static class Kept extends Numbered {

		@Id
		final Long id;

		String name;

		Kept(Long id) {
			this.id = id;
		}

	}

	record Components(@Id Long id, String name, String nick) {

		@PersistenceCreator
		Components(Long id, String name) {
			this(id, name, null);
		}

	}

	static final class Lost {

		@Id
		final Long id;

		final String name;

		final String nick;

		@PersistenceCreator
		Lost(Long id, String name) {
			this(id, name, null);
		}

		Lost(Long id, String name, String nick) {
			this.id = id;
			this.name = name;
			this.nick = nick;
		}

	}

}
