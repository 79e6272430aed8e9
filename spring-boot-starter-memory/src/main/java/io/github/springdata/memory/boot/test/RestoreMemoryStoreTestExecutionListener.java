package io.github.springdata.memory.boot.test;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import io.github.springdata.memory.boot.autoconfigure.MemoryPersistencePostProcessor;
import io.github.springdata.memory.boot.test.StoresInUse.Use;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Snapshot;

import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;
import org.springframework.test.context.transaction.TransactionalTestExecutionListener;
import org.springframework.util.Assert;

/**
 * Listener that takes a snapshot of each store before a test and restores it after the
 * test. Refuses tests that overlap with one that restores their store. Enclosed by the
 * listener that closes contexts, and around the one that rolls back the test's
 * transaction.
 */
class RestoreMemoryStoreTestExecutionListener extends AbstractTestExecutionListener {

	/**
	 * Before the {@link TransactionalTestExecutionListener}, whose order is 4000.
	 */
	static final int ORDER = 3900;

	private static final String SAVED = RestoreMemoryStoreTestExecutionListener.class.getName() + ".saved";

	private static final String USE = RestoreMemoryStoreTestExecutionListener.class.getName() + ".use";

	private static final StoresInUse IN_USE = new StoresInUse();

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void beforeTestMethod(TestContext testContext) {
		if (isWanted(testContext)) {
			Collection<MemoryStore> stores = requiredStores(testContext);
			use(testContext, stores, true);
			testContext.setAttribute(SAVED, SavedStores.of(stores));
		}
		else if (testContext.hasApplicationContext()) {
			use(testContext, stores(testContext), false);
		}
	}

	private static void use(TestContext testContext, Collection<MemoryStore> stores, boolean restoring) {
		if (!stores.isEmpty()) {
			String test = testContext.getTestClass().getName() + "." + testContext.getTestMethod().getName();
			testContext.setAttribute(USE, IN_USE.begin(stores, test, restoring));
		}
	}

	@Override
	public void afterTestMethod(TestContext testContext) {
		if (testContext.removeAttribute(SAVED) instanceof SavedStores stores) {
			stores.restore();
		}
		if (testContext.removeAttribute(USE) instanceof Use use) {
			IN_USE.end(use);
		}
	}

	private static boolean isWanted(TestContext testContext) {
		return AnnotatedElementUtils.hasAnnotation(testContext.getTestMethod(), RestoreMemoryStore.class)
				|| TestContextAnnotationUtils.hasAnnotation(testContext.getTestClass(), RestoreMemoryStore.class);
	}

	private static Collection<MemoryStore> requiredStores(TestContext testContext) {
		Collection<MemoryStore> stores = stores(testContext);
		Assert.state(!stores.isEmpty(),
				() -> "No MemoryStore in the application context of %s, but @RestoreMemoryStore needs one to restore; add @AutoConfigureDataMemory or define a MemoryStore bean"
					.formatted(testContext.getTestClass().getName()));
		return stores;
	}

	/**
	 * The stores of the application context, and those that only persistence units have.
	 */
	private static Collection<MemoryStore> stores(TestContext testContext) {
		ApplicationContext context = testContext.getApplicationContext();
		Set<MemoryStore> stores = Collections.newSetFromMap(new IdentityHashMap<>());
		stores.addAll(context.getBeansOfType(MemoryStore.class).values());
		if (MemoryPersistencePostProcessor.hasProvider(context.getClassLoader())) {
			stores.addAll(PersistenceUnitStores.of(context));
		}
		return stores;
	}

	private record SavedStores(List<SavedStore> stores) {

		static SavedStores of(Collection<MemoryStore> stores) {
			List<SavedStore> saved = new ArrayList<>();
			stores.forEach((store) -> saved.add(new SavedStore(store, store.snapshot())));
			return new SavedStores(saved);
		}

		void restore() {
			this.stores.forEach((saved) -> saved.store().restore(saved.snapshot()));
		}

	}

	private record SavedStore(MemoryStore store, Snapshot snapshot) {
	}

}
