package io.github.springdata.memory.core;

import org.springframework.data.annotation.Id;

/**
 * A mutable entity with a generated id and no version.
 */
class Tag {

	@Id
	Long id;

	String text;

	Tag() {
	}

	Tag(String text) {
		this.text = text;
	}

}
