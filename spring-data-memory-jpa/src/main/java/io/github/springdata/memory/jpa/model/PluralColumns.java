package io.github.springdata.memory.jpa.model;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.JoinTable;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.MapKeyJoinColumns;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.jpa.model.PluralModel.Link;
import io.github.springdata.memory.jpa.model.PluralModel.Plurality;

/**
 * Tables, columns and order of an attribute with many values, which are found when all
 * entities are read.
 *
 * @param source the attribute
 * @param owner the entity
 */
record PluralColumns(AttributeSource source, EntityModel owner) {

	static Link link(AttributeSource source, String mappedBy) {
		if (!mappedBy.isEmpty()) {
			return Link.INVERSE;
		}
		boolean columns = !joinColumns(source).isEmpty() && joinTable(source) == null;
		return (source.has(OneToMany.class) && columns) ? Link.TARGET : Link.OWNER;
	}

	private static List<JoinColumn> joinColumns(AttributeSource source) {
		AssociationOverride override = source.override(AssociationOverride.class);
		return (override != null) ? List.of(override.joinColumns())
				: source.findAll(JoinColumn.class, JoinColumns.class);
	}

	private static @Nullable JoinTable joinTable(AttributeSource source) {
		AssociationOverride override = source.override(AssociationOverride.class);
		JoinTable table = (override != null && override.joinColumns().length == 0) ? override.joinTable() : null;
		return (table != null) ? table : source.find(JoinTable.class);
	}

	/**
	 * Completes the attribute.
	 */
	void complete(PluralModel attribute) {
		if (!isKnown(attribute.element()) || !isKnown(attribute.key())) {
			return;
		}
		Plurality declared = attribute.plurality();
		OrderReader order = new OrderReader(this.source);
		Table table = table(attribute);
		attribute.complete(new Plurality(declared.link(), declared.key(), keyAttribute(attribute),
				order.read(attribute), declared.ordered(), table.name(), table.columns(), elementColumns(attribute),
				keyColumns(attribute), table.indexes()));
		if (declared.ordered() && attribute.container() != PluralModel.Container.LIST) {
			this.source.report("has @OrderColumn but is no List; declare it as a List or remove it");
		}
	}

	private boolean isKnown(@Nullable ElementModel element) {
		return !(element instanceof ElementModel.Entity entity)
				|| this.source.context().model().find(entity.relation().type()) != null;
	}

	/**
	 * What says to whom elements belong.
	 */
	private record Table(@Nullable String name, List<ColumnModel> columns, List<TableModel.Index> indexes) {
	}

	private Table table(PluralModel attribute) {
		if (attribute.element() instanceof ElementModel.Entity entity) {
			return relationTable(attribute, entity.relation());
		}
		CollectionTable declared = this.source.find(CollectionTable.class);
		boolean named = declared != null && !declared.name().isEmpty();
		String name = (named && declared != null) ? declared.name() : this.owner.name() + "_" + this.source.name();
		List<JoinColumn> columns = (declared != null) ? List.of(declared.joinColumns()) : List.of();
		return new Table(this.source.physical(name), names(this.owner).columns(columns, this.owner.name()),
				(declared != null)
						? TableReader.indexes(this.source.context(), declared.indexes(), declared.uniqueConstraints())
						: List.of());
	}

	private Table relationTable(PluralModel attribute, RelationModel relation) {
		if (attribute.link() == Link.INVERSE) {
			return new Table(null, List.of(), List.of());
		}
		if (attribute.link() == Link.TARGET) {
			return new Table(null, names(this.owner).columns(joinColumns(this.source), this.source.name()), List.of());
		}
		JoinTable declared = joinTable(this.source);
		boolean named = declared != null && !declared.name().isEmpty();
		String name = (named && declared != null) ? declared.name()
				: this.source.context()
					.naming()
					.joinTable(this.owner.table().name(), relation.target().table().name(), this.source.name());
		List<JoinColumn> columns = (declared != null) ? List.of(declared.joinColumns()) : List.of();
		return new Table(this.source.physical(name), names(this.owner).columns(columns, ownerPrefix(relation)),
				(declared != null)
						? TableReader.indexes(this.source.context(), declared.indexes(), declared.uniqueConstraints())
						: List.of());
	}

	/**
	 * The name of the attribute on the other side, or that of the entity if there is
	 * none.
	 */
	private String ownerPrefix(RelationModel relation) {
		for (PluralModel inverse : Paths.collections(relation.target().attributes())) {
			if (inverse.element() instanceof ElementModel.Entity entity
					&& this.source.name().equals(entity.relation().mappedBy())
					&& entity.relation().type().isAssignableFrom(this.owner.type())) {
				return inverse.name();
			}
		}
		return this.owner.name();
	}

	private JoinColumnNames names(EntityModel target) {
		return new JoinColumnNames(this.source, target, this.source.context().references());
	}

	private List<ColumnModel> elementColumns(PluralModel attribute) {
		if (attribute.element() instanceof ElementModel.Entity entity) {
			JoinTable table = joinTable(this.source);
			return (attribute.link() != Link.OWNER) ? List.of() : names(entity.relation().target())
				.columns((table != null) ? List.of(table.inverseJoinColumns()) : List.of(), this.source.name());
		}
		if (attribute.element() instanceof ElementModel.Basic basic) {
			Column override = this.source.scope().overrides().find(Column.class, this.source.name() + ".value");
			Column column = (override != null) ? override : this.source.find(Column.class);
			return List.of(ColumnReader.of(this.source, column, this.source.name(),
					basic.form().storedType() == String.class));
		}
		return List.of();
	}

	private List<ColumnModel> keyColumns(PluralModel attribute) {
		if (attribute.isOrdered()) {
			OrderColumn column = this.source.find(OrderColumn.class);
			String name = (column != null && !column.name().isEmpty()) ? column.name() : this.source.name() + "_ORDER";
			return List.of(ColumnReader.plain(this.source.physical(name)));
		}
		if (attribute.key() instanceof ElementModel.Basic basic) {
			MapKeyColumn column = this.source.find(MapKeyColumn.class);
			String name = (column != null && !column.name().isEmpty()) ? column.name() : this.source.name() + "_KEY";
			return List.of((column != null)
					? ColumnReader.ofKeys(this.source, column, name, basic.form().storedType() == String.class)
					: ColumnReader.plain(this.source.physical(name)));
		}
		return (attribute.key() instanceof ElementModel.Entity entity) ? keyReferences(entity.relation().target())
				: List.of();
	}

	private List<ColumnModel> keyReferences(EntityModel target) {
		List<MapKeyJoinColumn> declared = this.source.findAll(MapKeyJoinColumn.class, MapKeyJoinColumns.class);
		List<ColumnModel> columns = new ArrayList<>(names(target).columns(List.of(), this.source.name() + "_KEY"));
		for (int i = 0; i < declared.size() && i < columns.size(); i++) {
			if (!declared.get(i).name().isEmpty()) {
				columns.set(i, ColumnReader.plain(this.source.physical(declared.get(i).name())));
			}
		}
		return columns;
	}

	private @Nullable String keyAttribute(PluralModel attribute) {
		String name = attribute.keyAttribute();
		ManagedModel values = (attribute.element() instanceof ElementModel.Entity entity) ? entity.relation().target()
				: (attribute.element() instanceof ElementModel.Embedded embedded) ? embedded.embeddable() : null;
		if (name != null && !name.isEmpty() && (values == null || Paths.find(values, name) == null)) {
			this.source
				.report("has @MapKey(name = \"%s\"), but its values have no such attribute; correct the name, or use "
						+ "@MapKeyColumn", name);
		}
		return name;
	}

}
