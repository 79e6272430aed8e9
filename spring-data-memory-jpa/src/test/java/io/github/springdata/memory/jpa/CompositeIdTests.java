package io.github.springdata.memory.jpa;

import java.math.BigDecimal;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.RollbackException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of ids that are made of others, and of decimal numbers as ids.
 */
class CompositeIdTests {

	private final EntityManagerFactory factory = TestUnits.of(Country.class, City.class, Street.class, Price.class);

	@Test
	void anIdClassWithinAnIdClassIsRead() {
		this.factory.runInTransaction((entityManager) -> {
			Country country = new Country();
			City city = new City(country, 7);
			List.of(country, city, new Street(city, "High")).forEach(entityManager::persist);
		});
		StreetId id = new StreetId(new CityId("uk", 7), "High");
		this.factory.runInTransaction((entityManager) -> {
			assertThat(entityManager.createQuery("select id(s) from Street s", Object.class).getSingleResult())
				.isEqualTo(id);
			assertThat(entityManager.find(Street.class, id)).isNotNull();
		});
	}

	@Test
	void decimalNumbersThatCompareAsEqualAreOneId() {
		this.factory.runInTransaction((entityManager) -> entityManager.persist(new Price(new BigDecimal("1.50"))));
		this.factory.runInTransaction((entityManager) -> {
			Price price = entityManager.find(Price.class, new BigDecimal("1.50"));
			assertThat(price).isNotNull().isSameAs(entityManager.find(Price.class, new BigDecimal("1.5")));
			price.text = "new";
		});
		this.factory.runInTransaction((entityManager) -> {
			Price price = entityManager.find(Price.class, new BigDecimal("1.500"));
			assertThat(price.text).isEqualTo("new");
			entityManager.remove(price);
		});
		this.factory.runInTransaction((entityManager) -> entityManager.persist(new Price(new BigDecimal("1.5"))));
		assertThatExceptionOfType(RollbackException.class)
			.isThrownBy(() -> this.factory
				.runInTransaction((entityManager) -> entityManager.persist(new Price(new BigDecimal("1.50")))))
			.withCauseInstanceOf(EntityExistsException.class);
	}

	record CityId(String country, int number) {
	}

	record StreetId(CityId city, String name) {
	}

	@Entity(name = "Country")
	static class Country {

		@Id
		private String code = "uk";

	}

	@Entity(name = "City")
	@IdClass(CityId.class)
	static class City {

		@Id
		@ManyToOne
		private @Nullable Country country;

		@Id
		private int number;

		City() {
		}

		City(Country country, int number) {
			this.country = country;
			this.number = number;
		}

	}

	@Entity(name = "Street")
	@IdClass(StreetId.class)
	static class Street {

		@Id
		@ManyToOne
		private @Nullable City city;

		@Id
		private String name = "";

		Street() {
		}

		Street(City city, String name) {
			this.city = city;
			this.name = name;
		}

	}

	@Entity(name = "Price")
	static class Price {

		@Id
		private @Nullable BigDecimal id;

		private @Nullable String text;

		Price() {
		}

		Price(BigDecimal id) {
			this.id = id;
		}

	}

}
