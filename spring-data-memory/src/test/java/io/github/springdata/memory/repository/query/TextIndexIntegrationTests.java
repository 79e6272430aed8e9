package io.github.springdata.memory.repository.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.value.NaiveWords;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Snapshot;
import io.github.springdata.memory.store.TableChecks;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Searches for words, in each form, with an index and without, against an obvious
 * evaluation: after any changes, and before they are committed.
 */
class TextIndexIntegrationTests {

	private static final int STEPS = 60;

	private static final int ROWS = 25;

	private final MemoryStore store = new MemoryStore();

	private final MemoryTransactionManager manager = new MemoryTransactionManager(this.store);

	private final Notebook notebook = new Notebook(this.store);

	@ParameterizedTest
	@ValueSource(ints = { TransactionDefinition.ISOLATION_READ_COMMITTED,
			TransactionDefinition.ISOLATION_REPEATABLE_READ, TransactionDefinition.ISOLATION_SERIALIZABLE })
	void findsWhatAnObviousSearchFindsWhateverHappensToTheRows(int isolation) {
		long seed = Seeds.seed();
		Random random = Seeds.random(seed);
		Map<Long, Note> notes = new TreeMap<>();
		for (int step = 0; step < STEPS; step++) {
			String what = "-Dseed=%d, step %d".formatted(seed, step);
			Map<Long, Note> before = new TreeMap<>(notes);
			switch (random.nextInt(5)) {
				case 0, 1 -> this.notebook.change(notes, random);
				case 2 -> inTransaction(isolation, notes, random, what);
				case 3 -> {
					Snapshot snapshot = this.store.snapshot();
					this.notebook.change(notes, random);
					this.store.restore(snapshot);
					notes = before;
				}
				default -> {
					Notebook fork = new Notebook(this.store.fork());
					fork.change(before, random);
					fork.check(before, random, what + ", fork");
				}
			}
			this.notebook.check(notes, random, what);
		}
		TableChecks.check(this.store);
	}

	private void inTransaction(int isolation, Map<Long, Note> notes, Random random, String what) {
		Map<Long, Note> changed = new TreeMap<>(notes);
		boolean rollback = random.nextBoolean();
		transaction(isolation, TransactionDefinition.PROPAGATION_REQUIRED).executeWithoutResult((status) -> {
			this.notebook.change(changed, random);
			this.notebook.check(changed, random, what + ", in a transaction");
			if (rollback) {
				status.setRollbackOnly();
			}
		});
		if (!rollback) {
			notes.clear();
			notes.putAll(changed);
		}
	}

	private TransactionTemplate transaction(int isolation, int propagation) {
		TransactionTemplate template = new TransactionTemplate(this.manager);
		template.setIsolationLevel(isolation);
		template.setPropagationBehavior(propagation);
		return template;
	}

	@Test
	void countsAsReadWhatASearchWouldHaveFound() {
		assertThat(isRefused("alpha", new Note(9, "Alpha, beta", null, 0))).isTrue();
		assertThat(isRefused("al* beta", new Note(9, "beta ALPHABET", null, 0))).isTrue();
		assertThat(isRefused("alpha beta", new Note(9, "alpha", null, 0))).isFalse();
		assertThat(isRefused("alpha", new Note(9, "alphabet", null, 0))).isFalse();
		assertThat(isRefused("one", new Note(1, "no more", null, 0))).isTrue();
	}

	private boolean isRefused(String search, Note written) {
		boolean byIndex = isRefused(this.notebook.notes, search, written, Function.identity());
		assertThat(isRefused(this.notebook.plains, search, written, Note::plain)).isEqualTo(byIndex);
		return byIndex;
	}

	private <T extends Text> boolean isRefused(Texts<T> texts, String search, Note written, Function<Note, T> type) {
		texts.deleteAll();
		texts.save(type.apply(new Note(1, "one", null, 0)));
		int level = TransactionDefinition.ISOLATION_SERIALIZABLE;
		try {
			transaction(level, TransactionDefinition.PROPAGATION_REQUIRED).executeWithoutResult((status) -> {
				texts.countByTextMatchesWords(search);
				transaction(level, TransactionDefinition.PROPAGATION_REQUIRES_NEW)
					.executeWithoutResult((other) -> texts.save(type.apply(written)));
				texts.save(type.apply(new Note(20, "reader", null, 0)));
			});
			return false;
		}
		catch (ConcurrencyFailureException ex) {
			return true;
		}
	}

	interface Text {

		long id();

		@Nullable String text();

		@Nullable List<@Nullable String> tags();

		int rank();

	}

	record Note(@Id long id, @Indexed(kind = IndexKind.TEXT) @Nullable String text,
			@Indexed(kind = IndexKind.TEXT) @Nullable List<@Nullable String> tags, @Indexed int rank) implements Text {

		Plain plain() {
			return new Plain(this.id, this.text, this.tags, this.rank);
		}

	}

	record Plain(@Id long id, @Nullable String text, @Nullable List<@Nullable String> tags, int rank) implements Text {

	}

	@NoRepositoryBean
	interface Texts<T extends Text> extends MemoryRepository<T, Long> {

		List<T> findByTextMatchesWords(@Nullable String words);

		List<T> findByTextNotMatchesWords(@Nullable String words);

		List<T> findByTagsMatchesWords(@Nullable String words);

		List<T> findByTagsNotMatchesWordsIgnoreCase(@Nullable String words);

		List<T> findTop3ByTextMatchesWordsAndRankLessThanOrderByRankDescIdAsc(String words, int rank);

		List<T> findByTextMatchesWordsOrTagsMatchesWords(String words, String others);

		long countByTextMatchesWords(@Nullable String words);

		boolean existsByTextMatchesWords(@Nullable String words);

		@Query("where words(text, :search)")
		List<T> declared(@Nullable String search);

		@Query("where not words(text, ?1)")
		List<T> declaredNegation(@Nullable String search);

		@Query("where words(tags, :search)")
		List<T> declaredTags(@Nullable String search);

		@Query("where not words(tags, :search)")
		List<T> declaredTagsNegation(@Nullable String search);

		@Query("where words(concat(text, ''), :search)")
		List<T> computed(@Nullable String search);

		@Query("where not (words(coalesce(text, null), :search))")
		List<T> computedNegation(@Nullable String search);

		@Query("where case when words(tags, :search) then 1 else 0 end = 1")
		List<T> computedTags(@Nullable String search);

		@Query("where not (words(tags, :search) or rank < 0 and rank = length(text))")
		List<T> computedTagsNegation(@Nullable String search);

	}

	interface Notes extends Texts<Note> {

	}

	interface Plains extends Texts<Plain> {

	}

	/**
	 * The rows of a store, each in a table with indexes and in one without.
	 */
	private static final class Notebook {

		private final MemoryOperations operations;

		private final Notes notes;

		private final Plains plains;

		Notebook(MemoryStore store) {
			this.operations = new MemoryTemplate(store);
			MemoryRepositoryFactory factory = new MemoryRepositoryFactory(this.operations);
			this.notes = factory.getRepository(Notes.class);
			this.plains = factory.getRepository(Plains.class);
		}

		void change(Map<Long, Note> model, Random random) {
			for (int i = 0; i <= random.nextInt(6); i++) {
				long id = 1 + random.nextInt(ROWS);
				if (random.nextInt(4) == 0) {
					model.remove(id);
					this.notes.deleteById(id);
					this.plains.deleteById(id);
				}
				else {
					Note note = new Note(id, text(random), tags(random), random.nextInt(4));
					model.put(id, this.notes.save(note));
					this.plains.save(note.plain());
				}
			}
		}

		private static @Nullable String text(Random random) {
			return (random.nextInt(8) == 0) ? null : NaiveWords.text(random);
		}

		private static @Nullable List<@Nullable String> tags(Random random) {
			List<@Nullable String> tags = new ArrayList<>();
			for (int i = random.nextInt(4); i > 0; i--) {
				tags.add(text(random));
			}
			return (random.nextInt(8) == 0) ? null : tags;
		}

		void check(Map<Long, Note> model, Random random, String what) {
			String search = (random.nextInt(30) == 0) ? null : NaiveWords.search(random);
			String other = NaiveWords.search(random);
			check(this.notes, Note.class, model.values(), search, other, what);
			check(this.plains, Plain.class, model.values(), search, other, what);
			if (search != null && !search.strip().contains(" ")) {
				assertThat(this.operations
					.explain(io.github.springdata.memory.query.Query.query(where("text").matchesWords(search)),
							Note.class)
					.isFullScan()).as(what).isFalse();
			}
		}

		private <T extends Text> void check(Texts<T> texts, Class<T> type, Iterable<Note> model,
				@Nullable String search, String other, String what) {
			String as = "%s, %s, search '%s'".formatted(what, type.getSimpleName(), search);
			List<Long> found = ids(model, (note) -> NaiveWords.matches(note.text(), search));
			List<Long> missing = ids(model, (note) -> not(NaiveWords.matches(note.text(), search)));
			List<Long> tagged = ids(model, (note) -> tagged(note, search));
			List<Long> untagged = ids(model, (note) -> not(tagged(note, search)));
			assertThat(ids(texts.findByTextMatchesWords(search))).as(as).isEqualTo(found);
			assertThat(ids(texts.declared(search))).as(as).isEqualTo(found);
			assertThat(ids(texts.computed(search))).as(as).isEqualTo(found);
			assertThat(find(type, where("text").matchesWords(search))).as(as).isEqualTo(found);
			assertThat(texts.countByTextMatchesWords(search)).as(as).isEqualTo(found.size());
			assertThat(texts.existsByTextMatchesWords(search)).as(as).isEqualTo(!found.isEmpty());
			assertThat(ids(texts.findByTextNotMatchesWords(search))).as(as).isEqualTo(missing);
			assertThat(ids(texts.declaredNegation(search))).as(as).isEqualTo(missing);
			assertThat(ids(texts.computedNegation(search))).as(as).isEqualTo(missing);
			assertThat(find(type, where("text").matchesWords(search).not())).as(as).isEqualTo(missing);
			assertThat(ids(texts.findByTagsMatchesWords(search))).as(as).isEqualTo(tagged);
			assertThat(ids(texts.declaredTags(search))).as(as).isEqualTo(tagged);
			assertThat(ids(texts.computedTags(search))).as(as).isEqualTo(tagged);
			assertThat(ids(texts.findByTagsNotMatchesWordsIgnoreCase(search))).as(as).isEqualTo(untagged);
			assertThat(ids(texts.declaredTagsNegation(search))).as(as).isEqualTo(untagged);
			assertThat(ids(texts.computedTagsNegation(search))).as(as).isEqualTo(untagged);
			assertThat(find(type, where("tags").notMatchesWords(search))).as(as).isEqualTo(untagged);
			checkTogether(texts, model, (search != null) ? search : "a", other, as);
		}

		private <T extends Text> void checkTogether(Texts<T> texts, Iterable<Note> model, String search, String other,
				String as) {
			assertThat(ids(texts.findByTextMatchesWordsOrTagsMatchesWords(search, other))).as(as)
				.isEqualTo(ids(model, (note) -> Boolean.TRUE.equals(NaiveWords.matches(note.text(), search))
						|| Boolean.TRUE.equals(tagged(note, other))));
			List<Note> first = new ArrayList<>();
			model.forEach((note) -> {
				if (Boolean.TRUE.equals(NaiveWords.matches(note.text(), search)) && note.rank() < 3) {
					first.add(note);
				}
			});
			first.sort((a, b) -> (a.rank() != b.rank()) ? b.rank() - a.rank() : Long.compare(a.id(), b.id()));
			assertThat(texts.findTop3ByTextMatchesWordsAndRankLessThanOrderByRankDescIdAsc(search, 3)).as(as)
				.extracting(Text::id)
				.isEqualTo(first.stream().limit(3).map(Note::id).toList());
		}

		private <T extends Text> List<Long> find(Class<T> type, Criteria criteria) {
			return ids(this.operations.query(type).matching(criteria).all());
		}

		private static @Nullable Boolean tagged(Note note, @Nullable String search) {
			return (search == null) ? null : note.tags() != null && NaiveWords.matches(note.tags(), search);
		}

		private static @Nullable Boolean not(@Nullable Boolean truth) {
			return (truth != null) ? !truth : null;
		}

		private static List<Long> ids(List<? extends Text> texts) {
			return texts.stream().map(Text::id).sorted().toList();
		}

		private static List<Long> ids(Iterable<Note> model, Function<Note, @Nullable Boolean> condition) {
			List<Long> ids = new ArrayList<>();
			model.forEach((note) -> {
				if (Boolean.TRUE.equals(condition.apply(note))) {
					ids.add(note.id());
				}
			});
			return ids;
		}

	}

}
