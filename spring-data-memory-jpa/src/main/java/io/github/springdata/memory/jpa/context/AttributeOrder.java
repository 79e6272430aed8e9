package io.github.springdata.memory.jpa.context;

import java.util.Comparator;
import java.util.Objects;

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

	private final PluralModel plural;

	AttributeOrder(PluralModel plural) {
		this.plural = plural;
	}

	@Override
	public int compare(Object left, Object right) {
		for (PluralModel.OrderItem item : this.plural.orderBy()) {
			int result = compareValues(read(left, item.path()), read(right, item.path()));
			if (result != 0) {
				return item.ascending() ? result : -result;
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

	private @Nullable Object read(Object element, String path) {
		ElementModel model = this.plural.element();
		if (path.isEmpty() && !(model instanceof ElementModel.Entity)) {
			return element;
		}
		ManagedModel owner = (model instanceof ElementModel.Entity entity) ? entity.relation().target()
				: ((ElementModel.Embedded) model).embeddable();
		String names = path.isEmpty() ? ((ElementModel.Entity) model).relation().target().id().single().name() : path;
		Object value = element;
		for (String name : names.split("\\.")) {
			AttributeModel attribute = Objects.requireNonNull(owner.find(name));
			value = (value != null) ? attribute.access().get(value) : null;
			owner = (attribute instanceof EmbeddedModel nested) ? nested.embeddable()
					: (attribute instanceof ToOneModel reference) ? reference.relation().target() : owner;
		}
		return value;
	}

}
