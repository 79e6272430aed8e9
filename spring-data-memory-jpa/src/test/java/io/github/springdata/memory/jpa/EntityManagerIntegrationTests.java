package io.github.springdata.memory.jpa;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.springdata.memory.jpa.clinic.Address;
import io.github.springdata.memory.jpa.clinic.Owner;
import io.github.springdata.memory.jpa.clinic.Person;
import io.github.springdata.memory.jpa.clinic.Pet;
import io.github.springdata.memory.jpa.clinic.Vet;
import io.github.springdata.memory.jpa.clinic.Visit;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Snapshot;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.persistence.RollbackException;
import jakarta.persistence.TypedQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of what entity managers do with instances, without queries.
 */
class EntityManagerIntegrationTests {

	private final EntityManagerFactory factory = new PersistenceConfiguration("clinic")
		.provider(MemoryPersistenceProvider.class.getName())
		.managedClass(Person.class)
		.managedClass(Owner.class)
		.managedClass(Pet.class)
		.managedClass(Visit.class)
		.managedClass(Vet.class)
		.managedClass(Address.class)
		.createEntityManagerFactory();

	@AfterEach
	void close() {
		this.factory.close();
	}

	private Owner persistOwner() {
		Owner owner = new Owner("Ada", new Address("High Street 1", "London"));
		owner.add(new Pet("Rex", Pet.Kind.DOG, LocalDate.of(2020, 2, 3))).getNicknames().add("Rexi");
		owner.add(new Pet("Kitty", Pet.Kind.CAT, LocalDate.of(2021, 4, 5)))
			.getVisits()
			.add(new Visit(LocalDate.of(2022, 1, 1), "vaccination"));
		this.factory.runInTransaction((entityManager) -> entityManager.persist(owner));
		return owner;
	}

	@Test
	void aGraphIsPersistedAndReadBack() {
		Owner owner = persistOwner();
		try (EntityManager entityManager = this.factory.createEntityManager()) {
			Owner found = entityManager.find(Owner.class, owner.getId());
			assertThat(found).isNotSameAs(owner);
			assertThat(found.getName()).isEqualTo("Ada");
			assertThat(found.getAddress()).isEqualTo(new Address("High Street 1", "London"));
			assertThat(this.factory.getPersistenceUnitUtil().isLoaded(found, "pets")).isFalse();
			assertThat(found.getPets()).extracting(Pet::getName).containsExactly("Kitty", "Rex");
			assertThat(this.factory.getPersistenceUnitUtil().isLoaded(found, "pets")).isTrue();
			assertThat(found.getPets()).allSatisfy((pet) -> assertThat(pet.getOwner()).isSameAs(found));
			assertThat(found.getPets().get(1).getNicknames()).containsExactly("Rexi");
			assertThat(found.getPets().get(0).getVisits()).singleElement()
				.extracting(Visit::getReason)
				.isEqualTo("vaccination");
			assertThat(entityManager.find(Owner.class, owner.getId())).isSameAs(found);
			assertThat(entityManager.find(Owner.class, -1L)).isNull();
		}
	}

	@Test
	void changesOfManagedInstancesAreWrittenAtCommit() {
		Long id = persistOwner().getId();
		this.factory.runInTransaction((entityManager) -> {
			Owner owner = entityManager.find(Owner.class, id);
			owner.setName("Grace");
			owner.getPets().remove(0);
			owner.getPets().get(0).getNicknames().clear();
		});
		try (EntityManager entityManager = this.factory.createEntityManager()) {
			Owner owner = entityManager.find(Owner.class, id);
			assertThat(owner.getName()).isEqualTo("Grace");
			assertThat(owner.getVersion()).isEqualTo(1);
			assertThat(owner.getPets()).extracting(Pet::getName).containsExactly("Rex");
			assertThat(owner.getPets().get(0).getNicknames()).isEmpty();
		}
		assertThat(store().table("Pet").size()).isEqualTo(1);
	}

	private MemoryStore store() {
		return this.factory.unwrap(MemoryStore.class);
	}

	@Test
	void aReadWithoutAChangeWritesNothing() {
		Long id = persistOwner().getId();
		long version = store().version();
		this.factory.runInTransaction((entityManager) -> entityManager.find(Owner.class, id)
			.getPets()
			.forEach((pet) -> pet.getVisits().size()));
		assertThat(store().version()).isEqualTo(version);
	}

	@Test
	void removeCascades() {
		Long id = persistOwner().getId();
		this.factory.runInTransaction((entityManager) -> entityManager.remove(entityManager.find(Owner.class, id)));
		for (String table : List.of("Owner", "Pet", "Visit")) {
			assertThat(store().table(table).size()).as(table).isZero();
		}
	}

	@Test
	void mergeReturnsAnotherInstance() {
		Owner detached = persistOwner();
		detached.setName("Grace");
		detached.getPets().get(0).getNicknames().add("Rexo");
		Owner merged = this.factory.callInTransaction((entityManager) -> entityManager.merge(detached));
		assertThat(merged).isNotSameAs(detached);
		try (EntityManager entityManager = this.factory.createEntityManager()) {
			Owner found = entityManager.find(Owner.class, detached.getId());
			assertThat(found.getName()).isEqualTo("Grace");
			assertThat(found.getPets().get(1).getNicknames()).containsExactlyInAnyOrder("Rexi", "Rexo");
		}
		assertThatExceptionOfType(OptimisticLockException.class)
			.isThrownBy(() -> this.factory.callInTransaction((entityManager) -> entityManager.merge(detached)))
			.withMessageContaining("Owner");
	}

	@Test
	void manyToManyIsSeenFromBothSides() {
		Owner owner = persistOwner();
		Visit visit = owner.getPets().get(1).getVisits().get(0);
		this.factory.runInTransaction((entityManager) -> {
			Vet vet = new Vet("L1", "vet@example.org");
			entityManager.persist(vet);
			entityManager.find(Visit.class, visit.getId()).getVets().add(vet);
		});
		try (EntityManager entityManager = this.factory.createEntityManager()) {
			Vet vet = entityManager.find(Vet.class, "L1");
			assertThat(vet.getVisits()).extracting(Visit::getId).containsExactly(visit.getId());
			assertThat(vet.getVisits().iterator().next().getVets()).isEqualTo(Set.of(vet));
		}
		assertThatExceptionOfType(RollbackException.class)
			.isThrownBy(() -> this.factory
				.runInTransaction((entityManager) -> entityManager.remove(entityManager.find(Vet.class, "L1"))))
			.withMessageContaining("Visit");
	}

	@Test
	void aCollectionOfADetachedInstanceIsReadFromTheStateThatItCameFrom() {
		Long id = persistOwner().getId();
		Owner detached = this.factory.callInTransaction((entityManager) -> entityManager.find(Owner.class, id));
		this.factory.runInTransaction((entityManager) -> entityManager.remove(entityManager.find(Owner.class, id)));
		assertThat(detached.getPets()).extracting(Pet::getName).containsExactly("Kitty", "Rex");
		assertThat(detached.getPets()).allSatisfy((pet) -> assertThat(pet.getOwner()).isSameAs(detached));
	}

	@Test
	void violationsAreRefused() {
		this.factory.runInTransaction((entityManager) -> entityManager.persist(new Vet("L1", "a@example.org")));
		assertRefused(new Vet("L1", "b@example.org"), EntityExistsException.class, "L1");
		assertRefused(new Vet("L2", "a@example.org"), RuntimeException.class, "email");
		assertRefusedAtOnce(new Owner(null, null), "name");
		assertRefusedAtOnce(new Owner("x".repeat(41), null), "name", "41", "40");
		assertThat(store().table("Vet").size()).isEqualTo(1);
		assertThat(store().table("Owner").size()).isZero();
	}

	private void assertRefused(Object instance, Class<? extends Throwable> cause, String... texts) {
		assertThatExceptionOfType(RollbackException.class)
			.isThrownBy(() -> this.factory.runInTransaction((entityManager) -> entityManager.persist(instance)))
			.withCauseInstanceOf(cause)
			.satisfies((ex) -> assertThat(ex.getMessage()).contains(texts));
	}

	/**
	 * Asserts that an instance whose id is given by an insertion is refused as such.
	 */
	private void assertRefusedAtOnce(Object instance, String... texts) {
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(() -> this.factory.runInTransaction((entityManager) -> entityManager.persist(instance)))
			.satisfies((ex) -> assertThat(ex.getMessage()).contains(texts));
	}

	@Test
	void instancesThatAreNoneOfAnEntityAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.factory.runInTransaction((entityManager) -> entityManager.persist("text")))
			.withMessageContaining("java.lang.String is not an entity");
	}

	@Test
	void instancesOfSubclassesThatAreNoEntitiesAreRefused() {
		Vet vet = new Vet("L1", "vet@example.org") {
		};
		for (BiConsumer<EntityManager, Object> operation : List.<BiConsumer<EntityManager, Object>>of(
				EntityManager::persist, EntityManager::merge, EntityManager::remove, EntityManager::refresh,
				EntityManager::detach, EntityManager::contains)) {
			assertThatIllegalArgumentException().isThrownBy(
					() -> this.factory.runInTransaction((entityManager) -> operation.accept(entityManager, vet)));
		}
	}

	@Test
	void whatIsAskedOfAQueryOfAClosedEntityManagerLeavesTheTransaction() {
		List<Consumer<TypedQuery<?>>> questions = List.of(Query::getParameters, (query) -> query.getParameter("name"),
				(query) -> query.getParameter("name", String.class), (query) -> query.getParameter(1),
				(query) -> query.getParameter(1, String.class), (query) -> query.getParameterValue("name"),
				(query) -> query.getParameterValue(1), Query::getLockMode);
		questions.forEach((question) -> assertThat(isRolledBackAfter(question)).isFalse());
		assertThat(isRolledBackAfter(Query::getFirstResult)).isTrue();
		assertThat(isRolledBackAfter((query) -> query.setParameter("name", "x"))).isTrue();
	}

	private boolean isRolledBackAfter(Consumer<TypedQuery<?>> question) {
		EntityManager entityManager = this.factory.createEntityManager();
		EntityTransaction transaction = entityManager.getTransaction();
		transaction.begin();
		TypedQuery<Owner> query = entityManager.createQuery("from Owner o where o.name = :name", Owner.class);
		query.setParameter("name", "Ada");
		entityManager.close();
		assertThatIllegalStateException().isThrownBy(() -> question.accept(query));
		boolean rolledBack = transaction.getRollbackOnly();
		transaction.rollback();
		return rolledBack;
	}

	@Test
	void theSlowerOfTwoTransactionsIsRefused() {
		Long id = persistOwner().getId();
		try (EntityManager first = this.factory.createEntityManager();
				EntityManager second = this.factory.createEntityManager()) {
			first.getTransaction().begin();
			second.getTransaction().begin();
			first.find(Owner.class, id).setName("first");
			second.find(Owner.class, id).setName("second");
			first.getTransaction().commit();
			assertThatExceptionOfType(RollbackException.class).isThrownBy(() -> second.getTransaction().commit())
				.withCauseInstanceOf(OptimisticLockException.class);
		}
		try (EntityManager entityManager = this.factory.createEntityManager()) {
			assertThat(entityManager.find(Owner.class, id).getName()).isEqualTo("first");
		}
	}

	@Test
	void anInstanceTakesOverTheIdOfOneThatIsRemoved() {
		this.factory.runInTransaction((entityManager) -> entityManager.persist(new Vet("L1", "a@example.org")));
		this.factory.runInTransaction((entityManager) -> {
			entityManager.remove(entityManager.find(Vet.class, "L1"));
			entityManager.persist(new Vet("L1", "b@example.org"));
		});
		Vet found = this.factory.callInTransaction((entityManager) -> entityManager.find(Vet.class, "L1"));
		assertThat(found.getEmail()).isEqualTo("b@example.org");
	}

	@Test
	void theStoreGoesBackToASnapshot() {
		Snapshot empty = store().snapshot();
		Long id = persistOwner().getId();
		store().restore(empty);
		assertThat(persistOwner().getId()).isEqualTo(id);
	}

}
