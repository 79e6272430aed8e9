package io.github.springdata.memory.jpa.clinic;

import jakarta.persistence.Embeddable;

/**
 * Where somebody lives.
 */
@Embeddable
public record Address(String street, String city) {
}
