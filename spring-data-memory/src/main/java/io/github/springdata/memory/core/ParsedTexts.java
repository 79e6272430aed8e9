package io.github.springdata.memory.core;

import io.github.springdata.memory.query.syntax.Statement;
import io.github.springdata.memory.query.syntax.StatementParser;

import org.springframework.util.Assert;
import org.springframework.util.ConcurrentLruCache;
import org.springframework.util.function.SingletonSupplier;

/**
 * Texts that were read, of which those used last are kept. A text that is no statement is
 * not kept, nor is a long one.
 */
final class ParsedTexts {

	static final int CAPACITY = 128;

	static final int MAXIMUM_LENGTH = 10_000;

	private final SingletonSupplier<StatementParser> parser = SingletonSupplier.of(StatementParser::load);

	private final ConcurrentLruCache<String, Statement> statements = new ConcurrentLruCache<>(CAPACITY, this::parse);

	Statement get(String text) {
		Assert.hasText(text, "Query text must not be empty");
		return (text.length() <= MAXIMUM_LENGTH) ? this.statements.get(text) : parse(text);
	}

	private Statement parse(String text) {
		return this.parser.obtain().parse(text);
	}

	/**
	 * The number of texts that are kept.
	 */
	int size() {
		return this.statements.size();
	}

}
