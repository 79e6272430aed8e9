package io.github.springdata.memory.repository.people;

public enum Color {

	RED, GREEN, BLUE

}
