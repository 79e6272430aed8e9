package io.github.springdata.memory.jpa.context;

import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.row.EmbeddedRowType;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import org.jspecify.annotations.Nullable;

/**
 * Reader of rows into instances.
 */
final class InstanceReader {

	private final PersistenceContext context;

	private final CollectionReader collections;

	InstanceReader(PersistenceContext context) {
		this.context = context;
		this.collections = new CollectionReader(context, this);
	}

	CollectionReader collections() {
		return this.collections;
	}

	/**
	 * Sets all attributes of an instance.
	 */
	void fill(ManagedEntity managed, Row row) {
		EntityPlan plan = this.context.unit().plan(managed.entity());
		for (int i = 0; i < plan.columns().length; i++) {
			AttributeModel attribute = plan.attributes()[i];
			int column = plan.columns()[i];
			Object stored = (column >= 0) ? row.get(column) : part(managed.entity(), attribute, row);
			Object value = value(managed, attribute, stored, row);
			if (value != null || !attribute.type().isPrimitive()) {
				attribute.access().set(managed.instance(), value);
			}
		}
	}

	/**
	 * The value of an attribute that is a part of an id.
	 */
	private @Nullable Object part(EntityModel entity, AttributeModel attribute, Row row) {
		EmbeddableModel idClass = entity.id().idClass();
		if (idClass == null || !attribute.isId()) {
			return null;
		}
		Row id = (Row) Objects.requireNonNull(row.get(this.context.unit().type(entity).idColumn()));
		List<RowColumn> columns = this.context.unit().rows().of(idClass).columns();
		for (int i = 0; i < columns.size(); i++) {
			if (columns.get(i).name().equals(attribute.name())) {
				return id.get(i);
			}
		}
		return null;
	}

	private @Nullable Object value(@Nullable ManagedEntity owner, AttributeModel attribute, @Nullable Object stored,
			Row row) {
		if (attribute instanceof BasicModel basic && basic.isComputed()) {
			return this.context.unit().functions().compute(basic, row);
		}
		if (attribute instanceof BasicModel basic && basic.isStored()) {
			return basic.form().toJava(stored);
		}
		if (owner == null && (attribute instanceof BasicModel || attribute instanceof PluralModel
				|| (attribute instanceof ToOneModel reference
						&& (reference.shared() != null || !reference.relation().isOwning())))) {
			throw new UnsupportedOperationException(
					"'%s' cannot be read without its entity; select the entity instead of the embeddable"
						.formatted(attribute));
		}
		if (attribute instanceof BasicModel basic) {
			return new SharedValues(this.context, Objects.requireNonNull(owner)).read(basic);
		}
		if (attribute instanceof PluralModel plural) {
			return this.collections.attach(Objects.requireNonNull(owner), plural, stored);
		}
		if (attribute instanceof EmbeddedModel nested) {
			return (stored != null) ? embedded(owner, nested.embeddable(), (Row) stored, nested.isId()) : null;
		}
		return reference(owner, (ToOneModel) attribute, stored, row);
	}

	private @Nullable Object reference(@Nullable ManagedEntity owner, ToOneModel reference, @Nullable Object stored,
			Row row) {
		Object target = target(owner, reference, stored, row);
		if (owner != null && Relations.isTracked(reference, reference.relation())) {
			owner.note(reference, () -> (target != null) ? List.of(target) : List.of());
		}
		return target;
	}

	private @Nullable Object target(@Nullable ManagedEntity owner, ToOneModel reference, @Nullable Object stored,
			Row row) {
		if (!reference.relation().isOwning()) {
			return inverse(Objects.requireNonNull(owner), reference);
		}
		String shared = reference.shared();
		Object id = (shared != null) ? Objects.requireNonNull(owner).type().mapped().getPath(shared).read(row) : stored;
		return (id != null) ? this.context.referenceIfSeen(reference.relation().target(), id) : null;
	}

	private @Nullable Object inverse(ManagedEntity owner, ToOneModel reference) {
		Object other = this.context.inverse(owner, reference);
		owner.note(reference, () -> (other != null) ? List.of(other) : List.of());
		return other;
	}

	/**
	 * Creates an embeddable.
	 * @param owner the entity that it is a part of, or {@code null} if that is not read
	 * @param always whether one is created of nothing but {@code null}s too
	 * @return the instance, or {@code null}
	 */
	@Nullable Object embedded(@Nullable ManagedEntity owner, EmbeddableModel embeddable, Row row, boolean always) {
		EmbeddedRowType type = this.context.unit().rows().of(embeddable);
		List<AttributeModel> attributes = embeddable.attributes();
		@Nullable Object[] values = new @Nullable Object[attributes.size()];
		boolean any = always;
		for (int i = 0; i < values.length; i++) {
			AttributeModel attribute = attributes.get(i);
			int column = type.number(i);
			Object stored = (column >= 0) ? row.get(column) : null;
			values[i] = value(owner, attribute, stored, row);
			any |= stored != null;
		}
		return any ? embeddable.create(values) : null;
	}

}
