package io.github.springdata.memory.repository.vocabulary;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.repository.ListCrudRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the examples of the documentation of vocabularies.
 */
class VocabularyDocumentationTests {

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore()));

	@Test
	void entitiesOfJakartaPersistence() {
		Guests guests = this.factory.getRepository(Guests.class);
		// tag::jakarta-use[]
		Guest ada = new Guest();
		ada.email = "ada@example.org";
		ada.address = new Address("London");
		guests.save(ada);
		assertThat(guests.findByAddressCity("London")).hasSize(1);
		Guest other = new Guest();
		other.email = "ada@example.org";
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> guests.save(other));
		// end::jakarta-use[]
	}

	@Test
	void aggregatesOfSpringDataJdbc() {
		Orders orders = this.factory.getRepository(Orders.class);
		// tag::relational-use[]
		PurchaseOrder order = new PurchaseOrder();
		order.lines.add(new Line("pen", 3));
		orders.save(order);
		assertThat(orders.findByLinesProduct("pen")).hasSize(1);
		// end::relational-use[]
	}

	// tag::jakarta[]
	@Entity
	@Table(indexes = @Index(columnList = "city"))
	static class Guest {

		@Id
		@GeneratedValue
		@Nullable Long id;

		@Version
		@Nullable Integer version;

		@Column(unique = true, nullable = false, length = 100)
		@Nullable String email;

		@Embedded
		@Nullable Address address;

	}

	@Embeddable
	record Address(String city) {
	}

	interface Guests extends ListCrudRepository<Guest, Long> {

		List<Guest> findByAddressCity(String city);

	}
	// end::jakarta[]

	// tag::relational[]
	@org.springframework.data.relational.core.mapping.Table("purchase_order")
	static class PurchaseOrder {

		@org.springframework.data.annotation.Id
		@Nullable Long id;

		@MappedCollection(idColumn = "purchase_order")
		Set<Line> lines = new HashSet<>();

	}

	record Line(String product, int pieces) {
	}

	interface Orders extends ListCrudRepository<PurchaseOrder, Long> {

		List<PurchaseOrder> findByLinesProduct(String product);

	}
	// end::relational[]

}
