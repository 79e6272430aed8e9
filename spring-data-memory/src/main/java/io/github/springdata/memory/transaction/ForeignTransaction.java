package io.github.springdata.memory.transaction;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

import io.github.springdata.memory.store.MemoryStore;

/**
 * A transaction in progress of a manager that is not the one of a store, such as that of
 * JPA. What is done with the store meanwhile is no part of it, which is warned of, once
 * for each place in the code that writes.
 */
public final class ForeignTransaction {

	private static final Log LOGGER = LogFactory.getLog(ForeignTransaction.class);

	private static final String ROOT = "io.github.springdata.memory.";

	private static final Set<String> OWN = Set.of("core", "query", "repository", "transaction", "store");

	private static final List<String> INFRASTRUCTURE = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.proxy.",
			"org.springframework.", "org.aopalliance.", "kotlin.", "kotlinx.", "reactor.");

	/**
	 * Places are not looked for any more when so many are known.
	 */
	private static final int MOST = 1000;

	private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

	private ForeignTransaction() {
	}

	/**
	 * Whether the current thread has a transaction in progress, but none of a store.
	 * @param store the store
	 * @return {@code true} if what is done with the store is no part of the transaction
	 */
	public static boolean isAround(MemoryStore store) {
		return TransactionSynchronizationManager.isActualTransactionActive()
				&& TransactionSynchronizationManager.getResource(store) == null;
	}

	/**
	 * Warns of a write if there is such a transaction.
	 * @param store the store that is to be written to
	 */
	public static void writing(MemoryStore store) {
		if (isAround(store) && WARNED.size() < MOST && LOGGER.isWarnEnabled()) {
			callSite().filter(WARNED::add)
				.ifPresent((site) -> LOGGER
					.warn(("The write to the memory store at %s takes place in transaction %s of another transaction manager, and is no part of it:"
							+ " it is committed at once, and stays if that is rolled back. To have a say in this, write in a transaction of the store,"
							+ " @Transactional(\"memoryTransactionManager\"), or after the commit of the other one, by a @TransactionalEventListener")
						.formatted(site, name())));
		}
	}

	/**
	 * Warns of something once.
	 * @param subject what to warn of, in the transaction that is over
	 * @param message the warning
	 */
	public static void warnOnce(String subject, String message) {
		if (WARNED.size() < MOST && WARNED.add(subject)) {
			LOGGER.warn(message);
		}
	}

	/**
	 * The name of the transaction in progress, which is that of a method if it is
	 * declared there.
	 * @return the name in quotes, or "without a name"
	 */
	public static String name() {
		String name = TransactionSynchronizationManager.getCurrentTransactionName();
		return (name != null) ? "'" + name + "'" : "without a name";
	}

	/**
	 * The place in the application that calls the library, unless it is called back after
	 * the transaction.
	 */
	private static Optional<String> callSite() {
		List<StackFrame> frames = StackWalker.getInstance().walk((stack) -> stack.collect(Collectors.toList()));
		boolean after = frames.stream()
			.anyMatch((frame) -> frame.getClassName().equals(TransactionSynchronizationUtils.class.getName())
					&& frame.getMethodName().startsWith("invokeAfter"));
		return after ? Optional.empty()
				: frames.stream()
					.filter((frame) -> isOfApplication(frame.getClassName()))
					.map((frame) -> frame.toStackTraceElement().toString())
					.findFirst();
	}

	private static boolean isOfApplication(String type) {
		if (INFRASTRUCTURE.stream().anyMatch(type::startsWith) || type.contains("$Proxy")) {
			return false;
		}
		return !type.startsWith(ROOT) || !OWN.contains(type.substring(ROOT.length()).split("\\.", 2)[0]);
	}

}
