package io.github.springdata.memory.jpa;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * Another entity of both modules, with the id of a {@link Product}, described in XML too.
 */
class Sale {

	@Id
	private Long id;

	private @Nullable Long productId;

	private int amount;

	private @Nullable String region;

	protected Sale() {
	}

	Sale(long number) {
		this.id = number;
		this.productId = (number % 9 == 0) ? null : number * 5 % 35 + 1;
		this.amount = (int) (number * 3 % 11);
		this.region = (number % 7 == 0) ? null : List.of("north", "toy", "tool").get((int) (number % 3));
	}

}
