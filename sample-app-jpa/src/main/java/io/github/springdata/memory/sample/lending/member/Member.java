package io.github.springdata.memory.sample.lending.member;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.sample.lending.stock.Item;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;

/**
 * Somebody who may borrow items.
 */
@Entity
@Table(name = "members")
public class Member {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Column(nullable = false, length = 80)
	private String name;

	@Column(unique = true)
	private String email;

	@Embedded
	private Address address;

	@OneToMany(mappedBy = "member", cascade = CascadeType.ALL, orphanRemoval = true)
	@OrderBy("due")
	private List<Loan> loans = new ArrayList<>();

	protected Member() {
	}

	/**
	 * Creates a member.
	 * @param name the name
	 * @param email the address for mail
	 * @param address the address
	 */
	public Member(String name, String email, Address address) {
		this.name = name;
		this.email = email;
		this.address = address;
	}

	public Long getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

	public String getEmail() {
		return this.email;
	}

	public Address getAddress() {
		return this.address;
	}

	public List<Loan> getLoans() {
		return this.loans;
	}

	/**
	 * Borrows an item.
	 * @param item the item
	 * @param due when it is to be given back
	 * @return the loan
	 */
	public Loan borrow(Item item, LocalDate due) {
		Loan loan = new Loan(this, item, due);
		this.loans.add(loan);
		return loan;
	}

	/**
	 * Gives an item back.
	 * @param item the id of the item
	 * @return whether the member had it
	 */
	public boolean giveBack(long item) {
		return this.loans.removeIf((loan) -> loan.getItem().getId() == item);
	}

}
