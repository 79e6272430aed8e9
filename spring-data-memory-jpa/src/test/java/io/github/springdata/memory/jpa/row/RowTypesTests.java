package io.github.springdata.memory.jpa.row;

import java.util.List;

import io.github.springdata.memory.jpa.clinic.Owner;
import io.github.springdata.memory.jpa.clinic.Person;
import io.github.springdata.memory.jpa.clinic.Pet;
import io.github.springdata.memory.jpa.clinic.Vet;
import io.github.springdata.memory.jpa.clinic.Visit;
import io.github.springdata.memory.jpa.docs.Book;
import io.github.springdata.memory.jpa.model.Annotations;
import io.github.springdata.memory.jpa.model.MappingReader;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RowTypes} and the classes that are generated for them.
 */
class RowTypesTests {

	private static PersistenceModel model(Class<?>... types) {
		return new MappingReader(Annotations.DECLARED).read(List.of(types));
	}

	private static RowTypes rows(PersistenceModel model) {
		return RowTypes.of(model, RowTypesTests.class.getClassLoader());
	}

	private static List<Object> mapped(RowTypes rows) {
		return rows.tables().stream().<Object>map(RowType::mapped).toList();
	}

	@Test
	void unitsWithTheSameRowsShareTheirClassesAndWhatTheLibraryKnowsOfThem() {
		RowTypes rows = rows(model(Person.class, Owner.class, Pet.class, Visit.class, Vet.class));
		RowTypes again = rows(model(Person.class, Owner.class, Pet.class, Visit.class, Vet.class));
		assertThat(again.context()).isSameAs(rows.context());
		assertThat(mapped(again)).isEqualTo(mapped(rows));
	}

	@Test
	void unitsWithOtherRowsShareNothing() {
		assertThat(rows(model(Book.class)).context())
			.isNotSameAs(rows(model(Person.class, Owner.class, Pet.class, Visit.class, Vet.class)).context());
	}

	@Test
	void rowsOfAnEntityHaveTheValuesOfTheirColumns() {
		PersistenceModel model = model(Book.class);
		RowType type = rows(model).of(model.entity(Book.class));
		Object[] values = new Object[type.columns().size()];
		values[type.idColumn()] = 7L;
		Row row = type.create(values);
		assertThat(type.idOf(row)).isEqualTo(7L);
		assertThat(row.create(new Object[values.length])).hasSameClassAs(row).isNotSameAs(row);
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> row.get(values.length));
	}

}
