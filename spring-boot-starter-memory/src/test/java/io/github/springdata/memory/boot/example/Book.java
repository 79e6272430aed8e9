package io.github.springdata.memory.boot.example;

import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.MemoryEntity;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

@MemoryEntity("books")
public class Book {

	@Id
	private @Nullable Long id;

	@Indexed(unique = true)
	private String isbn;

	private String title;

	public Book(String isbn, String title) {
		this.isbn = isbn;
		this.title = title;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public String getIsbn() {
		return this.isbn;
	}

	public String getTitle() {
		return this.title;
	}

	public void setTitle(String title) {
		this.title = title;
	}

}
