package io.github.springdata.memory.jpa;

import java.util.Map;
import java.util.function.Supplier;

import io.github.springdata.memory.jpa.support.Hints;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FindOption;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockOption;
import jakarta.persistence.RefreshOption;
import org.jspecify.annotations.Nullable;

/**
 * Overloads of an entity manager that differ in how their options are given.
 */
interface OptionOverloads extends EntityManager {

	/**
	 * Finds an instance.
	 * @param options reads the options, which may be wrong
	 */
	<T> @Nullable T find(Class<T> type, Object id, Supplier<Hints> options);

	/**
	 * Locks an instance.
	 * @param options reads the options, which may be wrong
	 */
	void lock(Object instance, LockModeType lockMode, Supplier<Hints> options);

	/**
	 * Refreshes an instance.
	 * @param options reads the options, which may be wrong
	 */
	void refresh(Object instance, Supplier<Hints> options);

	@Override
	default <T> @Nullable T find(Class<T> type, Object id) {
		return find(type, id, () -> Hints.NONE);
	}

	@Override
	default <T> @Nullable T find(Class<T> type, Object id, Map<String, Object> properties) {
		return find(type, id, () -> Hints.NONE.withAll(properties));
	}

	@Override
	default <T> @Nullable T find(Class<T> type, Object id, LockModeType lockMode) {
		return find(type, id, () -> Hints.NONE.with(lockMode));
	}

	@Override
	default <T> @Nullable T find(Class<T> type, Object id, LockModeType lockMode, Map<String, Object> properties) {
		return find(type, id, () -> Hints.NONE.with(lockMode).withAll(properties));
	}

	@Override
	default <T> @Nullable T find(Class<T> type, Object id, FindOption... options) {
		return find(type, id, () -> Hints.NONE.withFind(options));
	}

	@Override
	default void lock(Object instance, LockModeType lockMode) {
		lock(instance, lockMode, () -> Hints.NONE);
	}

	@Override
	default void lock(Object instance, LockModeType lockMode, Map<String, Object> properties) {
		lock(instance, lockMode, () -> Hints.NONE.withAll(properties));
	}

	@Override
	default void lock(Object instance, LockModeType lockMode, LockOption... options) {
		lock(instance, lockMode, () -> Hints.NONE.withLock(options));
	}

	@Override
	default void refresh(Object instance) {
		refresh(instance, () -> Hints.NONE);
	}

	@Override
	default void refresh(Object instance, Map<String, Object> properties) {
		refresh(instance, () -> Hints.NONE.withAll(properties));
	}

	@Override
	default void refresh(Object instance, LockModeType lockMode) {
		refresh(instance, () -> Hints.NONE.with(lockMode));
	}

	@Override
	default void refresh(Object instance, LockModeType lockMode, Map<String, Object> properties) {
		refresh(instance, () -> Hints.NONE.with(lockMode).withAll(properties));
	}

	@Override
	default void refresh(Object instance, RefreshOption... options) {
		refresh(instance, () -> Hints.NONE.withRefresh(options));
	}

}
