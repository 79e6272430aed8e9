package io.github.springdata.memory.jpa;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of ids that are made of others, and of decimal numbers as ids.
 */
class CompositeIdTests {

	private final EntityManagerFactory factory = TestUnits.of(Country.class, City.class, Street.class, Price.class,
			Mayor.class, Sign.class);

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
	void aReferenceThatAnIdIsMadeOfStaysTheSame() {
		this.factory.runInTransaction((entityManager) -> {
			Country country = new Country();
			Country other = new Country();
			other.code = "fr";
			List.of(country, other, new Mayor(country), new Sign(country, 1)).forEach(entityManager::persist);
		});
		assertRefused((entityManager) -> {
			Mayor mayor = entityManager.find(Mayor.class, "uk");
			mayor.name = "changed";
			mayor.country = entityManager.find(Country.class, "fr");
		});
		assertRefused((entityManager) -> entityManager.find(Sign.class, new SignId("uk", 1)).country = entityManager
			.find(Country.class, "fr"));
		this.factory.runInTransaction((entityManager) -> {
			entityManager.find(Mayor.class, "uk").name = "changed";
			entityManager.find(Sign.class, new SignId("uk", 1)).text = "changed";
		});
	}

	private void assertRefused(Consumer<EntityManager> change) {
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(() -> this.factory.runInTransaction(change::accept))
			.withStackTraceContaining(
					"refers to the instance with id fr, but maps an id that is uk and stays the same");
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

	/**
	 * Entity whose id is that of another one.
	 */
	@Entity(name = "Mayor")
	static class Mayor {

		@Id
		@Nullable String code;

		@MapsId
		@OneToOne
		@Nullable Country country;

		@Nullable String name;

		Mayor() {
		}

		Mayor(Country country) {
			this.country = country;
		}

	}

	/**
	 * Id of which a part is that of another entity.
	 *
	 * @param place the other entity
	 * @param number the rest
	 */
	@Embeddable
	record SignId(String place, int number) {
	}

	/**
	 * Entity with such an id.
	 */
	@Entity(name = "Sign")
	static class Sign {

		@EmbeddedId
		@Nullable SignId id;

		@MapsId("place")
		@ManyToOne
		@Nullable Country country;

		@Nullable String text;

		Sign() {
		}

		Sign(Country country, int number) {
			this.id = new SignId("", number);
			this.country = country;
		}

	}

}
