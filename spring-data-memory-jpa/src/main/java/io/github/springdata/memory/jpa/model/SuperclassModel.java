package io.github.springdata.memory.jpa.model;

import org.jspecify.annotations.Nullable;

/**
 * Mapping of a class whose attributes belong to the entities below it.
 */
public final class SuperclassModel extends ManagedModel {

	SuperclassModel(Class<?> type, @Nullable ManagedModel parent) {
		super(type, parent);
	}

}
