package io.github.springdata.memory.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.springdata.memory.mapping.state.EntityState;
import io.github.springdata.memory.mapping.state.UncopyableValueException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link EntityParts}.
 */
class EntityPartsUnitTests {

	private final MemoryMappingContext context = new MemoryMappingContext();

	@ParameterizedTest
	@ValueSource(classes = { OfObject.class, OfSubclass.class, OfList.class, OfMap.class, OfKeys.class, OfArray.class,
			OfOptional.class, OfPart.class, OfNestedLists.class, OfBox.class, OfSealed.class, OfSuperclass.class })
	void refusesAnEntityWithATableAsAPart(Class<?> type) {
		assertThat(problems(type)).singleElement()
			.asString()
			.startsWith("Property 'customer")
			.contains("a table of its own", "AggregateReference", "@Embedded");
	}

	@ParameterizedTest
	@ValueSource(classes = { EmbeddedObject.class, EmbeddedList.class, EmbeddedRecord.class, EmbeddedByGetter.class,
			Reference.class, NotStored.class, Shared.class })
	void allowsMarkedCopiesAndWhatIsNone(Class<?> type) {
		assertThatNoException().isThrownBy(() -> this.context.getEntity(type));
	}

	@Test
	void refusesTypesThatAreManagedWhateverTheOrder() {
		this.context.setInitialEntitySet(Set.of(Plain.class, OfPlain.class));
		assertThatExceptionOfType(InvalidEntityException.class).isThrownBy(this.context::afterPropertiesSet)
			.withMessageContaining("Property 'plain'");
	}

	@Test
	void refusesAnEntityWhoseTableCameFirst() {
		this.context.getEntity(Plain.class);
		assertThat(problems(OfPlain.class)).singleElement().asString().contains("Property 'plain'", "@Embedded");
	}

	@Test
	void refusesATableForWhatIsAPartAlready() {
		this.context.getEntity(OfPlain.class);
		assertThat(problems(Plain.class)).singleElement()
			.asString()
			.contains("Property 'plain' of " + OfPlain.class.getName(), "@Embedded");
	}

	@Test
	void saysThatPartsGetNoIds() {
		assertThat(messages(() -> this.context.getEntity(OfPlain.class))).singleElement()
			.asString()
			.contains("Property 'plain' of " + OfPlain.class.getName(), "gets no id");
		assertThat(messages(() -> this.context.getEntity(EmbeddedObject.class))).isEmpty();
	}

	@Test
	void refusesGeneratedIdsOfParts() {
		assertThat(problems(OfGenerated.class)).singleElement()
			.asString()
			.contains("Property 'lines[].number'", "@GeneratedId", "@Embedded");
	}

	@Test
	void refusesCompoundIndexesOfParts() {
		assertThat(problems(OfIndexed.class)).singleElement()
			.asString()
			.contains(IndexedPart.class.getName(), "@CompoundIndex", "at 'parts[]'", "on the entity");
	}

	@Test
	void refusesGeneratedIdsThatAreNone() {
		assertThat(problems(Misplaced.class)).singleElement().asString().contains("Property 'number'", "@GeneratedId");
	}

	@Test
	void allowsTreesOfTheEntityItself() {
		EntityState state = this.context.getEntity(Tree.class).getState();
		Tree tree = new Tree();
		tree.children.add(new Tree());
		assertThat(((Tree) state.copyIn(tree)).children).hasSize(1);
	}

	@Test
	void refusesAnEntityThatOnlyRunTimeFindsToBeAPart() {
		EntityState state = this.context.getEntity(Open.class).getState();
		assertThatExceptionOfType(UncopyableValueException.class)
			.isThrownBy(() -> state.copyIn(new Open(null, new Customer())))
			.withMessageContaining("content")
			.withMessageContaining("a table of its own")
			.withMessageContaining("@Embedded");
		assertThatExceptionOfType(UncopyableValueException.class)
			.isThrownBy(() -> state.copyIn(new Open(null, List.of(new Vip()))));
		assertThat(state.copyIn(new Open(null, new Address()))).isInstanceOf(Open.class);
	}

	@Test
	void allowsMarkedPropertiesOfAnyType() {
		EntityState state = this.context.getEntity(EmbeddedAny.class).getState();
		EmbeddedAny any = new EmbeddedAny();
		any.content = new Vip();
		assertThat(((EmbeddedAny) state.copyIn(any)).content).isInstanceOf(Vip.class).isNotSameAs(any.content);
	}

	private List<String> problems(Class<?> type) {
		try {
			this.context.getEntity(type);
		}
		catch (InvalidEntityException ex) {
			return ex.getProblems();
		}
		return List.of();
	}

	private static List<String> messages(Runnable action) {
		Logger logger = (Logger) LoggerFactory.getLogger(MemoryMappingContext.class);
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		Level level = logger.getLevel();
		appender.start();
		logger.addAppender(appender);
		logger.setLevel(Level.INFO);
		try {
			action.run();
		}
		finally {
			logger.detachAppender(appender);
			logger.setLevel(level);
		}
		return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	@MemoryEntity
	static non-sealed class Customer implements Party {

		@Id
		@GeneratedId
		Long id;

		String name;

	}

	static class Vip extends Customer {

	}

	sealed interface Party permits Customer {

	}

	static class Address {

		String city;

	}

	static class OfObject {

		@Id
		Long id;

		Customer customer;

	}

	record OfSubclass(@Id Long id, Vip customer) {
	}

	record OfList(@Id Long id, List<? extends Customer> customers) {
	}

	record OfMap(@Id Long id, Map<String, Customer> customers) {
	}

	record OfKeys(@Id Long id, Map<Customer, String> customers) {
	}

	record OfArray(@Id Long id, Customer[] customers) {
	}

	record OfOptional(@Id Long id, Optional<Customer> customer) {
	}

	record OfPart(@Id Long id, Part customers) {
	}

	record OfNestedLists(@Id Long id, List<List<Map<String, Customer>>> customers) {
	}

	record OfBox(@Id Long id, Box<Customer> customers) {
	}

	record OfSealed(@Id Long id, Party customer) {
	}

	static class OfSuperclass extends Holder {

		@Id
		Long id;

	}

	static class Holder {

		List<Customer> customers;

	}

	record Part(Customer customer) {
	}

	record Box<T>(T content) {
	}

	static class EmbeddedObject {

		@Id
		Long id;

		@Embedded
		Customer customer;

	}

	static class EmbeddedList {

		@Id
		Long id;

		@Embedded
		List<Customer> customers;

	}

	record EmbeddedRecord(@Id Long id, @Embedded Map<String, Customer> customers) {
	}

	static class EmbeddedByGetter {

		@Id
		Long id;

		private Customer customer;

		@Embedded
		public Customer getCustomer() {
			return this.customer;
		}

		public void setCustomer(Customer customer) {
			this.customer = customer;
		}

	}

	record Reference(@Id Long id, AggregateReference<Customer, Long> customer,
			@ReferenceTo(Customer.class) Long other) {
	}

	static class NotStored {

		@Id
		Long id;

		@Transient
		Customer customer;

	}

	@MemoryEntity(unitOfWork = UnitOfWorkMode.SHARED)
	static class Shared {

		@Id
		Long id;

		Customer customer;

	}

	record Plain(@Id Long id) {
	}

	record OfPlain(@Id Long id, Plain plain) {
	}

	@CompoundIndex(properties = { "a", "b" })
	record IndexedPart(int a, int b) {
	}

	record OfIndexed(@Id Long id, List<IndexedPart> parts) {
	}

	record Misplaced(@Id Long id, @GeneratedId Long number) {
	}

	record Generated(@Id @GeneratedId Long number) {
	}

	record OfGenerated(@Id Long id, List<Generated> lines) {
	}

	@MemoryEntity
	static class Tree {

		@Id
		Long id;

		List<Tree> children = new ArrayList<>();

	}

	record Open(@Id @Nullable Long id, Object content) {
	}

	static class EmbeddedAny {

		@Id
		Long id;

		@Embedded
		Object content;

	}

}
