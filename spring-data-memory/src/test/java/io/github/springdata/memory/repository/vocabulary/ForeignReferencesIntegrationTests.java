package io.github.springdata.memory.repository.vocabulary;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.CompiledSources;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.repository.CrudRepository;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what belongs to Spring Data JDBC. Stand-ins of the same names take its place,
 * as the module would change how all repositories of the class path are found.
 */
class ForeignReferencesIntegrationTests {

	private static final CompiledSources TYPES = compile();

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore()));

	private final CrudRepository<Object, Long> owners = repository("test.Owners");

	private final CrudRepository<Object, Long> pets = repository("test.Pets");

	private static CompiledSources compile() {
		Map<String, String> sources = new LinkedHashMap<>();
		sources.put("org.springframework.data.jdbc.core.mapping.AggregateReference", """
				package org.springframework.data.jdbc.core.mapping;
				public interface AggregateReference<T, ID> {
					static <T, ID> AggregateReference<T, ID> to(ID id) { return new IdOnlyAggregateReference<>(id); }
					ID getId();
				}
				record IdOnlyAggregateReference<T, ID>(ID id) implements AggregateReference<T, ID> {
					public ID getId() { return this.id; }
				}""");
		sources.put("org.springframework.data.jdbc.repository.query.Query", """
				package org.springframework.data.jdbc.repository.query;
				import java.lang.annotation.*;
				@Retention(RetentionPolicy.RUNTIME) public @interface Query { String value(); }""");
		sources.put("test.Person", """
				package test;
				public record Person(@org.springframework.data.annotation.Id Long id, String name) { }""");
		sources.put("test.Pet",
				"""
						package test;
						import org.springframework.data.jdbc.core.mapping.AggregateReference;
						public record Pet(@org.springframework.data.annotation.Id Long id, String name,
								AggregateReference<Person, Long> owner,
								@io.github.springdata.memory.mapping.ReferenceTo(Person.class) AggregateReference<Person, Long> vet) { }""");
		sources.put("test.Pets", """
				package test;
				import org.springframework.data.jdbc.core.mapping.AggregateReference;
				import org.springframework.data.repository.query.Param;
				public interface Pets extends org.springframework.data.repository.CrudRepository<Pet, Long> {
					java.util.List<Pet> findByOwner(Long id);
					java.util.List<Pet> findByOwnerId(Long id);
					java.util.List<Pet> findByOwnerIsNull();
					java.util.List<Pet> readByOwner(AggregateReference<Person, Long> owner);
					java.util.List<Pet> queryByOwner(Person owner);
					java.util.List<Pet> findByNameOrderByOwnerDesc(String name);
					@io.github.springdata.memory.repository.Query("select p from Pet p where p.owner = :id")
					java.util.List<Pet> ofOwner(@Param("id") Long id);
					@io.github.springdata.memory.repository.Modifying
					@io.github.springdata.memory.repository.Query("update Pet p set p.owner = :id")
					int give(@Param("id") AggregateReference<Person, Long> owner);
				}""");
		sources.put("test.Owners",
				"""
						package test;
						public interface Owners extends org.springframework.data.repository.CrudRepository<Person, Long> { }""");
		sources.put("test.Sql", """
				package test;
				public interface Sql extends org.springframework.data.repository.CrudRepository<Pet, Long> {
					@org.springframework.data.jdbc.repository.query.Query("select * from pet")
					java.util.List<Pet> all();
				}""");
		sources.put("org.springframework.data.keyvalue.annotation.KeySpace", """
				package org.springframework.data.keyvalue.annotation;
				import java.lang.annotation.*;
				@Retention(RetentionPolicy.RUNTIME) public @interface KeySpace { String value() default ""; }""");
		sources.put("test.Boxed", """
				package test;
				import java.lang.annotation.*;
				@org.springframework.data.keyvalue.annotation.KeySpace("boxes")
				@Retention(RetentionPolicy.RUNTIME) public @interface Boxed { }""");
		sources.put("test.Box", """
				package test;
				@Boxed public record Box(@org.springframework.data.annotation.Id Long id) { }""");
		return CompiledSources.of(sources);
	}

	@Test
	void aReferenceIsFoundByItsIdAndByWhatItRefersTo() {
		Object ada = this.owners.save(person("Ada"));
		Object bob = this.owners.save(person("Bob"));
		this.pets.save(pet("Leo", reference(1L), null));
		this.pets.save(pet("Max", reference(2L), null));
		this.pets.save(pet("Rex", null, null));
		assertThat(names("findByOwner", 1L)).containsExactly("Leo");
		assertThat(names("findByOwnerId", 2L)).containsExactly("Max");
		assertThat(names("findByOwnerIsNull")).containsExactly("Rex");
		assertThat(names("readByOwner", reference(2L))).containsExactly("Max");
		assertThat(names("queryByOwner", ada)).containsExactly("Leo");
		assertThat(names("ofOwner", 1L)).containsExactly("Leo");
		assertThat(call("give", reference(2L))).isEqualTo(3);
		assertThat(names("queryByOwner", bob)).containsExactly("Leo", "Max", "Rex");
		assertThat(this.pets.findById(1L).orElseThrow()).isEqualTo(pet(1L, "Leo", reference(2L), null));
	}

	@Test
	void aReferenceIsSortedByItsId() {
		this.pets.save(pet("Leo", reference(1L), null));
		this.pets.save(pet("Leo", reference(2L), null));
		Collection<?> found = (Collection<?>) call("findByNameOrderByOwnerDesc", "Leo");
		assertThat(found).extracting((pet) -> value(pet, "owner"))
			.asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
			.isEqualTo(Stream.of(2L, 1L).map(ForeignReferencesIntegrationTests::reference).toList());
	}

	@Test
	void onlyReferencesThatSaySoAreChecked() {
		this.pets.save(pet("Leo", reference(9L), null));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.pets.save(pet("Max", null, reference(9L))));
	}

	@Test
	void keySpacesNameTables() {
		assertThat(new MemoryMappingContext().getEntity(TYPES.type("test.Box")).getTableName()).isEqualTo("boxes");
	}

	@Test
	void queriesInSqlAreRefusedByName() {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> repository("test.Sql"))
			.withMessageContaining("Method 'all' has @Query of org.springframework.data.jdbc.repository.query");
	}

	@SuppressWarnings("unchecked")
	private CrudRepository<Object, Long> repository(String name) {
		this.factory.setBeanClassLoader(TYPES);
		return (CrudRepository<Object, Long>) this.factory.getRepository(TYPES.type(name));
	}

	private Collection<String> names(String method, Object... arguments) {
		return ((Collection<?>) call(method, arguments)).stream().map((pet) -> (String) value(pet, "name")).toList();
	}

	private Object call(String name, Object... arguments) {
		Method method = Stream.of(TYPES.type("test.Pets").getDeclaredMethods())
			.filter((candidate) -> candidate.getName().equals(name))
			.findFirst()
			.orElseThrow();
		return ReflectionUtils.invokeMethod(method, this.pets, arguments);
	}

	private static Object value(Object record, String component) {
		return ReflectionUtils.invokeMethod(ReflectionUtils.findMethod(record.getClass(), component), record);
	}

	private static Object reference(Long id) {
		Method to = ReflectionUtils.findMethod(
				TYPES.type("org.springframework.data.jdbc.core.mapping.AggregateReference"), "to", Object.class);
		return ReflectionUtils.invokeMethod(to, null, id);
	}

	private static Object person(String name) {
		return create("test.Person", null, name);
	}

	private static Object pet(String name, Object owner, Object vet) {
		return pet(null, name, owner, vet);
	}

	private static Object pet(Long id, String name, Object owner, Object vet) {
		return create("test.Pet", id, name, owner, vet);
	}

	private static Object create(String name, Object... arguments) {
		try {
			return TYPES.type(name).getDeclaredConstructors()[0].newInstance(arguments);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
