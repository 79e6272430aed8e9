package io.github.springdata.memory.repository.people;

public interface NameView {

	String getName();

	int getAge();

	default String display() {
		return getName() + " (" + getAge() + ")";
	}

}
