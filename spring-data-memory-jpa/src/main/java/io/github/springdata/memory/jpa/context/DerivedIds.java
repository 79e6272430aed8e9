package io.github.springdata.memory.jpa.context;

import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import org.jspecify.annotations.Nullable;

/**
 * Setter of ids that are, or of which a part is, the id of another instance (Jakarta
 * Persistence 3.2, section 2.4.1).
 */
final class DerivedIds {

	private DerivedIds() {
	}

	/**
	 * Sets an id.
	 * @param part the attribute of the embedded id, empty for the id itself
	 * @param id the id of the other instance
	 */
	static void set(EntityModel entity, Object instance, String part, Object id) {
		AttributeModel attribute = entity.id().single();
		if (part.isEmpty() || !(attribute instanceof EmbeddedModel embedded)) {
			attribute.access().set(instance, id);
			return;
		}
		Object before = attribute.access().get(instance);
		attribute.access().set(instance, with(embedded.embeddable(), before, part, id));
	}

	private static Object with(EmbeddableModel embeddable, @Nullable Object before, String part, Object id) {
		List<AttributeModel> attributes = embeddable.attributes();
		@Nullable Object[] values = new @Nullable Object[attributes.size()];
		for (int i = 0; i < values.length; i++) {
			AttributeModel attribute = Objects.requireNonNull(attributes.get(i));
			values[i] = attribute.name().equals(part) ? id : (before != null) ? attribute.access().get(before) : null;
		}
		return embeddable.create(values);
	}

}
