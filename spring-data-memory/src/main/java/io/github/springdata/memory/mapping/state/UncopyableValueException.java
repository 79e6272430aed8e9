package io.github.springdata.memory.mapping.state;

import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.MappingException;

/**
 * Exception for a value that cannot be copied. Collects the path to the value while it
 * travels up.
 */
public class UncopyableValueException extends MappingException {

	/** Where the value is, from the object at hand. */
	private final String path;

	/** Why it cannot be copied. */
	private final String reason;

	UncopyableValueException(String reason) {
		this("", reason, null);
	}

	UncopyableValueException(String reason, @Nullable Throwable cause) {
		this("", reason, cause);
	}

	private UncopyableValueException(String path, String reason, @Nullable Throwable cause) {
		super(path.isEmpty() ? reason : path + ": " + reason, cause);
		this.path = path;
		this.reason = reason;
	}

	static UncopyableValueException ofType(Class<?> type, String because) {
		return new UncopyableValueException(
				"%s cannot be copied: %s; mark the property with @Transient, or store its data"
					.formatted(type.getTypeName(), because));
	}

	static UncopyableValueException tooDeep(Class<?> type, StackOverflowError ex) {
		return new UncopyableValueException(
				"The objects within %s are nested too deeply; keep them in a list, or store them as entities of their own"
					.formatted(type.getTypeName()),
				ex);
	}

	/**
	 * The same problem, seen from the object that holds the part.
	 * @param name the property that holds it
	 * @return the exception with the longer path
	 */
	public UncopyableValueException within(String name) {
		return new UncopyableValueException(join(name, this.path), this.reason, this);
	}

	String reason() {
		return this.reason;
	}

	private static String join(String name, String path) {
		return (path.isEmpty() || path.startsWith("[")) ? name + path : name + "." + path;
	}

}
