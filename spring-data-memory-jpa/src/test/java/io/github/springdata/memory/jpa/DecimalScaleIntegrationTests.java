package io.github.springdata.memory.jpa;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Version;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Scales of decimal numbers, compared with Hibernate on H2.
 */
class DecimalScaleIntegrationTests {

	private static EntityManagerFactory ours;

	private static EntityManagerFactory theirs;

	@BeforeAll
	static void start() {
		ours = TestUnits.of(Offer.class);
		theirs = TestUnits.ofHibernate(Offer.class);
	}

	@AfterAll
	static void close() {
		ours.close();
		theirs.close();
	}

	private static String both(Function<EntityManagerFactory, String> work) {
		String result = work.apply(ours);
		assertThat(result).isEqualTo(work.apply(theirs));
		return result;
	}

	private static Offer offer(EntityManagerFactory factory, String value) {
		factory.runInTransaction((entityManager) -> {
			entityManager.createQuery("from Offer", Offer.class).getResultList().forEach(entityManager::remove);
			entityManager.flush();
			entityManager.clear();
			entityManager.persist(new Offer(new BigDecimal(value)));
		});
		return read(factory, (entityManager) -> entityManager.find(Offer.class, 1L));
	}

	private static <T> T read(EntityManagerFactory factory, Function<EntityManager, T> work) {
		return factory.callInTransaction(work);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "1.005", "1.235", "-1.235", "1.2349999", "99.995", "0.5", "1.5", "-0.5", "1E+2" })
	void aNumberIsRoundedHalfUpToItsScale(String value) {
		both((factory) -> {
			Offer offer = offer(factory, value);
			return "%s %s %s %s %s".formatted(offer.price, offer.whole, offer.part.weight, offer.rates, offer.limits);
		});
	}

	@Test
	void theInstanceThatIsWrittenKeepsItsDigitsAndIsNotChanged() {
		both((factory) -> {
			offer(factory, "1");
			return read(factory, (entityManager) -> {
				Offer offer = entityManager.find(Offer.class, 1L);
				offer.price = new BigDecimal("2.345");
				entityManager.flush();
				entityManager.clear();
				return read(factory, (other) -> other.find(Offer.class, 1L)).price + " " + offer.price;
			});
		});
		long writes = read(ours, (entityManager) -> {
			Offer offer = entityManager.find(Offer.class, 1L);
			offer.price = new BigDecimal("2.3450");
			entityManager.flush();
			long version = offer.version;
			entityManager.flush();
			assertThat(offer.price).isEqualTo(new BigDecimal("2.3450"));
			return offer.version - version;
		});
		assertThat(writes).isZero();
	}

	@Test
	void anUpdateRoundsWhatItAssigns() {
		both((factory) -> {
			offer(factory, "1.11");
			factory.runInTransaction((entityManager) -> entityManager
				.createQuery("update Offer o set o.price = :price, o.whole = o.whole * 1.5, o.part.weight = 7.777")
				.setParameter("price", new BigDecimal("2.345"))
				.executeUpdate());
			Offer offer = read(factory, (entityManager) -> entityManager.find(Offer.class, 1L));
			return offer.price + " " + offer.whole + " " + offer.part.weight;
		});
	}

	@Test
	void whatIsComparedIsNotRounded() {
		assertThat(both((factory) -> {
			offer(factory, "1.235");
			return read(factory, (entityManager) -> {
				List<Long> counts = new ArrayList<>();
				for (String value : List.of("1.235", "1.24", "1.240")) {
					counts.add(
							entityManager.createQuery("select count(o) from Offer o where o.price = :price", Long.class)
								.setParameter("price", new BigDecimal(value))
								.getSingleResult());
				}
				return counts.toString();
			});
		})).isEqualTo("[0, 1, 1]");
	}

	@Test
	void digitsAreCountedWhenTheNumberIsRounded() {
		for (EntityManagerFactory factory : List.of(ours, theirs)) {
			assertThat(offer(factory, "999.994").price).isEqualByComparingTo("999.99");
			assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> offer(factory, "999.995"));
		}
	}

	@Test
	void aNumberWithoutAScaleKeepsItsDigits() {
		assertThat(offer(ours, "1.23456789").plain).isEqualTo(new BigDecimal("1.23456789"));
	}

	@Embeddable
	static class Part {

		@Column(precision = 10, scale = 1)
		BigDecimal weight;

	}

	@Entity(name = "Offer")
	static class Offer {

		@Id
		long id = 1;

		@Version
		long version;

		@Column(precision = 5, scale = 2)
		BigDecimal price;

		@Column(precision = 10)
		BigDecimal whole;

		BigDecimal plain;

		Part part = new Part();

		@ElementCollection(fetch = FetchType.EAGER)
		@Column(precision = 10, scale = 1)
		List<BigDecimal> rates = new ArrayList<>();

		@ElementCollection(fetch = FetchType.EAGER)
		@Column(precision = 10, scale = 1)
		Map<String, BigDecimal> limits = new HashMap<>();

		Offer() {
		}

		Offer(BigDecimal value) {
			this.price = value;
			this.whole = value;
			this.plain = value;
			this.part.weight = value;
			this.rates.add(value);
			this.limits.put("a", value);
		}

	}

}
