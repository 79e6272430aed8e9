package io.github.springdata.memory.jpa.relational;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.github.springdata.memory.jpa.model.PersistenceModel;

import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedCaseInsensitiveMap;

/**
 * Tables that scripts fill without any database: the statements that are understood are
 * inserts of values and deletes of all rows. Scripts may run before it is known which
 * tables there are; their rows are checked as soon as it is. Not thread-safe.
 */
public final class ScriptTables implements RelationalSource {

	private final Map<String, Content> contents = new LinkedCaseInsensitiveMap<>();

	/** The columns of tables that scripts create, with whether they have a default. */
	private final Map<String, Map<String, Boolean>> declared = new LinkedCaseInsensitiveMap<>();

	/** The columns of tables that the mapping names, with their types. */
	private final Map<String, Map<String, String>> mapped = new LinkedCaseInsensitiveMap<>();

	private final Map<String, List<String>> keys = new LinkedCaseInsensitiveMap<>();

	private final Map<String, Long> next = new LinkedCaseInsensitiveMap<>();

	private final Set<String> skipped = new LinkedHashSet<>();

	/**
	 * Creates tables, of which there are none yet.
	 */
	public ScriptTables() {
	}

	/**
	 * Rows of a table, and those that are not checked yet.
	 */
	private static final class Content {

		private final List<RelationalRow> rows = new ArrayList<>();

		private final Set<List<String>> keys = new HashSet<>();

		private final List<Insert> pending = new ArrayList<>();

	}

	/**
	 * Row of a script.
	 *
	 * @param columns the columns as the statement names them, none if it names none
	 * @param values the values
	 * @param refusal makes the refusal of the statement for a reason
	 */
	private record Insert(List<String> columns, List<@Nullable Object> values,
			Function<String, UnsupportedScriptException> refusal) {
	}

	/**
	 * Executes a statement.
	 * @param sql the statement
	 * @return the number of rows that were inserted or deleted
	 * @throws UnsupportedScriptException if it is not understood, or if it does not fit
	 * the tables
	 */
	public int execute(String sql) {
		return ScriptReader.execute(sql, this);
	}

	/**
	 * Adds the tables of a unit, and checks the rows that are there for them.
	 * @param model the mapping of the unit
	 * @throws UnsupportedScriptException if a row does not fit
	 */
	public void define(PersistenceModel model) {
		RelationalSchema schema = RelationalSchema.of(model);
		this.mapped.putAll(schema.tables());
		this.keys.putAll(schema.keys());
		schema.sequences().forEach(this.next::putIfAbsent);
		this.mapped.forEach((table, columns) -> {
			columns.forEach((column, type) -> {
				if (RelationalSchema.isIdentity(type)) {
					this.next.putIfAbsent(table + "." + column, 1L);
				}
			});
			check(table);
		});
	}

	/**
	 * What was skipped, as the mapping defines the tables.
	 * @return the beginnings of statements
	 */
	public Set<String> skipped() {
		return this.skipped;
	}

	void skip(String definition) {
		this.skipped.add(definition);
	}

	void declare(String table, Map<String, Boolean> columns) {
		Map<String, Boolean> copy = new LinkedCaseInsensitiveMap<>();
		copy.putAll(columns);
		this.declared.put(table, copy);
	}

	private Map<String, Boolean> declared(String table) {
		return this.declared.getOrDefault(table, Map.of());
	}

	void insert(String table, List<String> columns, List<@Nullable Object> values,
			Function<String, UnsupportedScriptException> refusal) {
		if (!this.mapped.isEmpty() && !this.mapped.containsKey(table) && !this.declared.containsKey(table)) {
			throw refusal.apply("there is no table '%s'; there are %s".formatted(table, tables()));
		}
		content(table).pending.add(new Insert(columns, values, refusal));
		if (this.mapped.containsKey(table)) {
			check(table);
		}
	}

	int clear(String table) {
		Content content = this.contents.remove(table);
		return (content != null) ? content.rows.size() + content.pending.size() : 0;
	}

	/**
	 * Has the identity of a table begin anew.
	 */
	void restart(String table) {
		this.next.replaceAll(
				(name, number) -> name.regionMatches(true, 0, table + ".", 0, table.length() + 1) ? 1L : number);
	}

	/**
	 * Replaces the rows of tables, and the numbers that generators give next.
	 */
	void replace(Set<String> tables, Map<String, List<RelationalRow>> rows, Map<String, Long> next) {
		tables.forEach(this.contents::remove);
		rows.forEach((table, all) -> all.forEach((row) -> add(table, this.mapped.getOrDefault(table, Map.of()), row)));
		this.next.putAll(next);
	}

	/**
	 * The rows and numbers as they are now.
	 */
	RelationalSource capture() {
		ScriptTables captured = new ScriptTables();
		captured.keys.putAll(this.keys);
		captured.next.putAll(this.next);
		this.contents.forEach((table, content) -> captured.content(table).rows.addAll(content.rows));
		return captured;
	}

	private Content content(String table) {
		return this.contents.computeIfAbsent(table, (name) -> new Content());
	}

	private void check(String table) {
		Content content = content(table);
		Map<String, String> columns = this.mapped.getOrDefault(table, Map.of());
		List<Insert> pending = List.copyOf(content.pending);
		content.pending.clear();
		pending.forEach((insert) -> {
			RelationalRow row = new RelationalRow(table, values(table, columns, insert));
			if (!add(table, columns, row)) {
				throw insert.refusal()
					.apply("table '%s' has a row with the key %s already".formatted(table, key(table, row)));
			}
		});
	}

	private boolean add(String table, Map<String, String> columns, RelationalRow row) {
		Map<String, @Nullable Object> values = new LinkedCaseInsensitiveMap<>();
		columns.keySet().forEach((column) -> values.put(column, row.get(column)));
		Content content = content(table);
		RelationalRow whole = new RelationalRow(table, values);
		content.rows.add(whole);
		return !this.keys.containsKey(table) || content.keys.add(key(table, whole));
	}

	private List<String> key(String table, RelationalRow row) {
		return this.keys.getOrDefault(table, List.of())
			.stream()
			.map((column) -> String.valueOf(row.get(column)))
			.toList();
	}

	private Map<String, @Nullable Object> values(String table, Map<String, String> columns, Insert insert) {
		List<String> names = names(table, insert);
		Map<String, @Nullable Object> values = new LinkedCaseInsensitiveMap<>();
		for (int i = 0; i < names.size(); i++) {
			if (!columns.containsKey(names.get(i)) && !declared(table).containsKey(names.get(i))) {
				throw insert.refusal()
					.apply("table '%s' has no column '%s'; it has %s".formatted(table, names.get(i), columns.keySet()));
			}
			if (insert.values().get(i) != SqlLiterals.DEFAULT) {
				values.put(names.get(i), insert.values().get(i));
			}
		}
		columns.forEach((column, type) -> complete(table, column, type, values, insert));
		return values;
	}

	private List<String> names(String table, Insert insert) {
		List<String> names = insert.columns().isEmpty() ? List.copyOf(declared(table).keySet()) : insert.columns();
		if (names.isEmpty()) {
			throw insert.refusal()
				.apply("no columns are named, and no script creates table '%s', so that their order is not known; name them"
					.formatted(table));
		}
		if (names.size() != insert.values().size()) {
			throw insert.refusal()
				.apply("there are %d values for the %d columns %s".formatted(insert.values().size(), names.size(),
						names));
		}
		return names;
	}

	private void complete(String table, String column, String type, Map<String, @Nullable Object> values,
			Insert insert) {
		if (values.get(column) == null && RelationalSchema.isIdentity(type)) {
			values.put(column, this.next.merge(table + "." + column, 1L, Long::sum) - 1);
		}
		if (!values.containsKey(column) && declared(table).getOrDefault(column, false)) {
			throw insert.refusal()
				.apply("column '%s' of table '%s' has a default that only a database applies; give it a value"
					.formatted(column, table));
		}
		if (values.get(column) == null && RelationalSchema.isRequired(type) && declared(table).isEmpty()) {
			throw insert.refusal().apply("column '%s' of table '%s' must not be null".formatted(column, table));
		}
	}

	@Override
	public Collection<String> tables() {
		Set<String> tables = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		tables.addAll(this.mapped.keySet());
		tables.addAll(this.declared.keySet());
		tables.addAll(this.contents.keySet());
		return tables;
	}

	@Override
	public List<RelationalRow> rows(String table) {
		Content content = this.contents.get(table);
		return (content != null) ? List.copyOf(content.rows) : List.of();
	}

	@Override
	public List<String> primaryKey(String table) {
		return Collections.unmodifiableList(this.keys.getOrDefault(table, List.of()));
	}

	@Override
	public long next(String name) {
		return this.next.getOrDefault(name, 0L);
	}

}
