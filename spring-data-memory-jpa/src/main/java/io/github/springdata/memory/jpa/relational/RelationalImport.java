package io.github.springdata.memory.jpa.relational;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.GenerationModel;
import io.github.springdata.memory.jpa.model.PluralModel;
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
			addCollections(source, type, type.root(), drafts);
			rows.put(type, drafts.stream().map((draft) -> type.create(draft.values())).toList());
			drafts.forEach((draft) -> counts.merge(draft.entity().name(), 1, Integer::sum));
		}
		this.unit.load(rows, replacing);
		this.unit.model().entities().forEach((entity) -> advance(source, entity));
		return new Report(counts, unmapped(source));
	}

	private void addCollections(RelationalSource source, RowType type, EntityModel entity, List<Draft> drafts) {
		for (AttributeModel attribute : entity.ownAttributes()) {
			if (attribute instanceof PluralModel plural && plural.link() == PluralModel.Link.OWNER) {
				CollectionRows collection = new CollectionRows(source, this.unit.rows(), entity, plural);
				Map<Object, Object> collections = collection.read();
				drafts.stream()
					.filter((draft) -> draft.entity().isKindOf(entity))
					.forEach((draft) -> draft.values()[type.number(plural)] = collections.getOrDefault(draft.id(),
							collection.empty()));
			}
		}
		entity.children().forEach((child) -> addCollections(source, type, child, drafts));
	}

	/**
	 * Has ids go on after those that are there, or that the database would give next.
	 */
	private void advance(RelationalSource source, EntityModel entity) {
		entity.ownAttributes().forEach((attribute) -> {
			if (attribute.isId() && attribute instanceof BasicModel id && id.generation() != null) {
				advance(source, entity, id, id.generation());
			}
		});
	}

	private void advance(RelationalSource source, EntityModel entity, BasicModel id, GenerationModel generation) {
		if (generation.kind() == GenerationModel.Kind.UUID) {
			return;
		}
		String name = (generation.kind() == GenerationModel.Kind.IDENTITY)
				? entity.table().name() + "." + id.column().name() : generation.sequence();
		long used = Math.max(source.next(name) - 1, this.unit.greatestId(entity));
		if (used > 0) {
			this.unit.store().advanceId(generation.sequence(), used);
		}
	}

	private Set<String> unmapped(RelationalSource source) {
		Set<String> tables = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		tables.addAll(source.tables());
		for (EntityModel entity : this.unit.model().entities()) {
			tables.remove(entity.table().name());
			tables.removeAll(entity.table().secondary().keySet());
			collectionTables(entity.ownAttributes()).forEach(tables::remove);
		}
		return tables;
	}

	private static List<String> collectionTables(List<AttributeModel> attributes) {
		List<String> tables = new ArrayList<>();
		for (AttributeModel attribute : attributes) {
			if (attribute instanceof EmbeddedModel nested) {
				tables.addAll(collectionTables(nested.embeddable().attributes()));
			}
			if (attribute instanceof PluralModel plural && plural.table() != null) {
				tables.add(plural.table());
			}
		}
		return tables;
	}

}
