package io.github.springdata.memory.jpa.query;

import java.util.List;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.ManagedModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.query.syntax.Location;
import org.jspecify.annotations.Nullable;

/**
 * Look-up of attributes along the paths of fetch joins.
 */
final class AttributePaths {

	private AttributePaths() {
	}

	/**
	 * The attribute that goes on behind others.
	 */
	static AttributeModel next(Lowering lowering, EntityModel start, List<AttributeModel> before, String name,
			Location location) {
		ManagedModel owner = before.isEmpty() ? start : target(before.get(before.size() - 1));
		AttributeModel attribute = (owner != null) ? find(owner, name) : null;
		if (attribute == null) {
			throw lowering.failure(location, "no attribute '%s' to fetch in %s".formatted(name,
					(owner != null) ? owner.type().getSimpleName() : before.get(before.size() - 1)));
		}
		return attribute;
	}

	private static @Nullable AttributeModel find(ManagedModel owner, String name) {
		AttributeModel found = owner.find(name);
		if (found != null || !(owner instanceof EntityModel entity)) {
			return found;
		}
		return entity.children()
			.stream()
			.map((child) -> find(child, name))
			.filter((candidate) -> candidate != null)
			.findFirst()
			.orElse(null);
	}

	private static @Nullable ManagedModel target(AttributeModel attribute) {
		if (attribute instanceof ToOneModel reference) {
			return reference.relation().target();
		}
		if (attribute instanceof EmbeddedModel embedded) {
			return embedded.embeddable();
		}
		ElementModel element = (attribute instanceof PluralModel plural) ? plural.element() : null;
		return (element instanceof ElementModel.Entity entity) ? entity.relation().target()
				: (element instanceof ElementModel.Embedded nested) ? nested.embeddable() : null;
	}

}
