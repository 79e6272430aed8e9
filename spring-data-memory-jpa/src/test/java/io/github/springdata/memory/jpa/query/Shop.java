package io.github.springdata.memory.jpa.query;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;

/**
 * Entities with all kinds of attributes that queries lead through.
 */
final class Shop {

	private Shop() {
	}

	static final List<Class<?>> CLASSES = List.of(Region.class, Product.class, Book.class, Novel.class, Disc.class,
			Tag.class, Customer.class, Profile.class, Purchase.class, Line.class, YesNo.class, Address.class,
			Seat.class, SeatId.class, Booking.class, Ticket.class, Phone.class);

	enum Status {

		NEW, REGULAR, GONE

	}

	static class RegionId implements Serializable {

		String country;

		String code;

		RegionId() {
		}

		RegionId(String country, String code) {
			this.country = country;
			this.code = code;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof RegionId id && Objects.equals(id.country, this.country)
					&& Objects.equals(id.code, this.code);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.country, this.code);
		}

	}

	@Entity(name = "Region")
	@IdClass(RegionId.class)
	static class Region {

		@Id
		String country;

		@Id
		String code;

		String label;

		Region() {
		}

		Region(String country, String code, String label) {
			this.country = country;
			this.code = code;
			this.label = label;
		}

		@Override
		public String toString() {
			return this.country + "-" + this.code;
		}

	}

	@Embeddable
	static class Address {

		String street;

		String city;

		@ManyToOne
		Region region;

		Address() {
		}

		Address(String street, String city, Region region) {
			this.street = street;
			this.city = city;
			this.region = region;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Address address && Objects.equals(address.street, this.street)
					&& Objects.equals(address.city, this.city) && address.region == this.region;
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.street, this.city);
		}

		@Override
		public String toString() {
			return this.street + ", " + this.city + ", " + this.region;
		}

	}

	@Embeddable
	static class Phone {

		String kind;

		String number;

		Phone() {
		}

		Phone(String kind, String number) {
			this.kind = kind;
			this.number = number;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Phone phone && Objects.equals(phone.kind, this.kind)
					&& Objects.equals(phone.number, this.number);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.kind, this.number);
		}

		@Override
		public String toString() {
			return this.kind + ":" + this.number;
		}

	}

	static class YesNo implements AttributeConverter<Boolean, String> {

		@Override
		public String convertToDatabaseColumn(Boolean value) {
			return (value == null) ? null : value ? "Y" : "N";
		}

		@Override
		public Boolean convertToEntityAttribute(String stored) {
			return (stored == null) ? null : stored.equals("Y");
		}

	}

	interface Named {

	}

	interface Placed {

	}

	@Entity(name = "Customer")
	static class Customer implements Named {

		@Id
		Long id;

		@Version
		int version;

		String name;

		Integer age;

		@Enumerated(EnumType.STRING)
		Status status;

		@Convert(converter = YesNo.class)
		Boolean vip;

		@Embedded
		Address address;

		@OneToMany(mappedBy = "customer")
		List<Purchase> purchases = new ArrayList<>();

		@OneToOne(mappedBy = "customer")
		Profile profile;

		@ManyToOne
		Customer referrer;

		@ElementCollection
		Set<String> nicknames = new HashSet<>();

		@ElementCollection
		@OrderColumn
		List<Phone> phones = new ArrayList<>();

		@ElementCollection
		@MapKeyColumn
		Map<String, Integer> scores = new LinkedHashMap<>();

		@Override
		public String toString() {
			return "Customer " + this.name;
		}

	}

	@Entity(name = "Profile")
	static class Profile {

		@Id
		Long id;

		String text;

		@OneToOne
		Customer customer;

		@Override
		public String toString() {
			return "Profile " + this.id;
		}

	}

	@Entity(name = "Bought")
	static class Purchase {

		@Id
		Long id;

		BigDecimal total;

		@Column(name = "bought_on")
		LocalDate day;

		@ManyToOne
		Customer customer;

		@OneToMany
		@JoinColumn
		List<Line> lines = new ArrayList<>();

		@ManyToMany
		@JoinTable(name = "bought_tags")
		Set<Tag> tags = new HashSet<>();

		@ManyToMany
		@JoinTable(name = "bought_ranked")
		@OrderColumn
		List<Tag> ranked = new ArrayList<>();

		@ManyToMany
		@JoinTable(name = "bought_labels")
		@MapKeyColumn
		Map<String, Tag> labels = new LinkedHashMap<>();

		@Override
		public String toString() {
			return "Purchase " + this.id;
		}

	}

	@Entity(name = "Line")
	static class Line {

		@Id
		Long id;

		String code;

		int quantity;

		@ManyToOne
		Product product;

		@Override
		public String toString() {
			return "Line " + this.id;
		}

	}

	@Entity(name = "Tag")
	static class Tag implements Named {

		@Id
		String name;

		@ManyToMany(mappedBy = "tags")
		List<Purchase> purchases = new ArrayList<>();

		@OneToMany
		@JoinColumn
		@MapKey(name = "title")
		Map<String, Product> products = new LinkedHashMap<>();

		Tag() {
		}

		Tag(String name) {
			this.name = name;
		}

		@Override
		public String toString() {
			return "Tag " + this.name;
		}

	}

	@Entity(name = "Product")
	static class Product {

		@Id
		Long id;

		String title;

		Double price;

		@Override
		public String toString() {
			return "Product " + this.title;
		}

	}

	@Entity(name = "Book")
	static class Book extends Product {

		Integer pages;

		String maker;

	}

	@Entity(name = "Novel")
	static class Novel extends Book {

	}

	@Entity(name = "Disc")
	static class Disc extends Product {

		String maker;

	}

	@Embeddable
	static class SeatId implements Serializable {

		String deck;

		int place;

		SeatId() {
		}

		SeatId(String deck, int place) {
			this.deck = deck;
			this.place = place;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof SeatId id && id.deck.equals(this.deck) && id.place == this.place;
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.deck, this.place);
		}

		@Override
		public String toString() {
			return this.deck + this.place;
		}

	}

	@Entity(name = "Seat")
	static class Seat {

		@EmbeddedId
		SeatId id;

		String label;

		@OneToMany(mappedBy = "seat")
		List<Booking> bookings = new ArrayList<>();

		@Override
		public String toString() {
			return "Seat " + this.id;
		}

	}

	@Entity(name = "Booking")
	static class Booking implements Placed {

		@Id
		Long id;

		@ManyToOne
		Seat seat;

		@Override
		public String toString() {
			return "Booking " + this.id;
		}

	}

	/**
	 * Entity whose id is that of another one.
	 */
	@Entity(name = "Ticket")
	static class Ticket {

		@Id
		@OneToOne
		Booking booking;

		String passenger;

		Double price;

		@Override
		public String toString() {
			return "Ticket of " + this.booking;
		}

	}

}
