package io.github.springdata.memory.jpa;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PrePersist;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of mistakes that are reported when a factory is made, and not at the first call.
 */
class StartProblemTests {

	@Test
	void namedQueriesThatDoNotFitAreReportedTogether() {
		assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> TestUnits.of(Queried.class))
			.withMessageContaining("Named query 'unknown' is not valid: ")
			.withMessageContaining("nam")
			.withMessageContaining("Named query 'unfinished' is not valid: ")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("'right'").doesNotContain("'sql'"));
	}

	@Test
	void convertersAndListenersWithoutAConstructorAreReportedTogether() {
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(() -> TestUnits.of(Listened.class, Automatic.class))
			.withMessageContaining("Class %s has no constructor without arguments", Listener.class.getName())
			.withMessageContaining("Class %s has no constructor without arguments", Automatic.class.getName())
			.withMessageContaining("Class %s has no constructor without arguments", Named.class.getName());
	}

	@Test
	void anAttributeThatIsNoIdIsNotGenerated() {
		assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> TestUnits.of(Numbered.class))
			.withMessageContaining("Attribute 'number' of %s has @GeneratedValue but is no id",
					Numbered.class.getName());
	}

	@Test
	void theNameOfAGeneratorThatIsNotDeclaredIsThatOfItsSequence() {
		try (EntityManagerFactory factory = TestUnits.of(Sequenced.class)) {
			Sequenced sequenced = new Sequenced();
			factory.runInTransaction((entityManager) -> entityManager.persist(sequenced));
			assertThat(sequenced.id).isEqualTo(1);
		}
	}

	@Test
	void aPropertyWhoseNameIsMisspelledIsRefused() {
		PersistenceConfiguration configuration = new PersistenceConfiguration("test")
			.provider(MemoryPersistenceProvider.class.getName())
			.property("spring.data.memory.jpa.isolatoin", "serializable");
		assertThatExceptionOfType(PersistenceException.class).isThrownBy(configuration::createEntityManagerFactory)
			.withMessageContaining(
					"There is no property 'spring.data.memory.jpa.isolatoin'; correct its name to one of")
			.withMessageContaining(MemoryJpaProperties.ISOLATION);
	}

	@Entity(name = "Queried")
	@NamedQuery(name = "right", query = "select q from Queried q where q.name = :name")
	@NamedQuery(name = "unknown", query = "select q from Queried q where q.nam = :name")
	@NamedQuery(name = "unfinished", query = "select q from Queried q where")
	@NamedNativeQuery(name = "sql", query = "select * from nowhere")
	static class Queried {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Listened")
	@EntityListeners(Listener.class)
	static class Listened {

		@Id
		long id;

		@Convert(converter = Named.class)
		String name;

		@Convert(converter = Named.class)
		String other;

	}

	static class Listener {

		Listener(String dependency) {
		}

		@PrePersist
		void before(Object entity) {
		}

	}

	@Converter
	static class Automatic implements AttributeConverter<String, String> {

		Automatic(String dependency) {
		}

		@Override
		public String convertToDatabaseColumn(String attribute) {
			return attribute;
		}

		@Override
		public String convertToEntityAttribute(String column) {
			return column;
		}

	}

	abstract static class Named implements AttributeConverter<String, String> {

	}

	@Entity(name = "Numbered")
	static class Numbered {

		@Id
		long id;

		@GeneratedValue
		Long number;

	}

	@Entity(name = "Sequenced")
	static class Sequenced {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sequences_of_all")
		long id;

	}

}
