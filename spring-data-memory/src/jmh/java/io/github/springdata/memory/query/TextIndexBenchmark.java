package io.github.springdata.memory.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.index.IndexKind;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.data.annotation.Id;

/**
 * What does it cost to find rows by the words of their texts, with an index and without,
 * compared with a map of lists by word that is kept by hand? There are 100,000 texts of
 * ten words, of which the first of 10,000 are the most frequent.
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Djmh=TextIndexBenchmark</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TextIndexBenchmark {

	private static final int ROWS = 100_000;

	private static final int WORDS = 10_000;

	private final IndexedTexts indexed;

	private final Texts texts;

	private final NavigableMap<String, List<Text>> byWord = new TreeMap<>();

	/**
	 * One word of a tenth of a percent of the texts, two words of a twentieth each, and a
	 * prefix of a hundred words.
	 */
	@Param({ "w5000", "w0001 w0002", "w77*" })
	public String words = "";

	public TextIndexBenchmark() {
		MemoryRepositoryFactory factory = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore()));
		this.indexed = factory.getRepository(IndexedTexts.class);
		this.texts = factory.getRepository(Texts.class);
		Random random = new Random(1);
		List<IndexedText> rows = new ArrayList<>();
		for (long id = 1; id <= ROWS; id++) {
			rows.add(new IndexedText(id, text(random)));
		}
		this.indexed.insertAll(rows);
		this.texts.insertAll(rows.stream().map((row) -> new Text(row.id(), row.text())).toList());
		this.texts.findAll().forEach(this::add);
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 10; i++) {
			double chance = random.nextDouble();
			text.append("W%04d ".formatted((int) (WORDS * chance * chance)));
		}
		return text.toString();
	}

	private void add(Text text) {
		for (String word : Set.copyOf(Arrays.asList(text.text().toLowerCase(Locale.ROOT).split(" ")))) {
			this.byWord.computeIfAbsent(word, (key) -> new ArrayList<>()).add(text);
		}
	}

	@Benchmark
	public Object withIndex() {
		return this.indexed.findByTextMatchesWords(this.words);
	}

	@Benchmark
	public Object countWithIndex() {
		return this.indexed.countByTextMatchesWords(this.words);
	}

	@Benchmark
	public Object withoutIndex() {
		return this.texts.findByTextMatchesWords(this.words);
	}

	@Benchmark
	public Object byHand() {
		Set<Text> found = null;
		for (String word : this.words.split(" ")) {
			Set<Text> next = new LinkedHashSet<>();
			lists(word).forEach(next::addAll);
			if (found != null) {
				next.retainAll(found);
			}
			found = next;
		}
		return found;
	}

	private Collection<List<Text>> lists(String word) {
		if (!word.endsWith("*")) {
			return List.of(this.byWord.getOrDefault(word, List.of()));
		}
		String prefix = word.substring(0, word.length() - 1);
		return this.byWord.subMap(prefix, prefix + Character.MAX_VALUE).values();
	}

	record IndexedText(@Id long id, @Indexed(kind = IndexKind.TEXT) String text) {

	}

	record Text(@Id long id, String text) {

	}

	interface IndexedTexts extends MemoryRepository<IndexedText, Long> {

		List<IndexedText> findByTextMatchesWords(String words);

		long countByTextMatchesWords(String words);

	}

	interface Texts extends MemoryRepository<Text, Long> {

		List<Text> findByTextMatchesWords(String words);

	}

}
