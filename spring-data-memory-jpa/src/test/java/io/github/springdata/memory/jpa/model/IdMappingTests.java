package io.github.springdata.memory.jpa.model;

import java.io.Serializable;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import org.hibernate.annotations.GenericGenerator;
import org.hibernate.annotations.UuidGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class IdMappingTests {

	private final PersistenceModel model = Mappings.of(Order.class, Item.class, Note.class, Passport.class,
			Person.class, Detail.class, Linked.class, Sub.class);

	@Test
	void readsEmbeddedIds() {
		IdModel id = this.model.entity(Item.class).id();
		assertThat(id.idClass()).isNull();
		assertThat(id.type()).isEqualTo(ItemId.class);
		assertThat(id.single()).isInstanceOf(EmbeddedModel.class);
		assertThat(Mappings.basic(this.model.entity(Item.class), "id.line").isId()).isTrue();
	}

	@Test
	void readsIdClasses() {
		IdModel id = this.model.entity(Note.class).id();
		assertThat(id.attributes()).extracting(AttributeModel::name).containsExactly("order", "number");
		assertThat(id.type()).isEqualTo(NoteId.class);
		assertThatIllegalStateException().isThrownBy(id::single);
		EmbeddableModel idClass = id.idClass();
		assertThat(idClass).isNotNull();
		assertThat(idClass.attributes()).extracting(AttributeModel::type).containsExactly(Long.class, int.class);
		assertThat(idClass.create(new Object[] { 5L, 2 })).isEqualTo(new NoteId(5L, 2));
	}

	@Test
	void readsIdClassesWhoseGettersHaveTheNames() {
		IdModel id = Mappings.of(ByGetter.class).entity(ByGetter.class).id();
		assertThat(id.idClass()).isNotNull();
		Object key = id.idClass().create(new Object[] { 1, 2 });
		assertThat(((GetterKey) key).getA()).isEqualTo(1);
		assertThat(id.idClass().attributes().get(1).access().get(key)).isEqualTo(2);
	}

	@Test
	void takesTheIdClassOfWhatTheOnlyIdRefersTo() {
		IdModel id = Mappings.of(Order.class, Note.class, Appendix.class).entity(Appendix.class).id();
		assertThat(id.single().name()).isEqualTo("note");
		assertThat(id.type()).isEqualTo(NoteId.class);
	}

	@Test
	void readsIdsThatAreReferences() {
		IdModel id = this.model.entity(Passport.class).id();
		assertThat(id.single()).isInstanceOf(ToOneModel.class);
		assertThat(id.type()).isEqualTo(Long.class);
		ToOneModel linked = Mappings.toOne(this.model.entity(Linked.class), "passport");
		assertThat(linked.columns()).singleElement()
			.satisfies((column) -> assertThat(column.name()).isEqualTo("passport_person_id"))
			.satisfies((column) -> assertThat(column.referenced()).isEqualTo("person_id"));
	}

	@Test
	void readsReferencesThatGiveIds() {
		ToOneModel order = Mappings.toOne(this.model.entity(Item.class), "order");
		assertThat(order.mapsId()).isEqualTo("orderId");
		assertThat(order.columns().get(0).name()).isEqualTo("order_fk");
		assertThat(Mappings.basic(this.model.entity(Item.class), "id.orderId").column().name()).isEqualTo("order_fk");
		ToOneModel person = Mappings.toOne(this.model.entity(Detail.class), "person");
		assertThat(person.mapsId()).isEmpty();
		assertThat(Mappings.basic(this.model.entity(Detail.class), "id").column().name()).isEqualTo("person_id");
	}

	@Test
	void refersToCompositeIdsByEachOfTheirColumns() {
		assertThat(Mappings.toOne(this.model.entity(Linked.class), "item").columns()).extracting(ColumnModel::name)
			.containsExactly("item_order_fk", "item_line");
		assertThat(Mappings.toOne(this.model.entity(Linked.class), "note").columns())
			.extracting(ColumnModel::name, ColumnModel::referenced)
			.containsExactly(org.assertj.core.groups.Tuple.tuple("a", "order_id"),
					org.assertj.core.groups.Tuple.tuple("b", "number"));
	}

	@Test
	void sharesTheIdWithAReferenceByPrimaryKey() {
		ToOneModel order = Mappings.toOne(this.model.entity(Sub.class), "order");
		assertThat(order.shared()).isEqualTo("id");
		assertThat(order.columns().get(0).isWritten()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "identity, IDENTITY, identity of Generated, 1, 1", "auto, SEQUENCE, generated_seq, 1, 50",
			"sequence, SEQUENCE, my_seq, 100, 10", "table, SEQUENCE, ids.row, 6, 5", "shared, SEQUENCE, far_seq, 7, 50",
			"unknown, SEQUENCE, some_sequence, 1, 50", "uuid, UUID, '', 0, 1", "text, UUID, '', 0, 1",
			"random, UUID, '', 0, 1", "old, UUID, '', 0, 1", "near, SEQUENCE, near_seq, 1, 50" })
	void readsHowIdsAreGenerated(String attribute, GenerationModel.Kind kind, String sequence, long initial,
			int allocation) {
		EntityModel entity = Mappings.of(Generated.class, Far.class).entity(Generated.class);
		assertThat(Mappings.basic(entity, attribute).generation())
			.isEqualTo(new GenerationModel(kind, sequence, initial, allocation));
	}

	@Test
	void readsAssignedIds() {
		assertThat(Mappings.basic(this.model.entity(Order.class), "id").generation()).isNull();
	}

	@Entity
	static class Order {

		@Id
		@Column(name = "id")
		Long id;

	}

	@Embeddable
	record ItemId(Long orderId, int line) implements Serializable {
	}

	@Entity
	static class Item {

		@EmbeddedId
		ItemId id;

		@ManyToOne
		@MapsId("orderId")
		@JoinColumn(name = "order_fk")
		Order order;

	}

	record NoteId(Long order, int number) implements Serializable {
	}

	@Entity
	@IdClass(NoteId.class)
	static class Note {

		@Id
		@ManyToOne
		Order order;

		@Id
		int number;

	}

	@Entity
	@IdClass(NoteId.class)
	static class Appendix {

		@Id
		@OneToOne
		Note note;

	}

	static class GetterKey implements Serializable {

		private int first;

		private int second;

		int getA() {
			return this.first;
		}

		void setA(int a) {
			this.first = a;
		}

		int getB() {
			return this.second;
		}

		void setB(int b) {
			this.second = b;
		}

	}

	@Entity
	@IdClass(GetterKey.class)
	static class ByGetter {

		@Id
		int a;

		@Id
		int b;

	}

	@Entity
	static class Person {

		@Id
		Long id;

	}

	@Entity
	static class Passport {

		@Id
		@OneToOne
		Person person;

	}

	@Entity
	static class Detail {

		@Id
		Long id;

		@OneToOne
		@MapsId
		Person person;

	}

	@Entity
	static class Linked {

		@Id
		Long id;

		@ManyToOne
		Passport passport;

		@ManyToOne
		Item item;

		@ManyToOne
		@JoinColumn(name = "b", referencedColumnName = "number")
		@JoinColumn(name = "a", referencedColumnName = "order_id")
		Note note;

	}

	@Entity
	static class Sub {

		@Id
		Long id;

		@OneToOne
		@PrimaryKeyJoinColumn
		Order order;

	}

	@Entity
	@SequenceGenerator(name = "far", sequenceName = "far_seq", initialValue = 7)
	static class Far {

		@Id
		@GeneratedValue(generator = "far")
		long id;

	}

	@IdClass(GeneratedId.class)
	@Entity
	@SequenceGenerator(name = "Generated", sequenceName = "near_seq")
	static class Generated {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Integer identity;

		@Id
		@GeneratedValue(generator = "generated_seq")
		Long auto;

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "mine")
		@SequenceGenerator(name = "mine", sequenceName = "MY_SEQ", initialValue = 100, allocationSize = 10)
		long sequence;

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "rows")
		@TableGenerator(name = "rows", table = "ids", pkColumnValue = "row", initialValue = 5, allocationSize = 5)
		short table;

		@Id
		@GeneratedValue(generator = "far")
		Long shared;

		@Id
		@GeneratedValue(generator = "some_sequence")
		Long unknown;

		@Id
		@GeneratedValue
		UUID uuid;

		@Id
		@GeneratedValue(strategy = GenerationType.UUID)
		String text;

		@Id
		@UuidGenerator
		UUID random;

		@Id
		@GeneratedValue(generator = "old")
		@GenericGenerator(name = "old", strategy = "uuid2")
		String old;

		@Id
		@GeneratedValue
		Long near;

	}

	static class GeneratedId implements Serializable {

		Integer identity;

		Long auto;

		long sequence;

		short table;

		Long shared;

		Long unknown;

		UUID uuid;

		String text;

		UUID random;

		String old;

		Long near;

	}

}
