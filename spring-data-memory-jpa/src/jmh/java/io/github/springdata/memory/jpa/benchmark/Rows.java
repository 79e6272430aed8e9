package io.github.springdata.memory.jpa.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;

import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.store.index.Index;
import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a shop in their store, reached by hand: the same lookups and writes as by an
 * entity manager, without instances, contexts or queries. What it takes is a part of what
 * any provider over this store takes.
 */
final class Rows {

	private final PersistenceUnit unit;

	private final MemoryStore store;

	private final Kind order;

	private final Kind line;

	private final Kind customer;

	private final Kind coupon;

	private final Kind article;

	private final Kind review;

	private final int orderNumber;

	private final int couponCode;

	private final int lineQuantity;

	private final int lineArticle;

	private final int articleTitle;

	private final Row newCoupon;

	private final Row newReview;

	Rows(EntityManagerFactory factory) {
		this.unit = factory.unwrap(PersistenceUnit.class);
		this.store = factory.unwrap(MemoryStore.class);
		this.order = kind(Market.PurchaseOrder.class);
		this.line = kind(Market.OrderLine.class);
		this.customer = kind(Market.Customer.class);
		this.coupon = kind(Market.Coupon.class);
		this.article = kind(Market.Article.class);
		this.review = kind(Market.Review.class);
		this.orderNumber = this.order.column("number");
		this.couponCode = this.coupon.column("code");
		this.lineQuantity = this.line.column("quantity");
		this.lineArticle = this.line.column("article");
		this.articleTitle = this.article.column("title");
		this.newCoupon = any(this.coupon).create(this.coupon.values(any(this.coupon), "customer", null));
		this.newReview = any(this.review);
	}

	private Row any(Kind kind) {
		List<Row> rows = new ArrayList<>();
		this.store.table(kind.table()).rows().forEach((slot, row) -> rows.add((Row) row));
		return rows.get(0);
	}

	private Kind kind(Class<?> type) {
		return new Kind(this.unit.rows().of(this.unit.model().entity(type)));
	}

	/**
	 * Rows of a table.
	 */
	private record Kind(RowType type) {

		String table() {
			return this.type.table();
		}

		int column(String name) {
			for (int i = 0; i < this.type.columns().size(); i++) {
				RowColumn column = this.type.columns().get(i);
				if (column.name().equals(name)) {
					return i;
				}
			}
			throw new IllegalStateException("No column " + name);
		}

		@Nullable Object[] values(Row row, String column, @Nullable Object value) {
			@Nullable Object[] values = Row.values(row, this.type.columns().size());
			values[column(column)] = value;
			return values;
		}

	}

	private Row get(Kind kind, Object id) {
		return (Row) Objects.requireNonNull(this.store.table(kind.table()).get(id));
	}

	private List<Row> search(Kind kind, String column, Object key) {
		Table table = this.store.table(kind.table());
		Index index = Objects.requireNonNull(table.index(column));
		List<Row> rows = new ArrayList<>();
		index.slots(index.definition().keyOf(key))
			.forEach((slot) -> rows.add((Row) Objects.requireNonNull(table.rowAt(slot))));
		return rows;
	}

	private static Object value(Row row, int column) {
		return Objects.requireNonNull(row.get(column));
	}

	/**
	 * Finds an order.
	 */
	long find(Object id) {
		return number(get(this.order, id));
	}

	private long number(Row order) {
		return value(order, this.orderNumber).hashCode();
	}

	/**
	 * Finds an order by its number.
	 */
	long findByNumber(String number) {
		return number(search(this.order, "number", number).get(0));
	}

	/**
	 * Finds a customer and the coupons.
	 */
	long coupons(Object id) {
		get(this.customer, id);
		long result = 0;
		for (Row row : search(this.coupon, "customer", id)) {
			result += value(row, this.couponCode).hashCode();
		}
		return result;
	}

	/**
	 * Finds an order and its lines.
	 */
	long lines(Object id) {
		get(this.order, id);
		long result = 0;
		for (Row row : search(this.line, "order", id)) {
			result += (Integer) value(row, this.lineQuantity);
		}
		return result;
	}

	/**
	 * Finds an order, its lines and their articles.
	 */
	long articles(Object id) {
		get(this.order, id);
		long result = 0;
		for (Row row : search(this.line, "order", id)) {
			result += value(get(this.article, value(row, this.lineArticle)), this.articleTitle).hashCode();
		}
		return result;
	}

	/**
	 * Writes in a transaction.
	 */
	long commit(ToLongFunction<Transaction> work) {
		Transaction transaction = this.store.begin(IsolationLevel.READ_COMMITTED, false);
		long result = work.applyAsLong(transaction);
		transaction.commit();
		return result;
	}

	/**
	 * Inserts a coupon.
	 */
	long insertCoupon(Transaction transaction, String code) {
		@Nullable Object[] values = this.coupon.values(this.newCoupon, "code", code);
		values[this.coupon.type().idColumn()] = nextId();
		transaction.insert(this.coupon.table(), this.newCoupon.create(values));
		return code.hashCode();
	}

	/**
	 * Inserts a review.
	 */
	long insertReview(Transaction transaction, int number, Object article) {
		@Nullable Object[] values = this.review.values(this.newReview, "article", article);
		values[this.review.type().idColumn()] = nextId();
		Row row = this.newReview.create(values);
		transaction.insert(this.review.table(), row);
		transaction.checkReferences(this.review.table(), row);
		return number;
	}

	private Long nextId() {
		return this.store.nextId("by hand", Integer.MAX_VALUE, Long.MAX_VALUE);
	}

	/**
	 * Changes an order.
	 */
	long update(Transaction transaction, Object id, String comment) {
		Row before = (Row) Objects.requireNonNull(transaction.get(this.order.table(), id));
		transaction.put(this.order.table(), before.create(this.order.values(before, "comment", comment)), (row) -> {
		});
		return number(before);
	}

	/**
	 * Reads an order and its lines and changes the first of these.
	 */
	long updateLine(Transaction transaction, Object id, int quantity) {
		transaction.get(this.order.table(), id);
		long result = 0;
		Row first = null;
		for (Row row : search(this.line, "order", id)) {
			first = (first != null) ? first : row;
			result += (Integer) value(row, this.lineQuantity);
		}
		Row changed = Objects.requireNonNull(first);
		transaction.put(this.line.table(), changed.create(this.line.values(changed, "quantity", quantity)), (row) -> {
		});
		return result + quantity - (Integer) value(changed, this.lineQuantity);
	}

}
