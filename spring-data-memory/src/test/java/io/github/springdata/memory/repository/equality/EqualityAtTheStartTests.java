package io.github.springdata.memory.repository.equality;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.CompoundIndex;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.InvalidEntityException;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.index.IndexKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.repository.query.QueryCreationException;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is refused at the start since no value could ever be found, and what is not.
 */
class EqualityAtTheStartTests {

	private final MemoryOperations operations = new MemoryTemplate(new MemoryStore());

	/** Has an order, but no equality. */
	static final class Rank implements Comparable<Rank> {

		int value;

		Rank(int value) {
			this.value = value;
		}

		@Override
		public int compareTo(Rank other) {
			return Integer.compare(this.value, other.value);
		}

	}

	record Player(@Id Long id, @Nullable Rank rank, Shape.@Nullable Blob blob, List<Shape.Blob> blobs,
			@Nullable String name) {
	}

	interface ByRank extends MemoryRepository<Player, Long> {

		List<Player> findByRank(Rank rank);

	}

	interface ByBlobs extends MemoryRepository<Player, Long> {

		List<Player> findByBlobsContaining(Shape.Blob blob);

	}

	interface Fitting extends MemoryRepository<Player, Long> {

		List<Player> findByRankGreaterThan(Rank rank);

		List<Player> findByBlobIsNull();

		List<Player> findByNameLike(Pattern pattern);

		List<Player> findByNameNotLike(Pattern pattern);

		List<Player> findByNameRegex(Pattern pattern);

		List<Player> findByNameRegexIgnoreCase(Pattern pattern);

	}

	/** Compares its array by identity, as generated methods do. */
	static class Digest {

		byte[] bytes;

		Digest(byte[] bytes) {
			this.bytes = bytes;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Digest digest && Objects.equals(this.bytes, digest.bytes);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.bytes);
		}

	}

	record Archive(@Id Long id, @Nullable Digest digest) {
	}

	record IndexedArchive(@Id Long id, @Indexed(kind = IndexKind.HASH) Digest digest) {
	}

	record ArchiveByDigest(@Id Digest id) {
	}

	@Test
	void anEqualsThatComparesArraysByIdentityIsRefused() {
		this.operations.insert(new Archive(1L, new Digest(new byte[] { 1 })));
		for (Criteria criteria : List.of(where("digest").is(new Digest(new byte[] { 1 })),
				where("digest").in(new Digest(new byte[] { 1 }), new Digest(new byte[] { 2 })))) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> this.operations.query(Archive.class).matching(criteria).all())
				.withMessageContaining("compares an array by identity");
		}
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.operations.insert(new IndexedArchive(1L, new Digest(new byte[] { 1 }))))
			.withMessageContaining("compares an array by identity");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.operations.insert(new ArchiveByDigest(new Digest(new byte[] { 1 }))))
			.withMessageContaining("by which no row could be found");
	}

	record OfRank(@Id Long id, @Indexed Rank rank) {
	}

	record OfBlob(@Id Long id, @Indexed(kind = IndexKind.HASH) Shape.Blob blob) {
	}

	@CompoundIndex(properties = { "owner", "hash" }, unique = true)
	record Upload(@Id Long id, String owner, byte @Nullable [] hash) {
	}

	@CompoundIndex(properties = { "owner", "shape" })
	record Unsorted(@Id Long id, String owner, Shape shape) {
	}

	@Test
	void derivedQueriesAreRefused() {
		for (Class<?> type : List.of(ByRank.class, ByBlobs.class)) {
			assertThatExceptionOfType(QueryCreationException.class)
				.isThrownBy(() -> new MemoryRepositoryFactory(this.operations).getRepository(type))
				.withMessageContaining("no equals method");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "from Player where rank = ?1", "from Player where blob <> ?1",
			"from Player where blob in (?1, ?2)", "from Player where ?1 member of blobs",
			"select blob, count(*) from Player group by blob", "select distinct p.blob from Player p",
			"select count(distinct blob) from Player", "select p.blob from Player p union select q.blob from Player q",
			"select p.id from Player p join Player q on p.blob = q.blob", "select nullif(blob, blob) from Player" })
	void textsAreRefused(String text) {
		this.operations.count(Player.class);
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> this.operations.query(text, Object.class))
			.withMessageContaining("no equals method");
	}

	@Test
	void indexesAreRefused() {
		refuses(OfRank.class, "no equals method");
		refuses(OfBlob.class, "no equals method");
		refuses(Unsorted.class, "index it alone, with kind = HASH");
	}

	private void refuses(Class<?> type, String why) {
		assertThatExceptionOfType(InvalidEntityException.class).isThrownBy(() -> this.operations.findAll(type))
			.withMessageContaining(why);
	}

	@Test
	void whatNeedsNoEqualityWorks() {
		Fitting players = new MemoryRepositoryFactory(this.operations).getRepository(Fitting.class);
		players.insert(new Player(1L, new Rank(1), new Shape.Blob(1), List.of(), "Ann"));
		players.insert(new Player(2L, new Rank(2), null, List.of(), "bob\nby"));
		assertThat(players.findByRankGreaterThan(new Rank(1))).extracting(Player::id).containsExactly(2L);
		assertThat(players.findByBlobIsNull()).extracting(Player::id).containsExactly(2L);
	}

	@Test
	void patternsKeepTheirFlags() {
		Fitting players = new MemoryRepositoryFactory(this.operations).getRepository(Fitting.class);
		players.insert(new Player(1L, null, null, List.of(), "Ann"));
		players.insert(new Player(2L, null, null, List.of(), "bob\nby"));
		players.insert(new Player(3L, null, null, List.of(), null));
		assertThat(players.findByNameLike(Pattern.compile("a..", Pattern.CASE_INSENSITIVE))).extracting(Player::id)
			.containsExactly(1L);
		assertThat(players.findByNameNotLike(Pattern.compile("A.*"))).extracting(Player::id).containsExactly(2L);
		assertThat(players.findByNameRegex(Pattern.compile("b.*", Pattern.DOTALL))).extracting(Player::id)
			.containsExactly(2L);
		assertThat(players.findByNameRegex(Pattern.compile("b.*"))).isEmpty();
		assertThat(players.findByNameRegexIgnoreCase(Pattern.compile("aNN"))).extracting(Player::id)
			.containsExactly(1L);
		assertThat(this.operations.query(Player.class).matching(where("name").matches(Pattern.compile("Ann|x"))).all())
			.hasSize(1);
		assertThat(this.operations.query(Player.class).matching(where("name").like(Pattern.compile("Ann|x"))).all())
			.hasSize(1);
	}

	@Test
	void patternsHaveABudgetOfSteps() {
		this.operations.insert(new Player(1L, null, null, List.of(), "a".repeat(40)));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.operations.query(Player.class)
				.matching(where("name").matches(Pattern.compile("(.*a){12}.*b")))
				.all())
			.withMessageContaining("steps");
	}

	@Test
	void arraysOfBytesCanBePartOfACompoundKey() {
		this.operations.insert(new Upload(1L, "a", new byte[] { 1 }));
		this.operations.insert(new Upload(2L, "a", new byte[] { -1 }));
		this.operations.insert(new Upload(3L, "b", new byte[] { 1 }));
		this.operations.insert(new Upload(4L, "b", null));
		this.operations.insert(new Upload(5L, "b", null));
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.operations.insert(new Upload(6L, "a", new byte[] { 1 })))
			.withMessageContaining("(a, [1])");
		Query query = Query.query(where("owner").is("a").and("hash").is(new byte[] { -1 }));
		assertThat(this.operations.query(Upload.class).matching(query).all()).extracting(Upload::id)
			.containsExactly(2L);
		assertThat(this.operations.explain(query, Upload.class).toString()).contains("owner_hash");
		assertThat(this.operations.query(Upload.class)
			.matching(where("owner").is("b").and("hash").not(new byte[] { 2 }))
			.all()).extracting(Upload::id).containsExactly(3L);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.operations.query(Upload.class).matching(where("hash").lessThan(new byte[0])).all())
			.withMessageContaining("an order needs a Comparable");
	}

	@Test
	void aSortedIndexTakesNumbersOfAllTypes() {
		MemoryOperations plain = this.operations;
		plain.insertAll(List.of(new Amount(1L, 1), new Amount(2L, 1.5), new Amount(3L, new BigDecimal("1.50")),
				new Amount(4L, 2L)));
		assertThat(plain.query(Amount.class).matching(where("amount").is(1.5f)).all()).extracting(Amount::id)
			.containsExactly(2L, 3L);
	}

	record Amount(@Id Long id, @Indexed Comparable<?> amount) {
	}

}
