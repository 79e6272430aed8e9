package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.mapping.Indexed;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A mutable entity with a generated id and a version.
 */
class Person {

	@Id
	Long id;

	@Version
	Long version;

	@Indexed(unique = true)
	String email;

	String name;

	int age;

	Address address;

	List<String> tags = new ArrayList<>();

	Person() {
	}

	Person(String name, int age) {
		this.name = name;
		this.email = name + "@example.org";
		this.age = age;
	}

	static class Address {

		String city;

		Address() {
		}

		Address(String city) {
			this.city = city;
		}

	}

}
