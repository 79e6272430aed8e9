package io.github.springdata.memory.sample.lending.stock;

import java.util.Locale;

import org.springframework.data.jpa.domain.Specification;

/**
 * Conditions on items.
 */
public final class Items {

	private Items() {
	}

	/**
	 * Items whose titles have a text in them.
	 * @param text the text, in any case
	 * @return the condition
	 */
	public static Specification<Item> titled(String text) {
		return (item, query, builder) -> builder.like(builder.lower(item.get("title")),
				"%" + text.toLowerCase(Locale.ROOT) + "%");
	}

	/**
	 * Items of which there is a copy.
	 * @return the condition
	 */
	public static Specification<Item> inStock() {
		return (item, query, builder) -> builder.greaterThan(item.get("copies"), 0);
	}

	/**
	 * Books in a language.
	 * @param language the language
	 * @return the condition
	 */
	public static Specification<Item> in(Language language) {
		return (item, query, builder) -> builder.equal(builder.treat(item, Book.class).get("language"), language);
	}

}
