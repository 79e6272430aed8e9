package io.github.springdata.memory.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.store.index.Index;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;
import io.github.springdata.memory.store.index.KeyRange;
import io.github.springdata.memory.store.index.OrderedIndex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for indexes with any number of keys per row.
 */
class MultiValuedIndexTests {

	private static final String TABLE = "posts";

	private final MemoryStore store = new MemoryStore();

	MultiValuedIndexTests() {
		this.store.define(TableDefinition.of(TABLE, Post.class, (row) -> ((Post) row).id(),
				List.of(index("hash", IndexKind.HASH, false), index("sorted", IndexKind.SORTED, false))));
	}

	@AfterEach
	void checkTables() {
		TableChecks.check(this.store);
	}

	@Test
	void holdsEachRowOncePerDistinctElement() {
		insert(Post.of(1, "a", "b", "A", "a"), Post.of(2), new Post(3, null), Post.of(4, "b", null, null));
		for (Index index : this.store.table(TABLE).indexes()) {
			assertThat(index.size()).isEqualTo(4);
			assertThat(index.count("a")).isEqualTo(1);
			assertThat(index.slots("b").toArray()).containsExactly(0, 3);
			assertThat(index.slots(index.definition().keyOf(new @Nullable Object[] { null })).toArray())
				.containsExactly(3);
		}
		assertThat(this.store.statistics().get(0).indexes().get(0).entries()).isEqualTo(4);
	}

	@Test
	void givesEachSlotOfARangeOnce() {
		insert(Post.of(1, "a", "b", "c"), Post.of(2, "c"));
		OrderedIndex sorted = Objects.requireNonNull(index("sorted").ordered());
		assertThat(sorted.slots(KeyRange.all()).toArray()).containsExactly(0, 1);
		assertThat(sorted.count(KeyRange.all())).isEqualTo(4);
	}

	@Test
	void updatesWhatDiffers() {
		insert(Post.of(1, "a", "b"), Post.of(2, "b"));
		write((transaction) -> transaction.update(TABLE, Post.of(1, "B", "c", "d")));
		for (Index index : this.store.table(TABLE).indexes()) {
			assertThat(index.count("a")).isZero();
			assertThat(index.slots("b").toArray()).containsExactly(0, 1);
			assertThat(index.slots("d").toArray()).containsExactly(0);
		}
	}

	@ParameterizedTest
	@EnumSource(value = IndexKind.class, mode = EnumSource.Mode.EXCLUDE, names = "TEXT")
	void letsNoTwoRowsShareAnElementOfAUniqueIndex(IndexKind kind) {
		insert(Post.of(1, "a", "b", "a"), Post.of(2, "c", null), Post.of(3, "d", null));
		this.store.addIndex(TABLE, index("unique", kind, true));
		assertThatExceptionOfType(UniqueKeyViolationException.class).isThrownBy(() -> insert(Post.of(4, "x", "B")))
			.withMessageContaining("key b in the unique index 'unique'");
		assertThatExceptionOfType(UniqueKeyViolationException.class)
			.isThrownBy(() -> write((transaction) -> transaction.update(TABLE, Post.of(1, "a", "c"))))
			.satisfies((ex) -> assertThat(ex.getKey()).isEqualTo("c"));
		write((transaction) -> {
			transaction.update(TABLE, Post.of(1, "a"));
			transaction.update(TABLE, Post.of(2, "b", "c", null));
		});
	}

	@Test
	void refusesAUniqueIndexOnRowsThatShareAnElement() {
		insert(Post.of(1, "a", "b"), Post.of(2, "b"));
		assertThatExceptionOfType(UniqueKeyViolationException.class)
			.isThrownBy(() -> this.store.addIndex(TABLE, index("unique", IndexKind.HASH, true)));
	}

	@Test
	void findsAtCommitThatAnotherTransactionTookAnElement() {
		insert(Post.of(1, "a", "b"));
		this.store.addIndex(TABLE, index("unique", IndexKind.HASH, true));
		Transaction transaction = this.store.begin();
		transaction.insert(TABLE, Post.of(2, "c", "d"));
		Transaction unaffected = this.store.begin();
		unaffected.update(TABLE, Post.of(1, "b", "e"));
		insert(Post.of(3, "d"));
		unaffected.commit();
		assertThatExceptionOfType(UniqueKeyViolationException.class).isThrownBy(transaction::commit)
			.satisfies((ex) -> assertThat(ex.getKey()).isEqualTo("d"));
	}

	@Test
	void letsRowsExchangeElementsAcrossCommits() {
		insert(Post.of(1, "a", "b"), Post.of(2, "c", "d"));
		this.store.addIndex(TABLE, index("unique", IndexKind.SORTED, true));
		Transaction transaction = this.store.begin();
		transaction.update(TABLE, Post.of(1));
		transaction.update(TABLE, Post.of(2, "c", "b"));
		transaction.update(TABLE, Post.of(1, "a", "d"));
		insert(Post.of(3, "x"));
		transaction.commit();
		assertThat(index("unique").slots("b").toArray()).containsExactly(1);
	}

	@Test
	void numbersSlotsAnew() {
		int rows = 2 * Table.MIN_HOLES;
		insert(IntStream.range(0, rows).mapToObj((id) -> Post.of(id, "t" + id, "t" + id % 7)).toArray(Post[]::new));
		write((transaction) -> LongStream.range(0, rows - 9).forEach((id) -> transaction.delete(TABLE, id)));
		assertThat(this.store.table(TABLE).rows().length()).isEqualTo(9);
		assertThat(index("sorted").slots("t" + (rows - 1)).toArray()).containsExactly(8);
	}

	@Test
	void refusesToBePartOfACompoundIndex() {
		IndexedProperty tags = index("sorted").definition().properties().get(0);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> IndexDefinition.of("both", IndexKind.SORTED, false, List.of(tags, tags)))
			.withMessageContaining("an index of its own");
	}

	@Test
	void describesItself() {
		assertThat(index("hash").definition()).hasToString("hash index 'hash' on (each of tags ignoring case)");
		assertThat(index("hash").definition().key(Post.of(1, "a", null))).hasToString("[a, null]");
	}

	@Test
	void equalsAScanAfterRandomWrites() {
		long seed = Seeds.seed();
		Random random = Seeds.random(seed);
		this.store.addIndex(TABLE, index("unique", IndexKind.SORTED, true));
		for (int i = 0; i < 300; i++) {
			Transaction transaction = this.store.begin();
			writeAtRandom(transaction, random);
			if (random.nextBoolean()) {
				Transaction other = this.store.begin();
				writeAtRandom(other, random);
				commit(other);
			}
			commit(transaction);
			assertThat(TableChecks.violations(this.store)).as("-Dseed=%d", seed).isEmpty();
		}
	}

	private static void writeAtRandom(Transaction transaction, Random random) {
		for (int i = random.nextInt(4); i >= 0; i--) {
			long id = random.nextInt(12);
			@Nullable String[] tags = new String[random.nextInt(5)];
			Arrays.setAll(tags,
					(tag) -> (random.nextInt(9) == 0) ? null : String.valueOf((char) (random.nextInt(60) + 'A')));
			try {
				if (transaction.get(TABLE, id) == null) {
					transaction.insert(TABLE, Post.of(id, tags));
				}
				else if (random.nextInt(3) == 0) {
					transaction.delete(TABLE, id);
				}
				else {
					transaction.update(TABLE, Post.of(id, tags));
				}
			}
			catch (UniqueKeyViolationException ex) {
				TableChecks.check(transaction.table(TABLE));
			}
		}
	}

	private static void commit(Transaction transaction) {
		try {
			transaction.commit();
		}
		catch (StoreException ex) {
			transaction.rollback();
		}
	}

	private void insert(Post... posts) {
		write((transaction) -> {
			for (Post post : posts) {
				transaction.insert(TABLE, post);
			}
		});
	}

	private void write(Consumer<Transaction> work) {
		Items.inTransaction(this.store, work);
	}

	private Index index(String name) {
		return Objects.requireNonNull(this.store.table(TABLE).index(name));
	}

	private static IndexDefinition index(String name, IndexKind kind, boolean unique) {
		return IndexDefinition.of(name, kind, unique,
				List.of(IndexedProperty.ofEach("tags", true, String.class, (row, values) -> {
					List<@Nullable String> tags = ((Post) row).tags();
					if (tags != null) {
						tags.forEach(values);
					}
				})));
	}

	private record Post(long id, @Nullable List<@Nullable String> tags) {

		static Post of(long id, @Nullable String... tags) {
			return new Post(id, new ArrayList<>(Arrays.asList(tags)));
		}

	}

}
