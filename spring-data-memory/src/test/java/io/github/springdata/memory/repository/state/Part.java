package io.github.springdata.memory.repository.state;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mutable object within an entity, with mutable objects of many sorts in it, itself
 * included.
 */
class Part {

	String label;

	Date due = new Date(1_000);

	int[] marks = { 1, 2, 3 };

	Map<String, List<Part>> index = new HashMap<>();

	List<Object> anything = new ArrayList<>();

	Optional<Part> next = Optional.empty();

	Part self = this;

	Part() {
	}

	Part(String label) {
		this.label = label;
		this.anything.add(new Part[] { new Part() });
		this.anything.add(new Cell(new int[][] { { 1 }, { 2 } }, new ArrayList<>(List.of(new Date(5)))));
		this.index.put(label, new ArrayList<>(List.of(new Part())));
		this.next = Optional.of(new Part());
	}

	static List<Part> some(String name) {
		return new ArrayList<>(List.of(new Part(name + "-1"), new Part(name + "-2")));
	}

	record Cell(int[][] numbers, List<Date> dates) {
	}

}
