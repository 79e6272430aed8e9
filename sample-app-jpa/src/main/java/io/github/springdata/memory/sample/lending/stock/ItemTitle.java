package io.github.springdata.memory.sample.lending.stock;

/**
 * The title of an item.
 */
public interface ItemTitle {

	/**
	 * The title.
	 * @return the title
	 */
	String getTitle();

}
