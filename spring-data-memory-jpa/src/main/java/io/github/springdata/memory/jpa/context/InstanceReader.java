package io.github.springdata.memory.jpa.context;

import java.util.List;

import io.github.springdata.memory.jpa.context.AttributeReader.EmbeddedPlan;
import io.github.springdata.memory.jpa.context.AttributeReader.Target;
import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import org.jspecify.annotations.Nullable;

/**
 * Reader of rows to instances.
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
		EntityPlan plan = managed.plan();
		@Nullable Object[] values = plan.access().empty();
		row.copyTo(values);
		for (int i : plan.converted()) {
			int place = plan.places()[i];
			Object stored = (plan.columns()[i] >= 0) ? values[place] : part(plan, plan.attributes()[i], row);
			values[place] = plan.readers()[i].read(this, managed, stored, row);
		}
		plan.access().write(managed.instance(), values);
	}

	/**
	 * The value of an attribute that is a part of an id.
	 */
	private @Nullable Object part(EntityPlan plan, AttributeModel attribute, Row row) {
		EmbeddableModel idClass = attribute.isId() ? plan.entity().id().idClass() : null;
		if (idClass == null) {
			return null;
		}
		Row id = (Row) plan.type().idOf(row);
		List<RowColumn> columns = this.context.unit().rows().of(idClass).columns();
		for (int i = 0; i < columns.size(); i++) {
			if (columns.get(i).name().equals(attribute.name())) {
				return id.get(i);
			}
		}
		return null;
	}

	@Nullable Object shared(ManagedEntity owner, BasicModel attribute) {
		return new SharedValues(this.context, owner).read(attribute);
	}

	@Nullable Object target(Target target, @Nullable Object id) {
		return (id != null) ? this.context.referenceIfSeen(target, id) : null;
	}

	@Nullable Object inverse(ManagedEntity owner, ToOneModel reference) {
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
		return embedded(owner, this.context.unit().embedded(embeddable), row, always);
	}

	@Nullable Object embedded(@Nullable ManagedEntity owner, EmbeddedPlan plan, Row row, boolean always) {
		@Nullable Object[] values = plan.stored(row);
		boolean any = always;
		for (int i = 0; i < values.length && !any; i++) {
			any = values[i] != null;
		}
		for (int i : plan.converted()) {
			values[i] = plan.readers()[i].read(this, owner, values[i], row);
		}
		return any ? plan.access().create(values) : null;
	}

}
