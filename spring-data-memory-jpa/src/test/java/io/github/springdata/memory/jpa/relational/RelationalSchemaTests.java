package io.github.springdata.memory.jpa.relational;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.springdata.memory.jpa.MemoryPersistenceProvider;
import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.model.Annotations;
import io.github.springdata.memory.jpa.model.MappingReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.Table;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RelationalSchemaTests {

	@Test
	void hasTheTablesAndColumnsOfHibernate() throws SQLException {
		String url = "jdbc:h2:mem:schema";
		PersistenceConfiguration configuration = new PersistenceConfiguration("schema")
			.provider("org.hibernate.jpa.HibernatePersistenceProvider")
			.property(PersistenceConfiguration.JDBC_URL, url)
			.property(PersistenceConfiguration.JDBC_USER, "sa")
			.property(PersistenceConfiguration.JDBC_PASSWORD, "")
			.property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create");
		Museum.CLASSES.forEach(configuration::managedClass);
		try (EntityManagerFactory factory = configuration.createEntityManagerFactory();
				Connection expected = DriverManager.getConnection(url, "sa", "");
				Connection actual = database()) {
			assertThat(columns(actual)).isEqualTo(columns(expected)).isNotEmpty();
			assertThat(factory.isOpen()).isTrue();
		}
	}

	@Test
	void rowsOfItsTablesCanBeImported() throws SQLException {
		PersistenceConfiguration configuration = new PersistenceConfiguration("museum")
			.provider(MemoryPersistenceProvider.class.getName());
		Museum.CLASSES.forEach(configuration::managedClass);
		try (EntityManagerFactory memory = configuration.createEntityManagerFactory();
				Connection database = database()) {
			try (Statement statement = database.createStatement()) {
				statement.execute("insert into rooms (version, mood, echo, open, wing, built, code, calling, sockets)"
						+ " values (3, 'LOUD', 0, true, 'N', '1901-02-03', random_uuid(), 'hush!', 0)");
				statement.execute("insert into smells (of_room, smell) values (1, 0)");
				statement.execute(
						"insert into piece (id, kind, room_room_no) values (next value for piece_numbers, 'P', 1)");
			}
			new RelationalImport(memory.unwrap(PersistenceUnit.class)).run(JdbcSource.of(database));
			memory.runInTransaction((entityManager) -> {
				Museum.Room room = entityManager.find(Museum.Room.class, 1L);
				assertThat(room.mood).isEqualTo(Museum.Mood.LOUD);
				assertThat(room.echo).isEqualTo(Museum.Mood.CALM);
				assertThat(room.call).isEqualTo("hush");
				assertThat(room.smells).containsExactly(Museum.Mood.CALM);
				assertThat(room.pieces).singleElement().isInstanceOf(Museum.Painting.class);
				Museum.Room next = new Museum.Room();
				entityManager.persist(next);
				assertThat(next.id).isEqualTo(2L);
			});
		}
	}

	@Test
	void reservedNamesAreQuoted() throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:", "sa", "");
				Statement statement = connection.createStatement()) {
			for (String create : RelationalSchema
				.create(new MappingReader(Annotations.DECLARED).read(List.of(Order.class)))) {
				statement.execute(create);
			}
			statement.execute("insert into \"order\" (id, \"user\", \"of day\") values (1, 'x', 2)");
			assertThat(JdbcSource.of(connection).rows("order")).singleElement()
				.satisfies((row) -> assertThat(row.get("user")).isEqualTo("x"));
		}
	}

	@Entity(name = "Order")
	@Table(name = "\"order\"")
	static class Order {

		@Id
		Long id;

		@Column(name = "user")
		String user;

		@Column(name = "of day")
		int day;

	}

	private static Connection database() throws SQLException {
		return database("jdbc:h2:mem:");
	}

	/**
	 * A database with the tables of the museum.
	 */
	static Connection database(String url) throws SQLException {
		Connection connection = DriverManager.getConnection(url, "sa", "");
		try (Statement statement = connection.createStatement()) {
			for (String create : RelationalSchema
				.create(new MappingReader(Annotations.DECLARED).read(Museum.CLASSES))) {
				statement.execute(create);
			}
		}
		return connection;
	}

	/**
	 * The columns of each table, but of the temporary ones that Hibernate creates.
	 */
	private static Map<String, Set<String>> columns(Connection connection) throws SQLException {
		Map<String, Set<String>> columns = new TreeMap<>();
		try (ResultSet found = connection.getMetaData().getColumns(null, "PUBLIC", "%", "%")) {
			while (found.next()) {
				String table = found.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
				if (!table.startsWith("ht")) {
					columns.computeIfAbsent(table, (key) -> new TreeSet<>())
						.add(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
				}
			}
		}
		return columns;
	}

}
