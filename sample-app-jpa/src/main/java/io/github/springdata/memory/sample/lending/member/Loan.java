package io.github.springdata.memory.sample.lending.member;

import java.time.LocalDate;

import io.github.springdata.memory.sample.lending.stock.Item;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/**
 * An item that somebody has.
 */
@Entity
@Table(name = "loans", uniqueConstraints = @UniqueConstraint(columnNames = { "member_id", "item_id" }))
public class Loan {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@JoinColumn(name = "member_id")
	private Member member;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@JoinColumn(name = "item_id")
	private Item item;

	@Column(nullable = false)
	private LocalDate due;

	protected Loan() {
	}

	Loan(Member member, Item item, LocalDate due) {
		this.member = member;
		this.item = item;
		this.due = due;
	}

	public Long getId() {
		return this.id;
	}

	public Member getMember() {
		return this.member;
	}

	public Item getItem() {
		return this.item;
	}

	public LocalDate getDue() {
		return this.due;
	}

}
