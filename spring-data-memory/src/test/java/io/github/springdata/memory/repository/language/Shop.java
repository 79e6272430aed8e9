package io.github.springdata.memory.repository.language;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

import io.github.springdata.memory.mapping.AggregateReference;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.repository.NamedQuery;
import io.github.springdata.memory.store.index.IndexKind;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Entities of a small shop, with every type of property, many of them {@code null}.
 */
final class Shop {

	private Shop() {
	}

	enum Status {

		NEW, PAID, SENT

	}

	record Size(@Nullable Integer width, int height) {

	}

	record Review(String author, int stars) {

	}

	record Item(@Id @Nullable Long id, @Nullable String name, @Indexed(kind = IndexKind.HASH) @Nullable String category,
			@Indexed double price, @Nullable Integer quantity, @Nullable BigDecimal cost, boolean active,
			@Nullable LocalDate made, @Nullable LocalDateTime sold, @Nullable Status status, @Nullable Size size,
			@Nullable List<String> tags, @Nullable List<Review> reviews, @Nullable Map<String, Object> details,
			long weight) {

	}

	record Customer(@Id @Nullable Long id, String name, @Nullable String city) {

	}

	record Purchase(@Id @Nullable Long id, @Indexed Long customerId, @Nullable Long itemId, int amount,
			@Nullable Status status) {

	}

	record Delivery(@Id @Nullable Long id, @Nullable AggregateReference<Customer, Long> customer,
			List<AggregateReference<Item, Long>> items, int fee) {

	}

	@MemoryEntity
	static class Payment {

		@Id
		@Nullable Long id;

		int amount;

		Payment(int amount) {
			this.amount = amount;
		}

	}

	static class CardPayment extends Payment {

		String card;

		CardPayment(int amount, String card) {
			super(amount);
			this.card = card;
		}

	}

	/**
	 * A mutable entity with a version.
	 */
	@NamedQuery(name = "Account.rich", query = "where balance > 1000")
	static class Account {

		@Id
		private @Nullable Long id;

		@Version
		private @Nullable Long version;

		@Indexed(unique = true)
		private String owner;

		private int balance;

		private List<String> notes = new ArrayList<>();

		Account(String owner, int balance) {
			this.owner = owner;
			this.balance = balance;
		}

		@Nullable Long getId() {
			return this.id;
		}

		@Nullable Long getVersion() {
			return this.version;
		}

		String getOwner() {
			return this.owner;
		}

		int getBalance() {
			return this.balance;
		}

		void setBalance(int balance) {
			this.balance = balance;
		}

		List<String> getNotes() {
			return this.notes;
		}

	}

	static List<Item> items(Random random, int count) {
		List<Item> items = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			items.add(item(random));
		}
		return items;
	}

	private static Item item(Random random) {
		String name = random.nextInt(6) == 0 ? null : "item-" + (char) ('a' + random.nextInt(5)) + random.nextInt(30);
		String category = random.nextInt(7) == 0 ? null : List.of("tool", "toy", "food", "Book").get(random.nextInt(4));
		Integer quantity = random.nextInt(5) == 0 ? null : random.nextInt(20) - 5;
		BigDecimal cost = random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(2000), random.nextInt(3));
		LocalDate made = random.nextInt(5) == 0 ? null : LocalDate.of(2020, 1, 1).plusDays(random.nextInt(1000));
		LocalDateTime sold = random.nextInt(5) == 0 ? null
				: LocalDateTime.of(2021, 1, 1, 0, 0).plusSeconds(random.nextInt(50_000_000));
		Status status = random.nextInt(4) == 0 ? null : Status.values()[random.nextInt(3)];
		Size size = random.nextInt(5) == 0 ? null
				: new Size(random.nextInt(3) == 0 ? null : random.nextInt(9), random.nextInt(9));
		List<String> tags = random.nextInt(6) == 0 ? null
				: random.ints(random.nextInt(4), 0, 4).mapToObj((n) -> "tag" + n).toList();
		List<Review> reviews = random.nextInt(6) == 0 ? null
				: random.ints(random.nextInt(4), 1, 6).mapToObj((n) -> new Review("author" + n % 3, n)).toList();
		return new Item(null, name, category, random.nextInt(200) / 2.0, quantity, cost, random.nextBoolean(), made,
				sold, status, size, tags, reviews, details(random), random.nextInt(1000));
	}

	private static @Nullable Map<String, Object> details(Random random) {
		if (random.nextInt(6) == 0) {
			return null;
		}
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("color", List.of("red", "blue").get(random.nextInt(2)));
		details.put("maker", Map.of("country", List.of("DE", "FR").get(random.nextInt(2)), "sizes", List.of(1, 2, 3)));
		details.put("rank", random.nextInt(10));
		return details;
	}

	static List<Customer> customers() {
		List<Customer> customers = new ArrayList<>();
		for (int i = 1; i <= 20; i++) {
			customers.add(new Customer(null, "customer" + i, (i % 5 == 0) ? null : "city" + i % 4));
		}
		return customers;
	}

	static List<Purchase> purchases(Random random, int count) {
		List<Purchase> purchases = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			purchases.add(
					new Purchase(null, 1L + random.nextInt(22), random.nextInt(8) == 0 ? null : 1L + random.nextInt(80),
							random.nextInt(10), random.nextInt(4) == 0 ? null : Status.values()[random.nextInt(3)]));
		}
		return purchases;
	}

	static List<Delivery> deliveries() {
		List<Delivery> deliveries = new ArrayList<>();
		for (long i = 1; i <= 30; i++) {
			List<AggregateReference<Item, Long>> items = LongStream.range(0, i % 4)
				.<AggregateReference<Item, Long>>mapToObj((n) -> AggregateReference.to(1 + n * 7))
				.toList();
			deliveries
				.add(new Delivery(null, (i % 6 == 0) ? null : AggregateReference.to(1 + i % 20), items, (int) (i % 9)));
		}
		return deliveries;
	}

}
