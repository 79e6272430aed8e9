package io.github.springdata.memory.jpa.benchmark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.MapsId;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * Twenty entities of a shop: two hierarchies, embeddables, relations of all kinds.
 */
@SuppressWarnings({ "NullAway.Init", "unused" })
public final class Market {

	static final List<Class<?>> CLASSES = List.of(Country.class, Region.class, Party.class, Customer.class,
			Supplier.class, Employee.class, Category.class, Article.class, Book.class, Gadget.class, Warehouse.class,
			StockItem.class, PurchaseOrder.class, OrderLine.class, Payment.class, Shipment.class, Review.class,
			Coupon.class, Campaign.class, Note.class, Numbered.class, Address.class, Money.class, StockId.class);

	private Market() {
	}

	/**
	 * State of an order.
	 */
	public enum Status {

		OPEN, PAID, SHIPPED

	}

	@Embeddable
	public static class Address {

		@Nullable String street;

		@Nullable String city;

		@Nullable String zip;

		protected Address() {
		}

		Address(String street, String city, String zip) {
			this.street = street;
			this.city = city;
			this.zip = zip;
		}

	}

	@Embeddable
	public record Money(BigDecimal amount, String currency) {
	}

	@MappedSuperclass
	public abstract static class Numbered {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		private @Nullable Long id;

		@Version
		private int version;

		public @Nullable Long getId() {
			return this.id;
		}

	}

	@Entity(name = "Country")
	public static class Country {

		@Id
		@Column(length = 2)
		String code;

		@Column(nullable = false)
		String name;

		protected Country() {
		}

		Country(String code, String name) {
			this.code = code;
			this.name = name;
		}

	}

	@Entity(name = "Region")
	public static class Region extends Numbered {

		@Column(nullable = false)
		String name;

		@ManyToOne(optional = false, fetch = FetchType.LAZY)
		Country country;

	}

	@Entity(name = "Party")
	@Inheritance(strategy = InheritanceType.JOINED)
	@Table(indexes = @Index(columnList = "email"))
	public abstract static class Party extends Numbered {

		@Column(nullable = false)
		String name;

		@Nullable String email;

		@Embedded
		Address address;

		@ManyToOne(fetch = FetchType.LAZY)
		Country country;

	}

	@Entity(name = "Customer")
	@NamedQuery(name = "Customer.byEmail", query = "select c from Customer c where c.email = :email")
	public static class Customer extends Party {

		@Nullable LocalDate birthday;

		boolean active;

		@OneToMany(mappedBy = "customer")
		List<PurchaseOrder> orders = new ArrayList<>();

		@OneToMany(mappedBy = "customer")
		List<Coupon> coupons = new ArrayList<>();

		@ElementCollection
		Set<String> interests = new HashSet<>();

	}

	@Entity(name = "Supplier")
	public static class Supplier extends Party {

		int rating;

		@OneToMany(mappedBy = "supplier")
		Set<Article> articles = new HashSet<>();

	}

	@Entity(name = "Employee")
	public static class Employee extends Party {

		@Nullable BigDecimal salary;

		@ManyToOne(fetch = FetchType.LAZY)
		@Nullable Employee manager;

		@OneToMany(mappedBy = "manager")
		List<Employee> reports = new ArrayList<>();

	}

	@Entity(name = "Category")
	public static class Category extends Numbered {

		@Column(nullable = false, unique = true)
		String name;

		@ManyToOne(fetch = FetchType.LAZY)
		@Nullable Category parent;

		@OneToMany(mappedBy = "parent")
		List<Category> children = new ArrayList<>();

	}

	@Entity(name = "Article")
	@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
	public static class Article extends Numbered {

		@Column(nullable = false, unique = true, length = 20)
		String sku;

		@Column(nullable = false)
		private String title;

		@Embedded
		Money price;

		@ManyToOne(fetch = FetchType.LAZY)
		Category category;

		@ManyToOne(fetch = FetchType.LAZY)
		Supplier supplier;

		@ElementCollection
		Set<String> tags = new HashSet<>();

		public String getTitle() {
			return this.title;
		}

		public void setTitle(String title) {
			this.title = title;
		}

	}

	@Entity(name = "Book")
	public static class Book extends Article {

		@Nullable String isbn;

		@Nullable Integer pages;

	}

	@Entity(name = "Gadget")
	public static class Gadget extends Article {

		@Nullable Double weight;

		@Nullable Integer warrantyMonths;

	}

	@Entity(name = "Warehouse")
	public static class Warehouse extends Numbered {

		String name;

		@Embedded
		Address address;

		@ManyToOne(fetch = FetchType.LAZY)
		Region region;

	}

	@Embeddable
	public record StockId(Long warehouseId, Long articleId) {
	}

	@Entity(name = "StockItem")
	public static class StockItem {

		@EmbeddedId
		StockId id;

		@MapsId("warehouseId")
		@ManyToOne(fetch = FetchType.LAZY)
		Warehouse warehouse;

		@MapsId("articleId")
		@ManyToOne(fetch = FetchType.LAZY)
		Article article;

		int quantity;

	}

	@Entity(name = "PurchaseOrder")
	@Table(name = "purchase_order", indexes = @Index(columnList = "order_number"))
	@NamedQuery(name = "PurchaseOrder.open",
			query = "select o from PurchaseOrder o where o.customer = :customer and o.status = io.github.springdata.memory.jpa.benchmark.Market$Status.OPEN")
	public static class PurchaseOrder extends Numbered {

		@Column(name = "order_number", nullable = false, length = 20)
		private String number;

		@Enumerated(EnumType.STRING)
		private Status status = Status.OPEN;

		private LocalDateTime placed;

		private @Nullable String comment;

		@Embedded
		@AttributeOverride(name = "street", column = @Column(name = "ship_street"))
		@AttributeOverride(name = "city", column = @Column(name = "ship_city"))
		private Address shipTo;

		@ManyToOne(optional = false, fetch = FetchType.LAZY)
		private Customer customer;

		@OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
		private List<OrderLine> lines = new ArrayList<>();

		protected PurchaseOrder() {
		}

		PurchaseOrder(String number, Customer customer, LocalDateTime placed, Address shipTo) {
			this.number = number;
			this.customer = customer;
			this.placed = placed;
			this.shipTo = shipTo;
		}

		public String getNumber() {
			return this.number;
		}

		public void setComment(String comment) {
			this.comment = comment;
		}

		public List<OrderLine> getLines() {
			return this.lines;
		}

		void add(Article article, int quantity) {
			this.lines.add(new OrderLine(this, article, quantity));
		}

	}

	@Entity(name = "OrderLine")
	public static class OrderLine extends Numbered {

		@ManyToOne(optional = false, fetch = FetchType.LAZY)
		private PurchaseOrder order;

		@ManyToOne(optional = false, fetch = FetchType.LAZY)
		private Article article;

		private int quantity;

		private @Nullable BigDecimal discount;

		protected OrderLine() {
		}

		OrderLine(PurchaseOrder order, Article article, int quantity) {
			this.order = order;
			this.article = article;
			this.quantity = quantity;
		}

		public Article getArticle() {
			return this.article;
		}

		public int getQuantity() {
			return this.quantity;
		}

		public void setQuantity(int quantity) {
			this.quantity = quantity;
		}

	}

	@Entity(name = "Payment")
	public static class Payment extends Numbered {

		@OneToOne(optional = false, fetch = FetchType.LAZY)
		PurchaseOrder order;

		@Embedded
		Money money;

		@Nullable LocalDateTime received;

	}

	@Entity(name = "Shipment")
	public static class Shipment extends Numbered {

		@ManyToOne(optional = false, fetch = FetchType.LAZY)
		PurchaseOrder order;

		@ManyToOne(fetch = FetchType.LAZY)
		Warehouse warehouse;

		@Nullable LocalDate sent;

		@Nullable String trackingCode;

	}

	@Entity(name = "Review")
	public static class Review extends Numbered {

		@ManyToOne(optional = false, fetch = FetchType.LAZY)
		private Article article;

		private int stars;

		@Column(length = 1000)
		private String text;

		private LocalDateTime written;

		protected Review() {
		}

		Review(Article article, int stars, String text, LocalDateTime written) {
			this.article = article;
			this.stars = stars;
			this.text = text;
			this.written = written;
		}

	}

	@Entity(name = "Coupon")
	public static class Coupon extends Numbered {

		@Column(nullable = false, unique = true)
		String code;

		@Nullable LocalDate validUntil;

		@ManyToOne(fetch = FetchType.LAZY)
		@Nullable Customer customer;

	}

	@Entity(name = "Campaign")
	public static class Campaign extends Numbered {

		String name;

		@ManyToMany
		Set<Article> articles = new HashSet<>();

		@OneToMany(cascade = CascadeType.PERSIST)
		List<Coupon> coupons = new ArrayList<>();

	}

	@Entity(name = "Note")
	public static class Note extends Numbered {

		@Lob
		String text;

		@ManyToOne(fetch = FetchType.LAZY)
		Customer customer;

	}

}
