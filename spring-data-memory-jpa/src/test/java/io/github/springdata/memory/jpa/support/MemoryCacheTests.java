package io.github.springdata.memory.jpa.support;

import java.util.HashMap;
import java.util.Map;

import io.github.springdata.memory.jpa.metamodel.Metamodels;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import jakarta.persistence.Cache;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.SharedCacheMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MemoryCacheTests {

	private final PersistenceModel model = Metamodels.model(Plain.class, Below.class, Always.class, Inheriting.class,
			Never.class);

	private final Map<Object, Class<?>> rows = new HashMap<>(Map.of(1L, Plain.class, 2L, Plain.class, 3L, Below.class,
			4L, Always.class, 5L, Inheriting.class, 6L, Never.class));

	private final MemoryCache cache = cache(SharedCacheMode.ALL);

	@Test
	void whatIsStoredIsInTheCache() {
		assertThat(this.cache.contains(Plain.class, 1L)).isTrue();
		assertThat(this.cache.contains(Plain.class, 9L)).isFalse();
		this.rows.remove(1L);
		assertThat(this.cache.contains(Plain.class, 1L)).isFalse();
	}

	@Test
	void instancesOfSubclassesAreInstances() {
		assertThat(this.cache.contains(Plain.class, 3L)).isTrue();
		assertThat(this.cache.contains(Below.class, 3L)).isTrue();
		assertThat(this.cache.contains(Below.class, 1L)).isFalse();
	}

	@Test
	void whatIsEvictedIsNotInTheCache() {
		this.cache.evict(Plain.class, 1L);
		assertThat(this.cache.contains(Plain.class, 1L)).isFalse();
		assertThat(this.cache.contains(Plain.class, 2L)).isTrue();
	}

	@Test
	void instancesOfSubclassesAreEvictedByTheirSuperclass() {
		this.cache.evict(Plain.class, 3L);
		assertThat(this.cache.contains(Below.class, 3L)).isFalse();
	}

	@Test
	void aSubclassEvictsNoInstanceOfItsSuperclass() {
		this.cache.evict(Below.class, 1L);
		assertThat(this.cache.contains(Plain.class, 1L)).isTrue();
	}

	@Test
	void classesAreEvictedWithTheirSubclasses() {
		this.cache.evict(Plain.class);
		assertThat(this.cache.contains(Plain.class, 1L)).isFalse();
		assertThat(this.cache.contains(Plain.class, 3L)).isFalse();
		assertThat(this.cache.contains(Always.class, 4L)).isTrue();
	}

	@Test
	void subclassesAreEvictedAlone() {
		this.cache.evict(Below.class);
		assertThat(this.cache.contains(Plain.class, 1L)).isTrue();
		assertThat(this.cache.contains(Plain.class, 3L)).isFalse();
	}

	@Test
	void allIsEvicted() {
		this.cache.evictAll();
		assertThat(this.cache.contains(Plain.class, 1L)).isFalse();
		assertThat(this.cache.contains(Always.class, 4L)).isFalse();
	}

	@Test
	void whatIsLoadedAgainIsInTheCache() {
		this.cache.evict(Plain.class, 1L);
		this.cache.put(this.model.entity(Plain.class), 1L);
		assertThat(this.cache.contains(Plain.class, 1L)).isTrue();
		this.cache.evictAll();
		this.cache.put(this.model.entity(Plain.class), 1L);
		assertThat(this.cache.contains(Plain.class, 1L)).isTrue();
		assertThat(this.cache.contains(Plain.class, 2L)).isFalse();
		this.cache.evict(Plain.class, 1L);
		assertThat(this.cache.contains(Plain.class, 1L)).isFalse();
	}

	@Test
	void whatWasNeverEvictedMayBeLoaded() {
		this.cache.put(this.model.entity(Plain.class), 1L);
		this.cache.evict(Always.class, 4L);
		this.cache.put(this.model.entity(Plain.class), 1L);
		assertThat(this.cache.contains(Plain.class, 1L)).isTrue();
	}

	@Test
	void whatIsNotStoredMayBeEvicted() {
		this.cache.evict(Plain.class, 9L);
		assertThat(this.cache.contains(Plain.class, 9L)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "ALL, true, true, true, true", "NONE, false, false, false, false",
			"ENABLE_SELECTIVE, false, true, true, false", "DISABLE_SELECTIVE, true, true, true, false",
			"UNSPECIFIED, true, true, true, false" })
	void modesSayWhichEntitiesAreInTheCache(SharedCacheMode mode, boolean plain, boolean always, boolean inheriting,
			boolean never) {
		Cache cache = cache(mode);
		assertThat(cache.contains(Plain.class, 1L)).isEqualTo(plain);
		assertThat(cache.contains(Always.class, 4L)).isEqualTo(always);
		assertThat(cache.contains(Inheriting.class, 5L)).isEqualTo(inheriting);
		assertThat(cache.contains(Never.class, 6L)).isEqualTo(never);
	}

	@Test
	void classesThatAreNoEntitiesAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.cache.contains(String.class, 1L))
			.withMessage("java.lang.String is not an entity of this persistence unit");
		assertThatIllegalArgumentException().isThrownBy(() -> this.cache.evict(String.class, 1L));
		assertThatIllegalArgumentException().isThrownBy(() -> this.cache.evict(String.class));
	}

	@Test
	void unwrapsItself() {
		assertThat(this.cache.unwrap(MemoryCache.class)).isSameAs(this.cache);
		assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> this.cache.unwrap(String.class))
			.withMessage("The cache is no java.lang.String");
	}

	private MemoryCache cache(SharedCacheMode mode) {
		return new MemoryCache(this.model, mode, (entity, id) -> {
			Class<?> type = this.rows.get(id);
			EntityModel actual = (type != null) ? this.model.entity(type) : null;
			return (actual != null && actual.root() == entity.root()) ? actual : null;
		});
	}

	@Entity
	static class Plain {

		@Id
		private Long id;

	}

	@Entity
	static class Below extends Plain {

	}

	@Entity
	@Cacheable
	static class Always {

		@Id
		private Long id;

	}

	@Entity
	static class Inheriting extends Always {

	}

	@Entity
	@Cacheable(false)
	static class Never {

		@Id
		private Long id;

	}

}
