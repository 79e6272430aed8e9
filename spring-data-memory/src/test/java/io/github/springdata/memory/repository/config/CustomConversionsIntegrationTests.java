package io.github.springdata.memory.repository.config;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.InvalidEntityException;
import io.github.springdata.memory.mapping.MemoryCustomConversions;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.convert.converter.Converter;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mapping.MappingException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for values that are stored in another form.
 */
class CustomConversionsIntegrationTests {

	@Test
	void findsByTheStoredFormWithAndWithoutAnIndex() {
		run((offers, ops) -> {
			offers.saveAll(List.of(offer("a@x.org", 300), offer("B@x.org", 100), offer(null, 200)));
			assertThat(offers.findByEmail(new Email("A@X.ORG"))).get()
				.extracting((offer) -> offer.price)
				.isEqualTo(new Money(300));
			assertThat(prices(offers.findByPriceGreaterThan(new Money(150)))).containsExactly(300L, 200L);
			assertThat(prices(offers.findByPriceBetween(new Money(100), new Money(200)))).containsExactly(100L, 200L);
			assertThat(prices(offers.findByPriceIn(List.of(new Money(100), new Money(5))))).containsExactly(100L);
			assertThat(prices(offers.findByEmailStartingWith("b@"))).containsExactly(100L);
			assertThat(prices(offers.findByEmailIsNull())).containsExactly(200L);
			Query query = Query.query(Criteria.where("price").is(new Money(100)));
			assertThat(ops.query(Offer.class).matching(query).count()).isEqualTo(1);
			assertThat(ops.explain(query, Offer.class).toString()).contains("price");
			assertThat(ops.query(Offer.class).matching(Criteria.where("price").is(100)).count()).isEqualTo(1);
		});
	}

	@Test
	void sortsByTheStoredForm() {
		run((offers, ops) -> {
			offers.saveAll(List.of(offer("a@x.org", 300), offer("b@x.org", 100), offer("c@x.org", 200)));
			assertThat(prices(offers.findAll(Sort.by("price")))).containsExactly(100L, 200L, 300L);
			assertThat(prices(offers.findAll(Sort.by("size").descending()))).hasSize(3);
			offers.saveAll(List.of(sized(Size.SMALL), sized(Size.LARGE), sized(Size.MEDIUM)));
			assertThat(offers.findBySizeIsNotNullOrderBySize()).extracting((offer) -> offer.size)
				.containsExactly(Size.LARGE, Size.MEDIUM, Size.SMALL);
		});
	}

	@Test
	void keepsWhatTheStoredFormHoldsAndNothingElse() {
		run((offers, ops) -> {
			Offer offer = offers.save(offer("Ada@X.org", 5));
			offer.money = List.of(new Money(1), new Money(2));
			offer.host = InetSocketAddress.createUnresolved("x.org", 80);
			offers.save(offer);
			Offer stored = offers.findById(offer.id).orElseThrow();
			assertThat(stored.email).isEqualTo(new Email("ada@x.org"));
			assertThat(stored.money).isEqualTo(offer.money);
			assertThat(stored.host).isEqualTo(offer.host);
			assertThat(offers.findByMoney(new Money(2))).hasSize(1);
			assertThat(offers.save(offer(null, 6)).email).isNull();
		});
	}

	@Test
	void copiesMutableValuesThroughTheStoredForm() {
		run((offers, ops) -> {
			Offer offer = offer("a@x.org", 5);
			offer.amount = new Amount(1);
			offers.save(offer);
			offer.amount.value = 2;
			Offer loaded = offers.findById(offer.id).orElseThrow();
			assertThat(loaded.amount.value).isEqualTo(1);
			loaded.amount.value = 3;
			assertThat(offers.findById(offer.id).orElseThrow().amount.value).isEqualTo(1);
		});
	}

	@Test
	void noticesChangesOfTheStoredFormAndTakesThemBack() {
		MemoryStore store = new MemoryStore();
		run(store, (offers, ops) -> {
			TransactionTemplate transaction = new TransactionTemplate(new MemoryTransactionManager(store));
			Offer offer = offer("a@x.org", 5);
			offer.amount = new Amount(1);
			Long id = offers.save(offer).id;
			transaction.executeWithoutResult((status) -> offers.findById(id).orElseThrow().amount.value = 2);
			assertThat(offers.findById(id).orElseThrow().amount.value).isEqualTo(2);
			Offer[] seen = new Offer[1];
			transaction.executeWithoutResult((status) -> {
				seen[0] = offers.findById(id).orElseThrow();
				seen[0].amount.value = 3;
				seen[0].price = new Money(9);
				assertThat(offers.findByPriceGreaterThan(new Money(8))).hasSize(1);
				status.setRollbackOnly();
			});
			assertThat(seen[0].amount.value).isEqualTo(2);
			assertThat(seen[0].price).isEqualTo(new Money(5));
			long version = store.version();
			transaction.executeWithoutResult((status) -> offers.findById(id));
			assertThat(store.version()).isEqualTo(version);
		});
	}

	@Test
	void checksUniqueKeysByTheStoredForm() {
		run((offers, ops) -> {
			offers.save(offer("a@x.org", 1));
			assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> offers.save(offer("A@x.org", 2)));
		});
	}

	@Test
	void projectsTheValuesThemselves() {
		run((offers, ops) -> {
			offers.save(offer("a@x.org", 7));
			assertThat(ops.query(Offer.class).as(Price.class).all()).containsExactly(new Price(new Money(7)));
			assertThat(ops.query(Offer.class).as(PriceView.class).all()).singleElement()
				.extracting(PriceView::getPrice)
				.isEqualTo(new Money(7));
		});
	}

	@Test
	void updatesRowsWithTheValuesThemselves() {
		run((offers, ops) -> {
			offers.save(offer("a@x.org", 7));
			ops.update(Offer.class).apply(Update.update("price", new Money(8)));
			assertThat(prices(offers.findByPriceIn(List.of(new Money(8))))).containsExactly(8L);
		});
	}

	@Test
	void sharesRecordsOfConvertedValues() {
		run((offers, ops) -> {
			Ticket ticket = ops.insert(new Ticket(null, new Money(5)));
			assertThat(ops.findById(ticket.id(), Ticket.class)).get().isSameAs(ticket);
		});
	}

	@Test
	void saysWhichValueCouldNotBeConverted() {
		run((offers, ops) -> {
			Offer offer = offer("no address", 5);
			assertThatExceptionOfType(MappingException.class).isThrownBy(() -> offers.save(offer))
				.withMessageContaining("Offer.email")
				.withMessageContaining("must have an @");
			assertThat(offer.id).isNull();
			assertThat(offers.count()).isZero();
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> offers.findByEmail(new Email("none")))
				.withMessageContaining("email")
				.withStackTraceContaining("must have an @");
		});
	}

	@Test
	void hidesThePartsOfAConvertedValue() {
		run((offers, ops) -> assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> ops.query(Offer.class).matching(Criteria.where("price.cents").is(1)).count()));
	}

	@Test
	void refusesAValueThatCannotBeReadBack() {
		MemoryTemplate ops = new MemoryTemplate(new MemoryStore(),
				new MemoryMappingContext(MemoryCustomConversions.of(MoneyToLong.INSTANCE)));
		assertThatExceptionOfType(InvalidEntityException.class)
			.isThrownBy(() -> ops.insert(new Ticket(null, new Money(1))))
			.withMessageContaining("Property 'price' is stored as java.lang.Long")
			.withMessageContaining("@ReadingConverter");
	}

	@Test
	void refusesConversionsThatComeTooLate() {
		MemoryMappingContext context = new MemoryMappingContext();
		context.getEntity(Ticket.class);
		assertThatIllegalStateException().isThrownBy(() -> context.setCustomConversions(conversions()))
			.withMessageContaining("before there are entities");
	}

	private static List<Long> prices(List<Offer> offers) {
		return offers.stream().map((offer) -> Objects.requireNonNull(offer.price).cents()).toList();
	}

	private static Offer offer(@Nullable String email, long cents) {
		Offer offer = new Offer();
		offer.email = (email != null) ? new Email(email) : null;
		offer.price = new Money(cents);
		return offer;
	}

	private static Offer sized(Size size) {
		Offer offer = new Offer();
		offer.size = size;
		return offer;
	}

	private static void run(BiConsumer<Offers, MemoryTemplate> test) {
		run(new MemoryStore(), test);
	}

	private static void run(MemoryStore store, BiConsumer<Offers, MemoryTemplate> test) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(MemoryStore.class, () -> store);
			context.register(Application.class);
			context.refresh();
			test.accept(context.getBean(Offers.class), context.getBean(MemoryTemplate.class));
		}
	}

	private static MemoryCustomConversions conversions() {
		return MemoryCustomConversions.of(MoneyToLong.INSTANCE, LongToMoney.INSTANCE, EmailToString.INSTANCE,
				StringToEmail.INSTANCE, SizeToString.INSTANCE, StringToSize.INSTANCE, AmountToInteger.INSTANCE,
				IntegerToAmount.INSTANCE, HostToString.INSTANCE, StringToHost.INSTANCE);
	}

	interface Offers extends MemoryRepository<Offer, Long> {

		Optional<Offer> findByEmail(Email email);

		List<Offer> findByEmailStartingWith(String text);

		List<Offer> findByEmailIsNull();

		List<Offer> findByPriceGreaterThan(Money price);

		List<Offer> findByPriceBetween(Money from, Money to);

		List<Offer> findByPriceIn(List<Money> prices);

		List<Offer> findByMoney(Money money);

		List<Offer> findBySizeIsNotNullOrderBySize();

	}

	record Money(long cents) {

	}

	record Email(String address) {

	}

	enum Size {

		SMALL, MEDIUM, LARGE

	}

	static class Amount {

		int value;

		Amount(int value) {
			this.value = value;
		}

	}

	static class Offer {

		@Id
		Long id;

		@Indexed(unique = true)
		Email email;

		@Indexed
		Money price;

		@Indexed
		List<Money> money = new ArrayList<>();

		Size size;

		Amount amount;

		InetSocketAddress host;

	}

	record Ticket(@Id @Nullable Long id, Money price) {

	}

	record Price(Money price) {

	}

	interface PriceView {

		Money getPrice();

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Offers.class))
	static class Application {

		@Bean
		MemoryTemplate memoryTemplate(MemoryStore store) {
			return new MemoryTemplate(store);
		}

		@Bean
		MemoryTransactionManager memoryTransactionManager(MemoryStore store) {
			return new MemoryTransactionManager(store);
		}

		@Bean
		MemoryCustomConversions memoryCustomConversions() {
			return conversions();
		}

	}

	@WritingConverter
	enum MoneyToLong implements Converter<Money, Long> {

		INSTANCE;

		@Override
		public Long convert(Money money) {
			return money.cents();
		}

	}

	@ReadingConverter
	enum LongToMoney implements Converter<Long, Money> {

		INSTANCE;

		@Override
		public Money convert(Long cents) {
			return new Money(cents);
		}

	}

	@WritingConverter
	enum EmailToString implements Converter<Email, String> {

		INSTANCE;

		@Override
		public String convert(Email email) {
			if (!email.address().contains("@")) {
				throw new IllegalArgumentException("An address must have an @");
			}
			return email.address().toLowerCase(Locale.ROOT);
		}

	}

	@ReadingConverter
	enum StringToEmail implements Converter<String, Email> {

		INSTANCE;

		@Override
		public Email convert(String address) {
			return new Email(address);
		}

	}

	@WritingConverter
	enum SizeToString implements Converter<Size, String> {

		INSTANCE;

		@Override
		public String convert(Size size) {
			return size.name();
		}

	}

	@ReadingConverter
	enum StringToSize implements Converter<String, Size> {

		INSTANCE;

		@Override
		public Size convert(String name) {
			return Size.valueOf(name);
		}

	}

	@WritingConverter
	enum AmountToInteger implements Converter<Amount, Integer> {

		INSTANCE;

		@Override
		public Integer convert(Amount amount) {
			return amount.value;
		}

	}

	@ReadingConverter
	enum IntegerToAmount implements Converter<Integer, Amount> {

		INSTANCE;

		@Override
		public Amount convert(Integer value) {
			return new Amount(value);
		}

	}

	@WritingConverter
	enum HostToString implements Converter<InetSocketAddress, String> {

		INSTANCE;

		@Override
		public String convert(InetSocketAddress host) {
			return host.getHostString() + ":" + host.getPort();
		}

	}

	@ReadingConverter
	enum StringToHost implements Converter<String, InetSocketAddress> {

		INSTANCE;

		@Override
		public InetSocketAddress convert(String text) {
			String[] parts = text.split(":");
			return InetSocketAddress.createUnresolved(parts[0], Integer.parseInt(parts[1]));
		}

	}

}
