package io.github.springdata.memory.jpa;

import java.time.LocalDate;
import java.util.List;

import io.github.springdata.memory.jpa.clinic.Address;
import io.github.springdata.memory.jpa.clinic.Owner;
import io.github.springdata.memory.jpa.clinic.Person;
import io.github.springdata.memory.jpa.clinic.Pet;
import io.github.springdata.memory.jpa.clinic.Vet;
import io.github.springdata.memory.jpa.clinic.Visit;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.ParameterExpression;
import jakarta.persistence.criteria.Root;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of criteria queries which differ in nothing but values, for which one is
 * compiled.
 */
class CriteriaValuesIntegrationTests {

	private final EntityManagerFactory factory = new PersistenceConfiguration("values")
		.provider(MemoryPersistenceProvider.class.getName())
		.managedClass(Person.class)
		.managedClass(Owner.class)
		.managedClass(Pet.class)
		.managedClass(Visit.class)
		.managedClass(Vet.class)
		.createEntityManagerFactory();

	private final Owner ada = new Owner("Ada", new Address("High Street 1", "London"));

	private final Owner bob = new Owner("Bob", new Address("Low Street 2", "Paris"));

	private final EntityManager entityManager = this.factory.createEntityManager();

	@BeforeEach
	void store() {
		this.ada.add(new Pet("Rex", Pet.Kind.DOG, LocalDate.of(2020, 2, 3)));
		this.bob.add(new Pet("Kitty", Pet.Kind.CAT, LocalDate.of(2021, 4, 5)));
		this.factory.runInTransaction((manager) -> {
			manager.persist(this.ada);
			manager.persist(this.bob);
		});
	}

	@AfterEach
	void close() {
		this.entityManager.close();
		this.factory.close();
	}

	private TypedQuery<Pet> pets(String attribute, Object value) {
		CriteriaBuilder builder = this.entityManager.getCriteriaBuilder();
		CriteriaQuery<Pet> query = builder.createQuery(Pet.class);
		return this.entityManager.createQuery(query.where(builder.equal(query.from(Pet.class).get(attribute), value)));
	}

	private List<String> names(String attribute, Object value) {
		return pets(attribute, value).getResultList().stream().map(Pet::getName).toList();
	}

	@Test
	void eachQueryFindsWhatItsOwnValuesSay() {
		assertThat(names("name", "Rex")).containsExactly("Rex");
		assertThat(names("name", "Kitty")).containsExactly("Kitty");
		assertThat(names("name", "Nobody")).isEmpty();
		assertThat(names("kind", Pet.Kind.DOG)).containsExactly("Rex");
		assertThat(names("kind", Pet.Kind.CAT)).containsExactly("Kitty");
		assertThat(names("birthday", LocalDate.of(2020, 2, 3))).containsExactly("Rex");
	}

	@Test
	void entitiesAreValuesToo() {
		assertThat(names("owner", this.ada)).containsExactly("Rex");
		assertThat(names("owner", this.bob)).containsExactly("Kitty");
	}

	@Test
	void aQueryThatIsAddedToTheNamedOnesKeepsItsValues() {
		this.factory.addNamedQuery("rex", pets("name", "Rex"));
		assertThat(pets("name", "Kitty").getResultList()).hasSize(1);
		assertThat(this.entityManager.createNamedQuery("rex", Pet.class).getSingleResult().getName()).isEqualTo("Rex");
	}

	@Test
	void valuesAreNoParameters() {
		CriteriaBuilder builder = this.entityManager.getCriteriaBuilder();
		CriteriaQuery<Pet> query = builder.createQuery(Pet.class);
		Root<Pet> pet = query.from(Pet.class);
		ParameterExpression<Pet.Kind> kind = builder.parameter(Pet.Kind.class, "kind");
		query.where(builder.equal(pet.get("name"), "Rex"), builder.equal(pet.get("kind"), kind));
		TypedQuery<Pet> typed = this.entityManager.createQuery(query);
		assertThat(typed.getParameters()).hasSize(1).first().isSameAs(kind);
		assertThat(typed.setParameter("kind", Pet.Kind.CAT).getResultList()).isEmpty();
		assertThat(typed.setParameter(kind, Pet.Kind.DOG).getResultList()).hasSize(1);
		assertThatIllegalArgumentException().isThrownBy(() -> typed.setParameter("value$1", "Kitty"));
	}

}
