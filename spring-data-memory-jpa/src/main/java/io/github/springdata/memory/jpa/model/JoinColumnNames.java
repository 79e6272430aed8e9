package io.github.springdata.memory.jpa.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.stream.Stream;

import jakarta.persistence.JoinColumn;
import org.jspecify.annotations.Nullable;

/**
 * Columns that refer to an entity.
 *
 * @param source the attribute that problems are reported of
 * @param target the entity that is referred to
 * @param references completes the references that are in ids
 */
record JoinColumnNames(AttributeSource source, EntityModel target, References references) {

	/**
	 * The columns, in the order of those of the id.
	 * @param declared the declared columns, maybe none
	 * @param prefix what default names begin with
	 */
	List<ColumnModel> columns(List<JoinColumn> declared, String prefix) {
		List<ColumnModel> ids = this.references.idColumns(this.target);
		List<ColumnModel> columns = new ArrayList<>();
		if (declared.isEmpty()) {
			for (ColumnModel id : ids) {
				columns.add(ColumnReader.of(this.source, null, prefix + "_" + id.name(), id.name()));
			}
			return columns;
		}
		for (int i = 0; i < declared.size(); i++) {
			String referenced = referenced(declared, i, ids);
			columns.add(ColumnReader.of(this.source, declared.get(i), prefix + "_" + referenced, referenced));
		}
		return inOrder(columns, ids);
	}

	private String referenced(List<JoinColumn> declared, int index, List<ColumnModel> ids) {
		String name = declared.get(index).referencedColumnName();
		if (name.isEmpty()) {
			return (index < ids.size()) ? ids.get(index).name() : "";
		}
		String physical = this.source.physical(name);
		return candidates(ids).filter((column) -> column.equalsIgnoreCase(physical) || column.equalsIgnoreCase(name))
			.findFirst()
			.orElseGet(() -> unknown(name));
	}

	private Stream<String> candidates(List<ColumnModel> ids) {
		return Stream.concat(ids.stream().map(ColumnModel::name), Paths.columns(all()).stream().map(ColumnModel::name));
	}

	private List<AttributeModel> all() {
		List<AttributeModel> attributes = new ArrayList<>(this.target.attributes());
		for (EntityModel child : this.target.children()) {
			attributes.addAll(child.ownAttributes());
		}
		return attributes;
	}

	private String unknown(String name) {
		this.source.report("refers to column '%s' of %s, which has no such column; it has %s", name,
				this.target.type().getName(), candidates(List.of()).toList());
		return name;
	}

	private List<ColumnModel> inOrder(List<ColumnModel> columns, List<ColumnModel> ids) {
		List<ColumnModel> ordered = new ArrayList<>();
		for (ColumnModel id : ids) {
			columns.stream()
				.filter((column) -> id.name().equals(column.referenced()))
				.findFirst()
				.ifPresent(ordered::add);
		}
		boolean byId = ordered.size() == columns.size();
		if (byId && columns.size() != ids.size()
				|| columns.size() > ids.size() && ids.size() > 0 && !ordered.isEmpty()) {
			this.source.report(
					"refers to %s, whose id has the columns %s, by the columns %s; declare a @JoinColumn with "
							+ "referencedColumnName for each of those of the id",
					this.target.type().getName(), ids.stream().map(ColumnModel::name).toList(),
					columns.stream().map(ColumnModel::name).toList());
		}
		return byId ? ordered : columns;
	}

	/**
	 * The attribute that a column refers to that is not one of the id.
	 * @return its path, or {@code null} if the columns refer to the id
	 */
	@Nullable String referencedAttribute(List<ColumnModel> columns) {
		List<ColumnModel> ids = this.references.idColumns(this.target);
		if (columns.size() != 1 || ids.stream().anyMatch((id) -> id.name().equals(columns.get(0).referenced()))) {
			return null;
		}
		return Paths.leaves(this.target.attributes())
			.entrySet()
			.stream()
			.filter((leaf) -> leaf.getValue() instanceof BasicModel basic
					&& basic.column().name().equals(columns.get(0).referenced()))
			.map(Entry::getKey)
			.findFirst()
			.orElse(null);
	}

}
