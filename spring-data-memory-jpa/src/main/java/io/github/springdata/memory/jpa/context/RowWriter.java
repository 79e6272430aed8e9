package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.ColumnModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.row.Row;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/**
 * Writer of the state of instances to rows.
 */
final class RowWriter {

	private final PersistenceContext context;

	private final PersistenceUnit unit;

	private final HiddenReferences hidden;

	/** Whether rows are drafts, without collections and checks of what is referred to. */
	private final boolean draft;

	RowWriter(PersistenceContext context) {
		this(context, false);
	}

	private RowWriter(PersistenceContext context, boolean draft) {
		this.context = context;
		this.unit = context.unit();
		this.hidden = new HiddenReferences(context);
		this.draft = draft;
	}

	/**
	 * A writer of rows as they are before what they refer to is written.
	 */
	static RowWriter ofDrafts(PersistenceContext context) {
		return new RowWriter(context, true);
	}

	/**
	 * The values of all columns, as the instance has them now.
	 */
	@Nullable Object[] values(ManagedEntity managed) {
		EntityPlan plan = managed.plan();
		@Nullable Object[] state = plan.access().read(managed.instance());
		@Nullable Object[] values = new @Nullable Object[plan.state().length];
		Row row = managed.row();
		for (int i = 0; i < values.length; i++) {
			int index = plan.state()[i];
			Object before = (row != null) ? row.get(i) : null;
			values[i] = (index < 0) ? other(managed, i)
					: state(managed, i, value(plan.attributes()[index], state[i], before), before);
		}
		return values;
	}

	/**
	 * The value of a column that holds no state of the instance.
	 */
	private static @Nullable Object other(ManagedEntity managed, int number) {
		EntityPlan plan = managed.plan();
		if (number == plan.type().idColumn()) {
			return managed.id();
		}
		return switch (plan.type().columns().get(number).role()) {
			case STATE -> null;
			case TYPE -> managed.entity().name();
			case ID -> managed.id();
			default -> managed.link(number);
		};
	}

	/**
	 * What is written of a value, which is noted if it is not.
	 */
	private static @Nullable Object state(ManagedEntity managed, int number, @Nullable Object value,
			@Nullable Object before) {
		EntityPlan plan = managed.plan();
		if (!(managed.isNew() ? plan.inserted() : plan.updated())[number]) {
			managed.leaveOut(number, value);
			return before;
		}
		return managed.isLeftOut(number, value) ? before : value;
	}

	/**
	 * Whether an instance differs from its row, which is found out without making another
	 * one.
	 */
	boolean isChanged(ManagedEntity managed) {
		EntityPlan plan = managed.plan();
		Row row = Objects.requireNonNull(managed.row());
		@Nullable Object[] state = plan.access().read(managed.instance());
		boolean linked = managed.isLinked();
		for (int i = 0; i < plan.state().length; i++) {
			int index = plan.state()[i];
			Object before = row.get(i);
			if ((index >= 0) ? isChanged(managed, i, plan.attributes()[index], state[i], before)
					: linked && !Objects.deepEquals(before, other(managed, i))) {
				return true;
			}
		}
		return false;
	}

	private boolean isChanged(ManagedEntity managed, int number, AttributeModel attribute, @Nullable Object value,
			@Nullable Object before) {
		return !isSame(attribute, value, before)
				&& !Objects.deepEquals(before, state(managed, number, value(attribute, value, before), before));
	}

	/**
	 * Whether a value is certainly that of the row.
	 */
	private boolean isSame(AttributeModel attribute, @Nullable Object value, @Nullable Object before) {
		if (value == null || before == null) {
			return value == before && !(attribute instanceof PluralModel);
		}
		if (attribute instanceof ToOneModel reference) {
			return this.context.isManaged(reference.relation().target(), before, value);
		}
		if (attribute instanceof PluralModel) {
			return value instanceof LazyContent lazy && !lazy.isLoaded() && lazy.source().stored() == before;
		}
		return attribute instanceof EmbeddedModel nested && isSame(nested, value, (Row) before);
	}

	private boolean isSame(EmbeddedModel attribute, Object value, Row before) {
		AttributeReader.EmbeddedPlan plan = this.unit.embedded(attribute.embeddable());
		@Nullable Object[] state = plan.access().read(value);
		for (int i = 0; i < state.length; i++) {
			int column = plan.type().number(i);
			Object stored = (column >= 0) ? before.get(column) : null;
			AttributeModel part = plan.attributes()[i];
			if (column >= 0 && !isSame(part, state[i], stored)
					&& !Objects.deepEquals(stored, value(part, state[i], stored))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The stored form of a value.
	 * @param before the stored form of the value before, or {@code null}
	 */
	private @Nullable Object value(AttributeModel attribute, @Nullable Object value, @Nullable Object before) {
		if (attribute instanceof BasicModel basic) {
			return basic.column().fit(basic.form().toStored(value));
		}
		if (attribute instanceof PluralModel plural) {
			return plural(plural, this.draft ? null : value, before);
		}
		if (value == null) {
			return (before != null && attribute instanceof ToOneModel reference
					&& this.hidden.isHidden(reference.relation().target(), before)) ? before : null;
		}
		return (attribute instanceof EmbeddedModel nested) ? embed(nested.embeddable(), value, (Row) before)
				: id((ToOneModel) attribute, value);
	}

	private @Nullable Object id(ToOneModel reference, Object target) {
		return this.draft ? this.context.idOf(reference.relation().target(), target)
				: this.context.idToWrite(reference, reference.relation().target(), target);
	}

	private Row embed(EmbeddableModel embeddable, Object instance, @Nullable Row before) {
		AttributeReader.EmbeddedPlan plan = this.unit.embedded(embeddable);
		@Nullable Object[] state = plan.access().read(instance);
		@Nullable Object[] values = new @Nullable Object[plan.type().columns().size()];
		for (int i = 0; i < state.length; i++) {
			int column = plan.type().number(i);
			if (column >= 0) {
				values[column] = value(plan.attributes()[i], state[i], (before != null) ? before.get(column) : null);
			}
		}
		return plan.type().create(values);
	}

	private @Nullable Object plural(PluralModel plural, @Nullable Object value, @Nullable Object before) {
		if (value == null && plural.container() == PluralModel.Container.MAP && plural.keyAttribute() == null) {
			return plural(plural, Map.of(), before);
		}
		if (value instanceof LazyContent lazy && !lazy.isLoaded()) {
			return lazy.source().stored();
		}
		if (value instanceof Map<?, ?> map && plural.keyAttribute() == null) {
			return this.hidden.kept(plural, map(plural, map), before);
		}
		Collection<?> elements = (value instanceof Map<?, ?> map) ? map.values()
				: (value != null) ? (Collection<?>) value : List.of();
		List<Object> list = this.hidden.kept(plural, list(plural, elements), before);
		boolean same = plural.container() != PluralModel.Container.LIST && before instanceof List<?> stored
				&& stored.size() == list.size() && new HashSet<>(stored).equals(new HashSet<>(list));
		return same ? before : list;
	}

	private List<Object> list(PluralModel plural, Collection<?> elements) {
		List<Object> list = new ArrayList<>(elements.size());
		for (Object element : elements) {
			if (element != null) {
				list.add(element(plural, plural.element(), element));
			}
			else if (plural.isOrdered()) {
				throw new PersistenceException("'%s' has null at index %d, where an element must be; remove it"
					.formatted(plural, list.size()));
			}
		}
		return Collections.unmodifiableList(list);
	}

	private Map<Object, Object> map(PluralModel plural, Map<?, ?> entries) {
		Map<Object, Object> map = new LinkedHashMap<>();
		ElementModel key = Objects.requireNonNull(plural.key());
		entries.forEach((k, v) -> {
			if (k == null) {
				throw new PersistenceException(
						"'%s' has a null key, which cannot be stored; remove it".formatted(plural));
			}
			if (v != null) {
				map.put(element(plural, key, k), element(plural, plural.element(), v));
			}
		});
		return Collections.unmodifiableMap(map);
	}

	/**
	 * The stored form of an element or a key.
	 * @param element the element, not {@code null}
	 */
	Object element(PluralModel plural, ElementModel model, Object element) {
		if (model instanceof ElementModel.Basic basic) {
			List<ColumnModel> columns = (model == plural.element()) ? plural.elementColumns() : plural.keyColumns();
			return Objects.requireNonNull(columns.get(0).fit(basic.form().toStored(element)));
		}
		return (model instanceof ElementModel.Embedded nested) ? embed(nested.embeddable(), element, null)
				: this.context.idToWrite(plural, ((ElementModel.Entity) model).relation().target(), element);
	}

}
