package io.github.springdata.memory.repository.support;

import java.util.List;
import java.util.Optional;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.repository.CrudRepository;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.core.EntityInformation;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.DefaultRepositoryMetadata;
import org.springframework.data.repository.query.QueryByExampleExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MemoryRepositoryFactoryIntegrationTests {

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore()));

	@Test
	void refusesASubclassThatIsKeptInAnotherTable() {
		Vehicles vehicles = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore()))
			.getRepository(Vehicles.class);
		vehicles.save(new Vehicle());
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> vehicles.save(new Lorry()))
			.withMessageContaining("annotate " + Vehicle.class.getName() + " with @MemoryEntity");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> vehicles.insertAll(List.of(new Vehicle(), new Lorry())));
		assertThat(vehicles.count()).isEqualTo(1);
	}

	@Test
	void seesOnlyTheTypeOfTheRepository() {
		Shapes shapes = this.factory.getRepository(Shapes.class);
		Circles circles = this.factory.getRepository(Circles.class);
		shapes.saveAll(List.of(new Circle(1L, "a", 2), new Square(2L, "a", 3), new Circle(3L, "b", 4)));
		assertThat(shapes.findByLabel("a")).hasSize(2);
		assertThat(circles.findByLabel("a")).hasSize(1);
		assertThat(circles.findByRadiusGreaterThan(1)).hasSize(2);
		assertThat(circles.count()).isEqualTo(2);
		assertThat(circles.findById(2L)).isEmpty();
		assertThat(shapes.findCirclesByLabel("a")).singleElement().isInstanceOf(Circle.class);
		assertThat(circles.deleteByLabel("a")).isEqualTo(1);
		circles.deleteAll();
		assertThat(shapes.findAll()).singleElement().isInstanceOf(Square.class);
	}

	@Test
	void callsMethodsWrittenByHand() {
		Custom custom = this.factory.getRepository(Custom.class, new CustomLabels());
		custom.save(new Circle(1L, "a", 2));
		assertThat(custom.shout("a")).isEqualTo("A");
		assertThat(custom.firstWithA()).isPresent();
	}

	@Test
	void checksNullness() {
		Strict strict = this.factory.getRepository(Strict.class);
		assertThat(strict.findByLabel("none")).isNull();
		assertThatExceptionOfType(EmptyResultDataAccessException.class)
			.isThrownBy(() -> strict.findRequiredByLabel("none"));
		assertThatIllegalArgumentException().isThrownBy(() -> strict.findByLabel(null));
	}

	@Test
	void servesPlainRepositoryInterfaces() {
		Plain plain = this.factory.getRepository(Plain.class);
		plain.save(new Circle(1L, "a", 2));
		assertThat(plain.findAll()).hasSize(1);
		assertThat(plain.existsById(1L)).isTrue();
	}

	@Test
	void knowsTheEntity() {
		RepositoryMetadata metadata = new DefaultRepositoryMetadata(Circles.class);
		EntityInformation<?, ?> information = this.factory.getEntityInformation(metadata);
		assertThat(information.getJavaType()).isEqualTo(Circle.class);
		assertThat(information.getIdType()).isEqualTo(Long.class);
	}

	@MemoryEntity
	abstract static class Shape {

		@Id
		Long id;

		String label;

		Shape(Long id, String label) {
			this.id = id;
			this.label = label;
		}

	}

	static class Circle extends Shape {

		int radius;

		Circle(Long id, String label, int radius) {
			super(id, label);
			this.radius = radius;
		}

	}

	static class Square extends Shape {

		int side;

		Square(Long id, String label, int side) {
			super(id, label);
			this.side = side;
		}

	}

	interface Shapes extends MemoryRepository<Shape, Long> {

		List<Shape> findByLabel(String label);

		List<Circle> findCirclesByLabel(String label);

	}

	interface Circles extends MemoryRepository<Circle, Long> {

		List<Circle> findByLabel(String label);

		List<Circle> findByRadiusGreaterThan(int radius);

		long deleteByLabel(String label);

	}

	interface Labels {

		String shout(String label);

	}

	static class CustomLabels implements Labels {

		@Override
		public String shout(String label) {
			return label.toUpperCase();
		}

	}

	interface Custom extends MemoryRepository<Circle, Long>, Labels {

		Optional<Circle> findFirstByLabel(String label);

		default Optional<Circle> firstWithA() {
			return findFirstByLabel("a");
		}

	}

	@NullMarked
	interface Strict extends Repository<Circle, Long> {

		@Nullable Circle findByLabel(String label);

		Circle findRequiredByLabel(String label);

	}

	interface Plain extends CrudRepository<Circle, Long>, QueryByExampleExecutor<Circle> {

	}

	static class Vehicle {

		@Id
		@Nullable Long id;

	}

	static class Lorry extends Vehicle {

	}

	interface Vehicles extends MemoryRepository<Vehicle, Long> {

	}

}
