package io.github.springdata.memory.jpa.relational;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.springdata.memory.jpa.MemoryPersistenceProvider;
import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.relational.Museum.Address;
import io.github.springdata.memory.jpa.relational.Museum.GroupTicket;
import io.github.springdata.memory.jpa.relational.Museum.Guard;
import io.github.springdata.memory.jpa.relational.Museum.Label;
import io.github.springdata.memory.jpa.relational.Museum.Loan;
import io.github.springdata.memory.jpa.relational.Museum.LoanId;
import io.github.springdata.memory.jpa.relational.Museum.Mood;
import io.github.springdata.memory.jpa.relational.Museum.Painter;
import io.github.springdata.memory.jpa.relational.Museum.Painting;
import io.github.springdata.memory.jpa.relational.Museum.Piece;
import io.github.springdata.memory.jpa.relational.Museum.Room;
import io.github.springdata.memory.jpa.relational.Museum.Sculpture;
import io.github.springdata.memory.jpa.relational.Museum.Size;
import io.github.springdata.memory.jpa.relational.Museum.Ticket;
import io.github.springdata.memory.jpa.relational.Museum.Visit;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Rows that Hibernate wrote to a database, imported and read again.
 */
class RelationalImportTests {

	private static final String URL = "jdbc:h2:mem:museum";

	private EntityManagerFactory database;

	private EntityManagerFactory memory;

	private Connection connection;

	@BeforeEach
	void open() throws SQLException {
		this.database = configuration("org.hibernate.jpa.HibernatePersistenceProvider")
			.property(PersistenceConfiguration.JDBC_URL, URL)
			.property(PersistenceConfiguration.JDBC_USER, "sa")
			.property(PersistenceConfiguration.JDBC_PASSWORD, "")
			.property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "drop-and-create")
			.createEntityManagerFactory();
		this.memory = configuration(MemoryPersistenceProvider.class.getName()).createEntityManagerFactory();
		this.connection = DriverManager.getConnection(URL, "sa", "");
	}

	@AfterEach
	void close() throws SQLException {
		this.connection.close();
		this.database.close();
		this.memory.close();
	}

	private static PersistenceConfiguration configuration(String provider) {
		PersistenceConfiguration configuration = new PersistenceConfiguration("museum").provider(provider);
		Museum.CLASSES.forEach(configuration::managedClass);
		return configuration;
	}

	private RelationalImport.Report importAll() {
		return new RelationalImport(this.memory.unwrap(PersistenceUnit.class)).run(JdbcSource.of(this.connection));
	}

	@Test
	void instancesAreTheSameAsInTheDatabase() {
		this.database.runInTransaction(RelationalImportTests::open);
		assertThat(unmapped(importAll())).isEmpty();
		for (Class<?> type : List.of(Room.class, Piece.class, Museum.Person.class, Ticket.class, Loan.class,
				Visit.class, Label.class)) {
			assertThat(dump(this.memory, type)).as(type.getSimpleName())
				.isEqualTo(dump(this.database, type))
				.isNotEmpty();
		}
	}

	@Test
	void idsGoOnAfterThoseOfTheDatabase() {
		this.database.runInTransaction(RelationalImportTests::open);
		importAll();
		this.memory.runInTransaction((entityManager) -> {
			Room room = new Room();
			Painting piece = new Painting();
			entityManager.persist(room);
			entityManager.persist(piece);
			assertThat(room.id).isEqualTo(3L);
			assertThat(piece.id).isEqualTo(102L);
		});
	}

	@Test
	void nothingIsImportedIfARowDoesNotFit() throws SQLException {
		this.database.runInTransaction(RelationalImportTests::open);
		execute("set referential_integrity false");
		execute("update visit set seen_round = 17");
		assertThatExceptionOfType(PersistenceException.class).isThrownBy(this::importAll)
			.withMessageContaining("Visit");
		assertThat(dump(this.memory, Room.class)).isEmpty();
	}

	@Test
	void valuesThatDoNotFitAreNamed() throws SQLException {
		this.database.runInTransaction(RelationalImportTests::open);
		dropChecks("ROOMS");
		execute("alter table rooms alter column mood varchar(20)");
		execute("update rooms set mood = 'SAD' where room_no = 1");
		assertThatExceptionOfType(PersistenceException.class).isThrownBy(this::importAll)
			.withMessageContaining("Column 'mood' has java.lang.String 'SAD'");
	}

	@Test
	void datesMayBeTexts() throws SQLException {
		this.database.runInTransaction(RelationalImportTests::open);
		Object rooms = dump(this.database, Room.class);
		execute("alter table rooms alter column built varchar(40)");
		execute("alter table rooms alter column opens varchar(40)");
		execute("alter table rooms alter column cleaned varchar(40)");
		importAll();
		assertThat((Object) dump(this.memory, Room.class)).isEqualTo(rooms);
	}

	@Test
	void rowsOfNoEntityAreNamed() throws SQLException {
		this.database.runInTransaction(RelationalImportTests::open);
		dropChecks("PIECE");
		execute("insert into piece (kind, id) values ('X', 500)");
		assertThatExceptionOfType(PersistenceException.class).isThrownBy(this::importAll)
			.withMessageContaining("is of no entity of the hierarchy of Piece");
	}

	@Test
	void missingColumnsAreNamed() throws SQLException {
		this.database.runInTransaction(RelationalImportTests::open);
		execute("alter table rooms drop column story");
		assertThatExceptionOfType(PersistenceException.class).isThrownBy(this::importAll)
			.withMessageContaining("Table 'rooms' has no column 'story'");
	}

	@Test
	void tablesOfNoEntityAreReported() throws SQLException {
		execute("create table audit (id int)");
		RelationalImport.Report report = importAll();
		assertThat(unmapped(report)).containsExactly("AUDIT");
		assertThat(report.rows()).isEmpty();
		execute("drop table audit");
	}

	/**
	 * Without the temporary tables that Hibernate creates.
	 */
	private static List<String> unmapped(RelationalImport.Report report) {
		return report.unmapped().stream().filter((table) -> !table.startsWith("HT")).toList();
	}

	private void dropChecks(String table) throws SQLException {
		List<String> names = new ArrayList<>();
		try (Statement statement = this.connection.createStatement();
				ResultSet found = statement.executeQuery(
						"select constraint_name from information_schema.table_constraints where constraint_type = 'CHECK' and table_name = '%s'"
							.formatted(table))) {
			while (found.next()) {
				names.add(found.getString(1));
			}
		}
		for (String name : names) {
			execute("alter table %s drop constraint %s".formatted(table, name));
		}
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	static void open(EntityManager entityManager) {
		Room hall = new Room();
		Room cellar = new Room().next(hall);
		cellar.back = new Address("Yard", "Bonn");
		cellar.heated = true;
		hall.fittings.lamps.addAll(List.of("red", "green"));
		hall.labels.add(new Label("first"));
		hall.labels.add(new Label("second"));
		hall.signs.addAll(List.of("Exit", "Art", "Exit"));
		hall.smells.addAll(List.of(Mood.LOUD, Mood.CALM));
		hall.names.putAll(Map.of("de", "Halle", "en", "hall"));
		hall.doors.putAll(Map.of("front", new Size(2, 3), "back", new Size(1, 2)));
		Guard guard = new Guard();
		guard.name = "Gus";
		guard.badge = 7;
		guard.post = hall;
		hall.guards.add(guard);
		Painter painter = new Painter();
		painter.name = "Paula";
		painter.style = "modern";
		Painting painting = new Painting();
		painting.title = "Sea";
		painting.note = "wet";
		painting.room = cellar;
		painting.painter = painter;
		Sculpture sculpture = new Sculpture();
		sculpture.weight = 2.5;
		sculpture.materials.addAll(List.of("clay", "wood"));
		Ticket single = new Ticket();
		single.number = 1;
		single.price = new BigDecimal("3.00");
		GroupTicket group = new GroupTicket();
		group.number = 2;
		group.heads = 30;
		group.first = hall;
		Loan loan = new Loan();
		loan.id = new LoanId(1);
		loan.piece = painting;
		loan.borrower = "Louvre";
		Visit visit = new Visit();
		visit.ticket = group;
		visit.person = painter;
		visit.seen = loan;
		List.of(hall, cellar, guard, painter, painting, sculpture, single, group, loan, visit)
			.forEach(entityManager::persist);
	}

	static List<String> dump(EntityManagerFactory factory, Class<?> type) {
		return factory.callInTransaction(
				(entityManager) -> entityManager.createQuery("select e from " + type.getSimpleName() + " e", type)
					.getResultList()
					.stream()
					.map((instance) -> dump(factory, instance, true))
					.sorted()
					.toList());
	}

	private static String dump(EntityManagerFactory factory, Object value, boolean whole) {
		if (value instanceof Map<?, ?> map) {
			Map<String, String> entries = new TreeMap<>();
			map.forEach((k, v) -> entries.put(dump(factory, k, false), dump(factory, v, false)));
			return entries.toString();
		}
		if (value instanceof Set<?> items) {
			return items.stream().map((item) -> dump(factory, item, false)).sorted().toList().toString();
		}
		if (value instanceof Collection<?> items) {
			return new ArrayList<>(items).stream().map((item) -> dump(factory, item, false)).toList().toString();
		}
		if (value == null || value.getClass().getName().startsWith("java.")) {
			return (value instanceof Date date) ? "date " + date.getTime()
					: (value instanceof OffsetDateTime time) ? time.toInstant().toString() : String.valueOf(value);
		}
		if (value.getClass().isArray()) {
			return "array of " + Array.getLength(value);
		}
		boolean entity = value.getClass().isAnnotationPresent(jakarta.persistence.Entity.class)
				|| value.getClass().getName().contains("Hibernate");
		return (entity && !whole) ? "#" + factory.getPersistenceUnitUtil().getIdentifier(value)
				: fields(factory, value);
	}

	private static String fields(EntityManagerFactory factory, Object instance) {
		if (instance instanceof Enum<?> || instance instanceof Record) {
			return instance.toString();
		}
		Map<String, String> fields = new TreeMap<>();
		for (Class<?> type = instance.getClass(); type != Object.class; type = type.getSuperclass()) {
			for (Field field : type.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers()) && !field.getName().startsWith("$")) {
					fields.put(field.getName(), dump(factory, get(field, instance), false));
				}
			}
		}
		return instance.getClass().getSimpleName() + fields;
	}

	private static Object get(Field field, Object instance) {
		try {
			field.setAccessible(true);
			return field.get(instance);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
