package io.github.springdata.memory.jpa.relational;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.ColumnModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.row.EmbeddedRowType;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.jpa.row.RowTypes;

import jakarta.persistence.InheritanceType;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedCaseInsensitiveMap;

/**
 * Reader of the rows of a hierarchy of entities from the tables that its strategy of
 * inheritance says, and from secondary tables.
 */
final class HierarchyRows {

	private final RelationalSource source;

	private final RowTypes rows;

	private final EntityModel root;

	private final RowType type;

	/** The rows of joined and secondary tables by id. */
	private final Map<String, Map<Object, RelationalRow>> joined = new LinkedCaseInsensitiveMap<>();

	HierarchyRows(RelationalSource source, RowTypes rows, EntityModel root) {
		this.source = source;
		this.rows = rows;
		this.root = root;
		this.type = rows.of(root);
	}

	/**
	 * Reads all rows, with their collections.
	 * @throws PersistenceException if a row does not fit the mapping
	 */
	List<Draft> read() {
		List<Draft> drafts = readTables();
		addCollections(this.root, drafts);
		return drafts;
	}

	private void addCollections(EntityModel entity, List<Draft> drafts) {
		for (AttributeModel attribute : entity.ownAttributes()) {
			int number = this.type.number(attribute);
			if (number >= 0) {
				addCollections(entity, attribute,
						drafts.stream().filter((draft) -> draft.entity().isKindOf(entity)).toList(),
						(draft, change) -> draft.values()[number] = change.apply(draft.values()[number]));
			}
		}
		entity.children().forEach((child) -> addCollections(child, drafts));
	}

	/**
	 * Adds a collection, or those of an embeddable.
	 * @param state changes the stored form of the attribute in a row
	 */
	private void addCollections(EntityModel entity, AttributeModel attribute, List<Draft> drafts,
			BiConsumer<Draft, UnaryOperator<@Nullable Object>> state) {
		if (attribute instanceof PluralModel plural && plural.link() == PluralModel.Link.OWNER) {
			CollectionRows collection = new CollectionRows(this.source, this.rows, entity, plural);
			Map<Object, Object> collections = collection.read();
			drafts.forEach((draft) -> state.accept(draft,
					(stored) -> collections.getOrDefault(draft.id(), collection.empty())));
		}
		else if (attribute instanceof EmbeddedModel embedded) {
			EmbeddedRowType nested = this.rows.of(embedded.embeddable());
			for (int i = 0; i < nested.columns().size(); i++) {
				int number = i;
				addCollections(entity, Objects.requireNonNull(nested.columns().get(i).attribute()), drafts,
						(draft, change) -> state.accept(draft, (row) -> changed(nested, row, number, change)));
			}
		}
	}

	/**
	 * The row of an embeddable with another value. Where there is none, an empty
	 * collection does not make one.
	 */
	private static @Nullable Object changed(EmbeddedRowType type, @Nullable Object row, int number,
			UnaryOperator<@Nullable Object> change) {
		@Nullable Object[] values = Row.values((Row) row, type.columns().size());
		values[number] = change.apply(values[number]);
		boolean empty = values[number] == null
				|| (values[number] instanceof Collection<?> elements && elements.isEmpty())
				|| (values[number] instanceof Map<?, ?> map && map.isEmpty());
		return (row == null && empty) ? null : type.create(values);
	}

	private List<Draft> readTables() {
		List<Draft> drafts = new ArrayList<>();
		if (this.root.inheritance() == InheritanceType.TABLE_PER_CLASS) {
			readTables(this.root, drafts);
		}
		else {
			this.source.rows(this.root.table().name()).forEach((row) -> drafts.add(draft(row, null)));
		}
		return drafts;
	}

	private void readTables(EntityModel entity, List<Draft> drafts) {
		if (!entity.isAbstract()) {
			this.source.rows(entity.table().name()).forEach((row) -> drafts.add(draft(row, entity)));
		}
		entity.children().forEach((child) -> readTables(child, drafts));
	}

	/**
	 * The row of the store for one of the first table.
	 * @param known the entity, if the table says it
	 */
	private Draft draft(RelationalRow row, @Nullable EntityModel known) {
		Object id = values(row::get).id(this.root);
		if (id == null) {
			throw new PersistenceException("%s has no id; %s needs one".formatted(row, this.root.name()));
		}
		EntityModel entity = (known != null) ? known : entity(row, id);
		@Nullable Object[] values = new @Nullable Object[this.type.columns().size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = value(this.type.columns().get(i), entity, row, id);
		}
		values[this.type.idColumn()] = id;
		return new Draft(entity, id, values);
	}

	private EntityModel entity(RelationalRow row, Object id) {
		if (this.root.children().isEmpty()) {
			return this.root;
		}
		String column = this.root.discriminatorColumn();
		EntityModel entity = (column != null && row.has(column)) ? byDiscriminator(this.root, row.get(column))
				: (this.root.inheritance() == InheritanceType.JOINED) ? deepest(this.root, id) : null;
		if (entity == null || entity.isAbstract()) {
			throw new PersistenceException(
					"%s is of no entity of the hierarchy of %s; set its discriminator, or insert it into the table of its entity"
						.formatted(row, this.root.name()));
		}
		return entity;
	}

	private static @Nullable EntityModel byDiscriminator(EntityModel entity, @Nullable Object value) {
		if (Objects.toString(value, "").strip().equals(entity.discriminator())) {
			return entity;
		}
		return entity.children()
			.stream()
			.map((child) -> byDiscriminator(child, value))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private EntityModel deepest(EntityModel entity, Object id) {
		return entity.children()
			.stream()
			.filter((child) -> joined(child.table().name(), child.joinColumns()).containsKey(id))
			.findFirst()
			.map((child) -> deepest(child, id))
			.orElse(entity);
	}

	/**
	 * The rows of another table that belongs to the hierarchy, by id.
	 * @param declared the columns that join it, none for those of its primary key
	 */
	private Map<Object, RelationalRow> joined(String table, List<String> declared) {
		return this.joined.computeIfAbsent(table, (name) -> {
			List<String> key = declared.stream().allMatch(String::isEmpty) ? this.source.primaryKey(name) : declared;
			Map<Object, RelationalRow> rows = new LinkedHashMap<>();
			for (RelationalRow row : this.source.rows(name)) {
				Object id = id(row, key);
				if (id != null) {
					rows.put(id, row);
				}
			}
			return rows;
		});
	}

	private @Nullable Object id(RelationalRow row, List<String> key) {
		return values((column) -> (key.size() == 1) ? row.get(key.get(0)) : row.get(column)).id(this.root);
	}

	private @Nullable Object value(RowColumn column, EntityModel entity, RelationalRow first, Object id) {
		return switch (column.role()) {
			case TYPE -> entity.name();
			case ID -> id;
			case STATE -> state(Objects.requireNonNull(column.attribute()), entity, first, id);
			default -> link(column, entity, first, id);
		};
	}

	private @Nullable Object link(RowColumn column, EntityModel entity, RelationalRow first, Object id) {
		EntityModel target = target(column.collection());
		if (!entity.isKindOf(target)) {
			return null;
		}
		RelationalRow own = (target != this.root && target.inheritance() == InheritanceType.JOINED)
				? joined(target.table().name(), target.joinColumns()).get(id) : first;
		return (own != null) ? values(own::get).link(column) : null;
	}

	/**
	 * The elements of a collection whose links are in their rows.
	 */
	static EntityModel target(PluralModel collection) {
		return ((ElementModel.Entity) collection.element()).relation().target();
	}

	private @Nullable Object state(AttributeModel attribute, EntityModel entity, RelationalRow first, Object id) {
		EntityModel owner = (EntityModel) attribute.owner();
		if (!entity.isKindOf(owner)) {
			return null;
		}
		RelationalRow own = (owner != this.root && owner.inheritance() == InheritanceType.JOINED)
				? joined(owner.table().name(), owner.joinColumns()).get(id) : first;
		return values(entity, own, id).attribute(attribute);
	}

	private ColumnValues values(EntityModel entity, @Nullable RelationalRow own, Object id) {
		return new ColumnValues(this.rows, (column) -> {
			RelationalRow row = (column.table() == null) ? own : secondary(entity, column.table(), id);
			return (row != null) ? required(row, column) : null;
		});
	}

	private @Nullable RelationalRow secondary(EntityModel entity, String table, Object id) {
		return joined(table, entity.table().secondary().getOrDefault(table, List.of())).get(id);
	}

	private static @Nullable Object required(RelationalRow row, ColumnModel column) {
		if (!row.has(column.name())) {
			throw new PersistenceException("Table '%s' has no column '%s', which the mapping names; it has %s"
				.formatted(row.table(), column.name(), row.columns()));
		}
		return row.get(column.name());
	}

	private ColumnValues values(Function<String, @Nullable Object> row) {
		return new ColumnValues(this.rows, (column) -> row.apply(column.name()));
	}

}
