package io.github.springdata.memory.repository.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import io.github.springdata.memory.core.event.AfterConvertCallback;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import org.springframework.data.mapping.callback.EntityCallbacks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Range;
import org.springframework.data.domain.Score;
import org.springframework.data.domain.ScoringFunction;
import org.springframework.data.domain.SearchResult;
import org.springframework.data.domain.SearchResults;
import org.springframework.data.domain.Similarity;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Vector;
import org.springframework.data.domain.VectorScoringFunctions;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.GeoPage;
import org.springframework.data.geo.GeoResult;
import org.springframework.data.geo.GeoResults;
import org.springframework.data.geo.Metrics;
import org.springframework.data.geo.Point;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.QueryCreationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/**
 * Neighbours of vectors with their scores, and of points with their distances.
 */
class NeighbourQueryIntegrationTests {

	private static final double[] CENTER = { 0.3, -0.5, 0.8 };

	private static final Vector VECTOR = Vector.of(CENTER);

	private static final Map<VectorScoringFunctions, ToDoubleFunction<double[]>> DISTANCES = Map.of(
			VectorScoringFunctions.COSINE, (v) -> 1 - dot(v, CENTER) / Math.sqrt(dot(v, v) * dot(CENTER, CENTER)),
			VectorScoringFunctions.EUCLIDEAN, (v) -> Math.sqrt(dot(minus(v), minus(v))),
			VectorScoringFunctions.DOT_PRODUCT, (v) -> -dot(v, CENTER), VectorScoringFunctions.TAXICAB,
			(v) -> Math.abs(minus(v)[0]) + Math.abs(minus(v)[1]) + Math.abs(minus(v)[2]),
			VectorScoringFunctions.HAMMING, (v) -> 3);

	private final long seed = Seeds.seed();

	private final MemoryOperations operations = new MemoryTemplate(new MemoryStore());

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(this.operations);

	private final Documents documents = this.factory.getRepository(Documents.class);

	private List<Document> all = List.of();

	@BeforeEach
	void fill() {
		Random random = Seeds.random(this.seed);
		List<Document> created = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			double[] components = { random.nextGaussian(), random.nextGaussian(), random.nextGaussian() };
			float[] floats = { (float) components[0], (float) components[1], (float) components[2] };
			created.add(new Document(null, (i % 3 == 0) ? "en" : "de", Vector.of(components), floats, components,
					new Point(components[0], components[1])));
		}
		created.add(new Document(null, "en", null, null, null, null));
		this.all = this.documents.saveAll(created);
	}

	@Test
	void storesVectorsAsValues() {
		assertThat(this.documents.findById(this.all.get(0).id())).contains(this.all.get(0));
		assertThat(this.documents.findByEmbedding(this.all.get(0).embedding())).containsExactly(this.all.get(0));
	}

	@Test
	void findsTheNearestVectorsByEveryScoringFunction() {
		DISTANCES.forEach((function, distance) -> {
			List<Document> expected = nearest("de", distance).subList(0, 10);
			SearchResults<Document> found = this.documents.searchTop10ByLanguageAndEmbeddingNear("de", VECTOR,
					function);
			assertThat(found.contentStream()).as("%s, -Dseed=%d", function, this.seed).isEqualTo(expected);
			assertThat(found).allSatisfy((result) -> {
				assertThat(result.getScore().getFunction()).isEqualTo(function);
				assertThat(result.getScore().getValue())
					.isCloseTo(distance.applyAsDouble(components(result.getContent())), within(1e-9));
			});
		});
	}

	@Test
	void findsVectorsInArraysToo() {
		List<Document> expected = nearest("de", DISTANCES.get(VectorScoringFunctions.EUCLIDEAN)).subList(0, 5);
		assertThat(this.documents.searchTop5ByFloatsNearAndLanguage(VECTOR, ScoringFunction.euclidean(), "de")
			.contentStream()).as("-Dseed=%d", this.seed).isEqualTo(expected);
		assertThat(this.documents.findTop5ByLanguageAndDoublesNear("de", VECTOR, ScoringFunction.euclidean()))
			.isEqualTo(expected);
	}

	@Test
	void measuresByCosineIfNothingIsSaid() {
		assertThat(this.documents.findTop10ByEmbeddingNear(VECTOR)).as("-Dseed=%d", this.seed)
			.isEqualTo(nearest(null, DISTANCES.get(VectorScoringFunctions.COSINE)).subList(0, 10));
	}

	@Test
	void boundsScoresAsDistances() {
		ToDoubleFunction<double[]> euclidean = DISTANCES.get(VectorScoringFunctions.EUCLIDEAN);
		List<Document> expected = nearest(null, euclidean).stream()
			.filter((document) -> euclidean.applyAsDouble(components(document)) <= 1.2)
			.toList();
		Score limit = Score.of(1.2, ScoringFunction.euclidean());
		assertThat(this.documents.searchByEmbeddingNear(VECTOR, limit).contentStream()).isEqualTo(expected);
		assertThat(this.documents.searchByEmbeddingWithin(VECTOR, limit)).extracting(SearchResult::getContent)
			.isEqualTo(expected);
		Range<Score> range = Score.between(Score.of(0.7, ScoringFunction.euclidean()), limit);
		assertThat(this.documents.findByEmbeddingWithin(VECTOR, range)).isEqualTo(
				expected.stream().filter((document) -> euclidean.applyAsDouble(components(document)) >= 0.7).toList());
	}

	@Test
	void boundsAndReturnsSimilarities() {
		ToDoubleFunction<double[]> cosine = DISTANCES.get(VectorScoringFunctions.COSINE);
		Similarity least = Similarity.of(0.6, ScoringFunction.cosine());
		SearchResults<Document> found = this.documents.searchByEmbeddingNear(VECTOR, least);
		assertThat(found.contentStream()).as("-Dseed=%d", this.seed)
			.isEqualTo(nearest(null, cosine).stream()
				.filter((document) -> 1 - cosine.applyAsDouble(components(document)) / 2 >= 0.6)
				.toList());
		assertThat(found).isNotEmpty().allSatisfy((result) -> {
			assertThat(result.getScore()).isInstanceOf(Similarity.class);
			assertThat(result.getScore().getValue()).isBetween(0.6, 1.0);
		});
		assertThat(
				this.documents.searchByEmbeddingNear(VECTOR, Similarity.between(0, 0.5, ScoringFunction.dotProduct())))
			.isNotEmpty()
			.allSatisfy((result) -> assertThat(dot(components(result.getContent()), CENTER)).isLessThanOrEqualTo(0));
	}

	@Test
	void returnsSearchResultsInOtherWays() {
		List<Document> expected = nearest(null, DISTANCES.get(VectorScoringFunctions.COSINE));
		assertThat(this.documents.searchTop3LanguagesByEmbeddingNear(VECTOR)
			.stream()
			.map((result) -> result.getContent().language()))
			.isEqualTo(expected.subList(0, 3).stream().map(Document::language).toList());
		assertThat(this.documents.searchByEmbeddingNear(VECTOR, Limit.of(4)).contentStream())
			.isEqualTo(expected.subList(0, 4));
		assertThat(this.documents.searchByEmbeddingNear(VECTOR, PageRequest.of(1, 4)).contentStream())
			.isEqualTo(expected.subList(4, 8));
		assertThat(this.documents.searchTop2LaterByEmbeddingNear(VECTOR).join().contentStream())
			.isEqualTo(expected.subList(0, 2));
		assertThat(this.documents
			.searchByEmbeddingNear(VECTOR, Score.of(9, ScoringFunction.euclidean()), Sort.by("language", "id"))
			.contentStream()).extracting(Document::language).isSorted();
	}

	@Test
	void findsVectorsByCriteria() {
		assertThat(this.operations.query(Document.class)
			.matching(Criteria.where("embedding").near(VECTOR, ScoringFunction.euclidean()))
			.limit(3)
			.all()).isEqualTo(nearest(null, DISTANCES.get(VectorScoringFunctions.EUCLIDEAN)).subList(0, 3));
		assertThat(this.operations.query(Document.class)
			.matching(Criteria.where("embedding").near(VECTOR, Score.of(1, ScoringFunction.euclidean())).not())
			.all())
			.isNotEmpty()
			.allSatisfy((document) -> assertThat(
					DISTANCES.get(VectorScoringFunctions.EUCLIDEAN).applyAsDouble(components(document)))
				.isGreaterThan(1));
	}

	@Test
	void refusesVectorsOfAnotherDimensionAndUnknownScores() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.documents.findTop10ByEmbeddingNear(Vector.of(1.0, 2.0)))
			.withMessageContaining("2 dimensions")
			.withMessageContaining("3");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.documents.searchByEmbeddingNear(VECTOR, Score.of(1, () -> "mine")))
			.withMessageContaining(":score")
			.withMessageContaining("ScoringFunction");
		assertThat(this.documents.searchByEmbeddingNear(VECTOR, (Score) null)).isEmpty();
		assertThat(this.documents.findTop10ByEmbeddingNear(null)).isEmpty();
	}

	@Test
	void returnsDistancesFromAPoint() {
		Point center = new Point(0.1, 0.2);
		ToDoubleFunction<Document> distance = (document) -> Math.hypot(document.place().getX() - 0.1,
				document.place().getY() - 0.2);
		GeoResults<Document> found = this.documents.findByPlaceNear(center, new Distance(1));
		assertThat(found).extracting(GeoResult::getContent)
			.isEqualTo(this.all.stream()
				.filter((document) -> document.place() != null && distance.applyAsDouble(document) <= 1)
				.sorted(Comparator.comparingDouble(distance))
				.toList());
		assertThat(found).isNotEmpty()
			.allSatisfy((result) -> assertThat(result.getDistance().getValue())
				.isCloseTo(distance.applyAsDouble(result.getContent()), within(1e-9)));
		assertThat(found.getAverageDistance().getValue()).isCloseTo(found.getContent()
			.stream()
			.mapToDouble((result) -> result.getDistance().getValue())
			.average()
			.orElseThrow(), within(1e-9));
	}

	@Test
	void returnsDistancesInTheUnitOfTheArgument() {
		Point center = this.all.get(0).place();
		List<GeoResult<Document>> found = this.documents.findTop3ByPlaceNear(center,
				Distance.between(0, Metrics.KILOMETERS, 20_000, Metrics.KILOMETERS));
		assertThat(found).hasSize(3);
		assertThat(found.get(0).getDistance()).isEqualTo(new Distance(0, Metrics.KILOMETERS));
		double miles = this.documents.findByPlaceNear(center, new Distance(20_000, Metrics.MILES))
			.getContent()
			.get(2)
			.getDistance()
			.getValue();
		assertThat(found.get(2).getDistance().getValue()).isCloseTo(miles * 1.609344, within(miles * 0.001));
	}

	@Test
	void returnsPagesWithDistances() {
		GeoPage<Document> page = this.documents.findByPlaceNear(new Point(0, 0), PageRequest.of(1, 20));
		assertThat(page).hasSize(20).extracting((result) -> result.getDistance().getValue()).isSorted();
		assertThat(page.getTotalElements()).isEqualTo(60);
		assertThat(page.getAverageDistance().getValue()).isPositive();
	}

	@Test
	void countsAPageInTheStateThatItShows() {
		MemoryStore store = new MemoryStore();
		MemoryOperations writer = new MemoryTemplate(store);
		AfterConvertCallback<Document> insertion = (document) -> {
			writer.insert(new Document(null, "en", null, null, null, new Point(1, 1)));
			return document;
		};
		Documents read = new MemoryRepositoryFactory(new MemoryTemplate(store, new MemoryMappingContext(),
				UnitOfWorkMode.EXPLICIT, EntityCallbacks.create(insertion)))
			.getRepository(Documents.class);
		writer.insertAll(this.all);
		GeoPage<Document> page = read.findByPlaceNear(new Point(0, 0), PageRequest.of(1, 20));
		assertThat(page.getTotalElements()).isEqualTo(60);
		assertThat(writer.count(Document.class)).isGreaterThan(this.all.size());
	}

	@Test
	void refusesMeasuredResultsWithoutSomethingToMeasureBy() {
		assertRefused(NoVector.class, "Near or Within on a vector");
		assertRefused(OrVector.class, "no alternative of an Or");
		assertRefused(NoPoint.class, "Near on a Point");
		assertRefused(PagedSearch.class, "SearchResults or in a List of SearchResult");
		assertRefused(PagedPlaces.class, "GeoResults, in a GeoPage or in a List of GeoResult");
		assertRefused(WithinAnything.class, "keyword Within", "Score");
		assertRefused(ScoreForPoint.class, "'score'", "on a vector");
		assertRefused(TextForVector.class, "'embedding'", "Vector");
		assertRefused(VectorForText.class, "keyword Near", "'language'");
	}

	private void assertRefused(Class<?> repository, String... reasons) {
		assertThatExceptionOfType(QueryCreationException.class).as(repository.getSimpleName())
			.isThrownBy(() -> this.factory.getRepository(repository))
			.satisfies((ex) -> assertThat(ex).message().contains(reasons));
	}

	private List<Document> nearest(@Nullable String language, ToDoubleFunction<double[]> distance) {
		return this.all.stream()
			.filter((document) -> document.embedding() != null
					&& (language == null || language.equals(document.language())))
			.sorted(Comparator.comparingDouble((document) -> distance.applyAsDouble(components(document))))
			.toList();
	}

	private static double[] components(Document document) {
		return document.embedding().toDoubleArray();
	}

	private static double dot(double[] a, double[] b) {
		return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
	}

	private static double[] minus(double[] v) {
		return new double[] { v[0] - CENTER[0], v[1] - CENTER[1], v[2] - CENTER[2] };
	}

	record Document(@Id @Nullable Long id, String language, @Nullable Vector embedding, float @Nullable [] floats,
			double @Nullable [] doubles, @Nullable Point place) {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Document document && document.id.equals(this.id);
		}

		@Override
		public int hashCode() {
			return this.id.hashCode();
		}

	}

	record Language(String language) {
	}

	interface Documents extends MemoryRepository<Document, Long> {

		List<Document> findByEmbedding(Vector embedding);

		SearchResults<Document> searchTop10ByLanguageAndEmbeddingNear(String language, Vector vector,
				ScoringFunction function);

		SearchResults<Document> searchTop5ByFloatsNearAndLanguage(Vector vector, ScoringFunction function,
				String language);

		List<Document> findTop5ByLanguageAndDoublesNear(String language, Vector vector, ScoringFunction function);

		List<Document> findTop10ByEmbeddingNear(@Nullable Vector vector);

		SearchResults<Document> searchByEmbeddingNear(Vector vector, @Nullable Score score);

		SearchResults<Document> searchByEmbeddingNear(Vector vector, Range<Similarity> similarities);

		SearchResults<Document> searchByEmbeddingNear(Vector vector, Limit limit);

		SearchResults<Document> searchByEmbeddingNear(Vector vector, Pageable pageable);

		SearchResults<Document> searchByEmbeddingNear(Vector vector, Score score, Sort sort);

		List<SearchResult<Document>> searchByEmbeddingWithin(Vector vector, Score score);

		List<Document> findByEmbeddingWithin(Vector vector, Range<Score> scores);

		SearchResults<Language> searchTop3LanguagesByEmbeddingNear(Vector vector);

		CompletableFuture<SearchResults<Document>> searchTop2LaterByEmbeddingNear(Vector vector);

		GeoResults<Document> findByPlaceNear(Point point, Distance distance);

		List<GeoResult<Document>> findTop3ByPlaceNear(Point point, Range<Distance> distances);

		GeoPage<Document> findByPlaceNear(Point point, Pageable pageable);

	}

	interface NoVector extends Repository<Document, Long> {

		SearchResults<Document> searchByLanguage(String language);

	}

	interface OrVector extends Repository<Document, Long> {

		SearchResults<Document> searchByLanguageOrEmbeddingNear(String language, Vector vector);

	}

	interface NoPoint extends Repository<Document, Long> {

		GeoResults<Document> findByLanguage(String language);

	}

	interface PagedSearch extends Repository<Document, Long> {

		Page<SearchResult<Document>> searchByEmbeddingNear(Vector vector, Pageable pageable);

	}

	interface PagedPlaces extends Repository<Document, Long> {

		Page<GeoResult<Document>> findByPlaceNear(Point point, Pageable pageable);

	}

	interface WithinAnything extends Repository<Document, Long> {

		List<Document> findByEmbeddingWithin(Vector vector);

	}

	interface ScoreForPoint extends Repository<Document, Long> {

		List<Document> findByPlaceNear(Point point, Score score);

	}

	interface TextForVector extends Repository<Document, Long> {

		List<Document> findByEmbeddingNear(String vector);

	}

	interface VectorForText extends Repository<Document, Long> {

		Stream<Document> findByLanguageNear(Vector vector);

	}

}
