package io.github.springdata.memory.jpa;

import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * Another entity of both modules, with the id of a {@link Product}.
 */
@Entity
class Sale {

	@Id
	@org.springframework.data.annotation.Id
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
