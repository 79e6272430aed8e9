package io.github.springdata.memory.jpa.support;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.FindOption;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockOption;
import jakarta.persistence.PessimisticLockScope;
import jakarta.persistence.RefreshOption;
import jakarta.persistence.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Hints, properties and options of a call, of a query, or of what stands for all of them
 * in the configuration. Immutable. What is given later goes before what was given
 * earlier; names and options that nobody here understands are ignored, as the
 * specification demands.
 */
public final class Hints {

	/**
	 * Hints that say nothing.
	 */
	public static final Hints NONE = new Hints(Collections.emptyMap(), null);

	private final Map<Hint, Object> values;

	private final @Nullable LockModeType lockMode;

	private Hints(Map<Hint, Object> values, @Nullable LockModeType lockMode) {
		this.values = values;
		this.lockMode = lockMode;
	}

	/**
	 * These hints with another.
	 * @param name the name
	 * @param value the value, {@code null} to take the hint back
	 * @return the hints
	 * @throws IllegalArgumentException if the hint does not take the value
	 */
	public Hints with(String name, @Nullable Object value) {
		Hint hint = Hint.find(name);
		return (hint != null) ? with(hint, (value != null) ? hint.read(value) : null) : this;
	}

	/**
	 * These hints with others.
	 * @param hints the hints by name, may be {@code null}
	 * @return the hints
	 * @throws IllegalArgumentException if a hint does not take its value, or there is a
	 * fetch graph and a load graph
	 */
	public Hints withAll(@Nullable Map<String, ?> hints) {
		if (hints == null || hints.isEmpty()) {
			return this;
		}
		if (hints.get(Hint.FETCH_GRAPH.key()) != null && hints.get(Hint.LOAD_GRAPH.key()) != null) {
			throw new IllegalArgumentException("There are both '%s' and '%s'; give one of them"
				.formatted(Hint.FETCH_GRAPH.key(), Hint.LOAD_GRAPH.key()));
		}
		Hints all = this;
		for (Map.Entry<String, ?> entry : hints.entrySet()) {
			all = all.with(entry.getKey(), entry.getValue());
		}
		return all;
	}

	/**
	 * These hints with a lock mode.
	 * @param lockMode the lock mode
	 * @return the hints
	 */
	public Hints with(LockModeType lockMode) {
		return new Hints(this.values, lockMode);
	}

	/**
	 * These hints with a mode of the second-level cache.
	 * @param mode whether it is read
	 * @return the hints
	 */
	public Hints with(CacheRetrieveMode mode) {
		return with(Hint.RETRIEVE_MODE, mode);
	}

	/**
	 * These hints with a mode of the second-level cache.
	 * @param mode whether it is written
	 * @return the hints
	 */
	public Hints with(CacheStoreMode mode) {
		return with(Hint.STORE_MODE, mode);
	}

	/**
	 * These hints with a timeout of queries.
	 * @param milliseconds the time that a query may take, {@code null} to take it back
	 * @return the hints
	 * @throws IllegalArgumentException if it is negative
	 */
	public Hints withQueryTimeout(@Nullable Integer milliseconds) {
		return with(Hint.QUERY_TIMEOUT.key(), milliseconds);
	}

	/**
	 * These hints with options.
	 * @param options the options
	 * @return the hints
	 * @throws IllegalArgumentException if two options contradict each other
	 */
	public Hints withFind(FindOption... options) {
		return withOptions(options);
	}

	/**
	 * These hints with options.
	 * @param options the options
	 * @return the hints
	 * @throws IllegalArgumentException if two options contradict each other
	 */
	public Hints withRefresh(RefreshOption... options) {
		return withOptions(options);
	}

	/**
	 * These hints with options.
	 * @param options the options
	 * @return the hints
	 * @throws IllegalArgumentException if two options contradict each other
	 */
	public Hints withLock(LockOption... options) {
		return withOptions(options);
	}

	private Hints withOptions(Object[] options) {
		OptionCheck check = new OptionCheck();
		Hints all = this;
		for (Object option : options) {
			check.add(option);
			all = all.withOption(option);
		}
		return all;
	}

	private Hints withOption(Object option) {
		if (option instanceof LockModeType mode) {
			return with(mode);
		}
		if (option instanceof Timeout timeout) {
			return with(Hint.LOCK_TIMEOUT, Hint.LOCK_TIMEOUT.read(timeout));
		}
		if (option instanceof PessimisticLockScope) {
			return with(Hint.LOCK_SCOPE, option);
		}
		if (option instanceof CacheRetrieveMode mode) {
			return with(mode);
		}
		return (option instanceof CacheStoreMode mode) ? with(mode) : this;
	}

	private Hints with(Hint hint, @Nullable Object value) {
		Map<Hint, Object> values = new EnumMap<>(Hint.class);
		values.putAll(this.values);
		values.remove(hint);
		if (value != null) {
			removeRivals(hint, values);
			values.put(hint, value);
		}
		return new Hints(values, this.lockMode);
	}

	private static void removeRivals(Hint hint, Map<Hint, Object> values) {
		switch (hint) {
			case FETCH_GRAPH -> values.remove(Hint.LOAD_GRAPH);
			case LOAD_GRAPH -> values.remove(Hint.FETCH_GRAPH);
			case QUERY_TIMEOUT -> values.remove(Hint.QUERY_SECONDS);
			case QUERY_SECONDS -> values.remove(Hint.QUERY_TIMEOUT);
			default -> {
			}
		}
	}

	@SuppressWarnings("unchecked")
	private <T> @Nullable T get(Hint hint) {
		return (T) this.values.get(hint);
	}

	/**
	 * The lock mode.
	 * @return the lock mode, or {@code null} if none is given
	 */
	public @Nullable LockModeType lockMode() {
		return this.lockMode;
	}

	/**
	 * How long to wait for a pessimistic lock.
	 * @return milliseconds, 0 for no wait, -1 for a wait without end, -2 for what is
	 * locked to be skipped; {@code null} if nothing is given
	 */
	public @Nullable Integer lockTimeout() {
		return get(Hint.LOCK_TIMEOUT);
	}

	/**
	 * What a pessimistic lock reaches.
	 * @return the scope, or {@code null} if none is given
	 */
	public @Nullable PessimisticLockScope lockScope() {
		return get(Hint.LOCK_SCOPE);
	}

	/**
	 * How long a query may take.
	 * @return milliseconds, or {@code null} if there is no limit, as 0 says too
	 */
	public @Nullable Integer queryTimeout() {
		Integer milliseconds = get(Hint.QUERY_TIMEOUT);
		Integer seconds = get(Hint.QUERY_SECONDS);
		if (milliseconds == null && seconds != null) {
			milliseconds = (int) Math.min(Integer.MAX_VALUE, seconds * 1000L);
		}
		return (milliseconds != null && milliseconds > 0) ? milliseconds : null;
	}

	/**
	 * The entity graph.
	 * @return the graph, or {@code null} if none is given
	 */
	public @Nullable GraphHint graph() {
		Object fetch = get(Hint.FETCH_GRAPH);
		Object load = get(Hint.LOAD_GRAPH);
		return (fetch != null) ? new GraphHint(fetch, true) : (load != null) ? new GraphHint(load, false) : null;
	}

	/**
	 * Whether the second-level cache is read.
	 * @return the mode, or {@code null} if none is given
	 */
	public @Nullable CacheRetrieveMode retrieveMode() {
		return get(Hint.RETRIEVE_MODE);
	}

	/**
	 * Whether the second-level cache is written.
	 * @return the mode, or {@code null} if none is given
	 */
	public @Nullable CacheStoreMode storeMode() {
		return get(Hint.STORE_MODE);
	}

	/**
	 * Whether the second-level cache is read, if nothing else says it.
	 * @return the mode, {@code USE} if none is given
	 */
	public CacheRetrieveMode effectiveRetrieveMode() {
		CacheRetrieveMode mode = retrieveMode();
		return (mode != null) ? mode : CacheRetrieveMode.USE;
	}

	/**
	 * Whether the second-level cache is written, if nothing else says it.
	 * @return the mode, {@code USE} if none is given
	 */
	public CacheStoreMode effectiveStoreMode() {
		CacheStoreMode mode = storeMode();
		return (mode != null) ? mode : CacheStoreMode.USE;
	}

	/**
	 * When changes are written before a query.
	 * @return the mode, or {@code null} if none is given
	 */
	public @Nullable FlushModeType flushMode() {
		return get(Hint.FLUSH_MODE);
	}

	/**
	 * The hints that are given, without options that are no hints.
	 * @return the values by the standard name of the hint
	 */
	public Map<String, Object> asMap() {
		Map<String, Object> map = new LinkedHashMap<>();
		this.values.forEach((hint, value) -> map.put(hint.key(), value));
		return Collections.unmodifiableMap(map);
	}

	@Override
	public String toString() {
		return asMap() + ((this.lockMode != null) ? " " + this.lockMode : "");
	}

}
