package io.github.springdata.memory.repository.people;

public record NameAndCity(String name, String city) {
}
