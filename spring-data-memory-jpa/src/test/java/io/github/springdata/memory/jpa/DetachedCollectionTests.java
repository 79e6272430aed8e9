package io.github.springdata.memory.jpa;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.springdata.memory.jpa.context.LazyLoadingException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of collections of instances that no entity manager has any more.
 */
class DetachedCollectionTests {

	private final EntityManagerFactory factory = TestUnits.of(Shelf.class, Jar.class);

	DetachedCollectionTests() {
		Shelf shelf = new Shelf();
		shelf.jars.add(new Jar(1, shelf));
		shelf.jars.add(new Jar(2, shelf));
		shelf.tags.add("wood");
		shelf.sorted.add("b");
		shelf.places.put("left", "salt");
		shelf.ordered.put("a", "x");
		this.factory.runInTransaction((entityManager) -> entityManager.persist(shelf));
	}

	private Shelf detached(boolean loaded) {
		return this.factory.callInTransaction((entityManager) -> {
			Shelf shelf = entityManager.find(Shelf.class, 1L);
			return loaded ? shelf.touch() : shelf;
		});
	}

	@SuppressWarnings("unchecked")
	private static <T> T copy(T instance) throws IOException, ClassNotFoundException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(instance);
		}
		return (T) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
	}

	@Test
	void whatWasReadIsSerialized() throws Exception {
		Shelf copy = copy(detached(true));
		assertThat(copy.jars).extracting((jar) -> jar.id).containsExactly(1L, 2L);
		assertThat(copy.jars).allSatisfy((jar) -> assertThat(jar.shelf).isSameAs(copy));
		assertThat(copy.tags).containsExactly("wood");
		assertThat(copy.sorted).containsExactly("b");
		assertThat(copy.places).containsOnly(Map.entry("left", "salt"));
		assertThat(copy.ordered).containsOnly(Map.entry("a", "x"));
	}

	@Test
	void whatWasNotReadStaysSoInACopyBySerialization() throws Exception {
		Shelf copy = copy(detached(false));
		assertThat(this.factory.getPersistenceUnitUtil().isLoaded(copy, "jars")).isFalse();
		assertThatExceptionOfType(LazyLoadingException.class).isThrownBy(copy.jars::size)
			.withMessageContaining("Shelf");
	}

	@Test
	void aCopyBySerializationIsMerged() throws Exception {
		Shelf copy = copy(detached(false));
		copy.name = "new";
		this.factory.runInTransaction((entityManager) -> entityManager.merge(copy));
		Shelf merged = detached(true);
		assertThat(merged.name).isEqualTo("new");
		assertThat(merged.jars).hasSize(2);
		assertThat(merged.tags).hasSize(1);
	}

	@Test
	void whatWasReadIsMergedFromACopyBySerialization() throws Exception {
		Shelf copy = copy(detached(true));
		copy.tags.add("oak");
		copy.places.put("right", "tea");
		this.factory.runInTransaction((entityManager) -> entityManager.merge(copy));
		Shelf merged = detached(true);
		assertThat(merged.jars).hasSize(2);
		assertThat(merged.byId).containsOnlyKeys(1L, 2L);
		assertThat(merged.tags).containsExactlyInAnyOrder("wood", "oak");
		assertThat(merged.places).containsOnlyKeys("left", "right");
	}

	@Test
	void threadsThatShareADetachedInstanceReadItsCollectionOnce() throws Exception {
		int threads = 8;
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			for (int round = 0; round < 20; round++) {
				Shelf shelf = detached(false);
				CountDownLatch start = new CountDownLatch(1);
				List<Future<Jar>> firsts = new ArrayList<>();
				for (int i = 0; i < threads; i++) {
					firsts.add(executor.submit(() -> {
						start.await();
						return shelf.jars.get(0);
					}));
				}
				start.countDown();
				Map<Jar, Boolean> seen = new IdentityHashMap<>();
				for (Future<Jar> first : firsts) {
					seen.put(first.get(), true);
				}
				assertThat(seen).hasSize(1);
			}
		}
		finally {
			executor.shutdown();
		}
	}

	@Entity(name = "Shelf")
	static class Shelf implements Serializable {

		private static final long serialVersionUID = 1L;

		@Id
		private long id = 1;

		private @Nullable String name;

		@OneToMany(mappedBy = "shelf", cascade = CascadeType.ALL)
		private List<Jar> jars = new ArrayList<>();

		@ElementCollection
		private Set<String> tags = new HashSet<>();

		@ElementCollection
		private SortedSet<String> sorted = new TreeSet<>();

		@ElementCollection
		private Map<String, String> places = new HashMap<>();

		@ElementCollection
		private SortedMap<String, String> ordered = new TreeMap<>();

		@OneToMany(mappedBy = "shelf")
		@MapKey
		private Map<Long, Jar> byId = new HashMap<>();

		Shelf touch() {
			assertThat(this.byId.size() + this.jars.size() + this.tags.size() + this.sorted.size() + this.places.size()
					+ this.ordered.size())
				.isPositive();
			return this;
		}

	}

	@Entity(name = "Jar")
	static class Jar implements Serializable {

		private static final long serialVersionUID = 1L;

		@Id
		private long id;

		@ManyToOne
		private @Nullable Shelf shelf;

		Jar() {
		}

		Jar(long id, Shelf shelf) {
			this.id = id;
			this.shelf = shelf;
		}

	}

}
