package io.github.springdata.memory.jpa.relational;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowType;

import jakarta.persistence.PersistenceException;

/**
 * Import of the rows of a relational database into the tables of a persistence unit, by
 * the physical names of tables and columns that the mapping says. All rows are imported,
 * or none. Ids that are generated go on after those of the database.
 */
public final class RelationalImport {

	private final PersistenceUnit unit;

	/**
	 * Creates an import.
	 * @param unit the unit whose tables the rows go to
	 */
	public RelationalImport(PersistenceUnit unit) {
		this.unit = unit;
	}

	/**
	 * What was imported.
	 *
	 * @param rows the number of rows by the names of entities
	 * @param unmapped the names of tables that no entity is mapped to
	 */
	public record Report(Map<String, Integer> rows, Set<String> unmapped) {

	}

	/**
	 * Imports all rows in place of those that are there.
	 * @param source the tables
	 * @return what was imported
	 * @throws PersistenceException if a row does not fit the mapping or a constraint;
	 * then nothing is changed
	 */
	public Report replace(RelationalSource source) {
		return run(source, true);
	}

	/**
	 * Imports all rows beside those that are there.
	 * @param source the tables
	 * @return what was imported
	 * @throws PersistenceException if a row does not fit the mapping or a constraint;
	 * then nothing is imported
	 */
	public Report run(RelationalSource source) {
		return run(source, false);
	}

	private Report run(RelationalSource source, boolean replacing) {
		Map<RowType, List<Row>> rows = new LinkedHashMap<>();
		Map<String, Integer> counts = new LinkedHashMap<>();
		for (RowType type : this.unit.rows().tables()) {
			List<Draft> drafts = new HierarchyRows(source, this.unit.rows(), type.root()).read();
			rows.put(type, drafts.stream().map((draft) -> type.create(draft.values())).toList());
			drafts.forEach((draft) -> counts.merge(draft.entity().name(), 1, Integer::sum));
		}
		this.unit.load(rows, replacing);
		new IdPositions(this.unit).advance(source);
		return new Report(counts, unmapped(source));
	}

	private Set<String> unmapped(RelationalSource source) {
		Set<String> tables = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		tables.addAll(source.tables());
		tables.removeAll(EntityTables.of(this.unit.model().entities()));
		return tables;
	}

}
