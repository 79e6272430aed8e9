package io.github.springdata.memory.jpa.model;

import java.util.Arrays;

/**
 * Serialized state of a value. Two are equal if they have equal bytes.
 *
 * @param bytes the bytes, which nobody changes
 */
public record SerializedValue(byte[] bytes) {

	@Override
	public boolean equals(Object other) {
		return other instanceof SerializedValue value && Arrays.equals(this.bytes, value.bytes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.bytes);
	}

	@Override
	public String toString() {
		return "%d serialized bytes".formatted(this.bytes.length);
	}

}
