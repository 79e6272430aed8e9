package io.github.springdata.memory.boot.test;

import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.store.MemoryStore;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.context.ApplicationContext;

/**
 * The stores of persistence units. In a class of its own, as Jakarta Persistence need not
 * be there.
 */
final class PersistenceUnitStores {

	private PersistenceUnitStores() {
	}

	static List<MemoryStore> of(ApplicationContext context) {
		return context.getBeansOfType(EntityManagerFactory.class)
			.values()
			.stream()
			.map(PersistenceUnit::of)
			.filter(Objects::nonNull)
			.map(PersistenceUnit::store)
			.toList();
	}

}
