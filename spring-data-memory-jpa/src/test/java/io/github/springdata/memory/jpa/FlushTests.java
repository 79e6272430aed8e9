package io.github.springdata.memory.jpa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of what flushes and queries make of unusual states.
 */
class FlushTests {

	private final EntityManagerFactory factory = TestUnits.of(Item.class, Entry.class, Slot.class);

	FlushTests() {
		this.factory.runInTransaction((entityManager) -> entityManager.persist(new Item(1)));
	}

	private static Item item(EntityManager entityManager) {
		return entityManager.find(Item.class, 1L);
	}

	private Item read() {
		return this.factory.callInTransaction((entityManager) -> {
			Item item = item(entityManager);
			assertThat(item.names.size() + item.steps.size() + item.values.size()).isNotNegative();
			return item;
		});
	}

	private List<?> query(String text) {
		return this.factory.callInTransaction((entityManager) -> entityManager.createQuery(text).getResultList());
	}

	@Test
	void anIdThatChangesIsRefused() {
		assertThatExceptionOfType(RollbackException.class)
			.isThrownBy(() -> this.factory.runInTransaction((entityManager) -> item(entityManager).id = 2))
			.withMessageContaining("The id of the Item with id 1 was changed to 2");
		assertThatExceptionOfType(RollbackException.class)
			.isThrownBy(() -> this.factory.runInTransaction((entityManager) -> {
				Item item = new Item(3);
				entityManager.persist(item);
				item.id = 4;
			}))
			.withMessageContaining("was changed to 4");
	}

	@Test
	void anArrayInAnEmbeddableIsNoChangeAsLongAsItsContentIsTheSame() {
		EntityManagerFactory factory = TestUnits.of(Picture.class);
		factory.runInTransaction((entityManager) -> entityManager.persist(new Picture()));
		factory.runInTransaction((entityManager) -> entityManager.find(Picture.class, 1L));
		assertThat(factory.callInTransaction((entityManager) -> entityManager.find(Picture.class, 1L)).version)
			.isZero();
		factory.runInTransaction((entityManager) -> entityManager.find(Picture.class, 1L).content.bytes[0] = 7);
		Picture changed = factory.callInTransaction((entityManager) -> entityManager.find(Picture.class, 1L));
		assertThat(changed.version).isOne();
		assertThat(changed.content.bytes).containsExactly(7, 2);
	}

	@Test
	void anEmbeddedIdThatChangesInPlaceIsRefused() {
		assertThatExceptionOfType(RollbackException.class)
			.isThrownBy(() -> this.factory.runInTransaction((entityManager) -> {
				Slot slot = new Slot();
				entityManager.persist(slot);
				entityManager.flush();
				slot.id.number = 7;
			}))
			.withMessageContaining("was changed to");
	}

	@Test
	void whatCallbacksPersistDuringAFlushIsWrittenToo() {
		this.factory.runInTransaction((entityManager) -> {
			Item item = item(entityManager);
			item.beforeUpdate = () -> entityManager.persist(new Entry(1));
			item.text = "new";
			Item added = new Item(2);
			added.afterPersist = () -> entityManager.persist(new Entry(2));
			entityManager.persist(added);
		});
		assertThat(query("select e.id from Entry e order by e.id")).isEqualTo(List.of(1L, 2L));
	}

	@Test
	void callbacksThatPersistWithoutAnEndAreRefused() {
		long[] id = { 1 };
		assertThatExceptionOfType(RollbackException.class)
			.isThrownBy(() -> this.factory
				.runInTransaction((entityManager) -> persistAnotherAfter(entityManager, new Item(++id[0]), id)))
			.withMessageContaining("Callbacks have persisted new instances in each of 100 rounds of a flush");
		assertThat(query("select count(i) from Item i")).isEqualTo(List.of(1L));
	}

	private static void persistAnotherAfter(EntityManager entityManager, Item item, long[] id) {
		item.afterPersist = () -> persistAnotherAfter(entityManager, new Item(++id[0]), id);
		entityManager.persist(item);
	}

	@Test
	void callbacksOfAFlushRunQueries() {
		List<Object> seen = new ArrayList<>();
		this.factory.runInTransaction((entityManager) -> {
			Item item = item(entityManager);
			item.beforeUpdate = () -> seen
				.add(entityManager.createQuery("select i.text from Item i where i.id = 1", String.class)
					.getSingleResultOrNull());
			item.text = "new";
		});
		assertThat(seen).containsOnlyNulls().hasSize(1);
		assertThat(read().text).isEqualTo("new");
	}

	@Test
	void nullIsNoElement() {
		this.factory.runInTransaction((entityManager) -> {
			item(entityManager).names.addAll(Arrays.asList("a", null, "b"));
			item(entityManager).values.put("none", null);
			item(entityManager).values.put("one", 1);
		});
		assertThat(read().names).containsExactly("a", "b");
		assertThat(read().values).containsOnly(Map.entry("one", 1));
	}

	@Test
	void nullIsRefusedWhereElementsHavePositionsAndAsAKey() {
		assertThatExceptionOfType(RollbackException.class)
			.isThrownBy(() -> this.factory
				.runInTransaction((entityManager) -> item(entityManager).steps.addAll(Arrays.asList("a", null))))
			.withMessageContaining("steps")
			.withMessageContaining("null at index 1");
		assertThatExceptionOfType(RollbackException.class)
			.isThrownBy(() -> this.factory.runInTransaction((entityManager) -> item(entityManager).values.put(null, 1)))
			.withMessageContaining("null key");
	}

	@Test
	void aComputationThatFailsIsAPersistenceException() {
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(() -> query("select i.id / (i.id - 1) from Item i"))
			.withCauseInstanceOf(InvalidDataAccessApiUsageException.class);
	}

	@Test
	void constantsOfEnumsAreComparedWithWhatTheirColumnsHave() {
		this.factory.runInTransaction((entityManager) -> {
			item(entityManager).size = Size.LARGE;
			item(entityManager).rank = Size.LARGE;
		});
		assertThat(query("select i.id from Item i where i.size = 'LARGE' and i.rank = 1")).hasSize(1);
		assertThat(query("select i.id from Item i where i.size in ('SMALL', 'LARGE')")).hasSize(1);
		assertThat(query("select i.id from Item i where i.size <> 'LARGE'")).isEmpty();
		this.factory.runInTransaction(
				(entityManager) -> entityManager.createQuery("update Item i set i.size = 'SMALL'").executeUpdate());
		assertThat(read().size).isEqualTo(Size.SMALL);
	}

	@Test
	void entityManagersAreClosedWithTheirFactory() {
		EntityManager entityManager = this.factory.createEntityManager();
		this.factory.close();
		assertThat(entityManager.isOpen()).isFalse();
		assertThatIllegalStateException().isThrownBy(() -> entityManager.find(Item.class, 1L))
			.withMessageContaining("factory is closed");
		assertThat(entityManager.getProperties()).isNotNull();
	}

	public enum Size {

		SMALL, LARGE

	}

	@Entity(name = "Picture")
	static class Picture {

		@Id
		long id = 1;

		@Version
		int version;

		Content content = new Content();

	}

	@Embeddable
	static class Content {

		byte[] bytes = { 1, 2 };

	}

	@Entity(name = "Item")
	static class Item {

		@Id
		private long id;

		private @Nullable String text;

		@Enumerated(EnumType.STRING)
		private @Nullable Size size;

		private @Nullable Size rank;

		@ElementCollection
		private List<@Nullable String> names = new ArrayList<>();

		@ElementCollection
		@OrderColumn
		private List<@Nullable String> steps = new ArrayList<>();

		@ElementCollection
		private Map<@Nullable String, @Nullable Integer> values = new HashMap<>();

		private transient Runnable beforeUpdate = () -> {
		};

		private transient Runnable afterPersist = () -> {
		};

		Item() {
		}

		Item(long id) {
			this.id = id;
		}

		@PreUpdate
		void beforeUpdate() {
			this.beforeUpdate.run();
		}

		@PostPersist
		void afterPersist() {
			this.afterPersist.run();
		}

	}

	@Entity(name = "Entry")
	static class Entry {

		@Id
		private long id;

		Entry() {
		}

		Entry(long id) {
			this.id = id;
		}

	}

	@Entity(name = "Slot")
	static class Slot {

		@EmbeddedId
		private SlotId id = new SlotId();

	}

	@Embeddable
	static class SlotId {

		private int number = 1;

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof SlotId id && id.number == this.number;
		}

		@Override
		public int hashCode() {
			return this.number;
		}

	}

}
