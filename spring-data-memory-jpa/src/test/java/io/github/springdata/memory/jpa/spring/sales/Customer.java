package io.github.springdata.memory.jpa.spring.sales;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;

/**
 * Customer with orders.
 */
@Entity
@NamedEntityGraph(name = "Customer.withOrders", attributeNodes = @NamedAttributeNode("orders"))
public class Customer extends Audited {

	@Id
	@GeneratedValue
	private Long id;

	@Column(nullable = false)
	private String firstName;

	private String lastName;

	@Column(unique = true, length = 60)
	private String email;

	private int age;

	private boolean active = true;

	@Embedded
	private Address address;

	@ManyToOne
	private Country country;

	@OneToMany(mappedBy = "customer", cascade = CascadeType.ALL, orphanRemoval = true)
	@OrderBy("number")
	private List<PurchaseOrder> orders = new ArrayList<>();

	@ElementCollection
	private Set<String> tags = new HashSet<>();

	@Version
	private Long version;

	protected Customer() {
	}

	public Customer(String firstName, String lastName, int age) {
		this.firstName = firstName;
		this.lastName = lastName;
		this.age = age;
	}

	public Long getId() {
		return this.id;
	}

	public String getFirstName() {
		return this.firstName;
	}

	public void setFirstName(String firstName) {
		this.firstName = firstName;
	}

	public String getLastName() {
		return this.lastName;
	}

	public void setLastName(String lastName) {
		this.lastName = lastName;
	}

	public String getEmail() {
		return this.email;
	}

	public Customer setEmail(String email) {
		this.email = email;
		return this;
	}

	public int getAge() {
		return this.age;
	}

	public void setAge(int age) {
		this.age = age;
	}

	public boolean isActive() {
		return this.active;
	}

	public Customer setActive(boolean active) {
		this.active = active;
		return this;
	}

	public Address getAddress() {
		return this.address;
	}

	public Customer setAddress(Address address) {
		this.address = address;
		return this;
	}

	public Country getCountry() {
		return this.country;
	}

	public Customer setCountry(Country country) {
		this.country = country;
		return this;
	}

	public List<PurchaseOrder> getOrders() {
		return this.orders;
	}

	public Customer order(String number, BigDecimal total) {
		this.orders.add(new PurchaseOrder(this, number, total));
		return this;
	}

	public Set<String> getTags() {
		return this.tags;
	}

	public Long getVersion() {
		return this.version;
	}

	@Override
	public String toString() {
		return this.firstName;
	}

}
