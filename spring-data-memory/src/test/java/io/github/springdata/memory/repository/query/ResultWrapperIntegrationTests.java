package io.github.springdata.memory.repository.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.config.EnableMemoryRepositories;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Try;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.util.Streamable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Results that wrap, scroll, project and reduce.
 */
class ResultWrapperIntegrationTests {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
			NoteConfiguration.class);

	private final Notes notes = this.context.getBean(Notes.class);

	private List<Note> all = List.of();

	@BeforeEach
	void fill() {
		List<Note> created = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			String author = (i % 4 == 0) ? null : "author" + i % 5;
			created.add(new Note(null, "text" + i, author, i % 3, new Place("street" + i, new Town("town" + i))));
		}
		this.all = this.notes.saveAll(created);
	}

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void returnsIteratorsAndStreamables() {
		List<Note> first = this.all.stream().filter((note) -> note.rank() == 1).toList();
		List<Note> found = new ArrayList<>();
		this.notes.findIteratorByRank(1).forEachRemaining(found::add);
		assertThat(found).isEqualTo(first);
		assertThat(this.notes.findStreamableByRank(1).map(Note::text).toList())
			.isEqualTo(first.stream().map(Note::text).toList());
		assertThat(this.notes.findWrappedByRank(1).texts()).isEqualTo(first.stream().map(Note::text).toList());
		assertThat(this.notes.findFactoryWrappedByRank(1).count()).isEqualTo(first.size());
	}

	@Test
	void returnsTypesOfVavr() {
		Seq<Note> sequence = this.notes.findVavrByRank(2);
		assertThat(sequence.toJavaList()).allMatch((note) -> note.rank() == 2).hasSize(10);
		assertThat(this.notes.findVavrSetByRank(2).size()).isEqualTo(10);
		assertThat(this.notes.findOptionByText("text3").get()).isEqualTo(this.all.get(3));
		assertThat(this.notes.findOptionByText("nothing").isEmpty()).isTrue();
		assertThat(this.notes.findTryByText("text3").get()).isEqualTo(this.all.get(3));
		assertThat(this.notes.findTryByRank(1).getCause()).isInstanceOf(IncorrectResultSizeDataAccessException.class);
		assertThat(this.notes.findByText(Option.of("text3"))).containsExactly(this.all.get(3));
	}

	@Test
	void returnsFutures() {
		assertThat(this.notes.findAsyncByRank(1).join()).hasSize(10);
		assertThat(this.notes.findFirstLaterByRank(1).join()).isEqualTo(this.all.get(1));
		assertThat(this.notes.findFutureByText("text4")).succeedsWithin(Duration.ofSeconds(10))
			.isEqualTo(this.all.get(4));
		assertThat(this.notes.countAsyncByRank(1).join()).isEqualTo(10);
	}

	@Test
	void streamsLazilyAndCanBeClosed() {
		try (Stream<Note> stream = this.notes.streamByRankGreaterThanEqual(0)) {
			Iterator<Note> iterator = stream.iterator();
			assertThat(iterator.next()).isEqualTo(this.all.get(0));
			this.notes.deleteAll();
			assertThat(iterator.next()).isEqualTo(this.all.get(1));
		}
		assertThat(this.notes.streamByRankGreaterThanEqual(0)).isEmpty();
		Stream<Note> closed = this.notes.streamByRankGreaterThanEqual(0);
		closed.close();
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(closed::toList);
	}

	@Test
	void selectsTheValuesOfOneProperty() {
		List<String> texts = this.all.stream().filter((note) -> note.rank() == 1).map(Note::text).toList();
		assertThat(this.notes.findTextByRank(1)).isEqualTo(texts);
		assertThat(this.notes.findDistinctRankByIdNotNull()).containsExactly(0, 1, 2);
		assertThat(this.notes.findTop2TextByRankOrderByIdDesc(1)).containsExactly(texts.get(texts.size() - 1),
				texts.get(texts.size() - 2));
		assertThat(this.notes.findRankByText("text5")).isEqualTo(2);
		assertThat(this.notes.findAuthorByText("text0")).isEmpty();
		assertThat(this.notes.findAuthorByText("text1")).contains("author1");
		assertThat(this.notes.findAuthorByRank(0))
			.isEqualTo(this.all.stream().filter((note) -> note.rank() == 0).map(Note::author).toList())
			.containsNull();
		assertThat(this.notes.findPlaceTownNameByText("text7")).isEqualTo("town7");
		assertThat(this.notes.findTextByRank(1, PageRequest.of(1, 3))).containsExactlyElementsOf(texts.subList(3, 6));
		assertThat(this.notes.findTextByRank(1, String.class)).isEqualTo(texts);
	}

	@Test
	void projectsOpenNestedAndByConstructor() {
		OpenNote open = this.notes.findOpenByText("text7");
		assertThat(open.getLabel()).isEqualTo("text7/1");
		assertThat(open.getShout()).isEqualTo("TEXT7");
		assertThat(this.notes.findNestedByText("text7").getPlace().getTown().getName()).isEqualTo("town7");
		assertThat(this.notes.findRecordByText("text7"))
			.isEqualTo(new NoteRecord("text7", new PlaceRecord("street7", new Town("town7"))));
		assertThat(this.notes.findWithViewByText("text7").place().getStreet()).isEqualTo("street7");
		assertThat(this.notes.findByText("text7", NoteRecord.class)).extracting(NoteRecord::text)
			.containsExactly("text7");
		Note homeless = this.notes.save(new Note(null, "homeless", null, 0, null));
		assertThat(this.notes.findRecordByText("homeless")).isEqualTo(new NoteRecord("homeless", null));
		assertThat(this.notes.findById(homeless.id())).contains(homeless);
	}

	@Test
	void scrollsByKeysInBothDirectionsAcrossNulls() {
		for (Sort sort : List.of(Sort.by("author"), Sort.by("author").descending(),
				Sort.by(Sort.Order.asc("author").nullsLast()), Sort.by(Sort.Order.desc("author").nullsFirst()),
				Sort.by(Sort.Order.desc("author").ignoreCase(), Sort.Order.asc("rank")))) {
			List<Note> expected = this.notes.findAll(sort.and(Sort.by("id")));
			List<Note> forward = new ArrayList<>();
			Window<Note> window = this.notes.findByIdNotNull(ScrollPosition.keyset(), sort, Limit.of(4));
			forward.addAll(window.getContent());
			while (window.hasNext()) {
				window = this.notes.findByIdNotNull(window.positionAt(window.size() - 1), sort, Limit.of(4));
				forward.addAll(window.getContent());
			}
			assertThat(forward).as("%s", sort).isEqualTo(expected);
			List<Note> backward = new ArrayList<>();
			KeysetScrollPosition end = (KeysetScrollPosition) window.positionAt(window.size() - 1);
			window = this.notes.findByIdNotNull(end.backward(), sort, Limit.of(4));
			addReversed(backward, window);
			while (window.hasNext()) {
				window = this.notes.findByIdNotNull(window.positionAt(0), sort, Limit.of(4));
				addReversed(backward, window);
			}
			List<Note> rest = new ArrayList<>(expected.subList(0, expected.size() - 1));
			Collections.reverse(rest);
			assertThat(backward).as("%s backward", sort).isEqualTo(rest);
		}
	}

	private static void addReversed(List<Note> target, Window<Note> window) {
		List<Note> content = new ArrayList<>(window.getContent());
		Collections.reverse(content);
		target.addAll(content);
	}

	@Test
	void sortsByTypeSafePaths() {
		assertThat(this.notes.findByRank(1, Sort.by(Sort.Order.desc(Note::text))))
			.isEqualTo(this.notes.findByRank(1, Sort.by("text").descending()));
		assertThat(this.notes.findByRank(1, Sort.by("place.town.name").descending())).extracting(Note::rank)
			.containsOnly(1);
	}

	@Test
	void returnsNumbersOfAllKinds() {
		assertThat(this.notes.countByRank(1)).isEqualTo(10);
		assertThat(this.notes.countWrappedByRank(1)).isEqualTo(10L);
		assertThat(this.notes.countIntByRank(1)).isEqualTo(10);
		assertThat(this.notes.countIntegerByRank(1)).isEqualTo(10);
		assertThat(this.notes.countNumberByRank(1).longValue()).isEqualTo(10);
		assertThat(this.notes.existsByRank(1)).isTrue();
	}

	record Town(String name) {
	}

	record Place(String street, Town town) {
	}

	record Note(@Id @Nullable Long id, String text, @Nullable String author, int rank, @Nullable Place place) {
	}

	static final class NoteList implements Streamable<Note> {

		private final Streamable<Note> notes;

		public NoteList(Streamable<Note> notes) {
			this.notes = notes;
		}

		List<String> texts() {
			return map(Note::text).toList();
		}

		@Override
		public Iterator<Note> iterator() {
			return this.notes.iterator();
		}

	}

	static final class NoteBag implements Streamable<Note> {

		private final List<Note> notes;

		private NoteBag(List<Note> notes) {
			this.notes = notes;
		}

		public static NoteBag of(Streamable<Note> notes) {
			return new NoteBag(notes.toList());
		}

		int count() {
			return this.notes.size();
		}

		@Override
		public Iterator<Note> iterator() {
			return this.notes.iterator();
		}

	}

	interface OpenNote {

		@Value("#{target.text + '/' + target.rank}")
		String getLabel();

		@Value("#{@shouter.shout(target.text)}")
		String getShout();

	}

	interface NestedNote {

		String getText();

		PlaceView getPlace();

	}

	interface PlaceView {

		String getStreet();

		TownView getTown();

	}

	interface TownView {

		String getName();

	}

	record PlaceRecord(String street, Town town) {
	}

	record NoteRecord(String text, @Nullable PlaceRecord place) {
	}

	record NoteWithView(String text, PlaceView place) {
	}

	public static class Shouter {

		public String shout(String text) {
			return Objects.requireNonNull(text).toUpperCase(Locale.ROOT);
		}

	}

	interface Notes extends MemoryRepository<Note, Long> {

		Iterator<Note> findIteratorByRank(int rank);

		Streamable<Note> findStreamableByRank(int rank);

		NoteList findWrappedByRank(int rank);

		NoteBag findFactoryWrappedByRank(int rank);

		Seq<Note> findVavrByRank(int rank);

		io.vavr.collection.Set<Note> findVavrSetByRank(int rank);

		Option<Note> findOptionByText(String text);

		Try<Note> findTryByText(String text);

		Try<Note> findTryByRank(int rank);

		List<Note> findByText(Option<String> text);

		@Async
		CompletableFuture<List<Note>> findAsyncByRank(int rank);

		@Async
		CompletableFuture<Note> findFirstLaterByRank(int rank);

		@Async
		Future<Note> findFutureByText(String text);

		@Async
		CompletableFuture<Long> countAsyncByRank(int rank);

		Stream<Note> streamByRankGreaterThanEqual(int rank);

		List<String> findTextByRank(int rank);

		List<Integer> findDistinctRankByIdNotNull();

		List<String> findTop2TextByRankOrderByIdDesc(int rank);

		int findRankByText(String text);

		Optional<String> findAuthorByText(String text);

		List<@Nullable String> findAuthorByRank(int rank);

		String findPlaceTownNameByText(String text);

		List<String> findTextByRank(int rank, Pageable pageable);

		<V> List<V> findTextByRank(int rank, Class<V> type);

		OpenNote findOpenByText(String text);

		NestedNote findNestedByText(String text);

		NoteRecord findRecordByText(String text);

		NoteWithView findWithViewByText(String text);

		<P> List<P> findByText(String text, Class<P> type);

		Window<Note> findByIdNotNull(ScrollPosition position, Sort sort, Limit limit);

		List<Note> findByRank(int rank, Sort sort);

		long countByRank(int rank);

		Long countWrappedByRank(int rank);

		int countIntByRank(int rank);

		Integer countIntegerByRank(int rank);

		Number countNumberByRank(int rank);

		boolean existsByRank(int rank);

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	@EnableMemoryRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Notes.class))
	static class NoteConfiguration {

		@Bean
		MemoryStore memoryStore() {
			return new MemoryStore();
		}

		@Bean
		MemoryTemplate memoryTemplate(MemoryStore store) {
			return new MemoryTemplate(store);
		}

		@Bean
		MemoryTransactionManager memoryTransactionManager(MemoryStore store) {
			return new MemoryTransactionManager(store);
		}

		@Bean
		Shouter shouter() {
			return new Shouter();
		}

	}

}
