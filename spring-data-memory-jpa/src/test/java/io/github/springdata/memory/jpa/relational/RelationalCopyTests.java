package io.github.springdata.memory.jpa.relational;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.jpa.MemoryPersistenceProvider;
import io.github.springdata.memory.jpa.context.IntegrityViolationException;
import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.relational.Museum.GroupTicket;
import io.github.springdata.memory.jpa.relational.Museum.Guard;
import io.github.springdata.memory.jpa.relational.Museum.Label;
import io.github.springdata.memory.jpa.relational.Museum.Loan;
import io.github.springdata.memory.jpa.relational.Museum.Mood;
import io.github.springdata.memory.jpa.relational.Museum.Painter;
import io.github.springdata.memory.jpa.relational.Museum.Painting;
import io.github.springdata.memory.jpa.relational.Museum.Piece;
import io.github.springdata.memory.jpa.relational.Museum.Room;
import io.github.springdata.memory.jpa.relational.Museum.Sculpture;
import io.github.springdata.memory.jpa.relational.Museum.Ticket;
import io.github.springdata.memory.jpa.relational.Museum.Visit;
import io.github.springdata.memory.store.Transaction;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Rows that go to a database, are changed there, and come back.
 */
@ParameterizedClass
@ValueSource(strings = { "jdbc:h2:mem:", "jdbc:hsqldb:mem:museum" })
class RelationalCopyTests {

	private static final List<Class<?>> TYPES = List.of(Room.class, Piece.class, Museum.Person.class, Ticket.class,
			Loan.class, Visit.class, Label.class);

	@Parameter
	String url;

	private EntityManagerFactory factory;

	private PersistenceUnit unit;

	private Connection database;

	@BeforeEach
	void open() throws SQLException {
		this.factory = factory();
		this.unit = this.factory.unwrap(PersistenceUnit.class);
		this.factory.runInTransaction(RelationalImportTests::open);
		this.database = RelationalSchemaTests.database(this.url);
	}

	@AfterEach
	void close() throws SQLException {
		this.factory.close();
		execute("shutdown");
	}

	private static EntityManagerFactory factory() {
		PersistenceConfiguration configuration = new PersistenceConfiguration("museum")
			.provider(MemoryPersistenceProvider.class.getName());
		Museum.CLASSES.forEach(configuration::managedClass);
		return configuration.createEntityManagerFactory();
	}

	private void execute(String... statements) throws SQLException {
		try (Statement statement = this.database.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private void run(String... statements) throws SQLException {
		Transaction transaction = this.unit.store().begin();
		try {
			RelationalCopy copy = RelationalCopy.of(this.unit, transaction, this.database);
			execute(statements);
			copy.writeBack(transaction);
			transaction.commit();
		}
		finally {
			if (transaction.isActive()) {
				transaction.rollback();
			}
		}
	}

	@Test
	void allThatIsCopiedIsReadAgain() {
		RelationalCopy.of(this.unit, this.unit.store().begin(), this.database);
		try (EntityManagerFactory other = factory()) {
			new RelationalImport(other.unwrap(PersistenceUnit.class)).run(JdbcSource.of(this.database));
			for (Class<?> type : TYPES) {
				assertThat(RelationalImportTests.dump(other, type)).as(type.getSimpleName())
					.isEqualTo(RelationalImportTests.dump(this.factory, type))
					.isNotEmpty();
			}
		}
	}

	@Test
	void nothingIsWrittenIfNothingChanges() throws SQLException {
		List<Object> before = rows();
		run();
		List<Object> after = rows();
		assertThat(after).hasSameSizeAs(before);
		for (int i = 0; i < after.size(); i++) {
			assertThat(after.get(i)).isSameAs(before.get(i));
		}
	}

	private List<Object> rows() {
		List<Object> rows = new ArrayList<>();
		this.unit.rows()
			.tables()
			.forEach((type) -> this.unit.store().table(type.table()).rows().forEach((slot, row) -> rows.add(row)));
		return rows;
	}

	@Test
	void changesOfEachKindOfTableComeBack() throws SQLException {
		run("update rooms set mood = 'LOUD', town = 'Ulm', sockets = 3 where room_no = 1",
				"insert into room_lamps (room_room_no, lamps) values (1, 'blue')", "update piece set title = 'Lake'",
				"update piece_notes set note = 'dry'", "update painter set style = 'old'",
				"update guard set badge = 8, post_room_no = 2", "update groupticket set heads = 31",
				"update loan set borrower = 'Uffizi'", "delete from smells where smell = 1",
				"insert into room_signs (room_room_no, signs_order, signs) values (2, 0, 'Way')");
		this.factory.runInTransaction((entities) -> {
			Room hall = entities.find(Room.class, 1L);
			assertThat(hall.mood).isEqualTo(Mood.LOUD);
			assertThat(hall.address.city).isEqualTo("Ulm");
			assertThat(hall.smells).containsExactly(Mood.CALM);
			assertThat(hall.fittings.sockets).isEqualTo(3);
			assertThat(hall.fittings.lamps).containsExactlyInAnyOrder("blue", "green", "red");
			assertThat(entities.find(Room.class, 2L).signs).containsExactly("Way");
			assertThat(entities.find(Painter.class, "Paula").style).isEqualTo("old");
			Guard guard = entities.find(Guard.class, "Gus");
			assertThat(guard.badge).isEqualTo(8);
			assertThat(guard.post.id).isEqualTo(2L);
			assertThat(entities.find(GroupTicket.class, 2).heads).isEqualTo(31);
			Painting painting = entities.createQuery("from Painting", Painting.class).getSingleResult();
			assertThat(painting.title).isEqualTo("Lake");
			assertThat(painting.note).isEqualTo("dry");
			assertThat(entities.createQuery("from Loan", Loan.class).getSingleResult().borrower).isEqualTo("Uffizi");
		});
	}

	@Test
	void rowsThatAreInsertedAndDeletedComeBack() throws SQLException {
		run("insert into rooms (version, open, wing, echo, sockets) values (0, true, 'S', 1, 0)",
				"insert into piece (id, kind, title, weight, room_room_no) values (400, 'S', 'Bust', 3.5, 3)",
				"insert into sculpture_materials (sculpture_id, materials) values (400, 'bronze')",
				"insert into keys (room, guard) values (3, 'Gus')",
				"insert into person (name, born) values ('Pia', date '1950-01-02')",
				"insert into painter (name, style) values ('Pia', 'wild')", "delete from visit",
				"delete from ticket where number = 1",
				"insert into label (id, text, room_id, pos) values (90, 'third', 1, 2)");
		this.factory.runInTransaction((entities) -> {
			Room room = entities.find(Room.class, 3L);
			assertThat(room.wing).isEqualTo('S');
			assertThat(room.pieces).singleElement()
				.isInstanceOfSatisfying(Sculpture.class,
						(piece) -> assertThat(piece.materials).containsExactly("bronze"));
			assertThat(room.guards).hasSize(1);
			assertThat(entities.find(Painter.class, "Pia").style).isEqualTo("wild");
			assertThat(entities.find(Ticket.class, 1)).isNull();
			assertThat(entities.createQuery("from Visit", Visit.class).getResultList()).isEmpty();
			assertThat(entities.find(Room.class, 1L).labels).extracting((label) -> label.text)
				.containsExactly("first", "second", "third");
		});
	}

	@Test
	void idsGoOnWhereTheDatabaseDoes() throws SQLException {
		run("insert into piece (id, kind) values (next value for piece_numbers, 'P')",
				"alter table rooms alter column room_no restart with 70",
				"insert into label (id, text) values (300, 'far')");
		this.factory.runInTransaction((entities) -> {
			Room room = new Room();
			Painting piece = new Painting();
			Label label = new Label("next");
			List.of(room, piece, label).forEach(entities::persist);
			assertThat(room.id).isEqualTo(70L);
			assertThat(piece.id).isEqualTo(103L);
			assertThat(label.id).isEqualTo(301L);
		});
	}

	@Test
	void nothingIsWrittenIfARowRefersToNone() {
		List<Object> before = rows();
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(
					() -> run("update rooms set mood = 'LOUD'", "update piece set room_room_no = 77 where id = 100"))
			.withMessageContaining("'room'")
			.withMessageContaining("77");
		assertThat(rows()).containsExactlyElementsOf(before);
	}

	@Test
	void nothingIsWrittenIfAReferredRowIsDeleted() {
		assertThatExceptionOfType(IntegrityViolationException.class).isThrownBy(() -> run("delete from rooms"));
		assertThat(RelationalImportTests.dump(this.factory, Room.class)).hasSize(2);
	}

	@Test
	void severalScriptsChangeOneCopy() throws SQLException {
		Transaction transaction = this.unit.store().begin();
		RelationalCopy copy = RelationalCopy.of(this.unit, transaction, this.database);
		execute("delete from visit");
		copy.writeBack(transaction);
		execute("delete from loan");
		copy.writeBack(transaction);
		transaction.commit();
		this.factory.runInTransaction((entities) -> {
			assertThat(entities.createQuery("from Visit", Visit.class).getResultList()).isEmpty();
			assertThat(entities.createQuery("from Loan", Loan.class).getResultList()).isEmpty();
		});
	}

}
