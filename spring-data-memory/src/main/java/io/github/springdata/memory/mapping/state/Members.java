package io.github.springdata.memory.mapping.state;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InaccessibleObjectException;

/**
 * Access to the members of classes.
 */
final class Members {

	private Members() {
	}

	/**
	 * Makes a member accessible.
	 * @throws UncopyableValueException if the module of its class does not open it
	 */
	static void open(AccessibleObject member, Class<?> type) {
		try {
			member.setAccessible(true);
		}
		catch (InaccessibleObjectException ex) {
			throw new UncopyableValueException(
					"%s is not accessible; open package '%s' of module '%s' to '%s'".formatted(type.getName(),
							type.getPackageName(), type.getModule().getName(),
							Members.class.getModule().isNamed() ? Members.class.getModule().getName() : "ALL-UNNAMED"),
					ex);
		}
	}

	/**
	 * Names a constructor or method in errors.
	 */
	static String describe(Executable executable) {
		String type = executable.getDeclaringClass().getSimpleName();
		return (executable instanceof Constructor) ? "the constructor of " + type
				: "the method %s.%s".formatted(type, executable.getName());
	}

}
