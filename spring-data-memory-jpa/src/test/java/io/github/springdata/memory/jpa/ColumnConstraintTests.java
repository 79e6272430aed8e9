package io.github.springdata.memory.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of what columns of embeddables, elements and keys allow.
 */
class ColumnConstraintTests {

	private final EntityManagerFactory factory = TestUnits.of(Shipment.class);

	private Shipment persist(Consumer<Shipment> change) {
		Shipment shipment = new Shipment();
		change.accept(shipment);
		this.factory.runInTransaction((entityManager) -> entityManager.persist(shipment));
		return this.factory.callInTransaction((entityManager) -> entityManager.find(Shipment.class, 1L));
	}

	private void refuses(Consumer<Shipment> change, String message) {
		assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> persist(change))
			.withMessageContaining(message);
	}

	@Test
	void attributesOfAnEmbeddableAfterAReferenceAreChecked() {
		refuses((shipment) -> shipment.address.street = null, "'street' of the Shipment with id 1 must not be null");
		refuses((shipment) -> shipment.address.zip = "123456", "'zip' of the Shipment with id 1 has 6 characters");
		refuses((shipment) -> shipment.address.area.name = "abcd", "'name' of the Shipment with id 1 has 4 characters");
	}

	@Test
	void anEmbeddableThatIsMissingHasNoneOfTheColumnsThatMustBeThere() {
		refuses((shipment) -> shipment.address = null, "'street' of the Shipment with id 1 must not be null");
		assertThat(persist((shipment) -> shipment.size = null).size).isNull();
	}

	@Test
	void elementsAndKeysAreChecked() {
		refuses((shipment) -> shipment.labels.add("abcd"), "'labels' of the Shipment with id 1 has 4 characters");
		refuses((shipment) -> shipment.notes.put("abc", "x"), "'notes' of the Shipment with id 1 has 3 characters");
		refuses((shipment) -> shipment.notes.put("ab", "abcd"), "'notes' of the Shipment with id 1 has 4 characters");
		refuses((shipment) -> shipment.stops.add(new Address(null)),
				"'street' of the Shipment with id 1 must not be null");
	}

	@Test
	void whatColumnsAllowIsWritten() {
		Shipment shipment = persist((written) -> {
			written.labels.add("abc");
			written.notes.put("ab", "abc");
			written.stops.add(new Address("Elm Street"));
		});
		assertThat(shipment.stops).hasSize(1);
	}

	@Embeddable
	static class Address {

		@ManyToOne
		@Nullable Shipment previous;

		@Column(nullable = false)
		@Nullable String street;

		@Column(length = 5)
		String zip = "12345";

		Area area = new Area();

		Address() {
		}

		Address(@Nullable String street) {
			this.street = street;
		}

	}

	@Embeddable
	static class Area {

		@Column(length = 3)
		String name = "abc";

	}

	@Embeddable
	static class Size {

		int height;

	}

	@Entity(name = "Shipment")
	static class Shipment {

		@Id
		long id = 1;

		@Nullable Address address = new Address("Main Street");

		@Nullable Size size = new Size();

		@ElementCollection
		@Column(length = 3)
		List<String> labels = new ArrayList<>();

		@ElementCollection
		@MapKeyColumn(length = 2)
		@Column(length = 3)
		Map<String, String> notes = new TreeMap<>();

		@ElementCollection
		List<Address> stops = new ArrayList<>();

	}

}
