package io.github.springdata.memory.jpa.benchmark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Orders of ten lines each, and what they refer to, in a factory of one of the providers.
 */
final class Shop implements AutoCloseable {

	static final int LINES = 10;

	private static final int ARTICLES = 200;

	private static final int CUSTOMERS = 500;

	private static final int ORDERS = 2_000;

	private static final int CHUNK = 100;

	private static final int STEP = 7919;

	private final EntityManagerFactory factory;

	private final EntityManager shared;

	private final @Nullable Rows rows;

	private final List<Long> articles = new ArrayList<>();

	private final List<Long> customers = new ArrayList<>();

	private final List<Long> orders = new ArrayList<>();

	private final List<String> numbers = new ArrayList<>();

	private final List<Market.PurchaseOrder> detached = new ArrayList<>();

	private int last;

	private int count;

	Shop(Provider provider) {
		this.factory = provider.open();
		this.factory.runInTransaction(this::fill);
		for (int i = 0; i < ORDERS; i += CHUNK) {
			int first = i;
			this.factory.runInTransaction((manager) -> order(manager, first));
		}
		commit((manager) -> Operation.persist(this, manager));
		this.rows = (provider == Provider.STORE) ? new Rows(this.factory) : null;
		this.shared = this.factory.createEntityManager();
		this.orders.forEach((id) -> this.shared.find(Market.PurchaseOrder.class, id));
	}

	private void fill(EntityManager manager) {
		Market.Country country = new Market.Country("NL", "Netherlands");
		manager.persist(country);
		Market.Category category = new Market.Category();
		category.name = "Everything";
		manager.persist(category);
		Market.Supplier supplier = party(new Market.Supplier(), 0, country);
		manager.persist(supplier);
		for (int i = 0; i < ARTICLES; i++) {
			Market.Article article = (i % 2 == 0) ? new Market.Book() : new Market.Gadget();
			article.sku = "SKU-" + i;
			article.setTitle("Article " + i);
			article.price = new Market.Money(new BigDecimal(i + ".99"), "EUR");
			article.category = category;
			article.supplier = supplier;
			manager.persist(article);
			this.articles.add(id(article));
		}
		for (int i = 0; i < CUSTOMERS; i++) {
			Market.Customer customer = party(new Market.Customer(), i, country);
			manager.persist(customer);
			this.customers.add(id(customer));
			for (int coupon = 0; coupon < LINES; coupon++) {
				manager.persist(coupon("COUPON-", customer, i * LINES + coupon));
			}
		}
	}

	/**
	 * A new coupon of nobody.
	 */
	Market.Coupon coupon() {
		return coupon("NEW-", null, count());
	}

	private static Market.Coupon coupon(String prefix, Market.@Nullable Customer customer, int number) {
		Market.Coupon coupon = new Market.Coupon();
		coupon.code = prefix + number;
		coupon.validUntil = LocalDate.of(2030, 1, 1).plusDays(number % 1000);
		coupon.customer = customer;
		return coupon;
	}

	private static <P extends Market.Party> P party(P party, int number, Market.Country country) {
		party.name = "Party " + number;
		party.email = "party" + number + "@example.com";
		party.address = address(number);
		party.country = country;
		return party;
	}

	private static Market.Address address(int number) {
		return new Market.Address("Street " + number, "City " + number % 40, "Z" + number);
	}

	private void order(EntityManager manager, int first) {
		List<Market.Customer> customers = manager
			.createQuery("select c from Customer c order by c.name", Market.Customer.class)
			.getResultList();
		for (int i = first; i < first + CHUNK; i++) {
			Market.PurchaseOrder order = new Market.PurchaseOrder(number(i), customers.get(i % CUSTOMERS),
					LocalDateTime.of(2025, 1, 1, 0, 0).plusMinutes(i), address(i));
			for (int line = 0; line < LINES; line++) {
				order.add(article(manager, i + line * 17), line + 1);
			}
			manager.persist(order);
			this.orders.add(id(order));
			this.numbers.add(order.getNumber());
			this.detached.add(order);
		}
	}

	private static Long id(Market.Numbered instance) {
		Long id = instance.getId();
		if (id == null) {
			throw new IllegalStateException("Not saved: " + instance);
		}
		return id;
	}

	private static String number(int order) {
		return String.format(Locale.ROOT, "N-%06d", order);
	}

	/**
	 * An article that may be referred to.
	 */
	Market.Article article(EntityManager manager, int number) {
		return manager.getReference(Market.Article.class, articleId(number));
	}

	/**
	 * The id of an article that may be referred to.
	 */
	Long articleId(int number) {
		return this.articles.get(number % ARTICLES);
	}

	/**
	 * The index of the next order, in an order without locality.
	 */
	int next() {
		this.last = (this.last + STEP) % ORDERS;
		return this.last;
	}

	/**
	 * The id of the next order.
	 */
	Long nextId() {
		return id(next());
	}

	/**
	 * The number of the next order.
	 */
	String nextNumber() {
		return this.numbers.get(next());
	}

	/**
	 * The id of the next customer.
	 */
	Long nextCustomer() {
		return this.customers.get(next() % CUSTOMERS);
	}

	Long id(int index) {
		return this.orders.get(index);
	}

	/**
	 * A number that was not returned before.
	 */
	int count() {
		return ++this.count;
	}

	/**
	 * An order that is detached, with its lines, as it was saved or merged last.
	 */
	Market.PurchaseOrder detached(int index) {
		return this.detached.get(index);
	}

	void detached(int index, Market.PurchaseOrder order) {
		this.detached.set(index, order);
	}

	/**
	 * An entity manager whose context has all orders.
	 */
	EntityManager shared() {
		return this.shared;
	}

	/**
	 * Does something in the way of the provider.
	 */
	long run(Operation operation) {
		return (this.rows != null) ? operation.alone(this, this.rows) : operation.call(this);
	}

	/**
	 * Calls with an entity manager of its own.
	 */
	long call(ToLongFunction<EntityManager> work) {
		try (EntityManager manager = this.factory.createEntityManager()) {
			return work.applyAsLong(manager);
		}
	}

	/**
	 * Calls in a transaction, with an entity manager of its own.
	 */
	long commit(ToLongFunction<EntityManager> work) {
		return call((manager) -> {
			manager.getTransaction().begin();
			long result = work.applyAsLong(manager);
			manager.getTransaction().commit();
			return result;
		});
	}

	/**
	 * Deletes what was added.
	 */
	void clean() {
		commit((manager) -> manager.createQuery("delete from Review").executeUpdate()
				+ manager.createQuery("delete from Coupon c where c.customer is null").executeUpdate());
	}

	@Override
	public void close() {
		this.shared.close();
		this.factory.close();
	}

}
