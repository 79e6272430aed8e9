package io.github.springdata.memory.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.event.BeforeConvertCallback;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.TableChecks;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mapping.callback.EntityCallbacks;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Random transactions with savepoints, in which rows are inserted, updated, deleted and
 * inserted again by the same and by other instances, beside a naive model of rows and
 * instances. The system property {@code rollback.runs} sets their number.
 */
class RandomRollbackTests {

	private static final MemoryMappingContext CONTEXT = new MemoryMappingContext();

	@ParameterizedTest
	@CsvSource({ "MANAGED,true,true", "MANAGED,true,false", "MANAGED,false,true", "EXPLICIT,true,true",
			"EXPLICIT,true,false", "EXPLICIT,false,true", "SHARED,true,true", "SHARED,true,false",
			"SHARED,false,true" })
	void instancesAndRowsAreWhatAModelSays(UnitOfWorkMode mode, boolean versioned, boolean callbacks) {
		long first = Seeds.seed();
		int runs = Integer.getInteger("rollback.runs", 300);
		for (long seed = first; seed < first + runs; seed++) {
			Run run = new Run(mode, versioned, callbacks, seed);
			try {
				run.run();
			}
			catch (RuntimeException | AssertionError ex) {
				throw new AssertionError("-Dseed=%d: %s".formatted(seed, run.log), ex);
			}
		}
	}

	/**
	 * What an instance or a row holds.
	 */
	private record State(Class<?> type, @Nullable Long id, @Nullable Long version, String name, int stamps) {

		static State of(Doc doc) {
			return new State(doc.getClass(), doc.id, doc.version(), doc.name, doc.stamps);
		}

		long key() {
			return Objects.requireNonNull(this.id);
		}

	}

	/**
	 * A row, and the object that it is in the mode SHARED.
	 */
	private record Row(State state, Doc owner) {
	}

	private record Moment(Object savepoint, Map<Long, Row> rows, Map<Doc, State> states, Set<Doc> removed) {
	}

	/**
	 * One transaction.
	 */
	private static final class Run {

		private final List<String> log = new ArrayList<>();

		private final UnitOfWorkMode mode;

		private final boolean versioned;

		private final int stamp;

		private final Random random;

		private final MemoryStore store = new MemoryStore();

		private final MemoryTemplate ops;

		private Map<Long, Row> rows = new LinkedHashMap<>();

		/** All instances that there are, those that nobody holds any more included. */
		private final List<Doc> docs = new ArrayList<>();

		/** What the transaction gives back to instances. */
		private Map<Doc, State> origins = new IdentityHashMap<>();

		private final Map<Doc, Boolean> pending = new IdentityHashMap<>();

		/** Instances by which rows were deleted, and that have none since. */
		private Set<Doc> removed = identitySet(Set.of());

		private final Deque<Moment> savepoints = new ArrayDeque<>();

		private int names;

		Run(UnitOfWorkMode mode, boolean versioned, boolean callbacks, long seed) {
			this.mode = mode;
			this.versioned = versioned;
			this.stamp = callbacks ? 1 : 0;
			this.random = Seeds.random(seed);
			this.ops = new MemoryTemplate(this.store, CONTEXT, mode,
					callbacks ? EntityCallbacks.create(new Stamp()) : EntityCallbacks.create());
		}

		void run() {
			for (int i = 0; i < 3; i++) {
				Doc doc = newDoc();
				this.ops.insert(doc);
				put(doc);
			}
			Map<Long, Row> committed = new LinkedHashMap<>(this.rows);
			boolean commit = this.random.nextBoolean();
			new TransactionTemplate(new MemoryTransactionManager(this.store)).executeWithoutResult((status) -> {
				for (int i = 0; i < 2 + this.random.nextInt(14); i++) {
					step(status);
				}
				flush();
				if (!commit) {
					status.setRollbackOnly();
				}
			});
			this.log.add(commit ? "commit" : "rollback");
			if (!commit) {
				this.rows = committed;
				this.origins.forEach(Run::restore);
			}
			this.pending.clear();
			check(commit ? Map.of() : this.origins);
		}

		private void step(TransactionStatus status) {
			switch (this.random.nextInt(12)) {
				case 0 -> insert(newDoc());
				case 1, 2 -> withRow(this::save);
				case 3, 4 -> withRow(this::delete);
				case 5 -> withRow((doc) -> deleteById(doc));
				case 6, 7 -> reinsert();
				case 8 -> replace();
				case 9 -> update();
				case 10 -> (this.random.nextInt(3) == 0 ? (Runnable) this::refused : (Runnable) this::change).run();
				default -> savepoint(status);
			}
		}

		private static Set<Doc> identitySet(Set<Doc> docs) {
			Set<Doc> set = Collections.newSetFromMap(new IdentityHashMap<>());
			set.addAll(docs);
			return set;
		}

		private Doc newDoc() {
			boolean sub = this.random.nextInt(3) == 0;
			Doc doc = this.versioned ? (sub ? new Memo() : new Note()) : (sub ? new PlainMemo() : new PlainNote());
			doc.name = nextName();
			this.docs.add(doc);
			return doc;
		}

		private Class<? extends Doc> type() {
			return this.versioned ? Note.class : PlainNote.class;
		}

		private String nextName() {
			return "name " + ++this.names;
		}

		private void put(Doc doc) {
			this.rows.put(Objects.requireNonNull(doc.id), new Row(State.of(doc), doc));
		}

		/**
		 * An instance by which one can write a row: what is read, what was saved, the
		 * object that the row is.
		 */
		private void withRow(java.util.function.Consumer<Doc> action) {
			if (this.rows.isEmpty()) {
				return;
			}
			Row row = pick(new ArrayList<>(this.rows.values()));
			action.accept(instance(row));
		}

		private Doc instance(Row row) {
			if (this.mode == UnitOfWorkMode.SHARED) {
				return row.owner();
			}
			if (this.mode == UnitOfWorkMode.EXPLICIT && this.random.nextBoolean() && fits(row.owner(), row.state())) {
				return row.owner();
			}
			Doc loaded = this.ops.findById(row.state().key(), type()).orElseThrow();
			if (!this.pending.containsKey(loaded)) {
				assertThat(State.of(loaded)).isEqualTo(row.state());
			}
			if (this.docs.stream().noneMatch((doc) -> doc == loaded)) {
				this.docs.add(loaded);
			}
			if (this.mode == UnitOfWorkMode.MANAGED) {
				this.origins.putIfAbsent(loaded, State.of(loaded));
			}
			return loaded;
		}

		private static boolean fits(Doc doc, State row) {
			return State.of(doc).equals(row);
		}

		private <E> E pick(List<E> choice) {
			return choice.get(this.random.nextInt(choice.size()));
		}

		private void insert(Doc doc) {
			this.log.add("insert " + State.of(doc));
			this.origins.putIfAbsent(doc, State.of(doc));
			write(doc, () -> this.ops.insert(doc), this.versioned ? 0L : null);
		}

		private void write(Doc doc, Supplier<Doc> write, @Nullable Long version) {
			String name = doc.name;
			int stamps = doc.stamps;
			assertThat(write.get()).isSameAs(doc);
			assertThat(State.of(doc)).isEqualTo(new State(doc.getClass(), doc.id, version, name, stamps + this.stamp));
			this.pending.remove(doc);
			this.removed.remove(doc);
			put(doc);
		}

		private @Nullable Long next(Doc doc) {
			Long version = doc.version();
			return (version != null) ? Long.valueOf(version + 1) : null;
		}

		private void save(Doc doc) {
			this.log.add("save " + State.of(doc));
			if (this.mode != UnitOfWorkMode.EXPLICIT) {
				this.origins.putIfAbsent(doc, State.of(doc));
			}
			doc.name = nextName();
			this.origins.putIfAbsent(doc, State.of(doc));
			write(doc, () -> this.ops.save(doc), next(doc));
		}

		private void delete(Doc doc) {
			this.log.add("delete " + State.of(doc));
			deleted(doc);
			assertThat(this.ops.delete(doc)).isTrue();
			this.removed.add(doc);
		}

		private void deleteById(Doc doc) {
			this.log.add("delete by id " + State.of(doc));
			deleted(doc);
			assertThat(this.ops.deleteById(Objects.requireNonNull(doc.id), type())).isTrue();
		}

		private void deleted(Doc doc) {
			if (this.mode == UnitOfWorkMode.SHARED) {
				this.origins.putIfAbsent(doc, State.of(doc));
			}
			this.rows.remove(Objects.requireNonNull(doc.id));
			this.pending.remove(doc);
		}

		/**
		 * Inserts an instance again whose row is gone, as new or by a save.
		 */
		private void reinsert() {
			List<Doc> gone = this.docs.stream()
				.filter((doc) -> doc.id != null && !this.rows.containsKey(doc.id))
				.toList();
			if (gone.isEmpty()) {
				return;
			}
			Doc doc = pick(gone);
			this.log.add("insert again " + State.of(doc));
			if (this.random.nextBoolean()) {
				doc.name = nextName();
			}
			this.origins.putIfAbsent(doc, State.of(doc));
			if (this.random.nextBoolean() && (!this.versioned || this.removed.contains(doc))) {
				write(doc, () -> this.ops.save(doc), next(doc));
			}
			else {
				write(doc, () -> this.ops.insert(doc), this.versioned ? 0L : null);
			}
		}

		/**
		 * Inserts another instance under the id of a row, of the same class or another.
		 */
		private void replace() {
			withRow((doc) -> {
				delete(doc);
				Doc other = newDoc();
				other.id = doc.id;
				insert(other);
			});
		}

		private void update() {
			withRow((doc) -> {
				flush();
				String name = nextName();
				Row row = this.rows.get(doc.id);
				this.log.add("update " + row.state());
				if (this.mode == UnitOfWorkMode.SHARED) {
					this.origins.putIfAbsent(doc, State.of(doc));
				}
				assertThat(this.ops.update(type()).matching(where("id").is(doc.id)).apply(Update.update("name", name)))
					.isEqualTo(1);
				State before = row.state();
				State after = new State(before.type(), before.id(),
						(before.version() != null) ? Long.valueOf(before.version() + 1) : null, name, before.stamps());
				this.rows.put(before.key(), new Row(after, row.owner()));
				if (this.mode != UnitOfWorkMode.EXPLICIT) {
					assertThat(State.of(doc)).isEqualTo(after);
				}
			});
		}

		/**
		 * Changes a managed instance without a save.
		 */
		private void change() {
			if (this.mode == UnitOfWorkMode.MANAGED) {
				withRow((doc) -> {
					this.log.add("change " + State.of(doc));
					doc.name = nextName();
					this.pending.put(doc, true);
				});
			}
		}

		private void refused() {
			flush();
			withRow((doc) -> {
				Doc other = newDoc();
				other.name = doc.name;
				State before = State.of(other);
				assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.ops.insert(other));
				assertThat(State.of(other)).isEqualTo(before);
			});
		}

		private void flush() {
			if (this.mode != UnitOfWorkMode.MANAGED) {
				return;
			}
			Map<Doc, State> expected = new IdentityHashMap<>();
			this.pending.keySet()
				.forEach((doc) -> expected.put(doc,
						new State(doc.getClass(), doc.id, next(doc), doc.name, doc.stamps + this.stamp)));
			assertThat(this.ops.query(type()).count()).isEqualTo(this.rows.size());
			expected.forEach((doc, state) -> {
				assertThat(State.of(doc)).isEqualTo(state);
				put(doc);
			});
			this.pending.clear();
		}

		private void savepoint(TransactionStatus status) {
			flush();
			if (this.savepoints.isEmpty() || this.random.nextInt(3) == 0) {
				this.log.add("savepoint");
				Map<Doc, State> states = new IdentityHashMap<>();
				this.origins.keySet().forEach((doc) -> states.put(doc, State.of(doc)));
				this.savepoints.push(new Moment(status.createSavepoint(), new LinkedHashMap<>(this.rows), states,
						identitySet(this.removed)));
			}
			else if (this.random.nextInt(3) > 0) {
				this.log.add("back to savepoint");
				goBackTo(status, this.savepoints.element());
			}
			else {
				this.log.add("release");
				status.releaseSavepoint(this.savepoints.pop().savepoint());
			}
		}

		private void goBackTo(TransactionStatus status, Moment moment) {
			change();
			status.rollbackToSavepoint(moment.savepoint());
			this.pending.clear();
			Map<Doc, State> expected = new IdentityHashMap<>(this.origins);
			expected.putAll(moment.states());
			expected.forEach(Run::restore);
			Map<Doc, State> known = new IdentityHashMap<>(this.origins);
			known.keySet().removeIf((doc) -> !moment.states().containsKey(doc) && !isManaged(doc, moment));
			this.origins = known;
			this.rows = new LinkedHashMap<>(moment.rows());
			this.removed = identitySet(moment.removed());
			check(expected);
		}

		/**
		 * Whether an instance that was loaded since a savepoint still stands for its row.
		 */
		private boolean isManaged(Doc doc, Moment moment) {
			return this.mode == UnitOfWorkMode.MANAGED && doc.id != null
					&& moment.rows().values().stream().anyMatch((row) -> fits(doc, row.state()));
		}

		/**
		 * Compares an instance with what the model says of it.
		 */
		private static void restore(Doc doc, State expected) {
			assertThat(State.of(doc)).isEqualTo(expected);
		}

		private void check(Map<Doc, State> instances) {
			instances.forEach(Run::restore);
			TableChecks.check(this.store);
			Map<Long, State> stored = new HashMap<>();
			this.ops.findAll(type()).forEach((doc) -> stored.put(Objects.requireNonNull(doc.id), State.of(doc)));
			Map<Long, State> expected = new HashMap<>();
			this.rows.forEach((id, row) -> expected.put(id, row.state()));
			assertThat(stored).isEqualTo(expected);
			this.rows.forEach(
					(id, row) -> assertThat(this.ops.query(type()).matching(where("name").is(row.state().name())).all())
						.singleElement()
						.satisfies((found) -> {
							if (this.mode == UnitOfWorkMode.SHARED) {
								assertThat(found).isSameAs(row.owner());
							}
						}));
		}

	}

	static final class Stamp implements BeforeConvertCallback<Doc> {

		@Override
		public Doc onBeforeConvert(Doc doc) {
			doc.stamps++;
			return doc;
		}

	}

	abstract static class Doc {

		@Id
		@Nullable Long id;

		@Indexed(unique = true)
		String name = "";

		int stamps;

		@Nullable Long version() {
			return null;
		}

	}

	@MemoryEntity("notes")
	static class Note extends Doc {

		@Version
		@Nullable Long version;

		@Override
		@Nullable Long version() {
			return this.version;
		}

	}

	static class Memo extends Note {

	}

	@MemoryEntity("plain_notes")
	static class PlainNote extends Doc {

	}

	static class PlainMemo extends PlainNote {

	}

}
