package io.github.springdata.memory.core;

import io.github.springdata.memory.mapping.MemoryEntity;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Entities that share a table.
 */
final class Animals {

	private Animals() {
	}

	@MemoryEntity("animals")
	static class Animal {

		@Id
		Long id;

		String name;

		Animal() {
		}

		Animal(Long id, String name) {
			this.id = id;
			this.name = name;
		}

	}

	static class Dog extends Animal {

		@Version
		Integer version;

		Dog() {
		}

		Dog(Long id, String name) {
			super(id, name);
		}

	}

	static class Cat extends Animal {

		Cat() {
		}

		Cat(Long id, String name) {
			super(id, name);
		}

	}

}
