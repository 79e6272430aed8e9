package io.github.springdata.memory.boot.test;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.store.MemoryStore;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

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
			MemoryStore store = store(factory);
			if (store != null) {
				stores.add(store);
			}
		}
		return stores;
	}

	/**
	 * The store of a factory, {@code null} if it is another provider's.
	 */
	private static @Nullable MemoryStore store(EntityManagerFactory factory) {
		try {
			return factory.unwrap(MemoryStore.class);
		}
		catch (PersistenceException ex) {
			return null;
		}
	}

}
