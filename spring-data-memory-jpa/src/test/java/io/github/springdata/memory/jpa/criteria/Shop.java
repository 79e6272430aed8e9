package io.github.springdata.memory.jpa.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;

/**
 * Entities that have an attribute of each kind.
 */
final class Shop {

	private Shop() {
	}

	enum Status {

		NEW, KNOWN

	}

	@Entity(name = "Customer")
	static class Customer {

		@Id
		Long id;

		@Version
		int version;

		String name;

		Boolean active;

		Integer age;

		Character initial;

		double balance;

		Float rate;

		LocalDate birthday;

		LocalTime opens;

		LocalDateTime since;

		Status status;

		@Embedded
		Address address;

		@ManyToOne
		Customer referrer;

		@OneToMany(mappedBy = "customer")
		List<Purchase> purchases;

		@OneToMany
		Collection<Payment> payments;

		@ManyToMany
		Set<Customer> friends;

		@ElementCollection
		Set<String> tags;

		@ElementCollection
		List<Address> former;

		@ElementCollection
		@OrderColumn
		List<String> notes;

		@ElementCollection
		Map<String, String> phones;

		@ManyToMany
		Map<Product, Payment> favourites;

	}

	@Embeddable
	static class Address {

		String city;

		String zip;

		@ManyToOne
		Country country;

	}

	@Entity(name = "Country")
	static class Country {

		@Id
		String code;

		String name;

	}

	@Entity(name = "Purchase")
	static class Purchase {

		@Id
		Long id;

		@ManyToOne
		Customer customer;

		@ManyToOne
		Payment payment;

		BigDecimal total;

		@OneToMany
		@OrderColumn
		List<Product> products;

	}

	@Entity(name = "Product")
	static class Product {

		@Id
		Long id;

		String name;

		Long price;

	}

	@Entity(name = "Payment")
	@Inheritance
	static class Payment {

		@Id
		Long id;

		Long amount;

	}

	@Entity(name = "CardPayment")
	static class CardPayment extends Payment {

		String number;

		@ManyToOne
		Customer holder;

		@ElementCollection
		List<String> attempts;

	}

	@Entity(name = "CashPayment")
	static class CashPayment extends Payment {

		Long tendered;

	}

	/**
	 * Class that queries make results of.
	 */
	record Summary(String name, Long number) {

	}

}
