package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.mapping.InvalidEntityException;
import io.github.springdata.memory.mapping.ReferenceTo;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.annotation.Id;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for properties that may not be null and for references that must exist.
 */
class ConstraintIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store);

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(this.ops);

	private final Customers customers = this.factory.getRepository(Customers.class);

	private final Orders orders = this.factory.getRepository(Orders.class);

	private final TransactionTemplate transaction = new TransactionTemplate(new MemoryTransactionManager(this.store));

	@Test
	void refusesNullInAPropertyThatIsNotNull() {
		Customer nameless = new Customer(null);
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.customers.saveAll(List.of(new Customer("ada"), nameless)))
			.withMessageContaining(Customer.class.getName())
			.withMessageContaining("with id 2")
			.withMessageContaining("name");
		assertThat(nameless.id).isNull();
		assertThat(this.customers.count()).isZero();
	}

	@Test
	void refusesNullInObjectsInsideToo() {
		Customer ada = new Customer("ada");
		ada.addresses.add(new Address("Rome"));
		ada.addresses.add(new Address(null));
		ada.offices = Map.of("main", new Address(null));
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.customers.save(ada))
			.withMessageContaining("addresses.city, offices.city");
	}

	@Test
	void refusesNullWhenItIsWrittenAtCommit() {
		Long id = this.customers.save(new Customer("ada")).id;
		AtomicReference<Customer> loaded = new AtomicReference<>();
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.transaction.executeWithoutResult((status) -> {
				loaded.set(this.customers.findById(id).orElseThrow());
				loaded.get().name = null;
			}));
		assertThat(loaded.get().name).isEqualTo("ada");
		assertThat(this.customers.findById(id).orElseThrow().name).isEqualTo("ada");
	}

	@Test
	void refusesNullInAnUpdateOfRows() {
		this.customers.save(new Customer("ada"));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.ops.update(Customer.class).apply(Update.update("name", null)));
		assertThat(this.customers.findAll()).extracting((customer) -> customer.name).containsExactly("ada");
	}

	@Test
	void checksRecordsAndGeneratedIds() {
		assertThat(this.ops.insert(new Label(null, "x")).id()).isEqualTo(1);
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.ops.insert(new Label(null, null)));
	}

	@Test
	void refusesAReferenceToNothing() {
		Order order = new Order(7L);
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.orders.save(order))
			.withMessageContaining("Row 1 of table 'order' refers, by 'customer', to row 7 of table 'customer'");
		assertThat(order.id).isNull();
		assertThat(this.orders.count()).isZero();
		assertThat(this.orders.save(new Order(null)).id).isEqualTo(2);
	}

	@Test
	void refusesToDeleteWhatIsReferredTo() {
		Customer ada = this.customers.save(new Customer("ada"));
		Order order = this.orders.save(new Order(ada.id));
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.customers.delete(ada))
			.withMessageContaining("Row 1 of table 'customer' cannot be deleted")
			.withMessageContaining("row 1 of table 'order'");
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.customers.deleteById(ada.id));
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.customers.deleteAll());
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.ops.delete(Customer.class).matching(where("name").is("ada")).all());
		assertThat(this.customers.findById(ada.id)).isPresent();
		this.orders.delete(order);
		this.customers.delete(ada);
		assertThat(this.customers.count()).isZero();
	}

	@Test
	void goesOnInTheTransactionAfterARefusal() {
		Customer ada = this.customers.save(new Customer("ada"));
		this.orders.save(new Order(ada.id));
		this.transaction.executeWithoutResult((status) -> {
			assertThatExceptionOfType(DataIntegrityViolationException.class)
				.isThrownBy(() -> this.customers.deleteById(ada.id));
			assertThatExceptionOfType(DataIntegrityViolationException.class)
				.isThrownBy(() -> this.orders.save(new Order(99L)));
			assertThat(this.orders.count()).isEqualTo(1);
			this.orders.deleteAll();
			this.customers.deleteById(ada.id);
		});
		assertThat(this.customers.count()).isZero();
	}

	@Test
	void seesWhatTheTransactionItselfHasWritten() {
		this.transaction.executeWithoutResult((status) -> {
			Customer ada = this.customers.save(new Customer("ada"));
			this.orders.save(new Order(ada.id));
			this.orders.findAll().get(0).friends.add(ada.id);
		});
		assertThat(this.orders.findAll().get(0).friends).containsExactly(1L);
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(
				() -> this.transaction.executeWithoutResult((status) -> this.orders.findAll().get(0).friends.add(9L)))
			.withMessageContaining("'friends'");
	}

	@Test
	void refusesATransactionThatOthersHaveTakenTheReferredRowFrom() {
		for (int isolation : levels()) {
			Customer ada = this.customers.save(new Customer("ada"));
			this.transaction.setIsolationLevel(isolation);
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> this.transaction.executeWithoutResult((status) -> {
					this.orders.save(new Order(ada.id));
					elsewhere(() -> this.customers.deleteById(ada.id));
				}));
			assertThat(this.orders.count()).isZero();
		}
	}

	@Test
	void refusesATransactionThatTakesAwayWhatOthersReferTo() {
		for (int isolation : levels()) {
			this.orders.deleteAll();
			Customer ada = this.customers.save(new Customer("ada"));
			this.transaction.setIsolationLevel(isolation);
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> this.transaction.executeWithoutResult((status) -> {
					this.customers.deleteById(ada.id);
					elsewhere(() -> this.orders.save(new Order(ada.id)));
				}));
			assertThat(this.customers.findById(ada.id)).isPresent();
		}
	}

	private static int[] levels() {
		return new int[] { TransactionDefinition.ISOLATION_READ_COMMITTED,
				TransactionDefinition.ISOLATION_REPEATABLE_READ, TransactionDefinition.ISOLATION_SERIALIZABLE };
	}

	private void elsewhere(Runnable action) {
		TransactionTemplate other = new TransactionTemplate(new MemoryTransactionManager(this.store));
		other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		other.executeWithoutResult((status) -> action.run());
	}

	@Test
	void checksReferencesInAnUpdateOfRows() {
		Customer ada = this.customers.save(new Customer("ada"));
		this.orders.save(new Order(ada.id));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.ops.update(Order.class).apply(Update.update("customer", 5L)));
		assertThat(this.orders.findAll()).extracting((order) -> order.customer).containsExactly(ada.id);
	}

	@Test
	void letsEntitiesOfOneCallReferToEachOther() {
		Node first = new Node(1L, 2L);
		Node second = new Node(2L, 1L);
		this.ops.insertAll(List.of(first, second));
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.ops.delete(first));
		assertThat(this.ops.deleteAll(List.of(first, second))).isEqualTo(2);
		this.ops.insert(new Node(3L, 3L));
		assertThat(this.ops.deleteById(3L, Node.class)).isTrue();
	}

	@Test
	void answersQueriesByTheIndexOfAReference() {
		assertThat(this.store.table("order").index("customer")).isNotNull();
		assertThat(this.store.table("order").index("friends")).isNotNull();
		assertThatIllegalArgumentException().isThrownBy(() -> this.store.dropIndex("order", "customer"))
			.withMessageContaining("needed to find the rows");
	}

	@Test
	void refusesAReferenceOfAnotherType() {
		assertThatExceptionOfType(InvalidEntityException.class)
			.isThrownBy(() -> this.ops.insert(new Misfit(1L, "x", 2L)))
			.withMessageContaining("Property 'customer' is of type java.lang.String")
			.withMessageContaining("Property 'other' refers to java.lang.Object, which has no id");
	}

	interface Customers extends MemoryRepository<Customer, Long> {

	}

	interface Orders extends MemoryRepository<Order, Long> {

	}

	static class Customer {

		@Id
		Long id;

		@NonNull String name;

		List<Address> addresses = new ArrayList<>();

		Map<String, Address> offices = Map.of();

		Customer() {
		}

		Customer(String name) {
			this.name = name;
		}

	}

	record Address(@NonNull String city) {

	}

	static class Order {

		@Id
		Long id;

		@ReferenceTo(Customer.class)
		Long customer;

		@ReferenceTo(Customer.class)
		List<Long> friends = new ArrayList<>();

		Order() {
		}

		Order(Long customer) {
			this.customer = customer;
		}

	}

	record Node(@Id Long id, @ReferenceTo(Node.class) Long next) {

	}

	record Label(@Id @NonNull Long id, @NonNull String text) {

	}

	record Misfit(@Id @Nullable Long id, @ReferenceTo(Customer.class) String customer,
			@ReferenceTo(Object.class) Long other) {

	}

}
