package io.github.springdata.memory.jpa.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.ColumnModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.TableModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.store.index.Equality;
import org.jspecify.annotations.Nullable;

/**
 * Derivation of indexes from unique columns, unique constraints and indexes of tables.
 */
final class TableKeys {

	private final EntityModel root;

	private final Map<AttributeModel, String> paths;

	private final List<RowColumn> columns;

	/** The paths by the names of physical columns. */
	private final Map<String, String> physical = new LinkedHashMap<>();

	private final Map<String, Boolean> unique = new LinkedHashMap<>();

	/** The paths that have an index already, named like them, as they are references. */
	private final Set<String> references = new HashSet<>();

	TableKeys(EntityModel root, Map<AttributeModel, String> paths, List<RowColumn> columns) {
		this.root = root;
		this.paths = paths;
		this.columns = columns;
	}

	/**
	 * Adds indexes to columns.
	 * @return the indexes over several columns
	 */
	List<RowClassWriter.CompoundKey> apply() {
		List<RowClassWriter.CompoundKey> keys = new ArrayList<>();
		for (RowColumn column : this.columns) {
			note(column.attribute(), column.name());
		}
		collect(this.root, keys);
		for (int i = 0; i < this.columns.size(); i++) {
			this.columns.set(i, indexed(this.columns.get(i)));
		}
		for (Map.Entry<String, Boolean> index : this.unique.entrySet()) {
			String path = index.getKey();
			if (path.indexOf('.') > 0) {
				String name = this.references.contains(path) ? path + "_unique" : path;
				keys.add(new RowClassWriter.CompoundKey(name, List.of(path), index.getValue()));
			}
		}
		return keys;
	}

	private void note(@Nullable AttributeModel attribute, String path) {
		if (attribute instanceof BasicModel basic) {
			note(basic.column(), path);
		}
		else if (attribute instanceof ToOneModel reference && reference.columns().size() == 1) {
			note(reference.columns().get(0), path);
			this.references.add(path);
			if (reference.isOneToOne()) {
				this.unique.put(path, true);
			}
		}
		else if (attribute instanceof EmbeddedModel embedded) {
			for (AttributeModel nested : embedded.embeddable().attributes()) {
				note(nested, path + "." + nested.name());
			}
		}
		else if (attribute instanceof PluralModel plural && plural.link() == PluralModel.Link.OWNER
				&& plural.element() instanceof ElementModel.Entity element && !element.manyToMany()) {
			this.unique.put(path, true);
		}
	}

	private void note(ColumnModel column, String path) {
		this.physical.putIfAbsent(column.name(), path);
		if (column.unique()) {
			this.unique.put(path, true);
		}
	}

	private void collect(EntityModel entity, List<RowClassWriter.CompoundKey> keys) {
		for (TableModel.Index index : entity.table().indexes()) {
			List<String> paths = new ArrayList<>();
			for (String column : index.columns()) {
				String path = this.physical.get(column);
				if (path != null) {
					paths.add(path);
				}
			}
			if (paths.size() < index.columns().size()) {
				continue;
			}
			if (paths.size() == 1) {
				this.unique.put(paths.get(0), index.unique() || this.unique.getOrDefault(paths.get(0), false));
			}
			else {
				String name = index.name().isEmpty() ? String.join("_", index.columns()) : index.name();
				keys.add(new RowClassWriter.CompoundKey(name, paths, index.unique()));
			}
		}
		for (EntityModel child : entity.children()) {
			collect(child, keys);
		}
	}

	private RowColumn indexed(RowColumn column) {
		Boolean unique = this.unique.get(column.name());
		if (unique == null || column == this.columns.get(0)) {
			return column;
		}
		boolean ordered = column.attribute() instanceof BasicModel basic
				&& Equality.isSortable(basic.form().storedType());
		return new RowColumn(column.name(), column.role(), column.attribute(),
				column.type().indexed(new ColumnType.ColumnIndex(unique, ordered)));
	}

}
