package io.github.springdata.memory.jpa.relational;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

import io.github.springdata.memory.jpa.MemoryPersistenceProvider;
import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.model.Annotations;
import io.github.springdata.memory.jpa.model.MappingReader;
import io.github.springdata.memory.store.Transaction;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Scripts that are understood without a database.
 */
class ScriptTablesTests {

	private final ScriptTables tables = new ScriptTables();

	private List<Object> values(String sql) {
		this.tables.execute("create table things (a int, b int, c int, primary key (a), unique (b, c))");
		this.tables.execute(sql);
		this.tables.define(new MappingReader(Annotations.DECLARED).read(List.of(Thing.class)));
		return this.tables.rows("THINGS").stream().map((row) -> row.get("b")).toList();
	}

	@Test
	void literalsAreValues() {
		assertThat(values("INSERT INTO things (a, b) VALUES (1, 'it''s; -- no comment'), (2, -1.5e1), (3, true),"
				+ " (4, date '2024-12-31'), (5, timestamp '2024-12-31 23:59:58'), (6, time '10:11'),"
				+ " (7, 12345678901234567890), (8, 42) -- the end"))
			.containsExactly("it's; -- no comment", -15L, true, LocalDate.of(2024, 12, 31),
					LocalDateTime.of(2024, 12, 31, 23, 59, 58), LocalTime.of(10, 11),
					new BigDecimal("12345678901234567890"), 42L);
	}

	@Test
	void bytesAreHexadecimal() {
		assertThat(values("insert into things values (1, X'0aFF', null)")).singleElement()
			.isEqualTo(new byte[] { 10, -1 });
	}

	@Test
	void presentTimesAreValues() {
		assertThat(values("insert into `things` (a, b) values (1, current_timestamp), (2, now()), (3, CURRENT_DATE)"))
			.hasOnlyElementsOfTypes(LocalDateTime.class, LocalDate.class);
	}

	@Test
	void columnsThatAreNotNamedAreThoseOfTheCreatedTable() {
		assertThat(values("/* in the order\n of the table */ insert into public.\"things\" values (1, 'x', 3);"))
			.containsExactly("x");
	}

	@Test
	void columnsHaveToBeNamedIfNoScriptCreatesTheTable() {
		this.tables.define(new MappingReader(Annotations.DECLARED).read(List.of(Thing.class)));
		assertRefused("insert into things values (1, 2, 3)", 1, 27, "no columns are named");
	}

	@Test
	void whatOnlyADatabaseUnderstandsIsRefused() {
		assertRefused("update things set a = 1", 1, 1, "'update' is not understood");
		assertRefused("insert into things (a)\n  select 1", 2, 3, "'select'");
		assertRefused("insert into things (a) values (abs(1))", 1, 32, "'abs' is no literal");
		assertRefused("insert into things (a) values (1 + 1)", 1, 34, "')' is expected, but there is '+'");
		assertRefused("delete from things where a = 1", 1, 20, "'where' is not understood here");
		assertRefused("create procedure p() begin end", 1, 8, "'create procedure' is not understood");
		assertRefused("call p()", 1, 1, "'call'");
		assertRefused("insert into things (a) values ('open)", 1, 32, "the quote that begins here is not closed");
		assertRefused("insert into things (a) values (date '31.12.2024')", 1, 37, "nothing like 2024-12-31");
	}

	private void assertRefused(String sql, int line, int column, String reason) {
		assertThatExceptionOfType(UnsupportedScriptException.class).isThrownBy(() -> this.tables.execute(sql))
			.withMessageStartingWith("Line %d, column %d of the statement: ", line, column)
			.withMessageContaining(reason)
			.withMessageContaining("put H2 or HSQLDB on the class path of the tests");
	}

	@Test
	void whatDoesNotFitTheMappingIsRefused() {
		this.tables.execute("insert into thing_ (a) values (1)");
		this.tables.define(new MappingReader(Annotations.DECLARED).read(List.of(Thing.class)));
		assertRefused("insert into thinks (a) values (1)", 1, 31, "there is no table 'thinks'");
		assertRefused("insert into things (a, d) values (1, 2)", 1, 34, "has no column 'd'");
		assertRefused("insert into things (a, b) values (1)", 1, 34, "1 values for the 2 columns");
		assertRefused("insert into things (a, b) values (1, 2)", 1, 34,
				"column 'c' of table 'things' must not be null");
		this.tables.execute("insert into things (a, b, c) values (1, 2, 3)");
		assertRefused("insert into things (a, b, c) values (1, 2, 4)", 1, 37, "has a row with the key [1] already");
	}

	@Test
	void rowsOfEarlierScriptsAreCheckedWithTheMapping() {
		this.tables.execute("insert into things (a, e) values (1, 2)");
		assertThatExceptionOfType(UnsupportedScriptException.class)
			.isThrownBy(() -> this.tables.define(new MappingReader(Annotations.DECLARED).read(List.of(Thing.class))))
			.withMessageContaining("has no column 'e'");
	}

	@Test
	void defaultsOfCreatedTablesAreRefusedWhereTheyWouldApply() {
		this.tables
			.execute("create table things (a int generated by default as identity, b varchar(3) default 'x', c int)");
		this.tables.define(new MappingReader(Annotations.DECLARED).read(List.of(Thing.class)));
		this.tables.execute("insert into things (a, b) values (1, 'y')");
		assertRefused("insert into things (a, c) values (2, 3)", 1, 34, "column 'b' of table 'things' has a default");
	}

	@Test
	void definitionsAreSkipped() {
		this.tables.execute("create table if not exists x (id int)");
		this.tables.execute("create unique index i on x (id)");
		this.tables.execute("drop table y if exists");
		this.tables.execute("set foreign_key_checks = 0");
		assertThat(this.tables.skipped()).containsExactly("create table x", "create index", "drop table");
	}

	@Test
	void rowsBecomeInstances() {
		PersistenceConfiguration configuration = new PersistenceConfiguration("museum")
			.provider(MemoryPersistenceProvider.class.getName());
		Museum.CLASSES.forEach(configuration::managedClass);
		try (EntityManagerFactory factory = configuration.createEntityManagerFactory()) {
			PersistenceUnit unit = factory.unwrap(PersistenceUnit.class);
			factory.runInTransaction(RelationalImportTests::open);
			Transaction transaction = unit.store().begin();
			this.tables.define(unit.model());
			RelationalCopy copy = RelationalCopy.of(unit, transaction, this.tables);
			this.tables.execute("delete from visit");
			this.tables.execute(
					"insert into rooms (version, open, wing, echo, mood, sockets, code) values (0, true, 'S', 1, 'LOUD', 0,"
							+ " '00000000-0000-0001-0000-000000000002')");
			this.tables.execute("insert into keys (room, guard) values (3, 'Gus')");
			copy.writeBack(transaction);
			transaction.commit();
			factory.runInTransaction((entities) -> {
				Museum.Room room = entities.find(Museum.Room.class, 3L);
				assertThat(room.mood).isEqualTo(Museum.Mood.LOUD);
				assertThat(room.guards).extracting((guard) -> guard.name).containsExactly("Gus");
				assertThat(entities.createQuery("from Visit", Museum.Visit.class).getResultList()).isEmpty();
				Museum.Room next = new Museum.Room();
				entities.persist(next);
				assertThat(next.id).isEqualTo(4L);
			});
		}
	}

}
