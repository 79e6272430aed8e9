package io.github.springdata.memory.jpa.context;

import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;
import org.jspecify.annotations.Nullable;

/**
 * Values of attributes that show the column of another one.
 *
 * @param context the context
 * @param owner the entity whose row is read
 */
record SharedValues(PersistenceContext context, ManagedEntity owner) {

	/**
	 * Reads the value of an attribute.
	 * @return the value as the application has it
	 */
	@Nullable Object read(BasicModel attribute) {
		String path = Objects.requireNonNull(attribute.shared());
		if (path.isEmpty()) {
			return attribute.form().toJava(attribute.form().fromColumn(this.owner.entity().discriminatorValue()));
		}
		List<String> names = List.of(path.split("\\."));
		AttributeModel first = Objects.requireNonNull(this.owner.entity().find(names.get(0)));
		Object stored = attribute(this.owner.entity(), Objects.requireNonNull(this.owner.row()), first);
		return attribute.form().toJava(follow(first, stored, names.subList(1, names.size())));
	}

	private @Nullable Object follow(AttributeModel attribute, @Nullable Object stored, List<String> names) {
		if (stored == null || names.isEmpty()) {
			return stored;
		}
		List<String> rest = names.subList(1, names.size());
		if (attribute instanceof EmbeddedModel nested) {
			AttributeModel next = Objects.requireNonNull(nested.embeddable().find(names.get(0)));
			return follow(next, part(nested.embeddable(), (Row) stored, next.name()), rest);
		}
		EntityModel target = ((ToOneModel) attribute).relation().target();
		AttributeModel next = Objects.requireNonNull(target.find(names.get(0)));
		return follow(next, next.isId() ? id(target, stored, next) : referenced(target, stored, next), rest);
	}

	private @Nullable Object referenced(EntityModel target, Object id, AttributeModel attribute) {
		Row row = this.context.row(this.context.unit().type(target), id);
		return (row != null) ? attribute(target, row, attribute) : null;
	}

	private @Nullable Object attribute(EntityModel entity, Row row, AttributeModel attribute) {
		RowType type = this.context.unit().type(entity);
		int column = type.number(attribute);
		return (column >= 0) ? row.get(column) : id(entity, type.idOf(row), attribute);
	}

	private @Nullable Object id(EntityModel entity, Object id, AttributeModel attribute) {
		EmbeddableModel idClass = entity.id().idClass();
		return (idClass != null) ? part(idClass, (Row) id, attribute.name()) : id;
	}

	private @Nullable Object part(EmbeddableModel embeddable, Row row, String name) {
		List<RowColumn> columns = this.context.unit().rows().of(embeddable).columns();
		for (int i = 0; i < columns.size(); i++) {
			if (columns.get(i).name().equals(name)) {
				return row.get(i);
			}
		}
		return null;
	}

}
