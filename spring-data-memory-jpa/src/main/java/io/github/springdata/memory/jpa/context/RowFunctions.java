package io.github.springdata.memory.jpa.context;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ValueForm;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowExpressions;
import io.github.springdata.memory.query.value.ValueConversion;
import org.jspecify.annotations.Nullable;

/**
 * What is computed of rows: whether they are to be seen, and attributes that are not
 * stored. All is compiled when the factory is made, so that what does not fit fails then.
 */
final class RowFunctions {

	private final Map<EntityModel, Function<Row, @Nullable Object>> restrictions = new HashMap<>();

	private final Map<PluralModel, Function<Row, @Nullable Object>> elements = new HashMap<>();

	private final Map<BasicModel, Function<Row, @Nullable Object>> computed = new HashMap<>();

	RowFunctions(PersistenceModel model, RowExpressions expressions) {
		for (EntityModel entity : model.entities()) {
			if (entity.restriction() != null) {
				this.restrictions.put(entity, expressions.compile(entity, entity.restriction()));
			}
			for (AttributeModel attribute : entity.ownAttributes()) {
				if (attribute instanceof BasicModel basic && basic.isComputed()) {
					this.computed.put(basic, expressions.compile(entity, basic.formula()));
				}
			}
			for (Relations.Relation relation : Relations.of(entity).all()) {
				if (relation.attribute() instanceof PluralModel plural && plural.restriction() != null) {
					this.elements.put(plural, expressions.compile(relation.model().target(), plural.restriction()));
				}
			}
		}
	}

	/**
	 * Whether rows of an entity may be hidden.
	 */
	boolean hides(EntityModel entity) {
		return this.restrictions.containsKey(entity);
	}

	boolean hides(PluralModel collection) {
		return this.elements.containsKey(collection);
	}

	/**
	 * Whether a row is to be seen.
	 */
	boolean isSeen(EntityModel entity, Row row) {
		Function<Row, @Nullable Object> restriction = this.restrictions.get(entity);
		return restriction == null || Boolean.TRUE.equals(restriction.apply(row));
	}

	/**
	 * Whether the row of an entity that is to be seen is an element of a collection that
	 * it belongs to.
	 */
	boolean isElement(PluralModel collection, Row row) {
		Function<Row, @Nullable Object> restriction = this.elements.get(collection);
		return restriction == null || Boolean.TRUE.equals(restriction.apply(row));
	}

	/**
	 * The value of a computed attribute, as the application has it.
	 */
	@Nullable Object compute(BasicModel attribute, Row row) {
		Object value = Objects.requireNonNull(this.computed.get(attribute)).apply(row);
		if (value == null) {
			return null;
		}
		ValueForm form = attribute.form();
		Object stored = ValueConversion.convert(value, form.storedType());
		return form.toJava((stored != null) ? stored : form.fromColumn(value));
	}

}
