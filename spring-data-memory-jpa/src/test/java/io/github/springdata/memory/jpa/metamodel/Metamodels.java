package io.github.springdata.memory.jpa.metamodel;

import java.util.List;

import io.github.springdata.memory.jpa.model.Annotations;
import io.github.springdata.memory.jpa.model.MappingReader;
import io.github.springdata.memory.jpa.model.PersistenceModel;

/**
 * Models of test classes.
 */
public final class Metamodels {

	private Metamodels() {
	}

	public static PersistenceModel model(Class<?>... classes) {
		return new MappingReader(Annotations.DECLARED).read(List.of(classes));
	}

	public static MemoryMetamodel of(Class<?>... classes) {
		return MemoryMetamodel.of(model(classes));
	}

	public static MemoryMetamodel people() {
		return of(People.CLASSES.toArray(Class<?>[]::new));
	}

}
