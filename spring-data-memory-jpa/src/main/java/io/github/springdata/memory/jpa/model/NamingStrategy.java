package io.github.springdata.memory.jpa.model;

import java.util.Locale;

/**
 * Strategy for the physical names of tables and columns. Constraints, indexes, join
 * columns and scripts name them, so they must be those of the database that the mapping
 * was written for.
 */
public interface NamingStrategy {

	/**
	 * Names as the specification says: what is declared stays as it is, and defaults are
	 * the names of entities and attributes.
	 */
	NamingStrategy AS_SPECIFIED = new NamingStrategy() {

		@Override
		public String physical(String name) {
			return isQuoted(name) ? name.substring(1, name.length() - 1) : name;
		}

		@Override
		public String joinTable(String owner, String target, String attribute) {
			return owner + "_" + target;
		}

	};

	/**
	 * Names in snake case, as Spring Boot sets Hibernate up: {@code firstName} becomes
	 * {@code first_name}, declared names too, unless they are quoted.
	 */
	NamingStrategy SNAKE_CASE = new NamingStrategy() {

		@Override
		public String physical(String name) {
			return isQuoted(name) ? AS_SPECIFIED.physical(name) : snakeCase(name);
		}

		@Override
		public String joinTable(String owner, String target, String attribute) {
			return owner + "_" + attribute;
		}

	};

	/**
	 * The physical name.
	 * @param name the declared name, or the default of the specification
	 * @return the name as the database has it, without quotation marks
	 */
	String physical(String name);

	/**
	 * The default name of a join table.
	 * @param owner the physical name of the table of the owning entity
	 * @param target the physical name of the table of the other entity
	 * @param attribute the name of the owning attribute
	 * @return the name, which {@link #physical} is applied to
	 */
	String joinTable(String owner, String target, String attribute);

	private static boolean isQuoted(String name) {
		return name.length() > 2
				&& (name.startsWith("\"") && name.endsWith("\"") || name.startsWith("`") && name.endsWith("`"));
	}

	private static String snakeCase(String name) {
		StringBuilder words = new StringBuilder();
		for (int i = 0; i < name.length(); i++) {
			if (i > 0 && i < name.length() - 1 && beginsWord(name, i)) {
				words.append('_');
			}
			words.append((name.charAt(i) == '.') ? '_' : name.charAt(i));
		}
		return words.toString().toLowerCase(Locale.ROOT);
	}

	private static boolean beginsWord(String name, int index) {
		return isLower(name.charAt(index - 1)) && Character.isUpperCase(name.charAt(index))
				&& isLower(name.charAt(index + 1));
	}

	private static boolean isLower(char c) {
		return Character.isLowerCase(c) || Character.isDigit(c);
	}

}
