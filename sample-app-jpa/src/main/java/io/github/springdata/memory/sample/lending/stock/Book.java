package io.github.springdata.memory.sample.lending.stock;

import java.util.LinkedHashSet;
import java.util.Set;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;

/**
 * A book.
 */
@Entity
@DiscriminatorValue("book")
public class Book extends Item {

	@Column(unique = true, length = 13)
	private String isbn;

	@Convert(converter = LanguageConverter.class)
	private Language language;

	@ElementCollection
	@CollectionTable(name = "authors", joinColumns = @JoinColumn(name = "book_id"))
	@Column(name = "author")
	private Set<String> authors = new LinkedHashSet<>();

	protected Book() {
	}

	/**
	 * Creates a book.
	 * @param title the title
	 * @param isbn the number
	 * @param language the language
	 * @param shelf where it stands
	 * @param copies how many there are
	 */
	public Book(String title, String isbn, Language language, Shelf shelf, int copies) {
		super(title, shelf, copies);
		this.isbn = isbn;
		this.language = language;
	}

	public String getIsbn() {
		return this.isbn;
	}

	public Language getLanguage() {
		return this.language;
	}

	public Set<String> getAuthors() {
		return this.authors;
	}

}
