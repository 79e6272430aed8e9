package io.github.springdata.memory.jpa.metamodel;

import java.util.List;
import java.util.Set;

import io.github.springdata.memory.jpa.metamodel.People.Address;
import io.github.springdata.memory.jpa.metamodel.People.Base;
import io.github.springdata.memory.jpa.metamodel.People.Booking;
import io.github.springdata.memory.jpa.metamodel.People.BookingId;
import io.github.springdata.memory.jpa.metamodel.People.Detail;
import io.github.springdata.memory.jpa.metamodel.People.Manager;
import io.github.springdata.memory.jpa.metamodel.People.Passport;
import io.github.springdata.memory.jpa.metamodel.People.PassportId;
import io.github.springdata.memory.jpa.metamodel.People.Person;
import jakarta.persistence.metamodel.BasicType;
import jakarta.persistence.metamodel.Bindable.BindableType;
import jakarta.persistence.metamodel.EmbeddableType;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.IdentifiableType;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.MappedSuperclassType;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.Type;
import jakarta.persistence.metamodel.Type.PersistenceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MemoryMetamodelTests {

	private final MemoryMetamodel metamodel = Metamodels.people();

	@Test
	void listsItsTypes() {
		assertThat(names(this.metamodel.getEntities())).containsExactlyInAnyOrder("Person", "Manager", "Passport",
				"Booking", "Detail", "Company");
		assertThat(names(this.metamodel.getEmbeddables())).contains("Address", "PassportId").doesNotContain("Person");
		assertThat(names(this.metamodel.getManagedTypes())).contains("Base", "Person", "Address");
	}

	@Test
	void findsTypesByClass() {
		assertThat(this.metamodel.entity(Person.class).getJavaType()).isEqualTo(Person.class);
		assertThat(this.metamodel.embeddable(Address.class).getJavaType()).isEqualTo(Address.class);
		assertThat(this.metamodel.managedType(Person.class)).isSameAs(this.metamodel.entity(Person.class));
		assertThat(this.metamodel.managedType(Address.class)).isSameAs(this.metamodel.embeddable(Address.class));
		assertThat(this.metamodel.managedType(Base.class)).isInstanceOf(MappedSuperclassType.class);
		assertThat(this.metamodel.find(Person.class)).isSameAs(this.metamodel.entity(Person.class));
		assertThat(this.metamodel.find(String.class)).isNull();
	}

	@Test
	void findsEntitiesByName() {
		assertThat(this.metamodel.entity("Boss")).isSameAs(this.metamodel.entity(Manager.class));
		assertThatIllegalArgumentException().isThrownBy(() -> this.metamodel.entity("Manager"))
			.withMessage("There is no entity named 'Manager' in this persistence unit");
	}

	@ParameterizedTest
	@ValueSource(classes = { Address.class, Base.class, String.class })
	void refusesClassesThatAreNoEntities(Class<?> type) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.metamodel.entity(type))
			.withMessage("%s is not an entity of this persistence unit", type.getName());
	}

	@ParameterizedTest
	@ValueSource(classes = { Person.class, Base.class, String.class })
	void refusesClassesThatAreNoEmbeddables(Class<?> type) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.metamodel.embeddable(type))
			.withMessage("%s is not an embeddable of this persistence unit", type.getName());
	}

	@Test
	void refusesClassesThatAreNotManaged() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.metamodel.managedType(String.class))
			.withMessage("java.lang.String is not an entity, an embeddable or a mapped superclass of this "
					+ "persistence unit");
		assertThatIllegalArgumentException().isThrownBy(() -> this.metamodel.managedType(null));
	}

	@Test
	void typesSayWhatTheyAre() {
		assertThat(this.metamodel.entity(Person.class).getPersistenceType()).isEqualTo(PersistenceType.ENTITY);
		assertThat(this.metamodel.embeddable(Address.class).getPersistenceType()).isEqualTo(PersistenceType.EMBEDDABLE);
		assertThat(this.metamodel.managedType(Base.class).getPersistenceType())
			.isEqualTo(PersistenceType.MAPPED_SUPERCLASS);
		Type<?> basic = this.metamodel.entity(Person.class).getSingularAttribute("age").getType();
		assertThat(basic).isInstanceOf(BasicType.class).hasToString("int");
		assertThat(basic.getPersistenceType()).isEqualTo(PersistenceType.BASIC);
	}

	@Test
	void entitiesAreBindable() {
		EntityType<Manager> manager = this.metamodel.entity(Manager.class);
		assertThat(manager.getName()).isEqualTo("Boss");
		assertThat(manager.getBindableType()).isEqualTo(BindableType.ENTITY_TYPE);
		assertThat(manager.getBindableJavaType()).isEqualTo(Manager.class);
	}

	@Test
	void supertypesAreTheNearestEntitiesOrMappedSuperclasses() {
		assertThat(this.metamodel.entity(Manager.class).getSupertype()).isSameAs(this.metamodel.entity(Person.class));
		assertThat(this.metamodel.entity(Person.class).getSupertype()).isSameAs(this.metamodel.managedType(Base.class));
		assertThat(identifiable(Base.class).getSupertype()).isNull();
		assertThat(this.metamodel.entity(Company.class).getSupertype()).isNull();
	}

	@Test
	void idsAreThoseOfTheTypeOrOfASupertype() {
		SingularAttribute<? super Manager, Long> id = this.metamodel.entity(Manager.class).getId(Long.class);
		assertThat(id.isId()).isTrue();
		assertThat(id.getName()).isEqualTo("id");
		assertThat(id.getType().getJavaType()).isEqualTo(Long.class);
		assertThat(id.getDeclaringType()).isSameAs(this.metamodel.managedType(Base.class));
		assertThat(this.metamodel.entity(Company.class).getDeclaredId(String.class).getName()).isEqualTo("code");
		assertThat(identifiable(Base.class).getDeclaredId(Object.class).getName()).isEqualTo("id");
	}

	@Test
	void idsOfOtherTypesAreRefused() {
		EntityType<Person> person = this.metamodel.entity(Person.class);
		assertThatIllegalArgumentException().isThrownBy(() -> person.getId(String.class))
			.withMessage("The type of %s.id is java.lang.Long, not java.lang.String", Base.class.getName());
		assertThatIllegalArgumentException().isThrownBy(() -> person.getDeclaredId(Long.class))
			.withMessage("%s declares no id attribute", Person.class.getName());
	}

	@Test
	void idsOfAnIdClassAreRefused() {
		EntityType<Booking> booking = this.metamodel.entity(Booking.class);
		assertThatIllegalArgumentException().isThrownBy(() -> booking.getId(Long.class))
			.withMessage("%s has an id class, %s, not a single id attribute", Booking.class.getName(),
					BookingId.class.getName());
		assertThatIllegalArgumentException().isThrownBy(() -> booking.getDeclaredId(Long.class));
	}

	@Test
	void attributesOfAnIdClassAreListed() {
		assertThat(this.metamodel.entity(Booking.class).getIdClassAttributes()).extracting(SingularAttribute::getName)
			.containsExactlyInAnyOrder("number", "company");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.metamodel.entity(Person.class).getIdClassAttributes())
			.withMessage("%s has no id class", Person.class.getName());
		assertThatIllegalArgumentException().isThrownBy(() -> identifiable(Base.class).getIdClassAttributes());
	}

	@Test
	void singleIdAttributesAreThoseWithoutAnIdClass() {
		assertThat(this.metamodel.entity(Person.class).hasSingleIdAttribute()).isTrue();
		assertThat(this.metamodel.entity(Passport.class).hasSingleIdAttribute()).isTrue();
		assertThat(this.metamodel.entity(Booking.class).hasSingleIdAttribute()).isFalse();
		assertThat(identifiable(Base.class).hasSingleIdAttribute()).isTrue();
	}

	@Test
	void idTypesAreBasicEmbeddedOrThoseOfAReference() {
		assertThat(this.metamodel.entity(Person.class).getIdType().getJavaType()).isEqualTo(Long.class);
		assertThat(this.metamodel.entity(Passport.class).getIdType())
			.isSameAs(this.metamodel.embeddable(PassportId.class));
		assertThat(this.metamodel.entity(Detail.class).getIdType().getJavaType()).isEqualTo(Long.class);
		assertThat(identifiable(Base.class).getIdType().getJavaType()).isEqualTo(Object.class);
	}

	@Test
	void idTypesMayBeIdClasses() {
		Type<?> type = this.metamodel.entity(Booking.class).getIdType();
		assertThat(type.getJavaType()).isEqualTo(BookingId.class);
		assertThat(type.getPersistenceType()).isEqualTo(PersistenceType.EMBEDDABLE);
		assertThat(((EmbeddableType<?>) type).getAttributes()).extracting((attribute) -> attribute.getName())
			.containsExactlyInAnyOrder("number", "company");
	}

	@Test
	void versionsAreThoseOfTheTypeOrOfASupertype() {
		EntityType<Person> person = this.metamodel.entity(Person.class);
		assertThat(person.hasVersionAttribute()).isTrue();
		assertThat(person.getVersion(Integer.class).isVersion()).isTrue();
		assertThat(person.getVersion(int.class).getName()).isEqualTo("version");
		assertThat(identifiable(Base.class).getDeclaredVersion(int.class).getName()).isEqualTo("version");
		assertThat(identifiable(Base.class).hasVersionAttribute()).isTrue();
		assertThatIllegalArgumentException().isThrownBy(() -> person.getVersion(Long.class))
			.withMessage("The type of %s.version is int, not java.lang.Long", Base.class.getName());
		assertThatIllegalArgumentException().isThrownBy(() -> person.getDeclaredVersion(int.class))
			.withMessage("%s declares no version attribute", Person.class.getName());
	}

	@Test
	void typesMayHaveNoVersion() {
		EntityType<Company> company = this.metamodel.entity(Company.class);
		assertThat(company.hasVersionAttribute()).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> company.getVersion(Integer.class))
			.withMessage("%s has no version attribute", Company.class.getName());
		assertThatIllegalArgumentException().isThrownBy(() -> company.getDeclaredVersion(Integer.class));
	}

	@Test
	void typesShowTheirClass() {
		assertThat(this.metamodel.entity(Person.class)).hasToString(Person.class.getName());
	}

	private IdentifiableType<?> identifiable(Class<?> type) {
		return (IdentifiableType<?>) this.metamodel.managedType(type);
	}

	private static List<String> names(Set<? extends ManagedType<?>> types) {
		return types.stream().map((type) -> type.getJavaType().getSimpleName()).toList();
	}

}
