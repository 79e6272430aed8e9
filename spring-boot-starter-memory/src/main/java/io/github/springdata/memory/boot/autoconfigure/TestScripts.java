package io.github.springdata.memory.boot.autoconfigure;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NamedThreadLocal;

/**
 * Scripts of a test that run in this thread: as long as they do, a data source that
 * stands in for a database gives connections to a copy of the rows that the transaction
 * sees, and what the scripts leave there is written to the store within that transaction.
 */
public final class TestScripts {

	private static final ThreadLocal<TestScripts> CURRENT = new NamedThreadLocal<>("Scripts of a test");

	private final List<ScriptSession> sessions = new ArrayList<>();

	private TestScripts() {
	}

	/**
	 * Lets scripts run in this thread from now on. What earlier ones left without an
	 * {@link #end() end} is dropped.
	 */
	public static void begin() {
		discard();
		CURRENT.set(new TestScripts());
	}

	/**
	 * Writes to the store what scripts have left that is not written yet. No more scripts
	 * run in this thread.
	 */
	public static void end() {
		TestScripts scripts = CURRENT.get();
		if (scripts != null) {
			try {
				for (ScriptSession session : List.copyOf(scripts.sessions)) {
					session.writeBack(false);
				}
			}
			finally {
				discard();
			}
		}
	}

	private static void discard() {
		TestScripts scripts = CURRENT.get();
		CURRENT.remove();
		if (scripts != null) {
			for (ScriptSession session : scripts.sessions) {
				session.discard();
			}
		}
	}

	/**
	 * A connection for a script of a test.
	 * @return the connection, or {@code null} if no such script runs in this thread
	 */
	static @Nullable Connection connect(MemoryDataSource dataSource) {
		return (CURRENT.get() != null) ? new ScriptSession(dataSource).connect() : null;
	}

	/**
	 * Adds a session whose changes are to be written at the {@link #end() end}.
	 * @return {@code false} if no script of a test runs in this thread
	 */
	static boolean add(ScriptSession session) {
		TestScripts scripts = CURRENT.get();
		return scripts != null && scripts.sessions.add(session);
	}

}
