package io.github.springdata.memory.reactive;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Score;
import org.springframework.data.domain.ScoringFunction;
import org.springframework.data.domain.SearchResult;
import org.springframework.data.domain.SearchResults;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Vector;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.GeoPage;
import org.springframework.data.geo.GeoResult;
import org.springframework.data.geo.GeoResults;
import org.springframework.data.geo.Point;
import org.springframework.data.mapping.callback.ReactiveEntityCallbacks;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.QueryCreationException;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.repository.Modifying;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReactiveArgumentIntegrationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final MemoryStore store = new MemoryStore();

	private final ReactiveMemoryTemplate template = new ReactiveMemoryTemplate(this.store);

	private final Trees trees = repository(this.template, Trees.class);

	@BeforeEach
	void plant() {
		this.template.insertAll(List.of(new Tree("oak", 1), new Tree("elm", 2), new Tree("ash", 3), new Tree(null, 4)))
			.blockLast(PATIENCE);
	}

	@Test
	void takesAllThatAPublisherDeliversAsACollection() {
		assertNames(this.trees.findByNameIn(Flux.just("oak", "ash")), "oak", "ash");
		assertNames(this.trees.findByNameIn(Mono.just("oak")), "oak");
		assertNames(this.trees.findByNameIn(Flux.empty()));
		assertNames(this.trees.findByNameNotIn(Flux.just("oak").hide()), "elm", "ash");
		assertNames(this.trees.findByHeightIn(Mono.just(List.of(1, 2))), "oak", "elm");
		assertNames(this.trees.findByNameIsIn(FlowAdapters.toFlowPublisher(Flux.just("elm", "ash"))), "elm", "ash");
		assertNames(this.trees.findByNameInAndHeightGreaterThan(Flux.just("oak", "ash"), Mono.just(1)), "ash");
		assertThat(this.trees.deleteByNameIn(Flux.just("elm", "ash")).block(PATIENCE)).isEqualTo(2);
	}

	@Test
	void waitsForSingleValues() {
		assertNames(this.trees.findByName(Mono.just("elm").delayElement(Duration.ofMillis(1))), "elm");
		assertNames(this.trees.findByNameLike(CompletableFuture.completedFuture("%s%")), "ash");
		assertNames(this.trees.findByHeight(CompletableFuture.completedFuture(2)), "elm");
		assertNames(this.trees.findByHeightLessThan(Flux.just(2)), "oak");
	}

	@Test
	void takesAnEmptyArgumentAsNull() {
		StepVerifier.create(this.trees.findByName(Mono.empty()).map((tree) -> tree.height))
			.expectNext(4)
			.verifyComplete();
		assertNames(this.trees.findByNameLike(CompletableFuture.completedFuture(null)));
	}

	@Test
	void takesNoMoreThanOneValueWhereOneIsNeeded() {
		StepVerifier.create(this.trees.findByHeightLessThan(Flux.just(1, 2)))
			.verifyError(IndexOutOfBoundsException.class);
	}

	@Test
	void failsAsAnArgumentFails() {
		Mono<String> failing = Mono.error(new IllegalStateException("on purpose"));
		StepVerifier.create(this.trees.findByName(failing)).verifyErrorMessage("on purpose");
		StepVerifier.create(this.trees.findByNameIn(Flux.just("oak").concatWith(failing)))
			.verifyErrorMessage("on purpose");
	}

	@Test
	void asksForArgumentsAtEachSubscription() {
		AtomicInteger heights = new AtomicInteger();
		Flux<Tree> found = this.trees.findByHeightLessThan(Mono.fromSupplier(heights::incrementAndGet));
		assertThat(heights).hasValue(0);
		assertNames(found);
		assertNames(found, "oak");
		assertNames(found, "oak", "elm");
		List<List<String>> sideBySide = Flux.range(0, 20)
			.flatMap((i) -> this.trees.findByNameIn(Flux.just("oak", "elm").publishOn(Schedulers.parallel()))
				.map((tree) -> tree.name)
				.collectList())
			.collectList()
			.block(PATIENCE);
		assertThat(sideBySide).hasSize(20).containsOnly(List.of("oak", "elm"));
	}

	@Test
	void doesNotCancelAFuture() {
		CompletableFuture<String> pending = new CompletableFuture<>();
		StepVerifier.create(this.trees.findByNameLike(pending)).expectSubscription().thenCancel().verify(PATIENCE);
		assertThat(pending).isNotDone();
	}

	@Test
	void servesTheSameInTexts() {
		assertNames(this.trees.named(Flux.just("oak", "ash")), "oak", "ash");
		assertNames(this.trees.named(Mono.just("oak")), "oak");
		assertNames(this.trees.withHeight(CompletableFuture.completedFuture(3)), "ash");
		assertNames(this.trees.higherThan(Flux.just(2)), "ash", null);
		assertNames(this.trees.byExpression(Flux.just("oak", "elm")), "oak", "elm");
		assertThat(this.trees.grow(Flux.just("oak", "ash"), Mono.just(10)).block(PATIENCE)).isEqualTo(2);
		assertNames(this.trees.withHeight(CompletableFuture.completedFuture(11)), "oak");
	}

	@Test
	void deliversResultsWithDistances() {
		StepVerifier.create(this.trees.findByPlaceNear(new Point(0, 0)).take(2))
			.assertNext((near) -> assertThat(near.getContent().name).isEqualTo("oak"))
			.assertNext((near) -> assertThat(near.getDistance().getValue()).isEqualTo(2))
			.verifyComplete();
		StepVerifier.create(this.trees.findByPlaceNear(Mono.just(new Point(0, 0)), Mono.just(new Distance(2.5))))
			.expectNextCount(2)
			.verifyComplete();
		assertThat(this.trees.findByPlaceNearAndHeightGreaterThan(new Point(0, 0), 1).block(PATIENCE).getContent())
			.hasSize(3);
		assertThat(this.trees.findByHeightGreaterThanAndPlaceNear(2, new Point(0, 0)).block(PATIENCE)).hasSize(2);
	}

	@Test
	void deliversResultsWithScores() {
		StepVerifier.create(this.trees.searchByVectorNear(Vector.of(1, 0), ScoringFunction.euclidean()).take(1))
			.assertNext((near) -> assertThat(near.getContent().name).isEqualTo("oak"))
			.verifyComplete();
		StepVerifier
			.create(this.trees.searchByVectorNear(Mono.just(Vector.of(1, 0)),
					Mono.just(Score.of(0.3, ScoringFunction.euclidean()))))
			.thenConsumeWhile((near) -> near.getScore().getValue() >= 0.3)
			.verifyComplete();
		assertThat(this.trees.searchByHeightLessThanAndVectorNear(3, Vector.of(1, 0), ScoringFunction.euclidean())
			.block(PATIENCE)
			.getContent()).hasSize(2);
	}

	@Test
	void callsBackForEntitiesWithDistancesAndScores() {
		ReactiveAfterConvertCallback<Tree> callback = (tree) -> Mono.fromSupplier(() -> {
			tree.loaded = true;
			return tree;
		});
		ReactiveMemoryTemplate calling = new ReactiveMemoryTemplate(this.store, new MemoryMappingContext(),
				Schedulers.boundedElastic(), ReactiveEntityCallbacks.create(callback));
		Trees trees = repository(calling, Trees.class);
		assertThat(trees.findByPlaceNear(new Point(0, 0)).collectList().block(PATIENCE)).hasSize(4)
			.allMatch((near) -> near.getContent().loaded);
		GeoResults<Tree> places = trees.findByPlaceNearAndHeightGreaterThan(new Point(0, 0), 0).block(PATIENCE);
		assertThat(places.getContent()).hasSize(4).allMatch((near) -> near.getContent().loaded);
		assertThat(places.getAverageDistance().getValue()).isEqualTo(2.5);
		assertThat(trees.searchByVectorNear(Vector.of(1, 0), ScoringFunction.euclidean()).collectList().block(PATIENCE))
			.hasSize(4)
			.allMatch((near) -> near.getContent().loaded);
		assertThat(trees.searchByHeightLessThanAndVectorNear(3, Vector.of(1, 0), ScoringFunction.euclidean())
			.block(PATIENCE)
			.getContent()).hasSize(2).allMatch((near) -> near.getContent().loaded);
	}

	@ParameterizedTest
	@MethodSource("refusedReactively")
	void refusesWhatDoesNotFitAtTheStart(Class<?> type, String reason) {
		assertThatExceptionOfType(QueryCreationException.class).isThrownBy(() -> repository(this.template, type))
			.withMessageContaining(reason);
	}

	static Stream<Arguments> refusedReactively() {
		return Stream.of(
				Arguments.of(SeveralForOne.class, "delivers several values, but keyword Equals on property 'name'"),
				Arguments.of(SeveralForOneInAText.class, "delivers several values, but one is needed here"),
				Arguments.of(OtherType.class, "cannot be used with keyword In on property 'name'"),
				Arguments.of(OtherTypeInAText.class, "but String is needed here"),
				Arguments.of(NotInTime.class, "take a Mono or a CompletionStage"),
				Arguments.of(SortLater.class, "take a Sort"), Arguments.of(LimitLater.class, "take a Limit"),
				Arguments.of(PositionLater.class, "take a ScrollPosition"),
				Arguments.of(PagesOfPlaces.class, "pages and slices are not served reactively"),
				Arguments.of(OnePlace.class, "in a List of GeoResult, reactively also in a Flux of these"),
				Arguments.of(OneNeighbour.class, "in a List of SearchResult, reactively also in a Flux of these"),
				Arguments.of(PlacesOfNoPoint.class, "it needs a condition Near on a Point"));
	}

	@ParameterizedTest
	@MethodSource("refusedOtherwise")
	void refusesArgumentsThatNobodyWaitsFor(Class<?> type) {
		MemoryRepositoryFactory factory = new MemoryRepositoryFactory(new MemoryTemplate(this.store));
		assertThatExceptionOfType(QueryCreationException.class).isThrownBy(() -> factory.getRepository(type))
			.withMessageContaining(
					"is not waited for by this repository; take the value, or extend ReactiveMemoryRepository");
	}

	static Stream<Class<?>> refusedOtherwise() {
		return Stream.of(BlockingMono.class, BlockingFlux.class, BlockingFuture.class, BlockingStage.class,
				BlockingMonoInAText.class, BlockingFutureInAText.class);
	}

	private static <R> R repository(ReactiveMemoryTemplate template, Class<R> type) {
		return new ReactiveMemoryRepositoryFactory(template).getRepository(type);
	}

	private static void assertNames(Flux<Tree> trees, @Nullable String... names) {
		List<Tree> found = trees.collectList().block(PATIENCE);
		assertThat(found).extracting((tree) -> tree.name).containsExactly(names);
	}

	static class Tree {

		@Id
		@Nullable Long id;

		@Nullable String name;

		int height;

		Point place;

		Vector vector;

		transient boolean loaded;

		Tree(@Nullable String name, int height) {
			this.name = name;
			this.height = height;
			this.place = new Point(height, 0);
			this.vector = Vector.of(1, height);
		}

	}

	interface Trees extends Repository<Tree, Long> {

		Flux<Tree> findByNameIn(Publisher<String> names);

		Flux<Tree> findByNameNotIn(Flux<String> names);

		Flux<Tree> findByHeightIn(Mono<List<Integer>> heights);

		Flux<Tree> findByNameIsIn(Flow.Publisher<String> names);

		Flux<Tree> findByNameInAndHeightGreaterThan(Flux<String> names, Mono<Integer> height);

		Mono<Long> deleteByNameIn(Flux<String> names);

		Flux<Tree> findByName(Mono<String> name);

		Flux<Tree> findByNameLike(CompletableFuture<String> name);

		Flux<Tree> findByHeight(CompletionStage<Integer> height);

		Flux<Tree> findByHeightLessThan(Publisher<Integer> height);

		@Query("select t from Tree t where t.name in :names")
		Flux<Tree> named(Publisher<String> names);

		@Query("select t from Tree t where t.height = ?1")
		Flux<Tree> withHeight(CompletionStage<Integer> height);

		@Query("select t from Tree t where t.height > :height")
		Flux<Tree> higherThan(Publisher<Integer> height);

		@Query("select t from Tree t where t.name in :#{#names}")
		Flux<Tree> byExpression(Flux<String> names);

		@Modifying
		@Query("update Tree t set t.height = t.height + :by where t.name in :names")
		Mono<Integer> grow(Flux<String> names, Mono<Integer> by);

		Flux<GeoResult<Tree>> findByPlaceNear(Point point);

		Flux<GeoResult<Tree>> findByPlaceNear(Mono<Point> point, Mono<Distance> distance);

		Mono<GeoResults<Tree>> findByPlaceNearAndHeightGreaterThan(Point point, int height);

		Mono<List<GeoResult<Tree>>> findByHeightGreaterThanAndPlaceNear(int height, Point point);

		Flux<SearchResult<Tree>> searchByVectorNear(Vector vector, ScoringFunction function);

		Flux<SearchResult<Tree>> searchByVectorNear(Mono<Vector> vector, Mono<Score> score);

		Mono<SearchResults<Tree>> searchByHeightLessThanAndVectorNear(int height, Vector vector,
				ScoringFunction function);

	}

	interface SeveralForOne extends Repository<Tree, Long> {

		Flux<Tree> findByName(Flux<String> names);

	}

	interface SeveralForOneInAText extends Repository<Tree, Long> {

		@Query("select t from Tree t where t.name = :names")
		Flux<Tree> named(Flux<String> names);

	}

	interface OtherType extends Repository<Tree, Long> {

		Flux<Tree> findByNameIn(Flux<Integer> names);

	}

	interface OtherTypeInAText extends Repository<Tree, Long> {

		@Query("select t from Tree t where t.name in :names")
		Flux<Tree> named(Flux<Integer> names);

	}

	interface NotInTime extends Repository<Tree, Long> {

		Flux<Tree> findByName(Future<String> name);

	}

	interface SortLater extends Repository<Tree, Long> {

		Flux<Tree> findByName(String name, Mono<Sort> sort);

	}

	interface LimitLater extends Repository<Tree, Long> {

		Flux<Tree> findByName(String name, Mono<Limit> limit);

	}

	interface PositionLater extends Repository<Tree, Long> {

		Flux<Tree> findByName(String name, Mono<ScrollPosition> position);

	}

	interface PagesOfPlaces extends Repository<Tree, Long> {

		Mono<GeoPage<Tree>> findByPlaceNear(Point point, Pageable pageable);

	}

	interface OnePlace extends Repository<Tree, Long> {

		Mono<GeoResult<Tree>> findFirstByPlaceNear(Point point);

	}

	interface OneNeighbour extends Repository<Tree, Long> {

		Mono<SearchResult<Tree>> searchTop1ByVectorNear(Vector vector, ScoringFunction function);

	}

	interface PlacesOfNoPoint extends Repository<Tree, Long> {

		Flux<GeoResult<Tree>> findByHeight(int height);

	}

	interface BlockingMono extends Repository<Tree, Long> {

		List<Tree> findByName(Mono<String> name);

	}

	interface BlockingFlux extends Repository<Tree, Long> {

		List<Tree> findByNameIn(Flux<String> names);

	}

	interface BlockingFuture extends Repository<Tree, Long> {

		List<Tree> findByName(Future<String> name);

	}

	interface BlockingStage extends Repository<Tree, Long> {

		List<Tree> findByName(CompletionStage<String> name);

	}

	interface BlockingMonoInAText extends Repository<Tree, Long> {

		@Query("select t from Tree t where t.name = :name")
		List<Tree> named(Mono<String> name);

	}

	interface BlockingFutureInAText extends Repository<Tree, Long> {

		@Query("select t from Tree t where t.name = :name")
		List<Tree> named(CompletableFuture<String> name);

	}

}
