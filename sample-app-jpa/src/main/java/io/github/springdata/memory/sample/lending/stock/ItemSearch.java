package io.github.springdata.memory.sample.lending.stock;

import java.util.Map;

/**
 * Searches that are written by hand.
 */
public interface ItemSearch {

	/**
	 * Counts copies by rooms.
	 * @return the number of copies in each room, by name
	 */
	Map<String, Long> countByRooms();

}
