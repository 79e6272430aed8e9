package io.github.springdata.memory.query;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.store.MemoryStore;

import org.springframework.data.annotation.Id;

/**
 * 100,000 sales of 1,000 products: in the store, in lists and maps, and in H2, which does
 * not answer a repeated question from its cache of results.
 */
final class Sales {

	static final int SALES = 100_000;

	private static final int PRODUCTS = 1_000;

	private static final int CATEGORIES = 11;

	private static final int BATCH = 1_000;

	final List<Sale> sales = new ArrayList<>(SALES);

	final Map<Long, Product> products;

	final MemoryOperations operations = new MemoryTemplate(new MemoryStore());

	private final Connection connection;

	Sales() {
		Random random = new Random(1);
		List<Product> products = new ArrayList<>(PRODUCTS);
		for (long i = 1; i <= PRODUCTS; i++) {
			products.add(new Product(i, "product " + i));
		}
		for (long i = 1; i <= SALES; i++) {
			this.sales.add(new Sale(i, "category " + random.nextInt(CATEGORIES), random.nextInt(100_000) / 100.0,
					1 + random.nextInt(PRODUCTS), random.nextInt(10)));
		}
		this.products = products.stream().collect(Collectors.toMap(Product::id, Function.identity()));
		this.operations.insertAll(this.sales);
		this.operations.insertAll(products);
		try {
			this.connection = DriverManager.getConnection("jdbc:h2:mem:sales;OPTIMIZE_REUSE_RESULTS=0");
			load(products);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void load(List<Product> products) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute("create table product (id bigint primary key, name varchar(40))");
			statement.execute("create table sale (id bigint primary key, category varchar(40), price double precision,"
					+ " product bigint, quantity int)");
		}
		try (PreparedStatement insert = this.connection.prepareStatement("insert into product values (?, ?)")) {
			for (Product product : products) {
				add(insert, product.id(), product.id(), product.name());
			}
			insert.executeBatch();
		}
		try (PreparedStatement insert = this.connection.prepareStatement("insert into sale values (?, ?, ?, ?, ?)")) {
			for (Sale sale : this.sales) {
				add(insert, sale.id(), sale.id(), sale.category(), sale.price(), sale.product(), sale.quantity());
			}
			insert.executeBatch();
		}
	}

	private static void add(PreparedStatement insert, long number, Object... values) throws SQLException {
		for (int i = 0; i < values.length; i++) {
			insert.setObject(i + 1, values[i]);
		}
		insert.addBatch();
		if (number % BATCH == 0) {
			insert.executeBatch();
		}
	}

	/**
	 * The results of a statement, read completely.
	 */
	List<Object[]> sql(String text) {
		List<Object[]> results = new ArrayList<>();
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(text)) {
			int width = rows.getMetaData().getColumnCount();
			while (rows.next()) {
				Object[] result = new Object[width];
				for (int i = 0; i < width; i++) {
					result[i] = rows.getObject(i + 1);
				}
				results.add(result);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return results;
	}

	record Sale(@Id long id, String category, double price, long product, int quantity) {

	}

	record Product(@Id long id, String name) {

	}

}
