package io.github.springdata.memory.boot.test;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.store.MemoryStore;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;

import org.springframework.context.ApplicationContext;

/**
 * The stores of persistence units. In a class of its own, as Jakarta Persistence need not
 * be there.
 */
final class PersistenceUnitStores {

	private PersistenceUnitStores() {
	}

	static List<MemoryStore> of(ApplicationContext context) {
		List<MemoryStore> stores = new ArrayList<>();
		for (EntityManagerFactory factory : context.getBeansOfType(EntityManagerFactory.class).values()) {
			if (isInMemory(factory)) {
				stores.add(factory.unwrap(MemoryStore.class));
			}
		}
		return stores;
	}

	private static boolean isInMemory(EntityManagerFactory factory) {
		try {
			factory.unwrap(MemoryStore.class);
			return true;
		}
		catch (PersistenceException ex) {
			return false;
		}
	}

}
