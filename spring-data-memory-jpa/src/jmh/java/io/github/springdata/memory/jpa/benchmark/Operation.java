package io.github.springdata.memory.jpa.benchmark;

import java.time.LocalDateTime;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;

/**
 * What is measured: a row of the table. Each has an entity manager of its own unless it
 * says otherwise, and returns something that depends on all that it read.
 */
public enum Operation {

	FIND("`find`, an entity manager each") {

		@Override
		long call(Shop shop) {
			Long id = shop.nextId();
			return shop.call((manager) -> length(find(manager, id)));
		}

		@Override
		long alone(Shop shop, Rows rows) {
			return rows.find(shop.nextId());
		}

	},

	FIND_100("100 `find` in one entity manager") {

		@Override
		long call(Shop shop) {
			return shop.call((manager) -> {
				long result = 0;
				for (int i = 0; i < HUNDRED; i++) {
					result += length(find(manager, shop.nextId()));
				}
				return result;
			});
		}

		@Override
		long alone(Shop shop, Rows rows) {
			long result = 0;
			for (int i = 0; i < HUNDRED; i++) {
				result += rows.find(shop.nextId());
			}
			return result;
		}

	},

	FIND_MANAGED("`find` of what is managed already") {

		@Override
		long call(Shop shop) {
			return length(find(shop.shared(), shop.nextId()));
		}

		@Override
		long alone(Shop shop, Rows rows) {
			return rows.find(shop.nextId());
		}

	},

	PERSIST("`persist` and commit") {

		@Override
		long call(Shop shop) {
			Market.Coupon coupon = shop.coupon();
			return shop.commit((manager) -> {
				manager.persist(coupon);
				return coupon.code.hashCode();
			});
		}

		@Override
		long alone(Shop shop, Rows rows) {
			String code = shop.coupon().code;
			return rows.commit((transaction) -> rows.insertCoupon(transaction, code));
		}

	},

	PERSIST_100("100 `persist` and commit") {

		@Override
		long call(Shop shop) {
			return shop.commit((manager) -> {
				long result = 0;
				for (int i = 0; i < HUNDRED; i++) {
					Market.Coupon coupon = shop.coupon();
					manager.persist(coupon);
					result += coupon.code.hashCode();
				}
				return result;
			});
		}

		@Override
		long alone(Shop shop, Rows rows) {
			return rows.commit((transaction) -> {
				long result = 0;
				for (int i = 0; i < HUNDRED; i++) {
					result += rows.insertCoupon(transaction, shop.coupon().code);
				}
				return result;
			});
		}

	},

	PERSIST_REFERRING("`persist` of what refers to an article by `getReference`, commit") {

		@Override
		long call(Shop shop) {
			return shop.commit((manager) -> persist(shop, manager));
		}

		@Override
		long alone(Shop shop, Rows rows) {
			int number = shop.next();
			return rows.commit((transaction) -> rows.insertReview(transaction, number, shop.articleId(number)));
		}

	},

	PERSIST_REFERRING_100("100 of these") {

		@Override
		long call(Shop shop) {
			return shop.commit((manager) -> {
				long result = 0;
				for (int i = 0; i < HUNDRED; i++) {
					result += persist(shop, manager);
				}
				return result;
			});
		}

		@Override
		long alone(Shop shop, Rows rows) {
			return rows.commit((transaction) -> {
				long result = 0;
				for (int i = 0; i < HUNDRED; i++) {
					int number = shop.next();
					result += rows.insertReview(transaction, number, shop.articleId(number));
				}
				return result;
			});
		}

	},

	QUERY("query by an index, from its text") {

		@Override
		long call(Shop shop) {
			String number = shop.nextNumber();
			return shop.call((manager) -> length(
					manager.createQuery("select o from PurchaseOrder o where o.number = :number", ORDER)
						.setParameter("number", number)
						.getSingleResult()));
		}

		@Override
		long alone(Shop shop, Rows rows) {
			return rows.findByNumber(shop.nextNumber());
		}

	},

	CRITERIA("the same query by criteria") {

		@Override
		long call(Shop shop) {
			String number = shop.nextNumber();
			return shop.call((manager) -> {
				CriteriaBuilder builder = manager.getCriteriaBuilder();
				CriteriaQuery<Market.PurchaseOrder> query = builder.createQuery(ORDER);
				Root<Market.PurchaseOrder> order = query.from(ORDER);
				query.select(order).where(builder.equal(order.get("number"), number));
				return length(manager.createQuery(query).getSingleResult());
			});
		}

		@Override
		long alone(Shop shop, Rows rows) {
			return rows.findByNumber(shop.nextNumber());
		}

	},

	TO_MANY("a customer and ten coupons") {

		@Override
		long call(Shop shop) {
			Long id = shop.nextCustomer();
			return shop.call((manager) -> {
				long result = 0;
				for (Market.Coupon coupon : manager.find(Market.Customer.class, id).coupons) {
					result += coupon.code.hashCode();
				}
				return result;
			});
		}

		@Override
		long alone(Shop shop, Rows rows) {
			return rows.coupons(shop.nextCustomer());
		}

	},

	LINES("an order and its ten lines, whose articles are not touched") {

		@Override
		long call(Shop shop) {
			Long id = shop.nextId();
			return shop.call((manager) -> quantity(find(manager, id)));
		}

		@Override
		long alone(Shop shop, Rows rows) {
			return rows.lines(shop.nextId());
		}

	},

	ARTICLES("an order, its ten lines and their articles") {

		@Override
		long call(Shop shop) {
			Long id = shop.nextId();
			return shop.call((manager) -> {
				long result = 0;
				for (Market.OrderLine line : find(manager, id).getLines()) {
					result += line.getArticle().getTitle().hashCode();
				}
				return result;
			});
		}

		@Override
		long alone(Shop shop, Rows rows) {
			return rows.articles(shop.nextId());
		}

	},

	UPDATE("`find`, one attribute changed, commit") {

		@Override
		long call(Shop shop) {
			int next = shop.next();
			return shop.commit((manager) -> {
				Market.PurchaseOrder order = find(manager, shop.id(next));
				order.setComment("Changed " + shop.count());
				return length(order);
			});
		}

		@Override
		long alone(Shop shop, Rows rows) {
			int next = shop.next();
			return rows.commit((transaction) -> rows.update(transaction, shop.id(next), "Changed " + shop.count()));
		}

	},

	MERGE("`merge` of an order and its ten lines, one changed, commit") {

		@Override
		long call(Shop shop) {
			int next = shop.next();
			Market.PurchaseOrder detached = shop.detached(next);
			detached.getLines().get(0).setQuantity(shop.count() % HUNDRED);
			return shop.commit((manager) -> {
				Market.PurchaseOrder merged = manager.merge(detached);
				shop.detached(next, merged);
				return quantity(merged);
			});
		}

		@Override
		long alone(Shop shop, Rows rows) {
			int next = shop.next();
			int quantity = shop.count() % HUNDRED;
			return rows.commit((transaction) -> rows.updateLine(transaction, shop.id(next), quantity));
		}

	};

	private static final int HUNDRED = 100;

	private static final Class<Market.PurchaseOrder> ORDER = Market.PurchaseOrder.class;

	private final String title;

	Operation(String title) {
		this.title = title;
	}

	String title() {
		return this.title;
	}

	abstract long call(Shop shop);

	/**
	 * Does the same to rows of the store alone.
	 */
	abstract long alone(Shop shop, Rows rows);

	private static Market.PurchaseOrder find(EntityManager manager, Long id) {
		return manager.find(ORDER, id);
	}

	private static long length(Market.PurchaseOrder order) {
		return order.getNumber().hashCode();
	}

	private static long quantity(Market.PurchaseOrder order) {
		long result = 0;
		for (Market.OrderLine line : order.getLines()) {
			result += line.getQuantity();
		}
		return result;
	}

	static long persist(Shop shop, EntityManager manager) {
		int number = shop.next();
		manager.persist(new Market.Review(shop.article(manager, number), number % 5, "Review " + number,
				LocalDateTime.of(2025, 1, 1, 0, 0)));
		return number;
	}

}
