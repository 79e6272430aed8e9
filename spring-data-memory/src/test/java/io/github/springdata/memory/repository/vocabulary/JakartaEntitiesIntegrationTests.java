package io.github.springdata.memory.repository.vocabulary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.repository.Modifying;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Lob;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.repository.CrudRepository;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for entities that are annotated with Jakarta Persistence alone.
 */
class JakartaEntitiesIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate template = new MemoryTemplate(this.store);

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(this.template);

	private final Parcels parcels = this.factory.getRepository(Parcels.class);

	@Test
	void tableEntityAndIdHaveTheirNames() {
		MemoryPersistentEntity<Parcel> entity = entity(Parcel.class);
		assertThat(entity.getTableName()).isEqualTo("t_parcel");
		assertThat(entity.getEntityName()).isEqualTo("Packet");
		assertThat(entity.getRequiredIdProperty().getName()).isEqualTo("id");
		assertThat(entity.getRequiredVersionProperty().getName()).isEqualTo("version");
		assertThat(entity(Shelf.class).getTableName()).isEqualTo("store.shelf");
		assertThat(entity(Badge.class).getTableName()).isEqualTo("badge");
	}

	@Test
	void idsAreGeneratedAndVersionsCounted() {
		Parcel first = this.parcels.save(new Parcel("a", "x"));
		Parcel second = this.parcels.save(new Parcel("b", "y"));
		assertThat(first.id).isOne();
		assertThat(second.id).isEqualTo(2);
		assertThat(first.version).isZero();
		first.weight = 3;
		assertThat(this.parcels.save(first).version).isOne();
		Parcel stale = this.parcels.findById(1L).orElseThrow();
		stale.version = 0;
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> this.parcels.save(stale));
	}

	@Test
	void idsWithoutGeneratedValueAreAssigned() {
		Badges badges = this.factory.getRepository(Badges.class);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> badges.save(new Badge()));
		Badge badge = new Badge();
		badge.code = 7L;
		badges.save(badge);
		assertThat(badges.existsById(7L)).isTrue();
	}

	@Test
	void uuidsAreGenerated() {
		Key saved = this.template.save(new Key());
		Text text = this.template.save(new Text());
		assertThat(saved.id).isNotNull();
		assertThat(UUID.fromString(text.id)).isNotNull();
	}

	@Test
	void embeddedIdsAreIds() {
		Seats seats = this.factory.getRepository(Seats.class);
		seats.save(new Seat(new SeatId("A", 1), "aisle"));
		seats.save(new Seat(new SeatId("A", 2), "window"));
		assertThat(seats.findById(new SeatId("A", 2))).map((seat) -> seat.place).contains("window");
		assertThat(seats.findByIdRowLetter("A")).hasSize(2);
	}

	@Test
	void transientPropertiesAreNotStored() {
		Parcel parcel = new Parcel("a", "x");
		parcel.note = "secret";
		assertThat(this.parcels.findById(this.parcels.save(parcel).id).orElseThrow().note).isNull();
		assertThat(entity(Parcel.class).getPersistentProperty("note")).isNull();
	}

	@Test
	void uniqueColumnsAndConstraintsHold() {
		this.parcels.save(new Parcel("a", "x"));
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.parcels.save(new Parcel("a", "y")));
		Parcel first = new Parcel("b", "x");
		first.address = new Address("Main Street", "Rome");
		this.parcels.save(first);
		Parcel second = new Parcel("c", "x");
		second.address = new Address("Main Street", "Rome");
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.parcels.save(second));
	}

	@Test
	void indexesOfTheTableServeQueries() {
		assertThat(entity(Parcel.class).getTableDefinition().indexes())
			.extracting(IndexDefinition::name, IndexDefinition::kind, IndexDefinition::unique)
			.containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple("code", IndexKind.SORTED, true),
					org.assertj.core.groups.Tuple.tuple("one_per_place", IndexKind.SORTED, true),
					org.assertj.core.groups.Tuple.tuple("by_state", IndexKind.SORTED, false),
					org.assertj.core.groups.Tuple.tuple("numberOfPieces", IndexKind.SORTED, false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "code", "sender", "address.city" })
	void columnsThatAreNotNullableAskForAValue(String property) {
		Parcel parcel = new Parcel("a", "x");
		parcel.address = new Address("Main Street", "Rome");
		switch (property) {
			case "code" -> parcel.code = null;
			case "sender" -> parcel.sender = null;
			default -> parcel.address.city = null;
		}
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.parcels.save(parcel))
			.withMessageContaining("are null, but must not be: " + property);
	}

	@Test
	void valuesLongerThanTheirColumnAreRefused() {
		refused((parcel) -> parcel.sender = "a name that is too long",
				"'sender' has a length of 23, but may have one of 10");
		refused((parcel) -> parcel.price = new BigDecimal("1.234"),
				"'price' has 3 digits behind the point, but may have 2");
		refused((parcel) -> parcel.price = new BigDecimal("1234"),
				"'price' has 4 digits before the point, but may have 3");
		refused((parcel) -> parcel.tags.add("0123456789"), "'tags' has a length of 10, but may have one of 5");
		refused((parcel) -> parcel.tags.add(null), "'tags' has an element that is null");
		Parcel parcel = new Parcel("a", "0123456789");
		parcel.price = new BigDecimal("999.9900");
		parcel.text = "any".repeat(1000);
		assertThat(this.parcels.save(parcel).id).isNotNull();
	}

	private void refused(Consumer<Parcel> change, String message) {
		Parcel parcel = new Parcel("a", "x");
		change.accept(parcel);
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.parcels.save(parcel))
			.withMessageContaining(message);
	}

	@Test
	void valuesLongerThanTheirColumnAreRefusedInUpdatesOfTheLanguage() {
		this.parcels.save(new Parcel("a", "x"));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.parcels.rename("a name that is too long"));
		assertThat(this.parcels.rename("short")).isOne();
	}

	@Test
	void columnsThatAreNotUpdatableKeepTheirValue() {
		Parcel parcel = new Parcel("a", "x");
		parcel.origin = "Rome";
		Long id = this.parcels.save(parcel).id;
		Parcel changed = this.parcels.findById(id).orElseThrow();
		changed.origin = "Paris";
		changed.weight = 5;
		assertThat(this.parcels.save(changed).origin).isEqualTo("Rome");
		assertThat(this.parcels.findById(id).orElseThrow()).satisfies((found) -> {
			assertThat(found.origin).isEqualTo("Rome");
			assertThat(found.weight).isEqualTo(5);
		});
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> this.parcels.move("Paris"))
			.withMessageContaining("written by inserts only");
	}

	@Test
	void columnsThatAreNotUpdatableKeepTheirValueInUnitsOfWork() {
		Parcel parcel = new Parcel("a", "x");
		parcel.origin = "Rome";
		Long id = this.parcels.save(parcel).id;
		TransactionTemplate transaction = new TransactionTemplate(new MemoryTransactionManager(this.store));
		Parcel managed = transaction.execute((status) -> {
			Parcel found = this.parcels.findById(id).orElseThrow();
			found.origin = "Paris";
			found.weight = 5;
			return found;
		});
		assertThat(managed.origin).isEqualTo("Rome");
		assertThat(this.parcels.findById(id).orElseThrow()).satisfies((found) -> {
			assertThat(found.origin).isEqualTo("Rome");
			assertThat(found.weight).isEqualTo(5);
		});
	}

	@Test
	void writesThatFailGiveInstancesTheirValuesBack() {
		this.parcels.save(new Parcel("b", "x"));
		Parcel parcel = new Parcel("a", "x");
		parcel.origin = "Rome";
		Parcel changed = this.parcels.findById(this.parcels.save(parcel).id).orElseThrow();
		changed.origin = "Paris";
		changed.code = "b";
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.parcels.save(changed));
		assertThat(changed.origin).isEqualTo("Paris");
	}

	@Test
	void nestedObjectsAndCollectionsOfElementsAreStored() {
		Parcel parcel = new Parcel("a", "x");
		parcel.address = new Address("Main Street", "Rome");
		parcel.tags.add("red");
		parcel.state = State.SENT;
		Parcel found = this.parcels.findById(this.parcels.save(parcel).id).orElseThrow();
		assertThat(found.address.city).isEqualTo("Rome");
		assertThat(found.tags).containsExactly("red");
		assertThat(this.parcels.findByAddressCityAndState("Rome", State.SENT)).hasSize(1);
		assertThat(this.parcels.findByTags("red")).hasSize(1);
	}

	@Test
	void textsUseTheNameOfTheEntity() {
		this.parcels.save(new Parcel("a", "x"));
		assertThat(this.parcels.codes("x")).containsExactly("a");
		assertThat(this.parcels.bySender("x")).hasSize(1);
	}

	@Test
	void hierarchiesOfEntitiesShareATable() {
		Animals animals = this.factory.getRepository(Animals.class);
		Dogs dogs = this.factory.getRepository(Dogs.class);
		dogs.save(new Dog("Rex", 2));
		animals.save(new Cat("Tom"));
		assertThat(animals.findAll()).extracting((animal) -> animal.name).containsExactly("Rex", "Tom");
		assertThat(dogs.findAll()).hasSize(1);
		assertThat(entity(Dog.class).getTableType()).isEqualTo(Animal.class);
	}

	@Test
	void whatHasNoEffectIsRefusedTogether() {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> entity(Wrong.class))
			.withMessageContaining("insertable = false")
			.withMessageContaining("rules in columnDefinition")
			.withMessageContaining("constraints of 'city'")
			.withMessageContaining("initialValue")
			.withMessageContaining("names column 'nothing'")
			.withMessageContaining("Property 'other' has @GeneratedValue, but is not the id");
	}

	private <T> MemoryPersistentEntity<T> entity(Class<T> type) {
		return ((MemoryMappingContext) this.template.getMappingContext()).getEntity(type);
	}

	interface Parcels extends CrudRepository<Parcel, Long> {

		List<Parcel> findByAddressCityAndState(String city, State state);

		List<Parcel> findByTags(String tag);

		@Query("select p.code from Packet p where p.sender = :sender")
		List<String> codes(String sender);

		@Query("select p from #{#entityName} p where p.sender = :sender")
		List<Parcel> bySender(String sender);

		@Modifying
		@Query("update Packet p set p.sender = :sender")
		int rename(String sender);

		@Modifying
		@Query("update Packet p set p.origin = :origin")
		int move(String origin);

	}

	interface Badges extends CrudRepository<Badge, Long> {

	}

	interface Seats extends CrudRepository<Seat, SeatId> {

		List<Seat> findByIdRowLetter(String letter);

	}

	interface Animals extends ListCrudRepository<Animal, Long> {

	}

	interface Dogs extends ListCrudRepository<Dog, Long> {

	}

	@MappedSuperclass
	abstract static class Numbered {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Version
		@Nullable Integer version;

	}

	@Entity(name = "Packet")
	@Table(name = "t_parcel",
			uniqueConstraints = @UniqueConstraint(name = "one_per_place", columnNames = { "road", "town" }),
			indexes = { @Index(name = "by_state", columnList = "state, sender desc"),
					@Index(columnList = "number_of_pieces") })
	static class Parcel extends Numbered {

		@Column(unique = true, nullable = false)
		@Nullable String code;

		@Basic(optional = false)
		@Column(length = 10)
		@Nullable String sender;

		@Column(updatable = false)
		@Nullable String origin;

		@Column(precision = 5, scale = 2)
		@Nullable BigDecimal price;

		@Enumerated(EnumType.STRING)
		State state = State.PACKED;

		@Embedded
		@AttributeOverride(name = "street", column = @Column(name = "road"))
		@AttributeOverride(name = "city", column = @Column(name = "town"))
		@Nullable Address address;

		@ElementCollection
		@Column(length = 5, nullable = false)
		List<String> tags = new ArrayList<>();

		@Lob
		@Nullable String text;

		@Transient
		@Nullable String note;

		int numberOfPieces;

		int weight;

		Parcel() {
		}

		Parcel(String code, String sender) {
			this.code = code;
			this.sender = sender;
		}

	}

	enum State {

		SENT, PACKED

	}

	@Embeddable
	static class Address {

		@Nullable String street;

		@Column(nullable = false)
		@Nullable String city;

		Address() {
		}

		Address(String street, String city) {
			this.street = street;
			this.city = city;
		}

	}

	@Entity
	@Table(schema = "\"store\"", name = "`shelf`")
	static class Shelf {

		@Id
		@GeneratedValue
		@Nullable Long id;

	}

	@Entity
	static class Badge {

		@Id
		@Nullable Long code;

	}

	@Entity
	static class Key {

		@Id
		@GeneratedValue
		@Nullable UUID id;

	}

	@Entity
	static class Text {

		@Id
		@GeneratedValue(strategy = GenerationType.UUID)
		@Nullable String id;

	}

	@Embeddable
	record SeatId(String rowLetter, int number) {
	}

	@Entity
	static class Seat {

		@EmbeddedId
		SeatId id;

		String place;

		Seat(SeatId id, String place) {
			this.id = id;
			this.place = place;
		}

	}

	@Entity
	@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
	abstract static class Animal {

		@Id
		@GeneratedValue
		@Nullable Long id;

		String name;

		Animal(String name) {
			this.name = name;
		}

	}

	@Entity
	static class Dog extends Animal {

		int tricks;

		Dog(String name, int tricks) {
			super(name);
			this.tricks = tricks;
		}

	}

	@Entity
	static class Cat extends Animal {

		Cat(String name) {
			super(name);
		}

	}

	@Entity
	@Table(indexes = @Index(columnList = "nothing"))
	static class Wrong {

		@Id
		@GeneratedValue(generator = "far")
		@SequenceGenerator(name = "far", initialValue = 1000)
		@Nullable Long id;

		@GeneratedValue
		@Nullable Long other;

		@Column(insertable = false, updatable = false)
		@Nullable String copy;

		@Column(columnDefinition = "varchar(20) default 'x'")
		@Nullable String state;

		@AttributeOverride(name = "city", column = @Column(unique = true))
		@Nullable Address address;

	}

}
