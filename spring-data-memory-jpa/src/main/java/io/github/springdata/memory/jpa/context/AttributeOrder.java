package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.AttributeAccess;
import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.ManagedModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import org.jspecify.annotations.Nullable;

/**
 * Order of the elements of a collection by attributes of theirs; {@code null} is the
 * smallest.
 */
final class AttributeOrder implements Comparator<Object> {

	private final List<Item> items;

	AttributeOrder(PluralModel plural) {
		this.items = plural.orderBy()
			.stream()
			.map((item) -> new Item(steps(plural.element(), item.path()), item.ascending()))
			.toList();
	}

	/**
	 * Value that elements are ordered by.
	 *
	 * @param steps what leads from an element to the value
	 * @param ascending whether small values come first
	 */
	private record Item(AttributeAccess[] steps, boolean ascending) {

		int compare(Object left, Object right) {
			int result = compareValues(read(left), read(right));
			return this.ascending ? result : -result;
		}

		private @Nullable Object read(Object element) {
			Object value = element;
			for (AttributeAccess step : this.steps) {
				value = (value != null) ? step.get(value) : null;
			}
			return value;
		}

	}

	@Override
	public int compare(Object left, Object right) {
		for (Item item : this.items) {
			int result = item.compare(left, right);
			if (result != 0) {
				return result;
			}
		}
		return 0;
	}

	@SuppressWarnings("unchecked")
	private static int compareValues(@Nullable Object left, @Nullable Object right) {
		if (left == null || right == null) {
			return (left == right) ? 0 : (left == null) ? -1 : 1;
		}
		return ((Comparable<Object>) left).compareTo(right);
	}

	private static AttributeAccess[] steps(ElementModel model, String path) {
		if (path.isEmpty() && !(model instanceof ElementModel.Entity)) {
			return new AttributeAccess[0];
		}
		ManagedModel owner = (model instanceof ElementModel.Entity entity) ? entity.relation().target()
				: ((ElementModel.Embedded) model).embeddable();
		String names = path.isEmpty() ? ((ElementModel.Entity) model).relation().target().id().single().name() : path;
		List<AttributeAccess> steps = new ArrayList<>();
		for (String name : names.split("\\.")) {
			AttributeModel attribute = Objects.requireNonNull(owner.find(name));
			steps.add(attribute.access());
			owner = (attribute instanceof EmbeddedModel nested) ? nested.embeddable()
					: (attribute instanceof ToOneModel reference) ? reference.relation().target() : owner;
		}
		return steps.toArray(AttributeAccess[]::new);
	}

}
