package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowType;
import org.jspecify.annotations.Nullable;

/**
 * Stored references to rows that are not to be seen. Instances do not have them, and they
 * are kept when instances are written.
 */
final class HiddenReferences {

	private final PersistenceContext context;

	HiddenReferences(PersistenceContext context) {
		this.context = context;
	}

	boolean isHidden(EntityModel entity, Object id) {
		return this.context.isHidden(entity, id);
	}

	/**
	 * Whether an element of a collection that is in the row of its owner is not to be
	 * seen.
	 */
	boolean isHidden(PluralModel plural, Object id) {
		if (!mayHide(plural)) {
			return false;
		}
		EntityModel target = ((ElementModel.Entity) plural.element()).relation().target();
		if (isHidden(target, id)) {
			return true;
		}
		RowType type = this.context.unit().type(target);
		Row row = this.context.row(type, id);
		return row != null && this.context.managed(type, id) == null
				&& !this.context.unit().functions().isElement(plural, row);
	}

	private boolean mayHide(PluralModel plural) {
		RowFunctions functions = this.context.unit().functions();
		return plural.element() instanceof ElementModel.Entity element
				&& (functions.hides(plural) || functions.hides(element.relation().target()));
	}

	/**
	 * The elements that are to be stored: those that an instance has, and those that it
	 * does not see.
	 */
	List<Object> kept(PluralModel plural, List<Object> elements, @Nullable Object before) {
		if (!(before instanceof List<?> stored) || !mayHide(plural)) {
			return elements;
		}
		List<Object> hidden = new ArrayList<>();
		List<Object> seen = new ArrayList<>();
		stored.forEach((id) -> (isHidden(plural, id) ? hidden : seen).add(id));
		List<Object> all = new ArrayList<>(seen.equals(elements) ? stored : elements);
		if (!seen.equals(elements)) {
			all.addAll(hidden);
		}
		return Collections.unmodifiableList(all);
	}

	Map<Object, Object> kept(PluralModel plural, Map<Object, Object> entries, @Nullable Object before) {
		if (!(before instanceof Map<?, ?> stored) || !mayHide(plural)) {
			return entries;
		}
		Map<Object, Object> all = new LinkedHashMap<>(entries);
		stored.forEach((key, id) -> {
			if (isHidden(plural, id)) {
				all.putIfAbsent(key, id);
			}
		});
		return Collections.unmodifiableMap(all);
	}

}
