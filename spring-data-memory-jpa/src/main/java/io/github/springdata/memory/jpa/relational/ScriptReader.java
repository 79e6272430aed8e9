package io.github.springdata.memory.jpa.relational;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.jpa.relational.SqlTokens.Kind;
import io.github.springdata.memory.jpa.relational.SqlTokens.Token;

import org.jspecify.annotations.Nullable;

/**
 * Reader of the few statements that scripts need if there is no database to run them:
 * inserts of values, deletes of all rows, and the definition of tables, which the mapping
 * defines anyway.
 */
final class ScriptReader {

	/** What makes tables and is skipped, as they are those of the mapping. */
	private static final Set<String> DEFINITIONS = Set.of("alter", "comment", "create", "drop", "grant");

	/** What is created, altered or dropped without any effect on rows. */
	private static final Set<String> OBJECTS = Set.of("column", "database", "extension", "index", "on", "schema",
			"select", "sequence", "table", "type", "user");

	private static final Set<String> SETTINGS = Set.of("begin", "commit", "set", "start", "use");

	private static final Set<String> MODIFIERS = Set.of("cached", "global", "local", "memory", "or", "replace",
			"temporary", "unique");

	private static final Set<String> CONSTRAINTS = Set.of("check", "constraint", "exclude", "foreign", "index", "key",
			"like", "primary", "unique");

	private final SqlTokens tokens;

	private final ScriptTables tables;

	private ScriptReader(SqlTokens tokens, ScriptTables tables) {
		this.tokens = tokens;
		this.tables = tables;
	}

	/**
	 * Executes a statement.
	 * @return the number of rows that were inserted or deleted
	 * @throws UnsupportedScriptException if it is not understood
	 */
	static int execute(String sql, ScriptTables tables) {
		return new ScriptReader(SqlTokens.of(sql), tables).statement();
	}

	private int statement() {
		Token first = this.tokens.take();
		String keyword = first.text().toLowerCase(Locale.ROOT);
		if (first.is("insert")) {
			return insert(first);
		}
		if (first.is("delete")) {
			this.tokens.require("from");
			return deleteAll();
		}
		if (first.is("truncate")) {
			this.tokens.takeIf("table");
			return truncate();
		}
		if (first.kind() == Kind.WORD && DEFINITIONS.contains(keyword)) {
			define(first);
		}
		else if (first.kind() != Kind.END && !SETTINGS.contains(keyword)) {
			throw this.tokens.refused(first, "%s is not understood".formatted(first));
		}
		return 0;
	}

	private int insert(Token start) {
		this.tokens.takeIf("ignore");
		this.tokens.require("into");
		Token table = name();
		List<String> columns = this.tokens.peek().is("(") ? names() : List.of();
		if (!this.tokens.takeIf("values") && !this.tokens.takeIf("value")) {
			throw this.tokens.refused(this.tokens.peek(), "values are expected, but there is " + this.tokens.peek());
		}
		int rows = 0;
		do {
			Token at = this.tokens.peek();
			this.tables.insert(table.text(), columns, values(), (reason) -> this.tokens.refused(at, reason));
			rows++;
		}
		while (this.tokens.takeIf(","));
		end();
		return rows;
	}

	private List<@Nullable Object> values() {
		this.tokens.require("(");
		List<@Nullable Object> values = new ArrayList<>();
		do {
			values.add(new SqlLiterals(this.tokens).read());
		}
		while (this.tokens.takeIf(","));
		this.tokens.require(")");
		return values;
	}

	private int deleteAll() {
		Token table = name();
		end();
		return this.tables.clear(table.text());
	}

	private int truncate() {
		Token table = name();
		boolean restart = false;
		while (this.tokens.peek().kind() == Kind.WORD) {
			restart |= this.tokens.take().is("restart");
		}
		end();
		if (restart) {
			this.tables.restart(table.text());
		}
		return this.tables.clear(table.text());
	}

	private void end() {
		if (this.tokens.takeIf(";") || this.tokens.peek().kind() == Kind.END) {
			return;
		}
		throw this.tokens.refused(this.tokens.peek(), this.tokens.peek() + " is not understood here");
	}

	/**
	 * The name of a table, without that of its schema.
	 */
	private Token name() {
		Token name = this.tokens.take();
		if (!name.isName()) {
			throw this.tokens.refused(name, "a name is expected, but there is " + name);
		}
		return this.tokens.takeIf(".") ? name() : name;
	}

	private List<String> names() {
		this.tokens.require("(");
		List<String> names = new ArrayList<>();
		do {
			names.add(name().text());
		}
		while (this.tokens.takeIf(","));
		this.tokens.require(")");
		return names;
	}

	/**
	 * Skips a definition, but for the names of the columns of a table.
	 */
	private void define(Token first) {
		StringBuilder definition = new StringBuilder(first.text().toLowerCase(Locale.ROOT));
		Token object = this.tokens.take();
		while (MODIFIERS.contains(object.text().toLowerCase(Locale.ROOT))) {
			object = this.tokens.take();
		}
		String kind = object.text().toLowerCase(Locale.ROOT);
		if (!first.is("grant") && !OBJECTS.contains(kind)) {
			throw this.tokens.refused(object, "'%s %s' is not understood".formatted(first.text(), object.text()));
		}
		definition.append(' ').append(kind);
		if (first.is("create") && object.is("table")) {
			skipIfNotExists();
			Token table = name();
			definition.append(' ').append(table.text());
			columns(table);
		}
		this.tables.skip(definition.toString());
	}

	private void skipIfNotExists() {
		if (this.tokens.takeIf("if")) {
			this.tokens.takeIf("not");
			this.tokens.takeIf("exists");
		}
	}

	private void columns(Token table) {
		Map<String, Boolean> columns = new LinkedHashMap<>();
		if (this.tokens.takeIf("(")) {
			do {
				Token column = this.tokens.peek();
				boolean constraint = column.kind() == Kind.WORD
						&& CONSTRAINTS.contains(column.text().toLowerCase(Locale.ROOT));
				boolean defaulted = skipPart();
				if (column.isName() && !constraint) {
					columns.put(column.text(), defaulted);
				}
			}
			while (this.tokens.takeIf(","));
			this.tables.declare(table.text(), columns);
		}
	}

	/**
	 * Skips the definition of a column.
	 * @return whether it has a value of its own if none is given
	 */
	private boolean skipPart() {
		int depth = 0;
		boolean defaulted = false;
		Token previous = this.tokens.peek();
		while (this.tokens.peek().kind() != Kind.END) {
			Token token = this.tokens.peek();
			if (depth == 0 && (token.is(",") || token.is(")"))) {
				break;
			}
			depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
			defaulted |= token.is("default") && !previous.is("by") && !previous.is("set");
			previous = this.tokens.take();
		}
		return defaulted && !previous.is("null");
	}

}
