package io.github.springdata.memory.jpa.model;

import java.io.Serializable;
import java.sql.Blob;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import jakarta.persistence.Version;
import org.hibernate.annotations.GenericGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MappingProblemTests {

	@Test
	void reportsAllProblemsTogether() {
		assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> Mappings.of(NoId.class, Inner.class))
			.isInstanceOf(InvalidMappingException.class)
			.withMessage("The mapping of the persistence unit is not valid:\n - Class " + NoId.class.getName()
					+ " has no id; annotate an attribute with @Id or @EmbeddedId\n - Class " + Inner.class.getName()
					+ " is an inner class, which has no instances of its own; make it static");
	}

	@Test
	void reportsEntitiesThatCannotBe() {
		check(AnInterface.class, "is an interface or enum; make it a class");
		check(ARecord.class, "is a record, but entities change; make it a class, or an @Embeddable");
		check(Inner.class, "is an inner class, which has no instances of its own; make it static");
	}

	@Test
	void reportsIdsThatCannotBe() {
		check(TwoIds.class, "has several ids [a, b]; name a class for them with @IdClass, or keep one");
		check(EmbeddedAndOther.class, "has an embedded id beside other ids [id, b]; keep one of them");
		check(EmbeddedAndClass.class,
				"has an embedded id and the id class %s; keep one of them".formatted(Key.class.getName()));
		check(WrongIdClass.class,
				"has the id 'b', but its id class %s has no such attribute; add it".formatted(Key.class.getName()),
				"has the id 'a' of java.lang.String, but that of its id class %s is of java.lang.Integer; make them the same"
					.formatted(Key.class.getName()));
		assertThat(Mappings.problems(EmbeddedWithReference.class, Simple.class))
			.containsExactly("Class " + EmbeddedWithReference.class.getName()
					+ " has a reference within the embedded id 'id'; move it to the entity, with @MapsId");
		assertThat(Mappings.problems(Sub.class, Simple.class)).containsExactly("Class " + Sub.class.getName()
				+ " declares the id [other], but " + Simple.class.getName() + " above it has one; remove it");
	}

	@Test
	void reportsIdsThatCannotBeGenerated() {
		attribute(TextByIdentity.class, "id",
				"has values of java.lang.String, which strategy IDENTITY cannot generate; use Long, Integer or another number or set the ids yourself");
		attribute(NumberByUuid.class, "id",
				"has values of java.lang.Long, which strategy UUID cannot generate; use UUID or String or set the ids yourself");
		attribute(OwnGenerator.class, "id",
				"has Hibernate's generator 'com.example.Own', which is not served here; use a strategy of @GeneratedValue, or set the id in a @PrePersist method");
	}

	@Test
	void reportsVersionsThatCannotBe() {
		attribute(TextVersion.class, "version",
				"is a version of java.lang.String, which cannot be one; use an int, long, short, Timestamp, LocalDateTime or Instant");
		check(TwoVersions.class, "has several versions [a, b]; keep one @Version");
	}

	@Test
	void reportsAttributesThatCannotBeStored() {
		String type = Attributes.class.getName();
		assertThat(Mappings.problems(Attributes.class, Simple.class)).containsExactlyInAnyOrder("Attribute 'other' of "
				+ type
				+ " has values of java.lang.Object, which cannot be stored; use a basic type or one that is Serializable, add @Convert, make it an @Embeddable or mark the attribute with @Transient",
				"Attribute 'blob' of " + type
						+ " has values of java.sql.Blob, which cannot be stored; use a basic type or one that is Serializable, add @Convert, make it an @Embeddable or mark the attribute with @Transient",
				"Attribute 'entity' of " + type + " refers to the entity " + Simple.class.getName()
						+ "; annotate it with @ManyToOne or @OneToOne, or with @Transient",
				"Attribute 'both' of " + type
						+ " has @ManyToOne and @OneToOne, which exclude each other; keep one of them",
				"Attribute 'temporal' of " + type
						+ " has @Temporal but values of java.lang.String; it is for Date and Calendar, so remove it",
				"Attribute 'enumerated' of " + type
						+ " has @Enumerated but values of java.lang.String, which is no enum; remove it",
				"Attribute 'part' of " + type + " embeds " + NoDefault.class.getName()
						+ ", which has no constructor without arguments; add one, or make it a record",
				"Attribute 'nested' of " + type + " embeds " + AbstractPart.class.getName()
						+ ", which has no instances; embed a class or record that is not abstract",
				"Attribute 'self.self' of " + type + " contains " + Self.class.getName()
						+ " in itself; refer to an entity instead");
	}

	@Test
	void reportsRelationsToWhatIsNoEntity() {
		String type = NoEntities.class.getName();
		assertThat(Mappings.problems(NoEntities.class)).containsExactlyInAnyOrder("Attribute 'text' of " + type
				+ " refers to java.lang.String, which is no entity; annotate it with @Entity, name the entity with targetEntity, or mark the attribute with @Transient",
				"Attribute 'texts' of " + type
						+ " refers to java.lang.String, which is no entity; annotate it with @Entity, name the entity with targetEntity, or mark the attribute with @Transient",
				"Attribute 'elsewhere' of " + type + " refers to " + Simple.class.getName()
						+ ", which is not in this persistence unit; add it to the unit");
	}

	@Test
	void reportsInverseSidesThatDoNotFit() {
		String type = Inverse.class.getName();
		String owner = Owning.class.getName();
		assertThat(Mappings.problems(Inverse.class, Owning.class, Simple.class)).containsExactlyInAnyOrder(
				"Attribute 'missing' of " + type + " is mapped by 'nothing', but " + owner
						+ " has no such attribute; name the attribute that refers to " + type,
				"Attribute 'basic' of " + type + " is mapped by 'name' of " + owner
						+ ", which is not the other side of such a relation; name an attribute with @ManyToOne",
				"Attribute 'toMany' of " + type + " is mapped by 'inverse' of " + owner
						+ ", which is not the other side of such a relation; name an attribute with @ManyToMany",
				"Attribute 'otherType' of " + type + " is mapped by 'simple' of " + owner + ", which refers to "
						+ Simple.class.getName() + " and not to " + type + "; name the attribute that does",
				"Attribute 'columns' of " + type + " is mapped by 'inverse' of " + owner
						+ " and has columns of its own; remove mappedBy, or @JoinColumn and @JoinTable",
				"Attribute 'mutual' of " + type + " is mapped by 'mutual' of " + owner
						+ ", which is mapped by 'mutual' itself; remove mappedBy from the side that owns the relation",
				"Attribute 'mutual' of " + owner + " is mapped by 'mutual' of " + type
						+ ", which is mapped by 'mutual' itself; remove mappedBy from the side that owns the relation",
				"Attribute 'both' of " + type + " and 'both' of " + owner
						+ " both own the relation in table 'both'; add mappedBy to one of them");
	}

	@Test
	void reportsIdsThatCannotBeToldApart() {
		String problem = ", whose values cannot be told apart by an index; use a number, a string, a UUID, a date, or an @EmbeddedId";
		assertThat(Mappings.problems(ArrayId.class, PartlyArrayId.class)).containsExactlyInAnyOrder(
				"Class " + ArrayId.class.getName() + " has the id [numbers]" + problem,
				"Class " + PartlyArrayId.class.getName() + " has the id [bytes]" + problem);
	}

	@Test
	void reportsIdsThatAReferenceCannotGive() {
		String type = WrongMapsId.class.getName();
		assertThat(Mappings.problems(WrongMapsId.class, Simple.class)).containsExactlyInAnyOrder(
				"Attribute 'missing' of " + type + " has @MapsId(\"nothing\"), but the id of " + type
						+ " has no such attribute; correct the name",
				"Attribute 'other' of " + type + " has @MapsId for 'a' of java.lang.Integer, but the id of "
						+ Simple.class.getName() + " is of java.lang.Long; make them the same");
	}

	@Test
	void reportsColumnsThatReferencesCannotReferTo() {
		String type = WrongColumns.class.getName();
		String target = EmbeddedKey.class.getName();
		assertThat(Mappings.problems(WrongColumns.class, EmbeddedKey.class)).containsExactlyInAnyOrder(
				"Attribute 'unknown' of " + type + " refers to column 'nothing' of " + target
						+ ", which has no such column; it has [a]",
				"Attribute 'many' of " + type + " refers to " + target
						+ ", whose id has the columns [a], by the columns [x, y]; declare a @JoinColumn with referencedColumnName for each of those of the id");
	}

	@Test
	void reportsAttributesThatAreThereTwice() {
		assertThat(Mappings.problems(Hiding.class, Simple.class))
			.containsExactly("Attribute 'name' of " + Hiding.class.getName() + " is an attribute of "
					+ Simple.class.getName() + " already; give it another name, or mark it with @Transient");
	}

	private static void check(Class<?> type, String... problems) {
		assertThat(Mappings.problems(type)).containsExactlyInAnyOrder(java.util.Arrays.stream(problems)
			.map((problem) -> "Class " + type.getName() + " " + problem)
			.toArray(String[]::new));
	}

	private static void attribute(Class<?> type, String attribute, String problem) {
		assertThat(Mappings.problems(type))
			.containsExactly("Attribute '%s' of %s %s".formatted(attribute, type.getName(), problem));
	}

	@Entity
	static class Simple {

		@Id
		Long id;

		String name;

	}

	@Entity
	static class NoId {

	}

	@Entity
	interface AnInterface {

		@Id
		long getId();

		void setId(long id);

	}

	@Entity
	record ARecord(@Id long id) {
	}

	@Entity
	class Inner {

		@Id
		long id;

	}

	@Entity
	static class TwoIds {

		@Id
		long a;

		@Id
		long b;

	}

	static class Key implements Serializable {

		int a;

	}

	@Entity
	static class EmbeddedWithReference {

		@EmbeddedId
		private ReferringKey id;

	}

	@Embeddable
	static class ReferringKey {

		@ManyToOne
		private Simple other;

		private int number;

	}

	@Entity
	static class EmbeddedAndOther {

		@EmbeddedId
		Key id;

		@Id
		long b;

	}

	@Entity
	@IdClass(Key.class)
	static class EmbeddedAndClass {

		@EmbeddedId
		Key id;

	}

	@Entity
	@IdClass(Key.class)
	static class WrongIdClass {

		@Id
		String a;

		@Id
		long b;

	}

	@Entity
	static class Sub extends Simple {

		@Id
		long other;

	}

	@Entity
	static class TextByIdentity {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		String id;

	}

	@Entity
	static class NumberByUuid {

		@Id
		@GeneratedValue(strategy = GenerationType.UUID)
		Long id;

	}

	@Entity
	static class OwnGenerator {

		@Id
		@GeneratedValue(generator = "own")
		@GenericGenerator(name = "own", strategy = "com.example.Own")
		Long id;

	}

	@Entity
	static class TextVersion {

		@Id
		long id;

		@Version
		String version;

	}

	@Entity
	static class TwoVersions {

		@Id
		long id;

		@Version
		long a;

		@Version
		long b;

	}

	@Embeddable
	static class NoDefault {

		String text;

		NoDefault(String text) {
			this.text = text;
		}

	}

	@Embeddable
	abstract static class AbstractPart {

	}

	@Embeddable
	static class Self {

		Self self;

	}

	@Entity
	static class Attributes {

		@Id
		long id;

		Object other;

		Blob blob;

		Simple entity;

		@ManyToOne
		@OneToOne
		Simple both;

		@Temporal(TemporalType.DATE)
		String temporal;

		@Enumerated
		String enumerated;

		@Embedded
		NoDefault part;

		AbstractPart nested;

		Self self;

	}

	@Entity
	static class NoEntities {

		@Id
		long id;

		@ManyToOne
		String text;

		@OneToMany
		List<String> texts;

		@ManyToOne
		Simple elsewhere;

	}

	@Entity
	static class Inverse {

		@Id
		long id;

		@OneToMany(mappedBy = "nothing")
		List<Owning> missing;

		@OneToMany(mappedBy = "name")
		List<Owning> basic;

		@ManyToMany(mappedBy = "inverse")
		List<Owning> toMany;

		@OneToMany(mappedBy = "simple")
		List<Owning> otherType;

		@OneToMany(mappedBy = "inverse")
		@JoinColumn
		List<Owning> columns;

		@OneToOne(mappedBy = "mutual")
		Owning mutual;

		@ManyToMany
		@JoinTable(name = "both")
		List<Owning> both;

	}

	@Entity
	static class Owning {

		@Id
		long id;

		String name;

		@ManyToOne
		Inverse inverse;

		@ManyToOne
		Simple simple;

		@OneToOne(mappedBy = "mutual")
		Inverse mutual;

		@ManyToMany
		@JoinTable(name = "BOTH")
		List<Inverse> both;

	}

	@Entity
	static class EmbeddedKey {

		@EmbeddedId
		Key id;

	}

	@Entity
	static class WrongMapsId {

		@EmbeddedId
		Key id;

		@ManyToOne
		@MapsId("nothing")
		Simple missing;

		@ManyToOne
		@MapsId("a")
		Simple other;

	}

	@Entity
	static class WrongColumns {

		@Id
		long id;

		@ManyToOne
		@JoinColumn(name = "u", referencedColumnName = "nothing")
		EmbeddedKey unknown;

		@ManyToOne
		@JoinColumn(name = "x", referencedColumnName = "a")
		@JoinColumn(name = "y", referencedColumnName = "a")
		EmbeddedKey many;

	}

	@Entity
	static class ArrayId {

		@Id
		int[] numbers;

	}

	@Entity
	static class PartlyArrayId {

		@EmbeddedId
		Bytes id;

	}

	@Embeddable
	static class Bytes implements Serializable {

		int number;

		byte[] bytes;

	}

	@Entity
	static class Hiding extends Simple {

		@Column(name = "other_name")
		String name;

	}

}
