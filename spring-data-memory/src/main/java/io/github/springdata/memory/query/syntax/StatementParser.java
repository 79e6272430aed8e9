package io.github.springdata.memory.query.syntax;

import java.util.ServiceLoader;

/**
 * Reader of query texts. What runs statements needs no more than this of the language
 * that they are written in; the implementation is found by {@link ServiceLoader}.
 */
@FunctionalInterface
public interface StatementParser {

	/**
	 * Reads a text. Names of entities and properties are not looked up.
	 * @param text the text
	 * @return what it says
	 * @throws InvalidStatementException if it is not a statement of the language
	 */
	Statement parse(String text);

	/**
	 * Finds the parser on the class path.
	 * @return the parser
	 * @throws IllegalStateException if there is none
	 */
	static StatementParser load() {
		return ServiceLoader.load(StatementParser.class, StatementParser.class.getClassLoader())
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No implementation of %s is registered in META-INF/services"
				.formatted(StatementParser.class.getName())));
	}

}
