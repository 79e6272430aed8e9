package io.github.springdata.memory.jpa.spring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import io.github.springdata.memory.jpa.spring.sales.Country;
import io.github.springdata.memory.jpa.spring.sales.Payment;
import io.github.springdata.memory.jpa.spring.sales.Rating;
import io.github.springdata.memory.jpa.spring.sales.Subscription;
import io.github.springdata.memory.jpa.spring.sales.Voucher;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.repository.NoRepositoryBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of repositories over ids of several attributes, assigned ids and hierarchies.
 */
class KeyTests extends AbstractSalesTests {

	@Autowired
	Ratings ratings;

	@Autowired
	Subscriptions subscriptions;

	@Autowired
	Payments payments;

	@Autowired
	Cards cards;

	@Autowired
	Vouchers vouchers;

	@Autowired
	Countries countries;

	interface Ratings extends JpaRepository<Rating, Rating.Key> {

		List<Rating> findByKeyProductOrderByStars(String product);

		boolean existsByKeyCustomer(Long customer);

	}

	interface Subscriptions extends JpaRepository<Subscription, Subscription.Key> {

		List<Subscription> findByCustomerFirstName(String firstName);

		Optional<Subscription> findByMagazine(String magazine);

	}

	@NoRepositoryBean
	interface PaymentRepository<T extends Payment> extends JpaRepository<T, Integer> {

		List<T> findByAmountGreaterThanOrderByAmount(BigDecimal amount);

	}

	interface Payments extends PaymentRepository<Payment> {

	}

	interface Cards extends PaymentRepository<Payment.Card> {

		List<Payment.Card> findByNumberStartingWith(String prefix);

	}

	interface Vouchers extends JpaRepository<Voucher, String> {

	}

	interface Countries extends JpaRepository<Country, String> {

	}

	@Test
	void embeddedIds() {
		Rating.Key key = new Rating.Key(this.ada.getId(), "tea");
		this.ratings.save(new Rating(key, 5));
		this.ratings.save(new Rating(new Rating.Key(this.adam.getId(), "tea"), 2));
		flushAndClear();
		assertThat(this.ratings.findById(key)).map(Rating::getStars).contains(5);
		this.ratings.save(new Rating(key, 4));
		flushAndClear();
		assertThat(this.ratings.findByKeyProductOrderByStars("tea")).extracting(Rating::getStars).containsExactly(2, 4);
		assertThat(this.ratings.existsById(key)).isTrue();
		assertThat(this.ratings.existsByKeyCustomer(this.grace.getId())).isFalse();
		assertThat(this.ratings.findAllById(List.of(key))).hasSize(1);
		assertThat(this.ratings.count()).isEqualTo(2);
		assertThat(this.ratings.findAll(PageRequest.of(0, 1, Sort.by("key.customer").descending())).getContent())
			.extracting(Rating::getStars)
			.containsExactly(2);
		this.ratings.deleteAllByIdInBatch(List.of(key));
		assertThat(this.ratings.count()).isEqualTo(1);
	}

	@Test
	void idClasses() {
		this.subscriptions.save(new Subscription(this.entityManager.merge(this.ada), "Nature", 1));
		flushAndClear();
		Subscription.Key key = new Subscription.Key(this.ada.getId(), "Nature");
		assertThat(this.subscriptions.findById(key))
			.hasValueSatisfying((found) -> assertThat(found.getCustomer().getFirstName()).isEqualTo("Ada"));
		assertThat(this.subscriptions.existsById(key)).isTrue();
		assertThat(this.subscriptions.count()).isEqualTo(1);
		assertThat(this.subscriptions.findByCustomerFirstName("Ada")).hasSize(1);
		Subscription changed = this.subscriptions.findByMagazine("Nature").orElseThrow();
		changed.setCopies(3);
		this.subscriptions.saveAndFlush(changed);
		this.entityManager.clear();
		assertThat(this.subscriptions.findAll()).extracting(Subscription::getCopies).containsExactly(3);
		this.subscriptions.deleteById(key);
		flushAndClear();
		assertThat(this.subscriptions.findAllById(List.of(key))).isEmpty();
	}

	@Test
	void hierarchies() {
		this.payments.save(new Payment.Cash(new BigDecimal("3")));
		Payment.Card card = this.cards.save(new Payment.Card(new BigDecimal("5"), "4711"));
		flushAndClear();
		assertThat(this.payments.findByAmountGreaterThanOrderByAmount(BigDecimal.ONE)).satisfiesExactly(
				(payment) -> assertThat(payment).isInstanceOf(Payment.Cash.class),
				(payment) -> assertThat(payment).isInstanceOf(Payment.Card.class));
		assertThat(this.cards.findByAmountGreaterThanOrderByAmount(BigDecimal.ONE)).hasSize(1);
		assertThat(this.cards.findByNumberStartingWith("47")).extracting(Payment::getId).containsExactly(card.getId());
		assertThat(this.cards.count()).isEqualTo(1);
		this.cards.deleteAllInBatch();
		assertThat(this.payments.findAll()).singleElement().isInstanceOf(Payment.Cash.class);
	}

	@Test
	void listenersAreBeans() {
		Payment saved = this.payments.saveAndFlush(new Payment.Cash(BigDecimal.TEN));
		assertThat(saved.getClerk()).isEqualTo("ann");
	}

	@Test
	void assignedIds() {
		this.vouchers.saveAndFlush(new Voucher("V1"));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.vouchers.saveAndFlush(new Voucher("V1")));
	}

	@Test
	void assignedIdsWithoutVersionAreMerged() {
		Country saved = this.countries.save(new Country("DE", "Germany"));
		this.countries.save(new Country("DE", "Deutschland"));
		flushAndClear();
		assertThat(saved.getName()).isEqualTo("Deutschland");
		assertThat(this.countries.findById("DE")).map(Country::getName).contains("Deutschland");
	}

}
