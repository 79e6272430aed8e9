package io.github.springdata.memory.jpa.spring.sales;

import jakarta.persistence.Embeddable;

/**
 * Where a customer lives.
 */
@Embeddable
public record Address(String street, String city) {
}
