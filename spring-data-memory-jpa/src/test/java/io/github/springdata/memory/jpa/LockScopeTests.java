package io.github.springdata.memory.jpa;

import java.time.LocalDate;

import io.github.springdata.memory.jpa.clinic.Address;
import io.github.springdata.memory.jpa.clinic.Owner;
import io.github.springdata.memory.jpa.clinic.Person;
import io.github.springdata.memory.jpa.clinic.Pet;
import io.github.springdata.memory.jpa.clinic.Vet;
import io.github.springdata.memory.jpa.clinic.Visit;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PessimisticLockScope;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of what pessimistic locks reach, of whatever scope: the row with its element
 * collections and join tables, and not what is at the other end of them.
 */
class LockScopeTests {

	private final EntityManagerFactory factory = new PersistenceConfiguration("clinic")
		.provider(MemoryPersistenceProvider.class.getName())
		.managedClass(Person.class)
		.managedClass(Owner.class)
		.managedClass(Pet.class)
		.managedClass(Visit.class)
		.managedClass(Vet.class)
		.managedClass(Address.class)
		.createEntityManagerFactory();

	private final Pet pet = new Pet("Rex", Pet.Kind.DOG, LocalDate.of(2020, 2, 3));

	private final Visit visit = new Visit(LocalDate.of(2022, 1, 1), "vaccination");

	private final Vet vet = new Vet("L1", "a@example.org");

	@BeforeEach
	void save() {
		this.pet.getVisits().add(this.visit);
		this.factory.runInTransaction((entityManager) -> {
			entityManager.persist(this.vet);
			entityManager.persist(this.pet);
		});
	}

	@AfterEach
	void close() {
		this.factory.close();
	}

	private EntityManager locked(Class<?> type, Object id, PessimisticLockScope scope) {
		EntityManager entityManager = this.factory.createEntityManager();
		entityManager.getTransaction().begin();
		entityManager.find(type, id, LockModeType.PESSIMISTIC_WRITE, scope, Timeout.ms(0));
		return entityManager;
	}

	private static void assertConflict(EntityManager locked) {
		assertThatExceptionOfType(RollbackException.class).isThrownBy(locked.getTransaction()::commit)
			.withCauseInstanceOf(OptimisticLockException.class);
	}

	@ParameterizedTest
	@EnumSource
	void elementCollections(PessimisticLockScope scope) {
		EntityManager locked = locked(Pet.class, this.pet.getId(), scope);
		this.factory.runInTransaction(
				(entityManager) -> entityManager.find(Pet.class, this.pet.getId()).getNicknames().add("Rexi"));
		assertConflict(locked);
	}

	@ParameterizedTest
	@EnumSource
	void joinTables(PessimisticLockScope scope) {
		EntityManager locked = locked(Visit.class, this.visit.getId(), scope);
		this.factory.runInTransaction((entityManager) -> entityManager.find(Visit.class, this.visit.getId())
			.getVets()
			.add(entityManager.find(Vet.class, "L1")));
		assertConflict(locked);
	}

	@ParameterizedTest
	@EnumSource
	void rowsThatTheLockingTransactionWritesToo(PessimisticLockScope scope) {
		EntityManager locked = locked(Pet.class, this.pet.getId(), scope);
		locked.find(Pet.class, this.pet.getId()).setName("Max");
		locked.flush();
		this.factory
			.runInTransaction((entityManager) -> entityManager.find(Pet.class, this.pet.getId()).setName("Moritz"));
		assertConflict(locked);
	}

	@ParameterizedTest
	@EnumSource
	void removedRows(PessimisticLockScope scope) {
		EntityManager locked = locked(Vet.class, "L1", scope);
		this.factory.runInTransaction((entityManager) -> entityManager.remove(entityManager.find(Vet.class, "L1")));
		assertConflict(locked);
	}

	@ParameterizedTest
	@EnumSource
	void rowsThatNobodyElseWrites(PessimisticLockScope scope) {
		EntityManager locked = locked(Pet.class, this.pet.getId(), scope);
		locked.find(Pet.class, this.pet.getId()).getNicknames().add("Rexi");
		locked.getTransaction().commit();
	}

	@ParameterizedTest
	@EnumSource
	void otherEndsOfRelations(PessimisticLockScope scope) {
		EntityManager locked = locked(Pet.class, this.pet.getId(), scope);
		this.factory.runInTransaction(
				(entityManager) -> entityManager.createQuery("update Visit v set v.reason = null").executeUpdate());
		locked.getTransaction().commit();
	}

}
