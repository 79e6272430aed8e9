package io.github.springdata.memory.core;

import java.util.List;

import io.github.springdata.memory.mapping.AggregateReference;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.InvalidEntityException;
import io.github.springdata.memory.mapping.ReferenceTo;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.TableChecks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;

import static io.github.springdata.memory.query.Criteria.where;
import static io.github.springdata.memory.query.Query.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AggregateReference}.
 */
class AggregateReferenceIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store);

	private final Orders orders = new MemoryRepositoryFactory(this.ops).getRepository(Orders.class);

	private final Customer ada = this.ops.insert(new Customer(null, "ada"));

	private final Customer eva = this.ops.insert(new Customer(null, "eva"));

	private final Purchase first = this.orders.save(order(this.ada, this.eva));

	private final Purchase second = this.orders.save(order(this.eva));

	private static Purchase order(Customer customer, Customer... watchers) {
		List<AggregateReference<Customer, Long>> references = List.of(watchers).stream().map(Customer::ref).toList();
		return new Purchase(null, customer.ref(), null, references);
	}

	@Test
	void isStoredAndReadAsAValue() {
		assertThat(this.orders.findById(this.first.id())).containsSame(this.first);
		assertThat(this.first.customer().getId()).isEqualTo(this.ada.id());
		assertThat(AggregateReference.to(1L)).isEqualTo(this.ada.ref()).hasSameHashCodeAs(this.ada.ref());
		TableChecks.check(this.store);
	}

	@Test
	void isFoundByReferenceAndById() {
		assertThat(this.orders.findByCustomer(this.ada.ref())).containsExactly(this.first);
		assertThat(this.orders.findByCustomerId(this.eva.id())).containsExactly(this.second);
		assertThat(this.orders.findByWatchersContaining(this.eva.ref())).containsExactly(this.first);
		assertThat(this.orders.findByReferrerIsNull()).containsExactly(this.first, this.second);
		assertThat(this.ops.query(Purchase.class).matching(where("customer").is(this.ada.id())).all())
			.containsExactly(this.first);
		assertThat(this.ops.query(Purchase.class).matching(where("customer.id").in(this.ada.id(), 77L)).all())
			.containsExactly(this.first);
	}

	@Test
	void isFoundByTheEntityItself() {
		assertThat(this.orders.queryByCustomer(this.eva)).containsExactly(this.second);
		assertThat(this.orders.findByCustomerIn(List.of(this.ada, this.eva))).containsExactly(this.first, this.second);
		assertThat(this.ops.query(Purchase.class).matching(where("watchers").is(this.eva)).all())
			.containsExactly(this.first);
		Customer unsaved = new Customer(null, "new");
		assertThatIllegalArgumentException().isThrownBy(() -> this.orders.queryByCustomer(unsaved))
			.withMessageContaining("save it first");
	}

	@Test
	void joinsInAQueryText() {
		assertThat(this.orders.ofCustomersNamed("eva")).containsExactly(this.second);
	}

	@Test
	void isSortedById() {
		assertThat(this.orders.findAll(Sort.by("customer").descending())).containsExactly(this.second, this.first);
		assertThat(this.orders.findAll(Sort.by("customer.id"))).containsExactly(this.first, this.second);
	}

	@Test
	void isServedByItsIndexUnderBothNames() {
		for (String path : List.of("customer", "customer.id")) {
			assertThat(this.ops.explain(query(where(path).is(1L)), Purchase.class).isFullScan()).isFalse();
		}
	}

	@Test
	void isChangedByAnUpdate() {
		this.ops.update(Purchase.class).apply(Update.update("customer", this.eva.ref()));
		assertThat(this.orders.findByCustomerId(this.eva.id())).hasSize(2);
		TableChecks.check(this.store);
	}

	@Test
	void mustLeadToAnEntityIfItSaysSo() {
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(
				() -> this.orders.save(new Purchase(null, this.ada.ref(), AggregateReference.to(77L), List.of())));
		this.orders.save(new Purchase(null, this.ada.ref(), this.eva.ref(), List.of()));
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.ops.delete(this.eva));
		assertThat(this.ops.delete(this.ada)).isTrue();
	}

	@Test
	void refusesAnEntityWithoutId() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Customer(null, "new").ref())
			.withMessageContaining("save it first");
	}

	@Test
	void refusesAnIdOfAnotherType() {
		assertThatExceptionOfType(InvalidEntityException.class).isThrownBy(() -> this.ops.count(Wrong.class))
			.withMessageContaining("Property 'customer' refers by an id of type java.lang.String to")
			.withMessageContaining("Property 'text' refers to java.lang.String, which has no id");
	}

	record Customer(@Id @Nullable Long id, String name) {

		AggregateReference<Customer, Long> ref() {
			return AggregateReference.to(this.id);
		}

	}

	record Purchase(@Id @Nullable Long id, @Indexed AggregateReference<Customer, Long> customer,
			@ReferenceTo(Customer.class) @Nullable AggregateReference<Customer, Long> referrer,
			@Indexed List<AggregateReference<Customer, Long>> watchers) {
	}

	record Wrong(@Id Long id, AggregateReference<Customer, String> customer, AggregateReference<String, Long> text) {
	}

	interface Orders extends MemoryRepository<Purchase, Long> {

		List<Purchase> findByCustomer(AggregateReference<Customer, Long> customer);

		List<Purchase> queryByCustomer(Customer customer);

		List<Purchase> findByCustomerIn(List<Customer> customers);

		List<Purchase> findByCustomerId(Long id);

		List<Purchase> findByWatchersContaining(AggregateReference<Customer, Long> watcher);

		List<Purchase> findByReferrerIsNull();

		@Query("select p from Purchase p join Customer c on c.id = p.customer where c.name = :name")
		List<Purchase> ofCustomersNamed(String name);

	}

}
