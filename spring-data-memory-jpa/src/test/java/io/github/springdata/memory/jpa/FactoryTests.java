package io.github.springdata.memory.jpa;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.jpa.clinic.Address;
import io.github.springdata.memory.jpa.clinic.Owner;
import io.github.springdata.memory.jpa.clinic.Person;
import io.github.springdata.memory.jpa.clinic.Pet;
import io.github.springdata.memory.jpa.clinic.Vet;
import io.github.springdata.memory.jpa.clinic.Visit;
import io.github.springdata.memory.store.MemoryStore;
import jakarta.persistence.Cache;
import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.PersistenceUnitUtil;
import jakarta.persistence.Query;
import jakarta.persistence.SchemaManager;
import jakarta.persistence.SchemaValidationException;
import jakarta.persistence.SynchronizationType;
import jakarta.persistence.TypedQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of what a factory has besides entity managers.
 */
class FactoryTests {

	private final EntityManagerFactory factory = configuration().createEntityManagerFactory();

	private static PersistenceConfiguration configuration() {
		return new PersistenceConfiguration("clinic").provider(MemoryPersistenceProvider.class.getName())
			.property("org.example.color", "green")
			.managedClass(Person.class)
			.managedClass(Owner.class)
			.managedClass(Pet.class)
			.managedClass(Visit.class)
			.managedClass(Vet.class)
			.managedClass(Address.class);
	}

	@AfterEach
	void close() {
		this.factory.close();
	}

	private Owner persistOwner() {
		Owner owner = new Owner("Ada", new Address("High Street 1", "London"));
		owner.add(new Pet("Rex", Pet.Kind.DOG, LocalDate.of(2020, 2, 3)))
			.getVisits()
			.add(new Visit(LocalDate.of(2022, 1, 1), "vaccination"));
		this.factory.runInTransaction((entityManager) -> entityManager.persist(owner));
		return owner;
	}

	private long count(String entity) {
		return this.factory.callInTransaction(
				(entityManager) -> entityManager.createQuery("select count(e) from %s e".formatted(entity), Long.class)
					.getSingleResult());
	}

	@Test
	void nameAndProperties() {
		assertThat(this.factory.getName()).isEqualTo("clinic");
		assertThat(this.factory.getProperties()).containsEntry("org.example.color", "green");
		assertThat(this.factory.getTransactionType()).isEqualTo(PersistenceUnitTransactionType.RESOURCE_LOCAL);
		EntityManager entityManager = this.factory.createEntityManager(Map.of("org.example.size", 7));
		entityManager.setProperty("org.example.color", "red");
		assertThat(entityManager.getProperties()).containsEntry("org.example.color", "red")
			.containsEntry("org.example.size", 7);
		assertThat(this.factory.getProperties()).containsEntry("org.example.color", "green");
		assertThatIllegalStateException()
			.isThrownBy(() -> this.factory.createEntityManager(SynchronizationType.UNSYNCHRONIZED));
	}

	@Test
	void unwrapping() {
		MemoryStore store = this.factory.unwrap(MemoryStore.class);
		assertThat(this.factory.createEntityManager().unwrap(MemoryStore.class)).isSameAs(store);
		assertThat(this.factory.unwrap(EntityManagerFactory.class)).isSameAs(this.factory);
		assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> this.factory.unwrap(String.class));
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(() -> this.factory.getCache().unwrap(String.class));
	}

	@Test
	void transactionsOfFunctions() {
		assertThat(this.factory.<String>callInTransaction((entityManager) -> {
			entityManager.persist(new Vet("L1", "a@example.org"));
			return "done";
		})).isEqualTo("done");
		assertThatIllegalArgumentException().isThrownBy(() -> this.factory.runInTransaction((entityManager) -> {
			entityManager.persist(new Vet("L2", "b@example.org"));
			throw new IllegalArgumentException();
		}));
		this.factory.runInTransaction((entityManager) -> {
			entityManager.persist(new Vet("L3", "c@example.org"));
			entityManager.getTransaction().setRollbackOnly();
		});
		assertThat(count("Vet")).isEqualTo(1);
	}

	@Test
	void namedQueriesAreCopiesOfWhatIsAdded() {
		EntityManager entityManager = this.factory.createEntityManager();
		TypedQuery<Vet> query = entityManager
			.createQuery("select v from Vet v where v.license like :license order by v.license", Vet.class)
			.setParameter("license", "%")
			.setFirstResult(1)
			.setMaxResults(3)
			.setFlushMode(FlushModeType.COMMIT)
			.setLockMode(LockModeType.OPTIMISTIC)
			.setHint("org.example.hint", 1);
		this.factory.addNamedQuery("vets", query);
		query.setMaxResults(9);
		Query named = entityManager.createNamedQuery("vets");
		assertThat(named.getFirstResult()).isEqualTo(1);
		assertThat(named.getMaxResults()).isEqualTo(3);
		assertThat(named.getFlushMode()).isEqualTo(FlushModeType.COMMIT);
		assertThat(named.getLockMode()).isEqualTo(LockModeType.OPTIMISTIC);
		assertThat(named.getHints()).containsEntry("org.example.hint", 1);
		assertThat(named.isBound(named.getParameter("license"))).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> entityManager.createNamedQuery("pets"));
		this.factory.addNamedQuery("vets", entityManager.createQuery("from Vet"));
		assertThat(entityManager.createNamedQuery("vets").getMaxResults()).isEqualTo(Integer.MAX_VALUE);
	}

	@Test
	void namedGraphs() {
		EntityManager entityManager = this.factory.createEntityManager();
		EntityGraph<Owner> graph = entityManager.createEntityGraph(Owner.class);
		graph.addAttributeNode("pets");
		this.factory.addNamedEntityGraph("pets", graph);
		assertThat(this.factory.getNamedEntityGraphs(Owner.class)).containsOnlyKeys("pets");
		assertThat(this.factory.getNamedEntityGraphs(Vet.class)).isEmpty();
		Owner saved = persistOwner();
		Owner found = entityManager.find(graph, saved.getId());
		assertThat(this.factory.getPersistenceUnitUtil().isLoaded(found, "pets")).isTrue();
		assertThatIllegalArgumentException().isThrownBy(() -> entityManager.find(graph, null));
	}

	@Test
	void tablesAreEmptiedWhateverRefersToWhatever() {
		persistOwner();
		SchemaManager schema = this.factory.getSchemaManager();
		schema.truncate();
		assertThat(List.of(count("Owner"), count("Pet"), count("Visit"))).containsOnly(0L);
		Owner owner = persistOwner();
		schema.drop(true);
		schema.create(true);
		assertThat(count("Owner")).isZero();
		assertThat(this.factory.createEntityManager().find(Owner.class, owner.getId())).isNull();
	}

	@Test
	void validationFindsWhatTablesHaveLost() throws SchemaValidationException {
		SchemaManager schema = this.factory.getSchemaManager();
		schema.validate();
		MemoryStore store = this.factory.unwrap(MemoryStore.class);
		String index = store.table("Vet").definition().indexes().get(0).name();
		store.dropIndex("Vet", index);
		assertThatExceptionOfType(SchemaValidationException.class).isThrownBy(schema::validate)
			.withMessageContaining("Table 'Vet' has lost its index '%s'; create() adds it", index)
			.satisfies((ex) -> assertThat(ex.getFailures()).hasSize(1));
		schema.create(false);
		schema.validate();
	}

	@Test
	void cacheModesAreThoseOfTheEntityManagerUnlessAQueryHasItsOwn() {
		EntityManager entityManager = this.factory.createEntityManager();
		Query query = entityManager.createQuery("from Vet");
		assertThat(entityManager.getCacheRetrieveMode()).isEqualTo(CacheRetrieveMode.USE);
		assertThat(query.getCacheStoreMode()).isEqualTo(CacheStoreMode.USE);
		entityManager.setCacheRetrieveMode(CacheRetrieveMode.BYPASS);
		entityManager.setCacheStoreMode(CacheStoreMode.REFRESH);
		assertThat(entityManager.getCacheRetrieveMode()).isEqualTo(CacheRetrieveMode.BYPASS);
		assertThat(entityManager.getCacheStoreMode()).isEqualTo(CacheStoreMode.REFRESH);
		assertThat(entityManager.getProperties()).containsEntry("jakarta.persistence.cache.storeMode",
				CacheStoreMode.REFRESH);
		assertThat(query.getCacheRetrieveMode()).isEqualTo(CacheRetrieveMode.BYPASS);
		assertThat(query.getCacheStoreMode()).isEqualTo(CacheStoreMode.REFRESH);
		query.setCacheRetrieveMode(CacheRetrieveMode.USE);
		query.setHint("jakarta.persistence.cache.storeMode", "BYPASS");
		assertThat(query.getCacheRetrieveMode()).isEqualTo(CacheRetrieveMode.USE);
		assertThat(query.getCacheStoreMode()).isEqualTo(CacheStoreMode.BYPASS);
	}

	@Test
	void flushModesOfHints() {
		EntityManager entityManager = this.factory.createEntityManager();
		entityManager.getTransaction().begin();
		entityManager.persist(new Vet("L1", null));
		Query query = entityManager.createQuery("from Vet").setHint("org.hibernate.flushMode", "COMMIT");
		assertThat(query.getFlushMode()).isEqualTo(FlushModeType.COMMIT);
		assertThat(query.getResultList()).isEmpty();
		assertThat(query.setFlushMode(FlushModeType.AUTO).getResultList()).hasSize(1);
		entityManager.getTransaction().rollback();
	}

	@Test
	void whatIsEvictedComesBackWhenItIsReadOrWritten() {
		this.factory.runInTransaction((entityManager) -> entityManager.persist(new Vet("L1", null)));
		Cache cache = this.factory.getCache();
		assertThat(cache.contains(Vet.class, "L1")).isTrue();
		cache.evict(Vet.class, "L1");
		assertThat(cache.contains(Vet.class, "L1")).isFalse();
		this.factory.createEntityManager().find(Vet.class, "L1");
		assertThat(cache.contains(Vet.class, "L1")).isTrue();
		cache.evictAll();
		assertThat(cache.contains(Vet.class, "L1")).isFalse();
		this.factory.runInTransaction((entityManager) -> {
			entityManager.createQuery("from Vet").getResultList();
			entityManager.persist(new Vet("L2", null));
		});
		assertThat(cache.contains(Vet.class, "L1")).isTrue();
		assertThat(cache.contains(Vet.class, "L2")).isTrue();
	}

	@Test
	void cacheModesOfTheUnit() {
		try (EntityManagerFactory uncached = configuration().property(PersistenceConfiguration.CACHE_MODE, "NONE")
			.createEntityManagerFactory()) {
			uncached.runInTransaction((entityManager) -> entityManager.persist(new Vet("L1", null)));
			assertThat(uncached.getCache().contains(Vet.class, "L1")).isFalse();
		}
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(
					configuration().property(PersistenceConfiguration.CACHE_MODE, "SOME")::createEntityManagerFactory)
			.withMessageContaining("set it to one of [ALL, NONE,");
	}

	@Test
	void questionsAboutInstances() {
		Owner saved = persistOwner();
		PersistenceUnitUtil util = this.factory.getPersistenceUnitUtil();
		Owner found = this.factory.createEntityManager().find(Owner.class, saved.getId());
		assertThat(util.isLoaded(found)).isTrue();
		assertThat(util.isLoaded(found, "pets")).isFalse();
		assertThat(Persistence.getPersistenceUtil().isLoaded(found, "pets")).isFalse();
		util.load(found, "pets");
		assertThat(util.isLoaded(found, "pets")).isTrue();
		assertThat(util.isLoaded(found.getPets().get(0), "nicknames")).isFalse();
		util.load(found.getPets().get(0).getNicknames());
		assertThat(util.isLoaded(found.getPets().get(0), "nicknames")).isTrue();
		assertThat(util.getIdentifier(found)).isEqualTo(saved.getId());
		assertThat(util.getVersion(found)).isEqualTo(0);
		assertThat(util.getVersion(new Vet("L1", null))).isNull();
		assertThat(util.isInstance(found, Person.class)).isTrue();
		assertThat(util.isInstance(found, Vet.class)).isFalse();
		assertThat(util.getClass(new Owner("Eve", null))).isEqualTo(Owner.class);
		assertThatIllegalArgumentException().isThrownBy(() -> util.getClass(new Owner("Eve", null) {
		}));
		assertThatIllegalArgumentException().isThrownBy(() -> util.getIdentifier("text"));
		assertThatIllegalArgumentException().isThrownBy(() -> util.getVersion("text"));
		assertThatIllegalArgumentException().isThrownBy(() -> util.isLoaded(found, "nothing"));
	}

}
