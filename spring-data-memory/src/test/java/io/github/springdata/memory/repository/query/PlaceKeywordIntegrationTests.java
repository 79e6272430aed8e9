package io.github.springdata.memory.repository.query;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Range;
import org.springframework.data.domain.Range.Bound;
import org.springframework.data.domain.Sort;
import org.springframework.data.geo.Box;
import org.springframework.data.geo.Circle;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.Metrics;
import org.springframework.data.geo.Point;
import org.springframework.data.geo.Polygon;
import org.springframework.data.geo.Shape;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.QueryCreationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Presence, distances and shapes.
 */
class PlaceKeywordIntegrationTests {

	private static final Point BERLIN = new Point(13.4050, 52.5200);

	private static final Point PARIS = new Point(2.3522, 48.8566);

	private static final Point POTSDAM = new Point(13.0645, 52.3906);

	private final MemoryTemplate operations = new MemoryTemplate(new MemoryStore());

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(this.operations);

	private final Places places = this.factory.getRepository(Places.class);

	@BeforeEach
	void fill() {
		this.places.saveAll(List.of(new Place("Paris", PARIS), new Place("Berlin", BERLIN), new Place("Nowhere", null),
				new Place("Potsdam", POTSDAM)));
	}

	@Test
	void storesAndFindsPointsAsValues() {
		assertThat(this.places.findByLocation(new Point(13.4050, 52.5200))).extracting("name")
			.containsExactly("Berlin");
	}

	@Test
	void findsPresentAndAbsentProperties() {
		assertThat(this.places.findByLocationExists(true)).extracting("name")
			.containsExactly("Paris", "Berlin", "Potsdam");
		assertThat(this.places.findByLocationExists(false)).extracting("name").containsExactly("Nowhere");
		assertThat(this.places.findByLocationExists(null)).isEmpty();
	}

	@Test
	void findsTheNearestFirst() {
		assertThat(this.places.findByLocationNear(POTSDAM)).extracting("name")
			.containsExactly("Potsdam", "Berlin", "Paris");
		assertThat(this.places.findFirstByLocationNear(new Point(2, 48))).get().extracting("name").isEqualTo("Paris");
		assertThat(this.places.findByLocationNear(null)).isEmpty();
	}

	@Test
	void measuresOnTheSphereIfThereIsAMetric() {
		assertThat(names(BERLIN, new Distance(877, Metrics.KILOMETERS))).containsExactly("Berlin", "Potsdam");
		assertThat(names(BERLIN, new Distance(880, Metrics.KILOMETERS))).containsExactly("Berlin", "Potsdam", "Paris");
		assertThat(names(BERLIN, new Distance(540, Metrics.MILES))).containsExactly("Berlin", "Potsdam");
		assertThat(names(BERLIN, new Distance(548, Metrics.MILES))).containsExactly("Berlin", "Potsdam", "Paris");
	}

	@Test
	void measuresInThePlaneIfThereIsNone() {
		assertThat(names(BERLIN, new Distance(0.5))).containsExactly("Berlin", "Potsdam");
		assertThat(names(new Point(13.4050, 52.0200), new Distance(0.5))).contains("Berlin");
		assertThat(names(BERLIN, null)).isEmpty();
	}

	@Test
	void crossesTheDateLineOnTheSphereOnly() {
		this.places.save(new Place("Fiji", new Point(179.9, -17)));
		assertThat(names(new Point(-179.9, -17), new Distance(50, Metrics.KILOMETERS))).containsExactly("Fiji");
		assertThat(names(new Point(-179.9, -17), new Distance(1))).isEmpty();
	}

	@Test
	void findsRangesOfDistances() {
		Range<Distance> ring = Range.of(Bound.exclusive(new Distance(0, Metrics.KILOMETERS)),
				Bound.inclusive(new Distance(100, Metrics.KILOMETERS)));
		assertThat(this.places.findByLocationNear(BERLIN, ring)).extracting("name").containsExactly("Potsdam");
		Range<Distance> far = Range.rightUnbounded(Bound.inclusive(new Distance(10, Metrics.MILES)));
		assertThat(this.places.findByLocationNear(BERLIN, far)).extracting("name").containsExactly("Potsdam", "Paris");
		Range<Distance> mixed = Range.closed(new Distance(0), new Distance(100, Metrics.KILOMETERS));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.places.findByLocationNear(BERLIN, mixed))
			.withMessageContaining("one kind of metric");
	}

	@Test
	void prefersTheOrderThatIsAskedFor() {
		Distance far = new Distance(5000, Metrics.KILOMETERS);
		assertThat(this.places.findByLocationNearOrderByNameDesc(PARIS, far)).extracting("name")
			.containsExactly("Potsdam", "Paris", "Berlin");
		assertThat(this.places.findByLocationNear(PARIS, far, Sort.by("name"))).extracting("name")
			.containsExactly("Berlin", "Paris", "Potsdam");
		assertThat(this.places.findByLocationNearAndNameStartingWith(PARIS, far, "P")).extracting("name")
			.containsExactly("Paris", "Potsdam");
	}

	@Test
	void pagesThroughTheNearest() {
		Page<Place> page = this.places.findByLocationNear(PARIS, PageRequest.of(1, 1));
		assertThat(page.getContent()).extracting("name").containsExactly("Potsdam");
		assertThat(page.getTotalElements()).isEqualTo(3);
		assertThat(this.places.countByLocationNear(PARIS, new Distance(1))).isEqualTo(1);
	}

	@Test
	void findsPointsInsideShapesInInsertionOrder() {
		assertThat(this.places.findByLocationWithin(new Box(new Point(14, 52), new Point(13, 53)))).extracting("name")
			.containsExactly("Berlin", "Potsdam");
		assertThat(this.places.findByLocationWithin(new Circle(POTSDAM, new Distance(30, Metrics.KILOMETERS))))
			.extracting("name")
			.containsExactly("Berlin", "Potsdam");
		assertThat(this.places.findByLocationWithin(POTSDAM, new Distance(0.4))).extracting("name")
			.containsExactly("Berlin", "Potsdam");
		assertThat(this.places.findByLocationIsWithin(new Circle(BERLIN, 0))).extracting("name")
			.containsExactly("Berlin");
		assertThat(this.places.findByLocationWithin((Box) null)).isEmpty();
	}

	@Test
	void takesTheBorderOfAPolygonForInside() {
		this.places.deleteAll();
		this.places.saveAll(List.of(new Place("corner", new Point(0, 0)), new Place("edge", new Point(2, 0)),
				new Place("slope", new Point(3, 3)), new Place("inside", new Point(1, 1)),
				new Place("notch", new Point(2, 3)), new Place("outside", new Point(5, 1))));
		Polygon notched = new Polygon(new Point(0, 0), new Point(4, 0), new Point(4, 4), new Point(2, 2),
				new Point(0, 4));
		assertThat(this.places.findByLocationWithin(notched)).extracting("name")
			.containsExactly("corner", "edge", "slope", "inside");
	}

	@Test
	void refusesAnUnknownShapeWhenItIsGiven() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.places.findByLocationIsWithin(new Shape() {
			}))
			.withMessageContaining("Polygon");
	}

	@Test
	void negatesDistancesAndShapes() {
		Criteria near = Criteria.where("location").near(BERLIN, new Distance(1));
		assertThat(this.operations.query(Place.class).matching(near.not()).all()).extracting("name")
			.containsExactly("Paris");
		Criteria inside = Criteria.where("location").inside(new Circle(BERLIN, 1));
		assertThat(this.operations.query(Place.class).matching(inside.not()).all()).extracting("name")
			.containsExactly("Paris");
		Criteria exists = Criteria.where("location").exists(true);
		assertThat(this.operations.query(Place.class).matching(exists.not()).all()).extracting("name")
			.containsExactly("Nowhere");
	}

	@Test
	void findsWhatANaiveFilterFinds() {
		long seed = Seeds.seed();
		Random random = Seeds.random(seed);
		this.places.deleteAll();
		List<Place> all = this.places.insertAll(IntStream.range(0, 300)
			.mapToObj((i) -> new Place("p" + i, new Point(random.nextInt(21) - 10, random.nextInt(21) - 10)))
			.toList());
		for (int i = 0; i < 50; i++) {
			Point center = new Point(random.nextInt(21) - 10, random.nextInt(21) - 10);
			double radius = random.nextInt(12);
			ToDoubleFunction<Place> distance = (place) -> distance(place, center);
			Predicate<Place> close = (place) -> distance.applyAsDouble(place) <= radius;
			assertThat(this.places.findByLocationNear(center, new Distance(radius))).as("-Dseed=%d", seed)
				.extracting("name")
				.containsExactlyElementsOf(all.stream()
					.filter(close)
					.sorted(Comparator.comparingDouble(distance))
					.map((place) -> (Object) place.name)
					.toList());
		}
	}

	@Test
	void refusesWrongParametersAndResults() {
		assertRefused(NearText.class, "keyword Near", "Point");
		assertRefused(DistanceFirst.class, "keyword Near", "Point");
		assertRefused(NoPoint.class, "keyword Near", "parameter more");
		assertRefused(WithinPoint.class, "keyword Within", "parameter more");
		assertRefused(WithinText.class, "keyword Within", "a Box, a Circle, a Polygon, or a Point and a Distance");
		assertRefused(TwoDistances.class, "asks for 2 parameter(s)");
	}

	private void assertRefused(Class<?> repository, String... reasons) {
		assertThatExceptionOfType(QueryCreationException.class).isThrownBy(() -> this.factory.getRepository(repository))
			.satisfies((ex) -> assertThat(ex.getMessage()).contains(reasons));
	}

	private static double distance(Place place, Point center) {
		Point location = place.location;
		return (location != null) ? Math.hypot(location.getX() - center.getX(), location.getY() - center.getY())
				: Double.MAX_VALUE;
	}

	private List<String> names(Point point, @Nullable Distance distance) {
		return this.places.findByLocationNear(point, distance).stream().map((place) -> place.name).toList();
	}

	static class Place {

		@Id
		@Nullable Long id;

		String name;

		@Nullable Point location;

		Place(String name, @Nullable Point location) {
			this.name = name;
			this.location = location;
		}

	}

	interface Places extends MemoryRepository<Place, Long> {

		List<Place> findByLocation(Point location);

		List<Place> findByLocationExists(@Nullable Boolean exists);

		List<Place> findByLocationNear(@Nullable Point point);

		Optional<Place> findFirstByLocationNear(Point point);

		Page<Place> findByLocationNear(Point point, Pageable pageable);

		List<Place> findByLocationNear(Point point, @Nullable Distance distance);

		List<Place> findByLocationNear(Point point, Distance distance, Sort sort);

		List<Place> findByLocationNear(Point point, Range<Distance> distances);

		List<Place> findByLocationNearOrderByNameDesc(Point point, Distance distance);

		List<Place> findByLocationNearAndNameStartingWith(Point point, Distance distance, String prefix);

		long countByLocationNear(Point point, Distance distance);

		List<Place> findByLocationWithin(@Nullable Box box);

		List<Place> findByLocationWithin(Circle circle);

		List<Place> findByLocationWithin(Polygon polygon);

		List<Place> findByLocationWithin(Point center, Distance radius);

		List<Place> findByLocationIsWithin(Shape shape);

	}

	interface NearText extends Repository<Place, Long> {

		List<Place> findByLocationNear(String place);

	}

	interface DistanceFirst extends Repository<Place, Long> {

		List<Place> findByLocationNear(Distance distance, Point point);

	}

	interface NoPoint extends Repository<Place, Long> {

		List<Place> findByLocationNear();

	}

	interface WithinPoint extends Repository<Place, Long> {

		List<Place> findByLocationWithin(Point point);

	}

	interface WithinText extends Repository<Place, Long> {

		List<Place> findByLocationWithin(String area);

	}

	interface TwoDistances extends Repository<Place, Long> {

		List<Place> findByLocationNear(Point point, Distance least, Distance greatest);

	}

}
