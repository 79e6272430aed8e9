package io.github.springdata.memory.jpa.query;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.springdata.memory.jpa.model.Annotations;
import io.github.springdata.memory.jpa.model.MappingReader;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Results of texts, compared with those of Hibernate on H2 for the same instances.
 */
class HibernateComparisonTests {

	private static EntityManagerFactory factory;

	private static EntityManager entityManager;

	private static QueryFixture fixture;

	@BeforeAll
	static void store() {
		ShopData data = new ShopData();
		fixture = new QueryFixture(new MappingReader(Annotations.DECLARED).read(Shop.CLASSES));
		fixture.insert(data.all());
		PersistenceConfiguration configuration = new PersistenceConfiguration("shop")
			.provider("org.hibernate.jpa.HibernatePersistenceProvider")
			.property(PersistenceConfiguration.JDBC_URL, "jdbc:h2:mem:shop")
			.property(PersistenceConfiguration.JDBC_USER, "sa")
			.property(PersistenceConfiguration.JDBC_PASSWORD, "")
			.property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create");
		Shop.CLASSES.forEach(configuration::managedClass);
		factory = configuration.createEntityManagerFactory();
		factory.runInTransaction((manager) -> new ShopData().all().forEach(manager::persist));
		entityManager = factory.createEntityManager();
	}

	@AfterAll
	static void close() {
		entityManager.close();
		factory.close();
	}

	static Stream<String> texts() throws IOException {
		return new ClassPathResource("texts.jpql", HibernateComparisonTests.class)
			.getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.filter((line) -> !line.isBlank() && !line.startsWith("--"));
	}

	@ParameterizedTest
	@MethodSource("texts")
	void resultsAreTheSame(String text) {
		List<String> expected = rendered(entityManager.createQuery(text, Object.class).getResultList());
		List<String> actual = rendered(fixture.query(text, Object.class).getResultList());
		if (text.contains("order by")) {
			assertThat(actual).isEqualTo(expected);
		}
		else {
			assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
		}
	}

	private static List<String> rendered(List<?> results) {
		return results.stream().map(HibernateComparisonTests::rendered).toList();
	}

	private static String rendered(Object value) {
		if (value instanceof Object[] items) {
			return Arrays.stream(items).map(HibernateComparisonTests::rendered).toList().toString();
		}
		if (value instanceof Collection<?> items) {
			return items.stream().map(HibernateComparisonTests::rendered).toList().toString();
		}
		if (value instanceof Map.Entry<?, ?> entry) {
			return rendered(entry.getKey()) + "=" + rendered(entry.getValue());
		}
		if (value instanceof BigDecimal number) {
			return "BigDecimal " + number.stripTrailingZeros().toPlainString();
		}
		return (value == null) ? "null" : value.getClass().getSimpleName() + " " + value;
	}

}
