package io.github.springdata.memory.jpa.lifecycle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import io.github.springdata.memory.jpa.MemoryPersistenceProvider;
import io.github.springdata.memory.jpa.lifecycle.Things.Identified;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.TransactionRequiredException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Operations of entity managers with what they cannot serve: no instance, one of a class
 * that is no entity, no transaction, a manager that is closed (Jakarta Persistence 3.2,
 * sections 3.1.1 and 7.7).
 */
class ArgumentTests {

	private static final Map<String, BiConsumer<EntityManager, Object>> OPERATIONS = operations();

	private final EntityManagerFactory factory = new PersistenceConfiguration("arguments")
		.provider(MemoryPersistenceProvider.class.getName())
		.managedClass(Identified.class)
		.managedClass(Things.Thing.class)
		.createEntityManagerFactory();

	private EntityManager entityManager;

	@BeforeEach
	void open() {
		this.entityManager = this.factory.createEntityManager();
		this.entityManager.getTransaction().begin();
	}

	@AfterEach
	void close() {
		this.factory.close();
	}

	private static Map<String, BiConsumer<EntityManager, Object>> operations() {
		Map<String, BiConsumer<EntityManager, Object>> operations = new LinkedHashMap<>();
		operations.put("persist", EntityManager::persist);
		operations.put("merge", EntityManager::merge);
		operations.put("remove", EntityManager::remove);
		operations.put("refresh", EntityManager::refresh);
		operations.put("refresh with a lock", (em, x) -> em.refresh(x, LockModeType.PESSIMISTIC_READ));
		operations.put("detach", EntityManager::detach);
		operations.put("contains", EntityManager::contains);
		operations.put("lock", (em, x) -> em.lock(x, LockModeType.OPTIMISTIC));
		operations.put("getLockMode", EntityManager::getLockMode);
		operations.put("getReference", EntityManager::getReference);
		return operations;
	}

	static Stream<String> names() {
		return OPERATIONS.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("names")
	void refusesNoInstance(String operation) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> OPERATIONS.get(operation).accept(this.entityManager, null));
		assertThat(this.entityManager.getTransaction().getRollbackOnly()).isTrue();
	}

	@ParameterizedTest
	@MethodSource("names")
	void refusesAnInstanceOfAClassThatIsNoEntity(String operation) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> OPERATIONS.get(operation).accept(this.entityManager, "text"))
			.withMessageContaining("java.lang.String");
		assertThat(this.entityManager.getTransaction().getRollbackOnly()).isTrue();
	}

	@ParameterizedTest
	@MethodSource("names")
	void refusesEverythingOnceItIsClosed(String operation) {
		this.entityManager.close();
		assertThatIllegalStateException()
			.isThrownBy(() -> OPERATIONS.get(operation).accept(this.entityManager, new Identified()));
	}

	@Test
	void refusesWhatNeedsNoInstanceOnceItIsClosed() {
		this.entityManager.close();
		assertThatIllegalStateException().isThrownBy(() -> this.entityManager.find(Identified.class, 1L));
		assertThatIllegalStateException().isThrownBy(() -> this.entityManager.getReference(Identified.class, 1L));
		assertThatIllegalStateException().isThrownBy(this.entityManager::flush);
		assertThatIllegalStateException().isThrownBy(this.entityManager::clear);
		assertThatIllegalStateException().isThrownBy(this.entityManager::close);
		assertThatIllegalStateException().isThrownBy(this.entityManager::joinTransaction);
		assertThatIllegalStateException().isThrownBy(() -> this.entityManager.setFlushMode(FlushModeType.AUTO));
		assertThat(this.entityManager.isOpen()).isFalse();
		assertThat(this.entityManager.getTransaction().isActive()).isTrue();
	}

	@Test
	void writesWhatIsManagedWhenTheTransactionOfAClosedManagerIsCommitted() {
		Identified thing = new Identified();
		this.entityManager.persist(thing);
		this.entityManager.close();
		this.entityManager.getTransaction().commit();
		assertThat(this.factory.<Object>callInTransaction((other) -> other.find(Identified.class, thing.id)))
			.isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "lock", "getLockMode", "refresh with a lock" })
	void refusesLocksWithoutATransaction(String operation) {
		Identified thing = new Identified();
		this.entityManager.persist(thing);
		this.entityManager.getTransaction().commit();
		assertThatExceptionOfType(TransactionRequiredException.class)
			.isThrownBy(() -> OPERATIONS.get(operation).accept(this.entityManager, thing));
		assertThatExceptionOfType(TransactionRequiredException.class)
			.isThrownBy(() -> this.entityManager.find(Identified.class, thing.id, LockModeType.OPTIMISTIC));
		assertThatExceptionOfType(TransactionRequiredException.class).isThrownBy(this.entityManager::flush);
	}

	@Test
	void refusesIdsThatAreNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.entityManager.find(Identified.class, null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.entityManager.find(Identified.class, "1"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.entityManager.find(String.class, 1L));
		assertThatIllegalArgumentException().isThrownBy(() -> this.entityManager.getReference(Identified.class, null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.entityManager.getReference(Identified.class, "1"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.entityManager.getReference(String.class, 1L));
	}

}
