package io.github.springdata.memory.repository.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.QueryCreationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@code Distinct} in method names.
 */
class DistinctProjectionIntegrationTests {

	private final MemoryTemplate operations = new MemoryTemplate(new MemoryStore());

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(this.operations);

	private final Cars cars = this.factory.getRepository(Cars.class);

	@BeforeEach
	void fill() {
		this.cars.saveAll(List.of(car("VW", "red", 1), car("Fiat", "red", 2), car("VW", "blue", 3),
				car("Fiat", "red", 4), car("VW", "red", 5), car(null, "red", 6), car(null, "red", 7)));
	}

	@Test
	void dropsEqualInterfaceProjections() {
		assertThat(this.cars.findDistinctBrandByWheels(4)).extracting(Brand::getBrand)
			.containsExactly("VW", "Fiat", null);
	}

	@Test
	void dropsEqualRecordsAndClasses() {
		assertThat(this.cars.findDistinctByOrderByBrandAscColorDesc()).containsExactly(new Look(null, "red"),
				new Look("Fiat", "red"), new Look("VW", "red"), new Look("VW", "blue"));
		assertThat(this.cars.findDistinctByColor("red")).extracting((paint) -> paint.color).containsExactly("red");
	}

	@Test
	void comparesArraysByTheirElements() {
		assertThat(this.cars.findDistinctSeatsByWheels(4)).singleElement()
			.satisfies((seats) -> assertThat(seats.seats()).containsExactly(2, 3));
	}

	@Test
	void keepsEqualProjectionsWithoutTheKeyword() {
		assertThat(this.cars.findByWheels(4)).hasSize(7);
	}

	@Test
	void keepsEntities() {
		assertThat(this.cars.findDistinctCarByWheels(4)).hasSize(7);
		assertThat(this.cars.findDistinctByWheels(4, Car.class)).hasSize(7);
	}

	@Test
	void limitsWhatIsLeft() {
		assertThat(this.cars.findDistinctFirst2ByOrderByNumber()).containsExactly(new Look("VW", "red"),
				new Look("Fiat", "red"));
		assertThat(this.cars.findDistinctByWheelsOrderByNumber(4, Limit.of(3))).containsExactly(new Look("VW", "red"),
				new Look("Fiat", "red"), new Look("VW", "blue"));
	}

	@Test
	void pagesAndSlicesWhatIsLeft() {
		Page<Look> page = this.cars.findDistinctPageByWheels(4, PageRequest.of(1, 3, Sort.by("number")));
		assertThat(page.getContent()).containsExactly(new Look(null, "red"));
		assertThat(page.getTotalElements()).isEqualTo(4);
		Slice<Look> slice = this.cars.findDistinctSliceByWheels(4, PageRequest.of(0, 3));
		assertThat(slice.getContent()).hasSize(3);
		assertThat(slice.hasNext()).isTrue();
		assertThat(this.cars.findDistinctSliceByWheels(4, PageRequest.of(0, 4)).hasNext()).isFalse();
		assertThat(this.cars.findDistinctPageByWheels(4, Pageable.unpaged())).hasSize(4);
	}

	@Test
	void streamsAndProjectsDynamically() {
		try (Stream<Look> looks = this.cars.streamDistinctByWheels(4)) {
			assertThat(looks).hasSize(4);
		}
		assertThat(this.cars.findDistinctByWheels(4, Look.class)).hasSize(4);
	}

	@Test
	void findsTheOnlyDistinctResult() {
		assertThat(this.cars.findDistinctByBrand("Fiat")).contains(new Look("Fiat", "red"));
		assertThat(this.cars.findDistinctByBrand("BMW")).isEmpty();
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(() -> this.cars.findDistinctByBrand("VW"));
	}

	@Test
	void scrollsByOffset() {
		List<Look> all = this.cars.findDistinctByOrderByBrandAscColorDesc();
		Scrolled scrolled = this.factory.getRepository(Scrolled.class);
		List<Look> seen = new ArrayList<>();
		Window<Look> window = scrolled.findDistinctByOrderByBrandAscColorDesc(ScrollPosition.offset(), Limit.of(1));
		while (true) {
			seen.addAll(window.getContent());
			if (!window.hasNext()) {
				break;
			}
			window = scrolled.findDistinctByOrderByBrandAscColorDesc(window.positionAt(0), Limit.of(1));
		}
		assertThat(seen).isEqualTo(all);
	}

	@Test
	void refusesToScrollByKeys() {
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> this.factory.getRepository(ScrolledByKeys.class))
			.withMessageContaining("findDistinctByWheels")
			.withMessageContaining("take a ScrollPosition, and scroll by offset");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.factory.getRepository(Scrolled.class)
				.findDistinctByOrderByBrandAscColorDesc(ScrollPosition.keyset(), Limit.of(1)))
			.withMessageContaining("scroll by offset");
	}

	private static Car car(@Nullable String brand, String color, int number) {
		Car car = new Car();
		car.brand = brand;
		car.color = color;
		car.number = number;
		return car;
	}

	static class Car {

		@Id
		@Nullable Long id;

		@Nullable String brand;

		String color = "";

		int number;

		int wheels = 4;

		int[] seats = { 2, 3 };

	}

	interface Brand {

		@Nullable String getBrand();

	}

	record Look(@Nullable String brand, String color) {

	}

	record Seats(int[] seats) {

	}

	static class Paint {

		final String color;

		Paint(String color) {
			this.color = color;
		}

	}

	interface Cars extends MemoryRepository<Car, Long> {

		List<Brand> findDistinctBrandByWheels(int wheels);

		List<Look> findDistinctByOrderByBrandAscColorDesc();

		List<Paint> findDistinctByColor(String color);

		List<Seats> findDistinctSeatsByWheels(int wheels);

		List<Look> findByWheels(int wheels);

		List<Car> findDistinctCarByWheels(int wheels);

		<P> List<P> findDistinctByWheels(int wheels, Class<P> type);

		List<Look> findDistinctFirst2ByOrderByNumber();

		List<Look> findDistinctByWheelsOrderByNumber(int wheels, Limit limit);

		Page<Look> findDistinctPageByWheels(int wheels, Pageable pageable);

		Slice<Look> findDistinctSliceByWheels(int wheels, Pageable pageable);

		Stream<Look> streamDistinctByWheels(int wheels);

		Optional<Look> findDistinctByBrand(String brand);

	}

	interface Scrolled extends Repository<Car, Long> {

		Window<Look> findDistinctByOrderByBrandAscColorDesc(ScrollPosition position, Limit limit);

	}

	interface ScrolledByKeys extends Repository<Car, Long> {

		Window<Look> findDistinctByWheels(int wheels, KeysetScrollPosition position);

	}

}
