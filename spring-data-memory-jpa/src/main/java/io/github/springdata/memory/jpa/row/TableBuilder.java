package io.github.springdata.memory.jpa.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.IdModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import org.jspecify.annotations.Nullable;

/**
 * Derivation of the columns of one table.
 */
final class TableBuilder {

	/** The column of an id with several attributes. */
	private static final String ID = "id$";

	/** The column with the name of the entity. */
	private static final String KIND = "kind$";

	private final RowTypesBuilder builder;

	private final EntityModel root;

	private final List<RowColumn> columns = new ArrayList<>();

	private final Map<AttributeModel, String> paths = new IdentityHashMap<>();

	private final Set<String> names = new HashSet<>();

	private int version = -1;

	private int kind = -1;

	TableBuilder(RowTypesBuilder builder, EntityModel root) {
		this.builder = builder;
		this.root = root;
	}

	RowType.Shape shape() {
		List<RowClassWriter.CompoundKey> keys = new TableKeys(this.root, this.paths, this.columns).apply();
		return new RowType.Shape(List.copyOf(this.columns), 0, this.version, this.kind, keys);
	}

	Map<AttributeModel, String> paths() {
		return this.paths;
	}

	void build() {
		addId();
		addEntity(this.root);
		if (!this.root.children().isEmpty()) {
			this.kind = this.columns.size();
			add(KIND, RowColumn.Role.TYPE, null, RowTypesBuilder.kind());
		}
		for (PluralModel collection : this.builder.linking(this.root)) {
			addLink(collection);
		}
	}

	private void addId() {
		IdModel id = this.root.id();
		if (id.idClass() == null) {
			addState(this.root, id.single());
			return;
		}
		ColumnType type = ColumnType.of(this.builder.idType(this.root));
		this.builder.refer(id.idClass(), id.attributes());
		add(ID, RowColumn.Role.ID, null, type);
		for (AttributeModel attribute : id.attributes()) {
			this.paths.put(attribute, ID + "." + attribute.name());
		}
	}

	private void addEntity(EntityModel entity) {
		for (AttributeModel attribute : entity.ownAttributes()) {
			if (!this.paths.containsKey(attribute)) {
				addState(entity, attribute);
			}
		}
		for (EntityModel child : entity.children()) {
			addEntity(child);
		}
	}

	private void addState(EntityModel entity, AttributeModel attribute) {
		String place = (attribute.isId() && entity == this.root) ? this.root.name() : entity.name();
		ColumnType type = this.builder.column(attribute, place);
		if (type == null) {
			return;
		}
		if (attribute instanceof BasicModel basic && basic.isVersion()) {
			this.version = this.columns.size();
		}
		String name = this.names.contains(attribute.name()) ? entity.name() + "$" + attribute.name() : attribute.name();
		this.paths.put(attribute, name);
		add(name, RowColumn.Role.STATE, attribute, type);
	}

	private void addLink(PluralModel collection) {
		String suffix = "$" + collection.owner().type().getSimpleName() + "$" + collection.name();
		if (collection.link() == PluralModel.Link.TARGET) {
			add("owner" + suffix, RowColumn.Role.OWNER, collection, this.builder.owner(collection));
		}
		if (collection.isOrdered()) {
			add("position" + suffix, RowColumn.Role.POSITION, collection, RowTypesBuilder.position());
		}
		ElementModel key = collection.key();
		if (key != null && collection.keyAttribute() == null) {
			add("key" + suffix, RowColumn.Role.KEY, collection,
					ColumnType.of(this.builder.key(Objects.requireNonNull(key), this.root.name() + suffix)));
		}
	}

	private void add(String name, RowColumn.Role role, @Nullable AttributeModel attribute, ColumnType type) {
		this.names.add(name);
		this.columns.add(new RowColumn(name, role, attribute, type));
	}

}
