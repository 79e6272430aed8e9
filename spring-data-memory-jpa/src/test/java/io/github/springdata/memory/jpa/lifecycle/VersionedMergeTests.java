package io.github.springdata.memory.jpa.lifecycle;

import java.util.stream.Stream;

import io.github.springdata.memory.jpa.MemoryPersistenceProvider;
import io.github.springdata.memory.jpa.lifecycle.Things.AssignedVersioned;
import io.github.springdata.memory.jpa.lifecycle.Things.Kind;
import io.github.springdata.memory.jpa.lifecycle.Things.Numbered;
import io.github.springdata.memory.jpa.lifecycle.Things.Thing;
import io.github.springdata.memory.jpa.lifecycle.Things.Unique;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Merge of detached instances with versions: "any version columns must be checked" during
 * the merge or at commit (Jakarta Persistence 3.2, section 3.2.7.1).
 */
class VersionedMergeTests {

	private static EntityManagerFactory factory;

	@BeforeAll
	static void open() {
		PersistenceConfiguration configuration = new PersistenceConfiguration("versions")
			.provider(MemoryPersistenceProvider.class.getName())
			.managedClass(Thing.class);
		Stream.of(Kind.values()).forEach((kind) -> configuration.managedClass(kind.type));
		factory = configuration.createEntityManagerFactory();
	}

	@AfterAll
	static void close() {
		factory.close();
	}

	private static Thing persisted(Kind kind) {
		Thing thing = kind.create("stored");
		factory.runInTransaction((entityManager) -> entityManager.persist(thing));
		return thing;
	}

	private static Thing merge(Thing thing, String name) {
		thing.name = name;
		return factory.callInTransaction((entityManager) -> entityManager.merge(thing));
	}

	private static Object version(Thing thing) {
		return (thing instanceof Numbered numbered) ? numbered.version
				: (thing instanceof AssignedVersioned assigned) ? assigned.version : (int) ((Unique) thing).version;
	}

	@ParameterizedTest
	@EnumSource(names = { "IDENTITY", "ASSIGNED" }, mode = EnumSource.Mode.EXCLUDE)
	void aCurrentInstanceIsMergedAndCountsTheVersionUp(Kind kind) {
		Thing thing = persisted(kind);
		Thing first = merge(thing, "first");
		assertThat(version(first)).isEqualTo((int) version(thing) + 1);
		assertThat(merge(first, "second").name).isEqualTo("second");
	}

	@ParameterizedTest
	@EnumSource(names = { "IDENTITY", "ASSIGNED" }, mode = EnumSource.Mode.EXCLUDE)
	void anInstanceOlderThanItsRowIsRefused(Kind kind) {
		Thing thing = persisted(kind);
		merge(persistedCopy(thing), "first");
		assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> merge(thing, "second"))
			.satisfies((ex) -> assertThat((ex instanceof OptimisticLockException) ? ex : ex.getCause())
				.isInstanceOf(OptimisticLockException.class));
		assertThat(persistedCopy(thing).name).isEqualTo("first");
	}

	private static Thing persistedCopy(Thing thing) {
		return factory.callInTransaction((entityManager) -> entityManager.find(thing.getClass(), thing.id()));
	}

	@ParameterizedTest
	@EnumSource(names = { "IDENTITY", "ASSIGNED" })
	void withoutAVersionTheLastOneWins(Kind kind) {
		Thing thing = persisted(kind);
		merge(persistedCopy(thing), "first");
		merge(thing, "second");
		assertThat(persistedCopy(thing).name).isEqualTo("second");
	}

	@ParameterizedTest
	@EnumSource(names = "ASSIGNED", mode = EnumSource.Mode.EXCLUDE)
	void anInstanceWhoseRowIsGoneIsRefused(Kind kind) {
		Thing thing = persisted(kind);
		factory.runInTransaction(
				(entityManager) -> entityManager.remove(entityManager.find(thing.getClass(), thing.id())));
		assertThatExceptionOfType(OptimisticLockException.class).isThrownBy(() -> merge(thing, "again"))
			.withMessageContaining(thing.getClass().getSimpleName());
	}

	@ParameterizedTest
	@EnumSource
	void aNewInstanceIsInsertedByAMerge(Kind kind) {
		Thing thing = kind.create("new");
		Thing merged = merge(thing, "new");
		assertThat(merged).isNotSameAs(thing);
		assertThat(persistedCopy(merged).name).isEqualTo("new");
		assertThat(thing.id() == null).isEqualTo(!kind.isAssigned());
	}

}
