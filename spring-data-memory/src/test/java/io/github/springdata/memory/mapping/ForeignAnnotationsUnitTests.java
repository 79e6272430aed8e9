package io.github.springdata.memory.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.springdata.memory.mapping.state.EntityState;
import io.github.springdata.memory.mapping.state.UncopyableValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ForeignAnnotations}. The annotations are stand-ins of the same name,
 * as the library refers to them by name.
 */
class ForeignAnnotationsUnitTests {

	private final Map<String, String> sources = new LinkedHashMap<>();

	@ParameterizedTest
	@CsvSource({ "javax.persistence.Column,@Indexed(unique = true)",
			"javax.persistence.Version,org.springframework.data.annotation",
			"javax.persistence.Transient,@Transient of org.springframework.data.annotation",
			"jakarta.persistence.ManyToOne,AggregateReference", "jakarta.persistence.OneToMany,spring-data-memory-jpa",
			"jakarta.persistence.OneToOne,spring-data-memory-jpa", "jakarta.persistence.ManyToMany,@ReferenceTo",
			"jakarta.persistence.JoinColumn,AggregateReference", "jakarta.persistence.MapsId,AggregateReference",
			"jakarta.persistence.OrderBy,queries sort", "jakarta.persistence.MapKey,on the side that owns them",
			"javax.persistence.Column,@NonNull", "jakarta.nosql.Column,@Indexed",
			"org.hibernate.annotations.CreationTimestamp,@CreatedDate",
			"org.hibernate.annotations.UpdateTimestamp,@LastModifiedDate",
			"org.hibernate.annotations.Formula,compute it", "org.hibernate.annotations.NaturalId,unique = true",
			"org.hibernate.envers.Audited,remove it",
			"org.springframework.data.relational.core.mapping.OfTomorrow,remove it",
			"org.springframework.data.mongodb.core.mapping.Field,nothing for the name",
			"org.springframework.data.mongodb.core.mapping.DBRef,AggregateReference",
			"org.springframework.data.mongodb.core.index.Indexed,io.github.springdata.memory.mapping",
			"org.springframework.data.redis.core.TimeToLive,until it is deleted",
			"org.springframework.data.redis.core.index.Indexed,io.github.springdata.memory.mapping",
			"org.springframework.data.cassandra.core.mapping.PrimaryKeyColumn,@Id",
			"org.springframework.data.neo4j.core.schema.Relationship,AggregateReference",
			"org.springframework.data.elasticsearch.annotations.Field,@Indexed",
			"org.springframework.data.couchbase.core.mapping.Field,@Indexed",
			"org.springframework.data.geode.of.tomorrow.Region,remove it" })
	void refusesAnnotationsOfPropertiesByName(String annotation, String remedy) {
		annotation(annotation);
		source("test.Thing", "public class Thing { @Id Long id; @%s String name; }".formatted(annotation));
		assertThat(problems("test.Thing")).singleElement()
			.asString()
			.startsWith("Property 'name' of test.Thing has @" + annotation.substring(annotation.lastIndexOf('.') + 1))
			.contains(annotation.substring(0, annotation.lastIndexOf('.')), remedy);
	}

	@ParameterizedTest
	@CsvSource({ "javax.persistence.Entity", "javax.persistence.Table", "jakarta.persistence.EntityListeners",
			"jakarta.persistence.SecondaryTable", "jakarta.persistence.IdClass", "jakarta.persistence.NamedQuery",
			"org.springframework.data.mongodb.core.mapping.Document", "org.springframework.data.redis.core.RedisHash" })
	void refusesAnnotationsOfClassesByName(String annotation) {
		annotation(annotation);
		source("test.Thing", "@%s public class Thing { @Id Long id; }".formatted(annotation));
		assertThat(problems("test.Thing")).singleElement()
			.asString()
			.startsWith("test.Thing has @" + annotation.substring(annotation.lastIndexOf('.') + 1));
	}

	@Test
	void findsThemWhereverTheyAreAndReportsThemTogether() {
		annotation("javax.persistence.Id");
		annotation("javax.persistence.Column");
		annotation("javax.persistence.PrePersist");
		annotation("javax.persistence.MappedSuperclass");
		annotation("javax.persistence.Embeddable");
		annotation("javax.persistence.Lob");
		annotation("javax.persistence.Convert");
		source("test.Base", "@javax.persistence.MappedSuperclass public class Base { "
				+ "@javax.persistence.Column String code; @javax.persistence.PrePersist void touch() {} }");
		source("test.Part", "@javax.persistence.Embeddable public class Part { @javax.persistence.Lob String text; }");
		source("test.Line", "public record Line(@javax.persistence.Column String name) { }");
		source("test.Key", "public record Key(@javax.persistence.Convert String name) { }");
		source("test.Thing",
				"public class Thing extends Base { @Id @javax.persistence.Id Long id; String note; "
						+ "Part part; java.util.Map<Key, java.util.List<Line>> lines; "
						+ "@javax.persistence.Lob public String getNote() { return this.note; } }");
		assertThat(problems("test.Thing")).satisfiesExactlyInAnyOrder(
				(problem) -> assertThat(problem).startsWith("Property 'id' of test.Thing has @Id"),
				(problem) -> assertThat(problem).startsWith("Property 'note' of test.Thing has @Lob"),
				(problem) -> assertThat(problem).startsWith("test.Base has @MappedSuperclass"),
				(problem) -> assertThat(problem).startsWith("Property 'code' of test.Base has @Column"),
				(problem) -> assertThat(problem).startsWith("Method 'touch' of test.Base has @PrePersist"),
				(problem) -> assertThat(problem).startsWith("test.Part has @Embeddable"),
				(problem) -> assertThat(problem).startsWith("Property 'text' of test.Part has @Lob"),
				(problem) -> assertThat(problem).startsWith("Property 'name' of test.Line has @Column"),
				(problem) -> assertThat(problem).startsWith("Property 'name' of test.Key has @Convert"));
	}

	@Test
	void findsThemOnInterfaces() {
		annotation("javax.persistence.Column");
		annotation("javax.persistence.Entity");
		source("test.Named", "public interface Named { @javax.persistence.Column String getName(); }");
		source("test.Described", "@javax.persistence.Entity public interface Described extends Named { }");
		source("test.Thing", "public class Thing implements Described { @Id Long id; String name; "
				+ "public String getName() { return this.name; } }");
		assertThat(problems("test.Thing")).satisfiesExactlyInAnyOrder(
				(problem) -> assertThat(problem).startsWith("test.Described has @Entity"),
				(problem) -> assertThat(problem).startsWith("Property 'name' of test.Named has @Column"));
	}

	@Test
	void findsThemOnAnnotationsAndOnWhatIsNotStored() {
		annotation("javax.persistence.Transient");
		annotation("org.springframework.data.mongodb.core.mapping.Field");
		source("test.Short", "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) "
				+ "@org.springframework.data.mongodb.core.mapping.Field public @interface Short { }");
		source("test.Thing", "public class Thing { @Id Long id; @Short String name; "
				+ "@javax.persistence.Transient @org.springframework.data.annotation.Transient String secret; }");
		assertThat(problems("test.Thing")).satisfiesExactlyInAnyOrder(
				(problem) -> assertThat(problem).startsWith("Property 'name' of test.Thing has @Field"),
				(problem) -> assertThat(problem).startsWith("Property 'secret' of test.Thing has @Transient"));
	}

	@Test
	void refusesThemInModeSharedAsWell() {
		annotation("javax.persistence.Column");
		source("test.Thing",
				"@io.github.springdata.memory.mapping.MemoryEntity(unitOfWork = io.github.springdata.memory.mapping.UnitOfWorkMode.SHARED) "
						+ "public class Thing { @Id Long id; @javax.persistence.Column String name; }");
		assertThat(problems("test.Thing")).singleElement().asString().startsWith("Property 'name'");
	}

	@Test
	void letsOtherAnnotationsBe() {
		annotation("jakarta.validation.constraints.Size");
		annotation("com.fasterxml.jackson.annotation.JsonProperty");
		annotation("org.hibernate.validator.constraints.Length");
		annotation("org.springframework.data.rest.core.annotation.RestResource");
		source("test.Thing",
				"@org.springframework.data.annotation.TypeAlias(\"t\") public class Thing { @Id Long id; "
						+ "@jakarta.validation.constraints.Size @com.fasterxml.jackson.annotation.JsonProperty "
						+ "@org.hibernate.validator.constraints.Length "
						+ "@org.springframework.data.rest.core.annotation.RestResource String name; "
						+ "@org.springframework.data.annotation.CreatedDate java.time.Instant created; }");
		assertThat(problems("test.Thing")).isEmpty();
	}

	@Test
	void refusesObjectsOfSuchClassesThatRunTimeKnows() {
		annotation("javax.persistence.Embeddable");
		source("test.Shape", "public interface Shape { }");
		source("test.Circle", "@javax.persistence.Embeddable public class Circle implements Shape { }");
		source("test.Thing", "public class Thing { @Id Long id; public Shape shape = new Circle(); }");
		CompiledSources compiled = CompiledSources.of(this.sources);
		EntityState state = new MemoryMappingContext().getEntity(compiled.type("test.Thing")).getState();
		assertThatExceptionOfType(UncopyableValueException.class)
			.isThrownBy(() -> state.copyIn(compiled.type("test.Thing").getConstructor().newInstance()))
			.withMessageContaining("shape")
			.withMessageContaining("@Embeddable");
	}

	private void annotation(String name) {
		int dot = name.lastIndexOf('.');
		this.sources.put(name,
				"package %s; @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface %s { }"
					.formatted(name.substring(0, dot), name.substring(dot + 1)));
	}

	private void source(String name, String text) {
		this.sources.put(name, "package test; import org.springframework.data.annotation.Id; " + text);
	}

	private List<String> problems(String name) {
		Class<?> type = CompiledSources.of(this.sources).type(name);
		try {
			new MemoryMappingContext().getEntity(type);
		}
		catch (InvalidEntityException ex) {
			return ex.getProblems();
		}
		return List.of();
	}

}
