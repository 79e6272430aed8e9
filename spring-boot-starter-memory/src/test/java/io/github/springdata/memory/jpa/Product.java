package io.github.springdata.memory.jpa;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * An entity of both modules. That it is one of JPA is said in XML, as the store refuses
 * annotations that it does not read.
 */
class Product {

	@Id
	private Long id;

	private @Nullable String name;

	private @Nullable String category;

	private double price;

	private @Nullable Integer quantity;

	private @Nullable BigDecimal cost;

	private boolean active;

	private @Nullable LocalDate made;

	private @Nullable Kind kind;

	private List<String> tags = new ArrayList<>();

	protected Product() {
	}

	/**
	 * Makes the product of a number; some of its properties are {@code null}.
	 */
	Product(long number) {
		this.id = number;
		this.name = "p" + number * 7 % 23;
		this.category = (number % 6 == 0) ? null : List.of("tool", "toy", "Book").get((int) (number % 3));
		this.price = number * 13 % 37 + number % 4 * 0.25;
		this.quantity = (number % 5 == 0) ? null : (int) (number % 9) - 2;
		this.cost = (number % 7 == 0) ? null : BigDecimal.valueOf(number * 31 % 400, 1);
		this.active = number % 2 == 0;
		this.made = (number % 8 == 0) ? null : LocalDate.of(2021, 1, 1).plusDays(number * 17 % 400);
		this.kind = (number % 10 == 0) ? null : Kind.values()[(int) (number % 3)];
		List<String> colors = List.of("red", "green", "blue");
		this.tags.addAll(colors.subList(0, (int) (number % 4)));
	}

	Long getId() {
		return this.id;
	}

	enum Kind {

		SMALL, MIDDLE, LARGE

	}

}
