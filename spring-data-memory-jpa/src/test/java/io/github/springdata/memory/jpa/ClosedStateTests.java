package io.github.springdata.memory.jpa;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

import io.github.springdata.memory.jpa.clinic.Owner;
import io.github.springdata.memory.jpa.clinic.Person;
import io.github.springdata.memory.jpa.clinic.Pet;
import io.github.springdata.memory.jpa.clinic.Vet;
import io.github.springdata.memory.jpa.clinic.Visit;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests of what closed entity managers and factories do: nothing.
 */
class ClosedStateTests {

	private static final Set<String> OPEN_METHODS = Set.of("isOpen", "getProperties", "getTransaction");

	private final EntityManagerFactory factory = new PersistenceConfiguration("clinic")
		.provider(MemoryPersistenceProvider.class.getName())
		.managedClass(Person.class)
		.managedClass(Owner.class)
		.managedClass(Pet.class)
		.managedClass(Visit.class)
		.managedClass(Vet.class)
		.createEntityManagerFactory();

	static Stream<Method> entityManagerMethods() {
		return methods(EntityManager.class).filter((method) -> !OPEN_METHODS.contains(method.getName()));
	}

	static Stream<Method> factoryMethods() {
		return methods(EntityManagerFactory.class).filter((method) -> !method.getName().equals("isOpen"));
	}

	static Stream<Method> queryMethods() {
		return Stream.concat(methods(Query.class), methods(TypedQuery.class))
			.filter((method) -> !method.isBridge() && !method.isDefault());
	}

	private static Stream<Method> methods(Class<?> type) {
		return Arrays.stream(type.getDeclaredMethods()).filter((method) -> !Modifier.isStatic(method.getModifiers()));
	}

	private static Throwable thrownBy(Method method, Object target) {
		Object[] arguments = Arrays.stream(method.getParameterTypes())
			.map((type) -> (type == int.class) ? (Object) 1 : (type == boolean.class) ? false : null)
			.toArray();
		Throwable thrown = catchThrowable(() -> method.invoke(target, arguments));
		return (thrown instanceof InvocationTargetException invocation) ? invocation.getTargetException() : thrown;
	}

	@ParameterizedTest
	@MethodSource("entityManagerMethods")
	void entityManagers(Method method) {
		EntityManager entityManager = this.factory.createEntityManager();
		entityManager.close();
		assertThat(thrownBy(method, entityManager)).isInstanceOf(IllegalStateException.class)
			.hasMessage("The entity manager is closed");
	}

	@ParameterizedTest
	@MethodSource("factoryMethods")
	void factories(Method method) {
		this.factory.close();
		assertThat(thrownBy(method, this.factory)).isInstanceOf(IllegalStateException.class)
			.hasMessage("The entity manager factory 'clinic' is closed");
	}

	@ParameterizedTest
	@MethodSource("queryMethods")
	void queries(Method method) {
		EntityManager entityManager = this.factory.createEntityManager();
		Query query = entityManager.createQuery("from Vet");
		entityManager.close();
		assertThat(thrownBy(method, query)).isInstanceOf(IllegalStateException.class)
			.hasMessage("The entity manager is closed");
	}

	@Test
	void whatAClosedEntityManagerStillHas() {
		EntityManager entityManager = this.factory.createEntityManager();
		entityManager.setProperty("org.example.name", 1);
		entityManager.close();
		assertThat(entityManager.isOpen()).isFalse();
		assertThat(entityManager.getProperties()).containsEntry("org.example.name", 1);
		assertThat(entityManager.getTransaction().isActive()).isFalse();
		assertThatIllegalStateException().isThrownBy(() -> entityManager.getTransaction().begin());
	}

	@Test
	void entityManagersAreClosedWithTheirFactory() {
		EntityManager entityManager = this.factory.createEntityManager();
		this.factory.close();
		assertThat(this.factory.isOpen()).isFalse();
		assertThat(entityManager.isOpen()).isFalse();
		assertThatIllegalStateException().isThrownBy(() -> entityManager.find(Vet.class, "L1"))
			.withMessage("The entity manager factory is closed, and the entity manager with it");
		entityManager.close();
	}

	@Test
	void anEntityManagerThatIsClosedInATransactionManagesItsInstancesUntilTheEnd() {
		EntityManager entityManager = this.factory.createEntityManager();
		entityManager.getTransaction().begin();
		Vet vet = new Vet("L1", "a@example.org");
		entityManager.persist(vet);
		entityManager.close();
		entityManager.getTransaction().commit();
		assertThat(entityManager.getTransaction().isActive()).isFalse();
		assertThat(this.factory.createEntityManager().find(Vet.class, "L1")).isNotNull();
	}

}
