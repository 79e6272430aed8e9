package io.github.springdata.memory.jpa.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommonMappingTests {

	private final PersistenceModel model = Mappings.inSnakeCase(Owner.class, Pet.class, PetType.class, Vet.class,
			Specialty.class);

	private final EntityModel owner = this.model.entity(Owner.class);

	@Test
	void readsEntitiesByClassAndByName() {
		assertThat(this.model.entities()).extracting(EntityModel::name)
			.containsExactly("Owner", "Pet", "PetType", "Vet", "Specialty");
		assertThat(this.model.find("Pet")).isSameAs(this.model.entity(Pet.class));
		assertThat(this.model.find(Pet.class.getName())).isSameAs(this.model.entity(Pet.class));
		assertThat(this.model.superclasses()).extracting((superclass) -> superclass.type().getSimpleName())
			.containsExactlyInAnyOrder("Base", "Person");
		assertThat(this.model.embeddables()).extracting(EmbeddableModel::type).contains(Address.class);
	}

	@Test
	void readsAttributesOfSuperclassesFirst() {
		assertThat(this.owner.attributes()).extracting(AttributeModel::name)
			.containsExactly("id", "version", "firstName", "address", "pets", "nicknames", "marks");
		assertThat(this.owner.attributes()).allMatch((attribute) -> attribute.owner() == this.owner);
	}

	@Test
	void readsIdsAndVersions() {
		assertThat(this.owner.id().single().name()).isEqualTo("id");
		assertThat(this.owner.id().type()).isEqualTo(Integer.class);
		assertThat(this.owner.version()).isSameAs(this.owner.find("version"));
		assertThat(Mappings.basic(this.owner, "id").generation())
			.isEqualTo(new GenerationModel(GenerationModel.Kind.IDENTITY, "identity of Owner", 1, 1));
	}

	@Test
	void readsColumns() {
		BasicModel name = Mappings.basic(this.owner, "firstName");
		assertThat(name.column().name()).isEqualTo("first_name");
		assertThat(name.column().length()).isEqualTo(30);
		assertThat(name.isOptional()).isFalse();
		assertThat(Mappings.basic(this.owner, "address.zipCode").column().name()).isEqualTo("zip_code");
	}

	@Test
	void accessesPrivateFields() {
		Object instance = this.owner.create();
		Mappings.basic(this.owner, "id").access().set(instance, 3);
		Mappings.basic(this.owner, "firstName").access().set(instance, "Ann");
		assertThat(((Owner) instance).getId()).isEqualTo(3);
		assertThat(Mappings.basic(this.owner, "firstName").access().get(instance)).isEqualTo("Ann");
	}

	@Test
	void createsEmbeddables() {
		EmbeddableModel address = Mappings.embedded(this.owner, "address").embeddable();
		assertThat(address.create(new Object[] { "Main St", "123" })).isEqualTo(new Address("Main St", "123"));
	}

	@Test
	void readsToOneRelations() {
		ToOneModel type = Mappings.toOne(this.model.entity(Pet.class), "type");
		assertThat(type.relation().target()).isSameAs(this.model.entity(PetType.class));
		assertThat(type.columns()).singleElement()
			.satisfies((column) -> assertThat(column.name()).isEqualTo("type_id"))
			.satisfies((column) -> assertThat(column.referenced()).isEqualTo("id"));
		assertThat(type.fetch()).isEqualTo(FetchType.LAZY);
		assertThat(type.isOptional()).isFalse();
	}

	@Test
	void readsCollectionsWhoseLinkIsInTheTarget() {
		PluralModel pets = Mappings.plural(this.owner, "pets");
		assertThat(pets.link()).isEqualTo(PluralModel.Link.TARGET);
		assertThat(pets.container()).isEqualTo(PluralModel.Container.LIST);
		assertThat(pets.columns()).extracting(ColumnModel::name).containsExactly("owner_id");
		assertThat(pets.orderBy()).containsExactly(new PluralModel.OrderItem("name", true));
		assertThat(pets.fetch()).isEqualTo(FetchType.EAGER);
		ElementModel.Entity element = (ElementModel.Entity) pets.element();
		assertThat(element.relation().cascades(CascadeType.REMOVE)).isTrue();
		assertThat(element.manyToMany()).isFalse();
	}

	@Test
	void readsInverseSides() {
		PluralModel vets = Mappings.plural(this.model.entity(Specialty.class), "vets");
		assertThat(vets.link()).isEqualTo(PluralModel.Link.INVERSE);
		assertThat(((ElementModel.Entity) vets.element()).relation().mappedBy()).isEqualTo("specialties");
	}

	@Test
	void readsJoinTables() {
		PluralModel specialties = Mappings.plural(this.model.entity(Vet.class), "specialties");
		assertThat(specialties.link()).isEqualTo(PluralModel.Link.OWNER);
		assertThat(specialties.table()).isEqualTo("vet_specialties");
		assertThat(specialties.columns()).extracting(ColumnModel::name).containsExactly("vet_id");
		assertThat(specialties.elementColumns()).extracting(ColumnModel::name).containsExactly("specialty_id");
	}

	@Test
	void readsElementCollections() {
		PluralModel nicknames = Mappings.plural(this.owner, "nicknames");
		assertThat(nicknames.element().type()).isEqualTo(String.class);
		assertThat(nicknames.table()).isEqualTo("owner_nicknames");
		assertThat(nicknames.columns()).extracting(ColumnModel::name).containsExactly("owner_id");
		PluralModel marks = Mappings.plural(this.owner, "marks");
		assertThat(marks.table()).isEqualTo("marks");
		assertThat(marks.container()).isEqualTo(PluralModel.Container.MAP);
		assertThat(marks.key()).isNotNull().extracting(ElementModel::type).isEqualTo(Color.class);
		assertThat(marks.element().type()).isEqualTo(Address.class);
	}

	@Test
	void readsTables() {
		assertThat(this.owner.table().name()).isEqualTo("owners");
		assertThat(this.owner.table().indexes()).containsExactly(
				new TableModel.Index("by_zip", List.of("zip_code"), false),
				new TableModel.Index("", List.of("first_name", "street"), true));
	}

	@Test
	void readsEnums() {
		BasicModel color = Mappings.basic(this.model.entity(PetType.class), "color");
		assertThat(color.form().toStored(Color.RED)).isEqualTo(Color.RED);
		assertThat(color.form().toColumn(Color.RED)).isEqualTo("RED");
		assertThat(color.form().fromColumn("BLUE")).isEqualTo(Color.BLUE);
	}

	enum Color {

		RED, BLUE

	}

	@Embeddable
	record Address(String street, String zipCode) {
	}

	@MappedSuperclass
	abstract static class Base {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		private Integer id;

		@Version
		private long version;

		Integer getId() {
			return this.id;
		}

	}

	@MappedSuperclass
	abstract static class Person extends Base {

		@Column(nullable = false, length = 30)
		private String firstName;

		@Transient
		private String ignored;

	}

	@Entity
	@Table(name = "owners", indexes = @Index(name = "by_zip", columnList = "zipCode desc"),
			uniqueConstraints = @UniqueConstraint(columnNames = { "firstName", "street" }))
	static class Owner extends Person {

		@Embedded
		private Address address;

		@OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
		@JoinColumn(name = "owner_id")
		@OrderBy("name")
		private final List<Pet> pets = new ArrayList<>();

		@ElementCollection
		private Set<String> nicknames = new HashSet<>();

		@ElementCollection
		@CollectionTable(name = "marks")
		private Map<Color, Address> marks = new HashMap<>();

	}

	@Entity
	static class Pet extends Base {

		private String name;

		private LocalDate birthDate;

		@ManyToOne(fetch = FetchType.LAZY, optional = false)
		private PetType type;

	}

	@Entity
	static class PetType extends Base {

		@Enumerated(EnumType.STRING)
		private Color color;

	}

	@Entity
	static class Vet extends Person {

		@ManyToMany
		@JoinTable(name = "vet_specialties", joinColumns = @JoinColumn(name = "vet_id"),
				inverseJoinColumns = @JoinColumn(name = "specialty_id"))
		private Set<Specialty> specialties;

	}

	@Entity
	static class Specialty extends Base {

		@ManyToMany(mappedBy = "specialties")
		private Set<Vet> vets;

	}

}
