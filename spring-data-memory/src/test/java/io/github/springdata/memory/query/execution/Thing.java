package io.github.springdata.memory.query.execution;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.geo.Point;

/**
 * What the tests of this package look for.
 */
record Thing(@Id long id, @Nullable String name, @Nullable Integer rank, double price, @Nullable BigDecimal amount,
		@Nullable Color color, boolean active, @Nullable Place place, @Nullable List<String> tags,
		@Nullable List<Part> parts) {

	enum Color {

		RED, GREEN, BLUE

	}

	record Place(@Nullable String city, int floor, @Nullable Point point) {

	}

	record Part(@Nullable String label, @Nullable Integer weight) {

	}

}
