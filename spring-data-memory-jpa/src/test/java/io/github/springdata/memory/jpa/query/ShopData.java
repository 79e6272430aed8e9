package io.github.springdata.memory.jpa.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Instances of the shop, linked both ways.
 */
final class ShopData {

	final List<Shop.Region> regions = new ArrayList<>();

	final List<Shop.Product> products = new ArrayList<>();

	final List<Shop.Tag> tags = new ArrayList<>();

	final List<Shop.Customer> customers = new ArrayList<>();

	final List<Shop.Profile> profiles = new ArrayList<>();

	final List<Shop.Purchase> purchases = new ArrayList<>();

	final List<Shop.Line> lines = new ArrayList<>();

	final List<Shop.Seat> seats = new ArrayList<>();

	final List<Shop.Booking> bookings = new ArrayList<>();

	final List<Shop.Ticket> tickets = new ArrayList<>();

	ShopData() {
		for (int i = 0; i < 4; i++) {
			this.seats.add(seat(i));
		}
		for (long i = 0; i < 6; i++) {
			book(i);
		}
		this.regions.add(new Shop.Region("DE", "BY", "Bavaria"));
		this.regions.add(new Shop.Region("DE", "BE", "Berlin"));
		this.regions.add(new Shop.Region("FR", "BY", "Nowhere"));
		for (long i = 0; i < 6; i++) {
			this.products.add(product(i));
		}
		for (String name : List.of("cheap", "gift", "old", "rare")) {
			this.tags.add(new Shop.Tag(name));
		}
		for (Shop.Product product : this.products.subList(0, 4)) {
			this.tags.get((int) (product.id % 2)).products.put(product.title, product);
		}
		for (long i = 0; i < 7; i++) {
			this.customers.add(customer(i));
		}
		for (long i = 0; i < 12; i++) {
			purchase(i);
		}
	}

	private static Shop.Seat seat(int number) {
		Shop.Seat seat = new Shop.Seat();
		seat.id = new Shop.SeatId((number < 2) ? "A" : "B", number % 2 + 1);
		seat.label = "S" + number;
		return seat;
	}

	private void book(long id) {
		Shop.Booking booking = new Shop.Booking();
		booking.id = id;
		booking.seat = (id == 5) ? null : this.seats.get((int) id % 3);
		if (booking.seat != null) {
			booking.seat.bookings.add(booking);
		}
		this.bookings.add(booking);
		if (id % 2 == 1) {
			Shop.Ticket ticket = new Shop.Ticket();
			ticket.booking = booking;
			ticket.passenger = "P" + id;
			ticket.price = id * 0.5;
			this.tickets.add(ticket);
		}
	}

	private static Shop.Product product(long id) {
		Shop.Product product = switch ((int) (id % 4)) {
			case 0 -> new Shop.Product();
			case 1 -> new Shop.Book();
			case 2 -> new Shop.Novel();
			default -> new Shop.Disc();
		};
		product.id = 100 + id;
		product.title = "T" + id;
		product.price = (id == 5) ? null : id * 1.5;
		if (product instanceof Shop.Book book) {
			book.pages = (int) id * 100;
			book.maker = "author" + id;
		}
		if (product instanceof Shop.Disc disc) {
			disc.maker = "artist" + id;
		}
		return product;
	}

	private Shop.Customer customer(long id) {
		Shop.Customer customer = new Shop.Customer();
		customer.id = id;
		customer.version = 0;
		customer.name = List.of("Ann", "Bob", "Cid", "Dee", "Eve", "Fay", "Ann").get((int) id);
		customer.age = (id == 4) ? null : (int) (20 + id * 7 % 5);
		customer.status = Shop.Status.values()[(int) (id % 3)];
		customer.vip = (id == 6) ? null : id % 2 == 0;
		customer.address = (id == 3) ? null : new Shop.Address("S" + id, (id % 2 == 0) ? "Ulm" : "Kiel",
				(id < 3) ? this.regions.get((int) id) : null);
		customer.referrer = (id > 2) ? this.customers.get((int) id - 3) : null;
		if (id % 2 == 0) {
			customer.nicknames.add("nick" + id);
			customer.nicknames.add("nick");
		}
		for (int i = 0; i < id % 3; i++) {
			customer.phones.add(new Shop.Phone((i == 0) ? "home" : "work", id + "-" + i));
			customer.scores.put("game" + i, (int) id * 10 + i);
		}
		if (id < 4) {
			Shop.Profile profile = new Shop.Profile();
			profile.id = id + 50;
			profile.text = (id == 1) ? null : "about " + id;
			profile.customer = customer;
			customer.profile = profile;
			this.profiles.add(profile);
		}
		return customer;
	}

	private void purchase(long id) {
		Shop.Purchase purchase = new Shop.Purchase();
		purchase.id = id;
		purchase.total = BigDecimal.valueOf(id * 10 % 70);
		purchase.day = LocalDate.of(2024, 1 + (int) id % 4, 1 + (int) id);
		purchase.customer = (id == 11) ? null : this.customers.get((int) (id % 5));
		if (purchase.customer != null) {
			purchase.customer.purchases.add(purchase);
		}
		for (int i = 0; i < id % 4; i++) {
			Shop.Line line = new Shop.Line();
			line.id = id * 10 + i;
			line.code = "L" + i;
			line.quantity = (int) id + i;
			line.product = (i == 2) ? null : this.products.get((int) (id + i) % 6);
			purchase.lines.add(line);
			this.lines.add(line);
			Shop.Tag tag = this.tags.get((int) (id + i) % 4);
			purchase.tags.add(tag);
			tag.purchases.add(purchase);
			purchase.ranked.add(0, tag);
			purchase.labels.put("label" + i, tag);
		}
		this.purchases.add(purchase);
	}

	List<Object> all() {
		return Stream
			.of(this.regions, this.tags, this.products, this.customers, this.profiles, this.purchases, this.lines,
					this.seats, this.bookings, this.tickets)
			.<Object>flatMap(List::stream)
			.toList();
	}

}
