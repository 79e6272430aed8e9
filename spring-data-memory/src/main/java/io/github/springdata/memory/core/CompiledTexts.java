package io.github.springdata.memory.core;

import io.github.springdata.memory.query.statement.PreparedStatement;
import io.github.springdata.memory.query.statement.StatementEngine;
import io.github.springdata.memory.query.syntax.StatementParser;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.ConcurrentLruCache;
import org.springframework.util.function.SingletonSupplier;

/**
 * Texts that were read and compiled, of which those used last are kept. A text that is no
 * statement is not kept, nor is a long one.
 */
final class CompiledTexts {

	static final int CAPACITY = 128;

	static final int MAXIMUM_LENGTH = 10_000;

	private final SingletonSupplier<StatementParser> parser = SingletonSupplier.of(StatementParser::load);

	private final ConcurrentLruCache<Text, PreparedStatement> statements = new ConcurrentLruCache<>(CAPACITY,
			this::compile);

	private final StatementEngine engine;

	CompiledTexts(StatementEngine engine) {
		this.engine = engine;
	}

	PreparedStatement get(String text, @Nullable Class<?> entity, @Nullable Class<?> resultType) {
		Assert.hasText(text, "Query text must not be empty");
		Text key = new Text(text, entity, resultType);
		return (text.length() <= MAXIMUM_LENGTH) ? this.statements.get(key) : compile(key);
	}

	private PreparedStatement compile(Text key) {
		return this.engine.prepare(this.parser.obtain().parse(key.text()), key.entity(), key.resultType());
	}

	/**
	 * The number of texts that are kept.
	 */
	int size() {
		return this.statements.size();
	}

	/**
	 * A text, with the entity and the type of results that it is compiled for.
	 */
	private record Text(String text, @Nullable Class<?> entity, @Nullable Class<?> resultType) {
	}

}
