package io.github.springdata.memory.sample.lending.stock;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import jakarta.validation.constraints.NotBlank;

/**
 * What is lent.
 */
@Entity
@Table(name = "items")
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorColumn(name = "kind")
public abstract class Item {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@NotBlank
	@Column(nullable = false)
	private String title;

	@Embedded
	private Shelf shelf;

	private int copies;

	@Version
	private int version;

	protected Item() {
	}

	protected Item(String title, Shelf shelf, int copies) {
		this.title = title;
		this.shelf = shelf;
		this.copies = copies;
	}

	public Long getId() {
		return this.id;
	}

	public String getTitle() {
		return this.title;
	}

	public void setTitle(String title) {
		this.title = title;
	}

	public Shelf getShelf() {
		return this.shelf;
	}

	public int getCopies() {
		return this.copies;
	}

	public int getVersion() {
		return this.version;
	}

	/**
	 * Takes a copy.
	 * @return whether there was one
	 */
	public boolean take() {
		if (this.copies == 0) {
			return false;
		}
		this.copies--;
		return true;
	}

	/**
	 * Puts a copy back.
	 */
	public void putBack() {
		this.copies++;
	}

}
