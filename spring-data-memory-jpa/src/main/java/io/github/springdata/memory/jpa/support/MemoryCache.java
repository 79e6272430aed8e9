package io.github.springdata.memory.jpa.support;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import jakarta.persistence.Cache;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.SharedCacheMode;
import org.jspecify.annotations.Nullable;

/**
 * Second-level cache of the API over a store that is in memory itself: what is stored is
 * in the cache, until it is evicted, and again once it is loaded or written. Evicting
 * frees no memory and loses nothing. Safe for use by several threads.
 */
public final class MemoryCache implements Cache {

	private final PersistenceModel model;

	private final Predicate<EntityModel> cacheable;

	private final BiFunction<EntityModel, Object, @Nullable EntityModel> stored;

	private final Map<EntityModel, Evictions> evictions = new ConcurrentHashMap<>();

	/**
	 * The cache of a factory.
	 * @param model the mapping of the unit
	 * @param mode which entities are in the cache
	 * @param stored the entity that a committed row with an id is of, or {@code null} if
	 * there is no such row
	 */
	public MemoryCache(PersistenceModel model, SharedCacheMode mode,
			BiFunction<EntityModel, Object, @Nullable EntityModel> stored) {
		this.model = model;
		this.cacheable = (entity) -> isCacheable(entity, mode);
		this.stored = stored;
	}

	private static boolean isCacheable(EntityModel entity, SharedCacheMode mode) {
		return switch (mode) {
			case ALL -> true;
			case NONE -> false;
			case ENABLE_SELECTIVE -> Boolean.TRUE.equals(declared(entity));
			case DISABLE_SELECTIVE, UNSPECIFIED -> !Boolean.FALSE.equals(declared(entity));
		};
	}

	private static @Nullable Boolean declared(EntityModel entity) {
		EntityModel parent = entity.parent();
		return (entity.cacheable() == null && parent != null) ? declared(parent) : entity.cacheable();
	}

	/**
	 * Whether something was evicted.
	 * @return {@code true} if there is a reason to call {@link #put}
	 */
	public boolean hasEvictions() {
		return !this.evictions.isEmpty();
	}

	/**
	 * Notes that an instance was loaded or written.
	 * @param entity the entity that was asked for
	 * @param id the id
	 */
	public void put(EntityModel entity, Object id) {
		if (hasEvictions()) {
			EntityModel stored = this.stored.apply(entity, id);
			Evictions evictions = (stored != null) ? this.evictions.get(stored) : null;
			if (evictions != null) {
				evictions.restore(id);
			}
		}
	}

	@Override
	public boolean contains(Class<?> type, Object id) {
		EntityModel entity = find(type, id);
		Evictions evictions = (entity != null) ? this.evictions.get(entity) : null;
		return entity != null && this.cacheable.test(entity) && (evictions == null || !evictions.contains(id));
	}

	@Override
	public void evict(Class<?> type, Object id) {
		EntityModel entity = find(type, id);
		if (entity != null) {
			evictions(entity).add(id);
		}
	}

	private @Nullable EntityModel find(Class<?> type, Object id) {
		EntityModel entity = this.stored.apply(this.model.entity(type), id);
		return (entity != null && type.isAssignableFrom(entity.type())) ? entity : null;
	}

	@Override
	public void evict(Class<?> type) {
		EntityModel evicted = this.model.entity(type);
		this.model.entities()
			.stream()
			.filter((entity) -> entity.isKindOf(evicted))
			.forEach((entity) -> evictions(entity).addAll());
	}

	@Override
	public void evictAll() {
		this.model.entities().forEach((entity) -> evictions(entity).addAll());
	}

	private Evictions evictions(EntityModel entity) {
		return this.evictions.computeIfAbsent(entity, (key) -> new Evictions());
	}

	@Override
	public <T> T unwrap(Class<T> type) {
		if (!type.isInstance(this)) {
			throw new PersistenceException("The cache is no %s".formatted(type.getName()));
		}
		return type.cast(this);
	}

}
