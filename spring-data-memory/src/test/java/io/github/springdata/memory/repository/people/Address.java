package io.github.springdata.memory.repository.people;

public record Address(String street, String zip) {
}
