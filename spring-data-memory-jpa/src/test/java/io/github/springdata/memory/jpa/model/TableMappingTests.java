package io.github.springdata.memory.jpa.model;

import java.util.List;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TableMappingTests {

	@ParameterizedTest
	@CsvSource({ "firstName, first_name", "FirstName, first_name", "URL, url", "theURL, theurl", "theURLIs, theurlis",
			"line1Text, line1_text", "a.b, a_b", "ALL_CAPS, all_caps", "x, x", "`Quoted`, Quoted", "nameX, namex",
			"nameXy, name_xy", "nameX1, name_x1" })
	void writesNamesInSnakeCase(String name, String physical) {
		assertThat(NamingStrategy.SNAKE_CASE.physical(name)).isEqualTo(physical);
	}

	@Test
	void keepsDeclaredNamesAndRemovesQuotationMarks() {
		assertThat(NamingStrategy.AS_SPECIFIED.physical("firstName")).isEqualTo("firstName");
		assertThat(NamingStrategy.AS_SPECIFIED.physical("\"order\"")).isEqualTo("order");
	}

	@Test
	void readsWhatColumnsSay() {
		EntityModel entity = Mappings.of(Document.class, Author.class, Shelf.class).entity(Document.class);
		assertThat(Mappings.basic(entity, "price").column())
			.isEqualTo(new ColumnModel("price", null, false, true, true, false, -1, 10, 2, null));
		assertThat(Mappings.basic(entity, "code").column().length()).isEqualTo(3);
		assertThat(Mappings.basic(entity, "text").column().length()).isEqualTo(-1);
		assertThat(Mappings.basic(entity, "plain").column())
			.isEqualTo(new ColumnModel("plain", null, true, false, true, true, -1, 0, -1, null));
	}

	@Test
	void readsSecondaryTablesAsPartsOfTheEntity() {
		EntityModel entity = Mappings.of(Document.class, Author.class, Shelf.class).entity(Document.class);
		assertThat(entity.table().secondary()).containsOnlyKeys("details").containsEntry("details", List.of("doc_id"));
		assertThat(Mappings.basic(entity, "detail").column().table()).isEqualTo("details");
		assertThat(Mappings.basic(entity, "primary").column().table()).isNull();
		assertThat(entity.table().checks()).isOne();
	}

	@Test
	void findsTheColumnsOfConstraints() {
		EntityModel entity = Mappings.of(Document.class, Author.class, Shelf.class).entity(Document.class);
		assertThat(entity.table().indexes()).containsExactly(
				new TableModel.Index("by_author", List.of("author_id", "code"), false),
				new TableModel.Index("", List.of("city"), true),
				new TableModel.Index("by_shelf", List.of("shelf_id"), true),
				new TableModel.Index("u", List.of("price", "author_id"), true));
	}

	@Test
	void findsColumnsByLogicalNames() {
		EntityModel entity = Mappings.inSnakeCase(Named.class).entity(Named.class);
		assertThat(entity.table().indexes())
			.containsExactly(new TableModel.Index("", List.of("first_name", "other"), true));
	}

	@Test
	void reportsColumnsThatAreNotThere() {
		assertThat(Mappings.problems(UnknownColumns.class)).containsExactlyInAnyOrder(
				"Class %s has the index 'i' on column 'nothing', which is not there; it has [DTYPE, id, name]"
					.formatted(UnknownColumns.class.getName()),
				"Class %s has the unique constraint 'u' on column 'nix', which is not there; it has [DTYPE, id, name]"
					.formatted(UnknownColumns.class.getName()),
				"Class %s has the unique constraint 'e' on column 'lower(name)', which is not there; it has [DTYPE, id, name]"
					.formatted(UnknownColumns.class.getName()));
	}

	@Test
	void ignoresIndexesOfExpressions() {
		EntityModel entity = Mappings.of(Expressions.class).entity(Expressions.class);
		assertThat(entity.table().indexes()).isEmpty();
	}

	@Test
	void reportsUnknownTables() {
		assertThat(Mappings.problems(UnknownTable.class)).containsExactly(
				("Attribute 'name' of %s has a column of table 'other', but %s has only the table 'UnknownTable' and the "
						+ "secondary tables []; add a @SecondaryTable or correct the name")
					.formatted(UnknownTable.class.getName(), UnknownTable.class.getName()));
	}

	@Test
	void reportsColumnsThatAreWrittenTwice() {
		String type = Twice.class.getName();
		assertThat(Mappings.problems(Twice.class, Author.class)).containsExactlyInAnyOrder("Attribute 'second' of "
				+ type
				+ " has the column 'FIRST', which attribute 'first' has too; give it another one, or make it neither insertable nor updatable",
				"Attribute 'other.city' of " + type
						+ " has the column 'city', which attribute 'place.city' has too; give it another one, or make it neither insertable nor updatable",
				"Attribute 'author' of " + type
						+ " has the column 'author_id', which attribute 'authorId' has too; give it another one, or make it neither insertable nor updatable");
	}

	@Embeddable
	static class Place {

		String city;

	}

	@Entity
	static class Author {

		@Id
		long id;

	}

	@Entity
	static class Shelf {

		@Id
		long id;

		@OneToMany
		@JoinColumn(name = "shelf_id")
		List<Document> documents;

	}

	@Entity
	@Table(name = "documents",
			uniqueConstraints = @UniqueConstraint(name = "u", columnNames = { "PRICE", "author_id" }),
			indexes = { @Index(name = "by_author", columnList = "AUTHOR_ID asc, code DESC"),
					@Index(columnList = "city", unique = true),
					@Index(name = "by_shelf", columnList = "shelf_id", unique = true) },
			check = @CheckConstraint(constraint = "price > 0"))
	@SecondaryTable(name = "details", pkJoinColumns = @PrimaryKeyJoinColumn(name = "doc_id"))
	static class Document {

		@Id
		long id;

		@Column(nullable = false, unique = true, updatable = false, precision = 10, scale = 2)
		java.math.BigDecimal price;

		@Column(length = 3)
		String code;

		@Lob
		@Column(length = 3)
		String text;

		String plain;

		@Column(table = "details")
		String detail;

		@Column(name = "first_one", table = "DOCUMENTS")
		String primary;

		@ManyToOne
		Author author;

		@Embedded
		Place place;

	}

	@Entity
	@Table(uniqueConstraints = @UniqueConstraint(columnNames = { "firstName", "another" }))
	static class Named {

		@Id
		long id;

		String firstName;

		@Column(name = "other")
		String another;

	}

	@Entity
	@Table(indexes = { @Index(name = "i", columnList = "nothing"),
			@Index(name = "e", columnList = "lower(name)", unique = true) },
			uniqueConstraints = @UniqueConstraint(name = "u", columnNames = "nix"))
	static class UnknownColumns {

		@Id
		long id;

		String name;

	}

	@Entity
	@Table(indexes = @Index(columnList = "lower(name)"))
	static class Expressions {

		@Id
		long id;

		String name;

	}

	@Entity
	static class UnknownTable {

		@Id
		long id;

		@Column(table = "other")
		String name;

	}

	@Entity
	static class Twice {

		@Id
		long id;

		String first;

		@Column(name = "FIRST")
		String second;

		@Embedded
		Place place;

		@Embedded
		Place other;

		@Column(name = "author_id")
		Long authorId;

		@ManyToOne
		Author author;

	}

}
