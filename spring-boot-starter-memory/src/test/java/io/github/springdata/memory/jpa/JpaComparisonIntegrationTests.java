package io.github.springdata.memory.jpa;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.data.jpa.repository.support.JpaRepositoryFactory;
import org.springframework.data.repository.Repository;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the same texts through Spring Data JPA with H2 on the same data.
 */
class JpaComparisonIntegrationTests {

	/**
	 * Texts whose results differ, with the reason.
	 */
	private static final Map<String, String> EXCEPTIONS = Map.of("q080",
			"H2 rounds when it casts a double to an integer; here, as in Java, decimal places are cut");

	private static final LocalContainerEntityManagerFactoryBean FACTORY = new LocalContainerEntityManagerFactoryBean();

	private static @Nullable SameQueries jpa;

	private static @Nullable SameQueries memory;

	interface JpaQueries extends Repository<Product, Long>, SameQueries {

	}

	interface MemoryQueries extends Repository<Product, Long>, SameQueries {

	}

	@BeforeAll
	static void load() {
		EntityManager entities = startJpa();
		MemoryTemplate operations = new MemoryTemplate(new MemoryStore());
		entities.getTransaction().begin();
		LongStream.rangeClosed(1, 40).forEach((number) -> {
			entities.persist(new Product(number));
			operations.insert(new Product(number));
		});
		LongStream.rangeClosed(1, 60).forEach((number) -> {
			entities.persist(new Sale(number));
			operations.insert(new Sale(number));
		});
		entities.getTransaction().commit();
		jpa = new JpaRepositoryFactory(entities).getRepository(JpaQueries.class);
		memory = new MemoryRepositoryFactory(operations).getRepository(MemoryQueries.class);
	}

	private static EntityManager startJpa() {
		JdbcDataSource database = new JdbcDataSource();
		database.setUrl("jdbc:h2:mem:comparison;DB_CLOSE_DELAY=-1");
		HibernateJpaVendorAdapter hibernate = new HibernateJpaVendorAdapter();
		hibernate.setGenerateDdl(true);
		FACTORY.setDataSource(database);
		FACTORY.setJpaVendorAdapter(hibernate);
		FACTORY.setMappingResources("jpa/both-modules.xml");
		FACTORY.setJpaPropertyMap(
				Map.of("hibernate.hbm2ddl.auto", "create-drop", "jakarta.persistence.validation.mode", "none"));
		FACTORY.afterPropertiesSet();
		EntityManagerFactory factory = FACTORY.getObject();
		assertThat(factory).isNotNull();
		return factory.createEntityManager();
	}

	@AfterAll
	static void stop() {
		FACTORY.destroy();
	}

	static Stream<String> queries() {
		return Arrays.stream(SameQueries.class.getDeclaredMethods()).map(Method::getName).sorted();
	}

	@Test
	void comparesAHundredTexts() {
		assertThat(queries()).hasSizeGreaterThanOrEqualTo(100);
		assertThat(queries()).containsAll(EXCEPTIONS.keySet());
	}

	@ParameterizedTest
	@MethodSource("queries")
	void givesTheSameRows(String name) throws ReflectiveOperationException {
		Method query = SameQueries.class.getDeclaredMethod(name);
		String text = query.getAnnotation(io.github.springdata.memory.repository.Query.class).value();
		List<List<@Nullable Object>> expected = rows(query, jpa, text);
		List<List<@Nullable Object>> found = rows(query, memory, text);
		String reason = EXCEPTIONS.get(name);
		if (reason != null) {
			assertThat(found).as("%s no longer differs: %s", text, reason)
				.isNotEqualTo(expected)
				.hasSameSizeAs(expected);
		}
		else {
			assertThat(found).as(text).isEqualTo(expected);
		}
	}

	private static List<List<@Nullable Object>> rows(Method query, @Nullable SameQueries repository, String text)
			throws ReflectiveOperationException {
		List<?> results = (List<?>) query.invoke(repository);
		assertThat(results).isNotNull();
		List<List<@Nullable Object>> rows = new ArrayList<>();
		for (Object result : results) {
			List<@Nullable Object> row = new ArrayList<>();
			Stream.of((result instanceof Object[] items) ? items : new Object[] { result })
				.forEach((item) -> row.add(comparable(item)));
			rows.add(row);
		}
		if (!text.contains("order by")) {
			rows.sort(Comparator.comparing(List::toString));
		}
		return rows;
	}

	private static @Nullable Object comparable(@Nullable Object value) {
		if (value instanceof Product product) {
			return product.getId();
		}
		if (value instanceof Number number) {
			return new BigDecimal(number.toString()).round(new MathContext(12)).stripTrailingZeros();
		}
		return (value instanceof Date date) ? date.toLocalDate() : value;
	}

}
