package io.github.springdata.memory.jpa.relational;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.util.LinkedCaseInsensitiveMap;

/**
 * Rows of a database as they were at one time.
 */
final class CapturedSource implements RelationalSource {

	private final RelationalSource source;

	private final Map<String, List<RelationalRow>> rows = new LinkedCaseInsensitiveMap<>();

	/**
	 * @param source the tables, whose catalogue is not captured
	 * @param tables the names of those whose rows are
	 */
	CapturedSource(RelationalSource source, Set<String> tables) {
		this.source = source;
		tables.forEach((table) -> this.rows.put(table, source.rows(table)));
	}

	@Override
	public Collection<String> tables() {
		return this.source.tables();
	}

	@Override
	public List<RelationalRow> rows(String table) {
		return this.rows.getOrDefault(table, List.of());
	}

	@Override
	public List<String> primaryKey(String table) {
		return this.source.primaryKey(table);
	}

	@Override
	public long next(String name) {
		return this.source.next(name);
	}

}
