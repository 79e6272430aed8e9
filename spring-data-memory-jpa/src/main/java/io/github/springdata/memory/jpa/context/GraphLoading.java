package io.github.springdata.memory.jpa.context;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.jpa.graph.LoadPlan;
import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;

/**
 * Loading of the collections that an entity graph names.
 */
public final class GraphLoading {

	private final PersistenceUnit unit;

	private final Set<Object> done = Collections.newSetFromMap(new IdentityHashMap<>());

	/**
	 * Creates a loading.
	 * @param unit the unit
	 */
	public GraphLoading(PersistenceUnit unit) {
		this.unit = unit;
	}

	/**
	 * Loads what a plan includes.
	 * @param instance a managed instance
	 * @param plan the plan
	 */
	public void load(Object instance, LoadPlan plan) {
		if (plan.isDefault() || !this.done.add(instance)) {
			return;
		}
		EntityModel entity = this.unit.entityOf(instance);
		LoadPlan own = plan.as(entity);
		for (AttributeModel attribute : entity.attributes()) {
			if (own.includes(attribute.name())) {
				load(instance, attribute, own);
			}
		}
	}

	private void load(Object instance, AttributeModel attribute, LoadPlan plan) {
		Object value = attribute.access().get(instance);
		if (value instanceof LazyContent lazy) {
			lazy.load();
		}
		boolean basic = attribute instanceof BasicModel
				|| (attribute instanceof PluralModel plural && !(plural.element() instanceof ElementModel.Entity));
		if (value == null || basic) {
			return;
		}
		Collection<?> targets = (value instanceof Map<?, ?> map) ? map.values()
				: (value instanceof Collection<?> collection) ? collection : List.of(value);
		for (Object target : List.copyOf(targets)) {
			if (this.unit.model().find(target.getClass()) != null) {
				load(target, plan.sub(attribute.name()));
			}
		}
	}

}
