package io.github.springdata.memory.jpa;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BulkConstraintIntegrationTests {

	private final EntityManagerFactory factory = new PersistenceConfiguration("parcels")
		.provider(MemoryPersistenceProvider.class.getName())
		.managedClass(Parcel.class)
		.createEntityManagerFactory();

	BulkConstraintIntegrationTests() {
		this.factory.runInTransaction((manager) -> {
			for (int i = 1; i <= 2; i++) {
				Parcel parcel = new Parcel();
				parcel.id = i;
				parcel.code = "c" + i;
				parcel.weight = BigDecimal.ONE;
				parcel.target = parcel;
				manager.persist(parcel);
			}
		});
	}

	@AfterEach
	void close() {
		this.factory.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			code = null                     | 'code' of the Parcel with id 1 must not be null
			code = 'abcdef'                 | 'code' of the Parcel with id 1 has 6 characters
			code = concat(code, 'defg')     | 'code' of the Parcel with id 1 has 6 characters
			weight = 1000                   | 'weight' of the Parcel with id 1 is 1000
			weight = weight + 999           | 'weight' of the Parcel with id 1 is 1000
			label.text = 'abcd'             | 'text' of the Parcel with id 1 has 4 characters
			target = null                   | 'target' of the Parcel with id 1 must refer to an instance of Parcel
			""")
	void anUpdateFailsAsAFlushDoes(String assignment, String message) {
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(() -> update("update Parcel p set p." + assignment))
			.withMessageContaining(message);
	}

	@Test
	void anUpdateFailsIfValuesAreNotUnique() {
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(() -> update("update Parcel set code = 'same'"))
			.withMessageContaining("code");
	}

	@Test
	void anUpdateOfOtherColumnsIsNotStopped() {
		assertThat(update("update Parcel set weight = 999.99, label.text = 'abc'")).isEqualTo(2);
	}

	private int update(String text) {
		return this.factory.callInTransaction((manager) -> manager.createQuery(text).executeUpdate());
	}

	@Embeddable
	static class Label {

		@Column(length = 3)
		String text;

	}

	@Entity(name = "Parcel")
	static class Parcel {

		@Id
		long id;

		@Column(unique = true, nullable = false, length = 5)
		String code;

		@Column(precision = 5, scale = 2)
		BigDecimal weight;

		Label label;

		@ManyToOne(optional = false)
		Parcel target;

	}

}
