package io.github.springdata.memory.boot.test;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Snapshot;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;
import org.springframework.test.context.transaction.TransactionalTestExecutionListener;
import org.springframework.util.Assert;

/**
 * Takes a snapshot of each store before a test and restores it after the test. Enclosed
 * by the listener that closes contexts, and around the one that rolls back the test's
 * transaction.
 */
class RestoreMemoryStoreTestExecutionListener extends AbstractTestExecutionListener {

	/**
	 * Before the {@link TransactionalTestExecutionListener}, whose order is 4000.
	 */
	static final int ORDER = 3900;

	private static final String SAVED = RestoreMemoryStoreTestExecutionListener.class.getName() + ".saved";

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void beforeTestMethod(TestContext testContext) {
		if (isWanted(testContext)) {
			testContext.setAttribute(SAVED, save(testContext));
		}
	}

	@Override
	public void afterTestMethod(TestContext testContext) {
		if (testContext.removeAttribute(SAVED) instanceof SavedStores stores) {
			stores.restore();
		}
	}

	private static boolean isWanted(TestContext testContext) {
		return AnnotatedElementUtils.hasAnnotation(testContext.getTestMethod(), RestoreMemoryStore.class)
				|| TestContextAnnotationUtils.hasAnnotation(testContext.getTestClass(), RestoreMemoryStore.class);
	}

	private static SavedStores save(TestContext testContext) {
		Collection<MemoryStore> stores = testContext.getApplicationContext().getBeansOfType(MemoryStore.class).values();
		Assert.state(!stores.isEmpty(),
				() -> "No MemoryStore in the application context of %s, but @RestoreMemoryStore needs one to restore; add @AutoConfigureDataMemory or define a MemoryStore bean"
					.formatted(testContext.getTestClass().getName()));
		return SavedStores.of(stores);
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
