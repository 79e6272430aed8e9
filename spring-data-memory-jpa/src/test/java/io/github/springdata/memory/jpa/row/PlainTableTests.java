package io.github.springdata.memory.jpa.row;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.jpa.clinic.Owner;
import io.github.springdata.memory.jpa.clinic.Person;
import io.github.springdata.memory.jpa.clinic.Pet;
import io.github.springdata.memory.jpa.clinic.Vet;
import io.github.springdata.memory.jpa.clinic.Visit;
import io.github.springdata.memory.jpa.model.Annotations;
import io.github.springdata.memory.jpa.model.MappingReader;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.index.IndexDefinition;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.asm.Type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PlainTable}.
 */
class PlainTableTests {

	/**
	 * Rows that no other unit shares.
	 */
	private static RowTypes rows(Class<?>... types) {
		return RowTypes.of(new MappingReader(Annotations.DECLARED).read(List.of(types)),
				new ClassLoader(PlainTableTests.class.getClassLoader()) {
				});
	}

	private static RowTypes shelves() {
		return rows(Shelf.class, Book.class, Lending.class, Note.class);
	}

	private static List<Object> known(RowTypes rows) {
		List<Object> known = new ArrayList<>();
		rows.context().getPersistentEntities().forEach((entity) -> known.add(entity.getType().getSimpleName()));
		return known;
	}

	/**
	 * The table as the annotations of the generated class describe it.
	 */
	private static TableDefinition found(RowType type) {
		return new MemoryMappingContext().getEntity(type.mapped().getType()).getTableDefinition();
	}

	@Test
	void theLibraryLooksAtNoPlainRowsBeforeTheyAreAskedFor() {
		RowTypes rows = rows(Person.class, Owner.class, Pet.class, Visit.class, Vet.class);
		assertThat(known(rows)).isEmpty();
		rows.tables().iterator().next().mapped();
		assertThat(known(rows)).isNotEmpty();
		assertThat(known(shelves())).isEmpty();
	}

	@Test
	void aTableIsTheSameAsTheLibraryFindsIt() {
		for (RowTypes rows : List.of(shelves(), rows(Person.class, Owner.class, Pet.class, Visit.class, Vet.class))) {
			for (RowType type : rows.tables()) {
				TableDefinition found = found(type);
				TableDefinition same = (type.versionColumn() >= 0) ? found.withVersion() : found;
				assertThat(type.definition().describesSameAs(same))
					.as("%s%s, found as %s%s", type.definition(), type.definition().references(), found,
							found.references())
					.isTrue();
			}
		}
	}

	@Test
	void idsAndKeysAreTheSameAsTheLibraryReadsThem() {
		RowTypes rows = shelves();
		int compared = 0;
		for (RowType type : rows.tables()) {
			for (int seed = 0; seed < 3; seed++) {
				Row row = type.create(values(rows, type.columns(), seed, seed == 2));
				TableDefinition found = found(type);
				assertThat(type.definition().idOf(row)).isEqualTo(found.idOf(row));
				for (IndexDefinition index : found.indexes()) {
					assertThat(type.definition().index(index.name()).keys(row)).as(index.name())
						.isEqualTo(index.keys(row));
					compared++;
				}
			}
		}
		assertThat(compared).isGreaterThan(30);
	}

	@ParameterizedTest
	@ValueSource(classes = { PriceTag.class, Indexed.class })
	void theLibraryLooksAtRowsOfWhichItMayRefuseSomething(Class<?> type) {
		assertThat(known(rows(type))).hasSize(1);
	}

	@Test
	void whatTheLibraryRefusesIsRefusedAtTheStart() {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> rows(Twice.class))
			.withMessageContaining("Two indexes are named 'same'");
	}

	private static Object[] values(RowTypes rows, List<RowColumn> columns, int seed, boolean nulls) {
		Object[] values = new Object[columns.size()];
		for (int i = 0; i < values.length; i++) {
			ColumnType type = columns.get(i).type();
			values[i] = (nulls && i > 0) ? null : value(rows, type, seed + i);
		}
		return values;
	}

	private static Object value(RowTypes rows, ColumnType type, int seed) {
		if (type.arguments().isEmpty()) {
			return value(rows, type.type(), seed);
		}
		Object first = value(rows, type.arguments().get(0), seed);
		if (type.arguments().size() == 2) {
			return Collections.singletonMap(first, value(rows, type.arguments().get(1), seed + 1));
		}
		List<Object> list = new ArrayList<>(List.of(first, value(rows, type.arguments().get(0), seed + 1)));
		list.add(null);
		return list;
	}

	private static Object value(RowTypes rows, Type type, int seed) {
		EmbeddedRowType row = rows.record(type);
		if (row != null) {
			return row.create(values(rows, row.columns(), seed, false));
		}
		return switch (type.getClassName()) {
			case "java.lang.Long" -> (long) seed;
			case "java.lang.Integer" -> seed;
			case "java.lang.String" -> "text " + seed;
			case "java.math.BigDecimal" -> BigDecimal.valueOf(seed);
			case "java.time.LocalDate" -> LocalDate.ofEpochDay(seed);
			case "java.lang.Enum" -> Color.values()[seed % 2];
			case "byte[]" -> new byte[] { (byte) seed };
			default -> throw new IllegalArgumentException(type.getClassName());
		};
	}

	enum Color {

		RED, BLUE

	}

	@Entity
	@Table(uniqueConstraints = @UniqueConstraint(name = "place", columnNames = { "room", "number" }), indexes = {
			@Index(name = "since", columnList = "since"), @Index(name = "pair", columnList = "room, since") })
	static class Shelf {

		@Id
		Long id;

		String room;

		int number;

		@Column(unique = true)
		String label;

		LocalDate since;

		Color color;

		byte[] picture;

		BigDecimal width;

		@Version
		int version;

		@ElementCollection
		List<Size> sizes;

		@ElementCollection
		@MapKeyColumn
		Map<String, Integer> counts;

		@ManyToMany
		Set<Book> books;

		@OneToMany
		@JoinTable
		Map<String, Book> newest;

		@OneToMany
		List<Note> notes;

	}

	@Embeddable
	record Size(int height, String unit) {
	}

	@Embeddable
	record Isbn(String group, int number) {
	}

	@Entity
	@Table(uniqueConstraints = @UniqueConstraint(name = "titles", columnNames = { "title", "height" }))
	static class Book {

		@EmbeddedId
		Isbn isbn;

		String title;

		@Embedded
		Size size;

		@ManyToOne
		Shelf shelf;

	}

	record LendingId(Isbn book, long number) {
	}

	@Entity
	@IdClass(LendingId.class)
	static class Lending {

		@Id
		@ManyToOne
		Book book;

		@Id
		long number;

		@OneToOne
		Shelf returned;

	}

	@Entity
	static class Note {

		@Id
		String text;

		@ManyToOne
		Lending lending;

	}

	@Entity
	static class PriceTag {

		@Id
		BigDecimal id;

	}

	@Entity
	@Table(indexes = @Index(columnList = "price"))
	static class Indexed {

		@Id
		Long id;

		BigDecimal price;

	}

	@Entity
	@Table(indexes = { @Index(name = "same", columnList = "a, b"), @Index(name = "same", columnList = "b, a") })
	static class Twice {

		@Id
		Long id;

		String a;

		String b;

	}

}
