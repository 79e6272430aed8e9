package io.github.springdata.memory.repository.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.query.FluentQuery.FetchableFluentQuery;
import org.springframework.data.util.Streamable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Each type of result is the same, whichever way a query is written: as the name of a
 * method, as a text that selects the entity, as one that selects it from a join, or step
 * by step.
 */
class ResultMatrixIntegrationTests {

	private static final Part A = new Part(1L, "a", 1, "red", List.of("t"));

	private static final Part B = new Part(2L, "b", 2, null, List.of("t", "u"));

	private static final Part C = new Part(3L, "c", 3, "red", List.of("t"));

	private static final Part D = new Part(4L, "d", 4, "blue", List.of("t"));

	private final MemoryTemplate operations = new MemoryTemplate(new MemoryStore());

	ResultMatrixIntegrationTests() {
		this.operations.insertAll(List.of(A, B, C, D));
	}

	@ParameterizedTest
	@EnumSource
	void one(Way way) {
		Parts parts = way.of(this.operations);
		assertThat(parts.getBySizeGreaterThanEqual(4)).isEqualTo(D);
		assertThat(parts.getBySizeGreaterThanEqual(5)).isNull();
		assertThat(parts.findBySizeGreaterThanEqual(4)).contains(D);
		assertThat(parts.findBySizeGreaterThanEqual(5)).isEmpty();
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(() -> parts.getBySizeGreaterThanEqual(2));
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(() -> parts.findBySizeGreaterThanEqual(2));
	}

	@ParameterizedTest
	@EnumSource
	void several(Way way) {
		Parts parts = way.of(this.operations);
		assertThat(parts.findBySizeGreaterThanEqualOrderById(2)).containsExactly(B, C, D);
		assertThat(parts.findSetBySizeGreaterThanEqualOrderById(2)).containsExactly(B, C, D);
		assertThat(parts.findAllBySizeGreaterThanEqualOrderById(2)).containsExactly(B, C, D);
		assertThat(parts.findArrayBySizeGreaterThanEqualOrderById(2)).containsExactly(B, C, D);
		assertThat(parts.findEachBySizeGreaterThanEqualOrderById(2)).containsExactly(B, C, D);
		assertThat(parts.streamBySizeGreaterThanEqualOrderById(2)).containsExactly(B, C, D);
		assertThat(parts.readBySizeGreaterThanEqualOrderById(2)).toIterable().containsExactly(B, C, D);
		assertThat(parts.findBySizeGreaterThanEqual(2, Sort.by("id").descending(), Limit.of(2))).containsExactly(D, C);
	}

	@ParameterizedTest
	@EnumSource
	void pages(Way way) {
		Parts parts = way.of(this.operations);
		Page<Part> first = parts.findPageBySizeGreaterThanEqual(2, PageRequest.of(0, 2, Sort.by("id")));
		assertThat(first).containsExactly(B, C);
		assertThat(first.getTotalElements()).isEqualTo(3);
		assertThat(parts.findPageBySizeGreaterThanEqual(2, PageRequest.of(1, 2, Sort.by("id")))).containsExactly(D);
		assertThat(parts.findPageBySizeGreaterThanEqual(2, PageRequest.of(5, 2)).getTotalElements()).isEqualTo(3);
		assertThat(parts.findPageBySizeGreaterThanEqual(2, Pageable.unpaged(Sort.by("id")))).containsExactly(B, C, D);
	}

	@ParameterizedTest
	@EnumSource
	void slices(Way way) {
		Parts parts = way.of(this.operations);
		Slice<Part> first = parts.findSliceBySizeGreaterThanEqual(2, PageRequest.of(0, 2, Sort.by("id")));
		assertThat(first).containsExactly(B, C);
		assertThat(first.hasNext()).isTrue();
		Slice<Part> last = parts.findSliceBySizeGreaterThanEqual(2, first.nextPageable());
		assertThat(last).containsExactly(D);
		assertThat(last.hasNext()).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void windows(Way way) {
		Parts parts = way.of(this.operations);
		Window<Part> first = parts.findWindowBySizeGreaterThanEqualOrderById(2, ScrollPosition.offset(), Limit.of(2));
		assertThat(first).containsExactly(B, C);
		assertThat(first.hasNext()).isTrue();
		Window<Part> last = parts.findWindowBySizeGreaterThanEqualOrderById(2, first.positionAt(1), Limit.of(2));
		assertThat(last).containsExactly(D);
		assertThat(last.hasNext()).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void windowsByKeys(Way way) {
		Parts parts = way.of(this.operations);
		KeysetScrollPosition start = ScrollPosition.keyset();
		if (way == Way.JOIN) {
			assertThatThrownBy(() -> parts.findWindowBySizeGreaterThanEqualOrderById(2, start, Limit.of(2)))
				.hasMessageContaining("is scrolled by offset only");
			return;
		}
		Window<Part> first = parts.findWindowBySizeGreaterThanEqualOrderById(2, start, Limit.of(2));
		assertThat(first).containsExactly(B, C);
		assertThat(parts.findWindowBySizeGreaterThanEqualOrderById(2, first.positionAt(1), Limit.of(2)))
			.containsExactly(D);
	}

	@ParameterizedTest
	@EnumSource
	void projections(Way way) {
		Parts parts = way.of(this.operations);
		assertThat(parts.findViewsBySizeGreaterThanEqualOrderById(3)).extracting(PartView::getName)
			.containsExactly("c", "d");
		assertThat(parts.findRecordsBySizeGreaterThanEqualOrderById(3)).containsExactly(new PartRecord("c", 3),
				new PartRecord("d", 4));
		assertThat(parts.findObjectsBySizeGreaterThanEqualOrderById(3)).extracting((dto) -> dto.name + dto.size)
			.containsExactly("c3", "d4");
		assertThat(parts.findRecordBySizeGreaterThanEqual(4)).contains(new PartRecord("d", 4));
		assertThat(parts.findPageOfRecordsBySizeGreaterThanEqual(3, PageRequest.of(0, 1, Sort.by("id"))))
			.containsExactly(new PartRecord("c", 3));
		assertThat(parts.findWindowOfViewsBySizeGreaterThanEqualOrderById(3, ScrollPosition.offset()))
			.extracting(PartView::getName)
			.containsExactly("c", "d");
	}

	@ParameterizedTest
	@EnumSource
	void projectionsThatTheCallChooses(Way way) {
		Parts parts = way.of(this.operations);
		assertThat(parts.findDynamicBySizeGreaterThanEqualOrderById(3, Part.class)).containsExactly(C, D);
		assertThat(parts.findDynamicBySizeGreaterThanEqualOrderById(3, PartRecord.class))
			.containsExactly(new PartRecord("c", 3), new PartRecord("d", 4));
		assertThat(parts.findDynamicBySizeGreaterThanEqualOrderById(3, PartView.class)).extracting(PartView::getName)
			.containsExactly("c", "d");
		assertThat(parts.findDynamicBySizeGreaterThanEqualOrderById(3, Map.class)).extracting((map) -> map.get("size"))
			.containsExactly(3, 4);
	}

	@ParameterizedTest
	@EnumSource
	void maps(Way way) {
		Parts parts = way.of(this.operations);
		Map<String, Object> c = Map.of("id", 3L, "name", "c", "size", 3, "color", "red", "tags", List.of("t"));
		assertThat(parts.findMapsBySizeGreaterThanEqualOrderById(3)).hasSize(2).first().isEqualTo(c);
		assertThat(parts.findMapBySizeGreaterThanEqual(4)).containsEntry("name", "d");
	}

	@ParameterizedTest
	@EnumSource
	void values(Way way) {
		Parts parts = way.of(this.operations);
		assertThat(parts.findNameBySizeGreaterThanEqualOrderById(2)).containsExactly("b", "c", "d");
		assertThat(parts.findColorBySizeGreaterThanEqualOrderById(2)).containsExactly(null, "red", "blue");
		assertThat(parts.findDistinctColorBySizeGreaterThanEqualOrderByColor(1)).containsExactly(null, "blue", "red");
		assertThat(parts.findPageOfNameBySizeGreaterThanEqual(2, PageRequest.of(1, 2, Sort.by("id"))))
			.containsExactly("d");
	}

	@ParameterizedTest
	@EnumSource
	void numbers(Way way) {
		Parts parts = way.of(this.operations);
		assertThat(parts.countBySizeGreaterThanEqual(2)).isEqualTo(3);
		assertThat(parts.existsBySizeGreaterThanEqual(4)).isTrue();
		assertThat(parts.existsBySizeGreaterThanEqual(5)).isFalse();
	}

	/**
	 * A way to write queries.
	 */
	enum Way {

		NAME(Derived.class), TEXT(Text.class), JOIN(Joined.class), FLUENT(Executor.class);

		private final Class<?> repository;

		Way(Class<?> repository) {
			this.repository = repository;
		}

		Parts of(MemoryTemplate operations) {
			Object repository = new MemoryRepositoryFactory(operations).getRepository(this.repository);
			return (repository instanceof Executor executor) ? new Fluent(executor) : (Parts) repository;
		}

	}

	record Part(@Id Long id, String name, int size, @Nullable String color, List<String> tags) {

	}

	interface PartView {

		String getName();

	}

	record PartRecord(String name, int size) {

	}

	static final class PartObject {

		final String name;

		final int size;

		PartObject(String name, int size) {
			this.name = name;
			this.size = size;
		}

	}

	/**
	 * All types of results.
	 */
	interface Parts {

		@Nullable Part getBySizeGreaterThanEqual(int size);

		Optional<Part> findBySizeGreaterThanEqual(int size);

		List<Part> findBySizeGreaterThanEqualOrderById(int size);

		Set<Part> findSetBySizeGreaterThanEqualOrderById(int size);

		Collection<Part> findAllBySizeGreaterThanEqualOrderById(int size);

		Part[] findArrayBySizeGreaterThanEqualOrderById(int size);

		Streamable<Part> findEachBySizeGreaterThanEqualOrderById(int size);

		Stream<Part> streamBySizeGreaterThanEqualOrderById(int size);

		Iterator<Part> readBySizeGreaterThanEqualOrderById(int size);

		List<Part> findBySizeGreaterThanEqual(int size, Sort sort, Limit limit);

		Page<Part> findPageBySizeGreaterThanEqual(int size, Pageable page);

		Slice<Part> findSliceBySizeGreaterThanEqual(int size, Pageable page);

		Window<Part> findWindowBySizeGreaterThanEqualOrderById(int size, ScrollPosition position, Limit limit);

		List<PartView> findViewsBySizeGreaterThanEqualOrderById(int size);

		List<PartRecord> findRecordsBySizeGreaterThanEqualOrderById(int size);

		List<PartObject> findObjectsBySizeGreaterThanEqualOrderById(int size);

		Optional<PartRecord> findRecordBySizeGreaterThanEqual(int size);

		Page<PartRecord> findPageOfRecordsBySizeGreaterThanEqual(int size, Pageable page);

		Window<PartView> findWindowOfViewsBySizeGreaterThanEqualOrderById(int size, ScrollPosition position);

		<T> List<T> findDynamicBySizeGreaterThanEqualOrderById(int size, Class<T> type);

		List<Map<String, Object>> findMapsBySizeGreaterThanEqualOrderById(int size);

		Map<String, Object> findMapBySizeGreaterThanEqual(int size);

		List<String> findNameBySizeGreaterThanEqualOrderById(int size);

		List<String> findColorBySizeGreaterThanEqualOrderById(int size);

		List<String> findDistinctColorBySizeGreaterThanEqualOrderByColor(int size);

		Page<String> findPageOfNameBySizeGreaterThanEqual(int size, Pageable page);

		long countBySizeGreaterThanEqual(int size);

		boolean existsBySizeGreaterThanEqual(int size);

	}

	interface Derived extends MemoryRepository<Part, Long>, Parts {

		Page<String> findNameBySizeGreaterThanEqual(int size, Pageable page);

		@Override
		default Page<String> findPageOfNameBySizeGreaterThanEqual(int size, Pageable page) {
			return findNameBySizeGreaterThanEqual(size, page);
		}

	}

	interface Executor extends MemoryRepository<Part, Long>, MemoryCriteriaExecutor<Part> {

	}

	interface Text extends MemoryRepository<Part, Long>, Parts {

		@Override
		@Query("select p from Part p where p.size >= ?1")
		@Nullable Part getBySizeGreaterThanEqual(int size);

		@Override
		@Query("select p from Part p where p.size >= ?1")
		Optional<Part> findBySizeGreaterThanEqual(int size);

		@Override
		@Query("select p from Part p where p.size >= ?1 order by p.id")
		List<Part> findBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p where p.size >= ?1 order by p.id")
		Set<Part> findSetBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p where p.size >= ?1 order by p.id")
		Collection<Part> findAllBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p where p.size >= ?1 order by p.id")
		Part[] findArrayBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p where p.size >= ?1 order by p.id")
		Streamable<Part> findEachBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p where p.size >= ?1 order by p.id")
		Stream<Part> streamBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p where p.size >= ?1 order by p.id")
		Iterator<Part> readBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p where p.size >= ?1")
		List<Part> findBySizeGreaterThanEqual(int size, Sort sort, Limit limit);

		@Override
		@Query("select p from Part p where p.size >= ?1")
		Page<Part> findPageBySizeGreaterThanEqual(int size, Pageable page);

		@Override
		@Query("select p from Part p where p.size >= ?1")
		Slice<Part> findSliceBySizeGreaterThanEqual(int size, Pageable page);

		@Override
		@Query("select p from Part p where p.size >= ?1 order by p.id")
		Window<Part> findWindowBySizeGreaterThanEqualOrderById(int size, ScrollPosition position, Limit limit);

		@Override
		@Query("select p from Part p where p.size >= ?1 order by p.id")
		List<PartView> findViewsBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p where p.size >= ?1 order by p.id")
		List<PartRecord> findRecordsBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p where p.size >= ?1 order by p.id")
		List<PartObject> findObjectsBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p where p.size >= ?1")
		Optional<PartRecord> findRecordBySizeGreaterThanEqual(int size);

		@Override
		@Query("select p from Part p where p.size >= ?1")
		Page<PartRecord> findPageOfRecordsBySizeGreaterThanEqual(int size, Pageable page);

		@Override
		@Query("select p from Part p where p.size >= ?1 order by p.id")
		Window<PartView> findWindowOfViewsBySizeGreaterThanEqualOrderById(int size, ScrollPosition position);

		@Override
		@Query("select p from Part p where p.size >= ?1 order by p.id")
		<T> List<T> findDynamicBySizeGreaterThanEqualOrderById(int size, Class<T> type);

		@Override
		@Query("select p from Part p where p.size >= ?1 order by p.id")
		List<Map<String, Object>> findMapsBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p where p.size >= ?1")
		Map<String, Object> findMapBySizeGreaterThanEqual(int size);

		@Override
		@Query("select p.name from Part p where p.size >= ?1 order by p.id")
		List<String> findNameBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p.color from Part p where p.size >= ?1 order by p.id")
		List<String> findColorBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select distinct p.color from Part p where p.size >= ?1 order by p.color")
		List<String> findDistinctColorBySizeGreaterThanEqualOrderByColor(int size);

		@Override
		@Query("select p.name from Part p where p.size >= ?1")
		Page<String> findPageOfNameBySizeGreaterThanEqual(int size, Pageable page);

		@Override
		@Query(value = "select p from Part p where p.size >= ?1", count = true)
		long countBySizeGreaterThanEqual(int size);

		@Override
		@Query(value = "select p from Part p where p.size >= ?1", exists = true)
		boolean existsBySizeGreaterThanEqual(int size);

	}

	interface Joined extends MemoryRepository<Part, Long>, Parts {

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't'")
		@Nullable Part getBySizeGreaterThanEqual(int size);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't'")
		Optional<Part> findBySizeGreaterThanEqual(int size);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't' order by p.id")
		List<Part> findBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't' order by p.id")
		Set<Part> findSetBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't' order by p.id")
		Collection<Part> findAllBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't' order by p.id")
		Part[] findArrayBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't' order by p.id")
		Streamable<Part> findEachBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't' order by p.id")
		Stream<Part> streamBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't' order by p.id")
		Iterator<Part> readBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't'")
		List<Part> findBySizeGreaterThanEqual(int size, Sort sort, Limit limit);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't'")
		Page<Part> findPageBySizeGreaterThanEqual(int size, Pageable page);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't'")
		Slice<Part> findSliceBySizeGreaterThanEqual(int size, Pageable page);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't' order by p.id")
		Window<Part> findWindowBySizeGreaterThanEqualOrderById(int size, ScrollPosition position, Limit limit);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't' order by p.id")
		List<PartView> findViewsBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't' order by p.id")
		List<PartRecord> findRecordsBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't' order by p.id")
		List<PartObject> findObjectsBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't'")
		Optional<PartRecord> findRecordBySizeGreaterThanEqual(int size);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't'")
		Page<PartRecord> findPageOfRecordsBySizeGreaterThanEqual(int size, Pageable page);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't' order by p.id")
		Window<PartView> findWindowOfViewsBySizeGreaterThanEqualOrderById(int size, ScrollPosition position);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't' order by p.id")
		<T> List<T> findDynamicBySizeGreaterThanEqualOrderById(int size, Class<T> type);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't' order by p.id")
		List<Map<String, Object>> findMapsBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p from Part p join p.tags t where p.size >= ?1 and t = 't'")
		Map<String, Object> findMapBySizeGreaterThanEqual(int size);

		@Override
		@Query("select p.name from Part p join p.tags t where p.size >= ?1 and t = 't' order by p.id")
		List<String> findNameBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select p.color from Part p join p.tags t where p.size >= ?1 and t = 't' order by p.id")
		List<String> findColorBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select distinct p.color from Part p join p.tags t where p.size >= ?1 and t = 't' order by p.color")
		List<String> findDistinctColorBySizeGreaterThanEqualOrderByColor(int size);

		@Override
		@Query("select p.name from Part p join p.tags t where p.size >= ?1 and t = 't'")
		Page<String> findPageOfNameBySizeGreaterThanEqual(int size, Pageable page);

		@Override
		@Query(value = "select p from Part p join p.tags t where p.size >= ?1 and t = 't'", count = true)
		long countBySizeGreaterThanEqual(int size);

		@Override
		@Query(value = "select p from Part p join p.tags t where p.size >= ?1 and t = 't'", exists = true)
		boolean existsBySizeGreaterThanEqual(int size);

	}

	/**
	 * Queries that are put together step by step.
	 */
	record Fluent(Executor executor) implements Parts {

		private <R> R find(int size, Function<FetchableFluentQuery<Part>, R> query) {
			return this.executor.findBy(Criteria.where("size").greaterThanOrEquals(size), query);
		}

		private <R> List<R> list(int size, Class<R> type) {
			return find(size, (query) -> query.sortBy(Sort.by("id")).as(type).all());
		}

		@Override
		public @Nullable Part getBySizeGreaterThanEqual(int size) {
			return find(size, FetchableFluentQuery::oneValue);
		}

		@Override
		public Optional<Part> findBySizeGreaterThanEqual(int size) {
			return find(size, FetchableFluentQuery::one);
		}

		@Override
		public List<Part> findBySizeGreaterThanEqualOrderById(int size) {
			return list(size, Part.class);
		}

		@Override
		public Set<Part> findSetBySizeGreaterThanEqualOrderById(int size) {
			return new LinkedHashSet<>(list(size, Part.class));
		}

		@Override
		public Collection<Part> findAllBySizeGreaterThanEqualOrderById(int size) {
			return list(size, Part.class);
		}

		@Override
		public Part[] findArrayBySizeGreaterThanEqualOrderById(int size) {
			return list(size, Part.class).toArray(Part[]::new);
		}

		@Override
		public Streamable<Part> findEachBySizeGreaterThanEqualOrderById(int size) {
			return Streamable.of(list(size, Part.class));
		}

		@Override
		public Stream<Part> streamBySizeGreaterThanEqualOrderById(int size) {
			return find(size, (query) -> query.sortBy(Sort.by("id")).stream());
		}

		@Override
		public Iterator<Part> readBySizeGreaterThanEqualOrderById(int size) {
			return streamBySizeGreaterThanEqualOrderById(size).iterator();
		}

		@Override
		public List<Part> findBySizeGreaterThanEqual(int size, Sort sort, Limit limit) {
			return find(size, (query) -> query.sortBy(sort).limit(limit.max()).all());
		}

		@Override
		public Page<Part> findPageBySizeGreaterThanEqual(int size, Pageable page) {
			return find(size, (query) -> query.page(page));
		}

		@Override
		public Slice<Part> findSliceBySizeGreaterThanEqual(int size, Pageable page) {
			return find(size, (query) -> query.slice(page));
		}

		@Override
		public Window<Part> findWindowBySizeGreaterThanEqualOrderById(int size, ScrollPosition position, Limit limit) {
			return find(size, (query) -> query.sortBy(Sort.by("id")).limit(limit.max()).scroll(position));
		}

		@Override
		public List<PartView> findViewsBySizeGreaterThanEqualOrderById(int size) {
			return list(size, PartView.class);
		}

		@Override
		public List<PartRecord> findRecordsBySizeGreaterThanEqualOrderById(int size) {
			return list(size, PartRecord.class);
		}

		@Override
		public List<PartObject> findObjectsBySizeGreaterThanEqualOrderById(int size) {
			return list(size, PartObject.class);
		}

		@Override
		public Optional<PartRecord> findRecordBySizeGreaterThanEqual(int size) {
			return find(size, (query) -> query.as(PartRecord.class).one());
		}

		@Override
		public Page<PartRecord> findPageOfRecordsBySizeGreaterThanEqual(int size, Pageable page) {
			return find(size, (query) -> query.as(PartRecord.class).page(page));
		}

		@Override
		public Window<PartView> findWindowOfViewsBySizeGreaterThanEqualOrderById(int size, ScrollPosition position) {
			return find(size, (query) -> query.sortBy(Sort.by("id")).as(PartView.class).scroll(position));
		}

		@Override
		public <T> List<T> findDynamicBySizeGreaterThanEqualOrderById(int size, Class<T> type) {
			return list(size, type);
		}

		@Override
		@SuppressWarnings({ "unchecked", "rawtypes" })
		public List<Map<String, Object>> findMapsBySizeGreaterThanEqualOrderById(int size) {
			return (List) list(size, Map.class);
		}

		@Override
		@SuppressWarnings("unchecked")
		public Map<String, Object> findMapBySizeGreaterThanEqual(int size) {
			return find(size, (query) -> query.as(Map.class).oneValue());
		}

		@Override
		public List<String> findNameBySizeGreaterThanEqualOrderById(int size) {
			return find(size, (query) -> query.sortBy(Sort.by("id")).as(String.class).project("name").all());
		}

		@Override
		public List<String> findColorBySizeGreaterThanEqualOrderById(int size) {
			return find(size, (query) -> query.project("color").as(String.class).sortBy(Sort.by("id")).all());
		}

		@Override
		public List<String> findDistinctColorBySizeGreaterThanEqualOrderByColor(int size) {
			List<String> colors = find(size,
					(query) -> query.project("color").as(String.class).sortBy(Sort.by("color")).all());
			return colors.stream().distinct().collect(Collectors.toCollection(ArrayList::new));
		}

		@Override
		public Page<String> findPageOfNameBySizeGreaterThanEqual(int size, Pageable page) {
			return find(size, (query) -> query.project("name").as(String.class).page(page));
		}

		@Override
		public long countBySizeGreaterThanEqual(int size) {
			return find(size, FetchableFluentQuery::count);
		}

		@Override
		public boolean existsBySizeGreaterThanEqual(int size) {
			return find(size, FetchableFluentQuery::exists);
		}

	}

}
