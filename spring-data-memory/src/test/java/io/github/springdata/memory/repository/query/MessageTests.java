package io.github.springdata.memory.repository.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.reactive.ReactiveMemoryTemplate;
import io.github.springdata.memory.reactive.ReactiveMemoryTransactionManager;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Modifying;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.QueryCreationException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What exceptions say to those who used something in another way than it is meant.
 */
class MessageTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate template = new MemoryTemplate(this.store);

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(this.template);

	static Stream<Arguments> declarations() {
		return Stream.of(arguments(WithIsGetter.class,
				"No property 'visible' found for type 'Account': method isVisible() is none, as what is stored are the fields; Did you mean 'isVisible'"),
				arguments(ByComputed.class,
						"No property 'title' found for type 'Account': method getTitle() is none, as what is stored are the fields"),
				arguments(ByTransient.class, "Property 'scratch' of type 'Account' is transient"),
				arguments(ByCapitals.class, "No property 'ACTIVE' found for type 'Account'; Did you mean 'active'"),
				arguments(ByTypo.class, "No property 'naem' found for type 'Account'; Did you mean 'name'"),
				arguments(ByNestedTypo.class,
						"No property 'cityy' found for type 'Address'; Did you mean 'city'; Traversed path: Account.address"),
				arguments(OrderedByTypo.class, "No property 'activ' found for type 'Account'; Did you mean 'active'"),
				arguments(RolesInSet.class,
						"the results are List, not java.lang.String; each row has a whole collection: for its elements join it and select the variable, as in 'select e from Account x join x.roles e'"),
				arguments(DeletesWithoutModifying.class, "annotate the method with @Modifying"),
				arguments(UpdatesWithoutModifying.class, "annotate the method with @Modifying"),
				arguments(SelectsModifying.class, "leave out @Modifying"),
				arguments(Sql.class,
						"not SQL but Jakarta's query language, of entities and properties: write 'select a from Account a'"),
				arguments(SqlOfAlias.class, "not SQL but Jakarta's query language"),
				arguments(SqlWith.class, "not SQL but Jakarta's query language"),
				arguments(SqlTruncate.class, "not SQL but Jakarta's query language"),
				arguments(SqlCount.class, "no entity 'accounts'; did you mean 'Account'?"),
				arguments(Json.class,
						"not JSON but Jakarta's query language: write 'select a from Account a where a.name = :name'"),
				arguments(ViewOfItems.class,
						"', but the items of the text are 'a', number 2, which has no name; give an item that name with 'as'"),
				arguments(SaveAndFlush.class,
						"'saveAndFlush' is a method of JpaRepository; nothing has to be flushed here, as queries see what their transaction has written: use save(..)"),
				arguments(Flush.class, "'flush' is a method of JpaRepository; nothing has to be flushed here"),
				arguments(SaveAllAndFlush.class, "'saveAllAndFlush' is a method of JpaRepository"),
				arguments(DeleteAllInBatch.class,
						"'deleteAllInBatch' is a method of JpaRepository; every deletion is one statement here: use deleteAll()"),
				arguments(DeleteByIdsInBatch.class, "'deleteAllByIdInBatch' is a method of JpaRepository"),
				arguments(GetOne.class,
						"'getOne' is a method of JpaRepository; there are no lazy references here: use findById(..)"),
				arguments(Persist.class,
						"'persist' is a method of EntityManager, or of a repository made for one, and derives no query: use insert(..)"),
				arguments(Refresh.class, "'refresh' is a method of EntityManager"));
	}

	@ParameterizedTest
	@MethodSource("declarations")
	void explainsDeclarations(Class<?> repository, String message) {
		assertThatExceptionOfType(QueryCreationException.class).isThrownBy(() -> this.factory.getRepository(repository))
			.withMessageContaining(message)
			.satisfies(
					(ex) -> assertThat(ex.getMessage()).doesNotContain("Did you mean 'title'").doesNotContain("null"));
	}

	@Test
	void neverSuggestsTheNameThatWasGiven() {
		for (String name : List.of("visible", "title", "ACTIVE", "Name", "is_active", "rolse", "address.City")) {
			String last = name.substring(name.indexOf('.') + 1);
			assertThatThrownBy(() -> this.template.query(Account.class).sort(Sort.by(name)).all()).as(name)
				.hasMessageContaining("'" + last + "'")
				.satisfies((ex) -> assertThat(ex.getMessage().replaceFirst("'" + last + "'", ""))
					.doesNotContain("'" + last + "'"));
			assertThatThrownBy(() -> this.template.query(Account.class).matching(where(name).isNull()).all())
				.hasMessageContaining("'" + last + "'");
			assertThatThrownBy(() -> this.template.update(Account.class)
				.matching(where(name).isNull())
				.apply(Update.update(name, 1))).hasMessageContaining("'" + last + "'");
		}
	}

	@Test
	void namesTheMethodThatHasMoreThanOneResult() {
		Singles singles = this.factory.getRepository(Singles.class);
		this.template.insertAll(List.of(new Account("a"), new Account("b")));
		Map<String, Runnable> calls = Map.of("findByActive", () -> singles.findByActive(false), "findByAge",
				() -> singles.findByAge(0), "one", singles::one, "oneName", singles::oneName, "oneTuple",
				singles::oneTuple, "viewed", singles::viewed);
		calls.forEach((method, call) -> assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(call::run)
			.withMessageStartingWith("Singles." + method + " returns one result, but query '")
			.withMessageContaining(
					"has more than one result; return a List, or take the first by findFirst.. or a limit"));
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(() -> this.template.query(Account.class).one())
			.withMessageContaining("has more than one result; ask for all of them, or for the first");
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(() -> singles.findOne(Example.of(new Account(null))))
			.withMessageContaining("has more than one result; ask for all of them, or for the first");
	}

	@Test
	void tellsWhichElementIsNull() {
		Singles singles = this.factory.getRepository(Singles.class);
		List<Account> holed = Arrays.asList(new Account("a"), null);
		ReactiveMemoryTemplate reactive = new ReactiveMemoryTemplate(this.store);
		assertThatThrownBy(() -> singles.saveAll(holed)).hasMessage("Entity at index 1 must not be null");
		assertThatThrownBy(() -> singles.insertAll(holed)).hasMessage("Entity at index 1 must not be null");
		assertThatThrownBy(() -> singles.deleteAll(Arrays.asList(this.template.insert(new Account("c")), null)))
			.hasMessage("Instance at index 1 must not be null");
		assertThatThrownBy(() -> singles.findAllById(Arrays.asList(1L, 2L, null)))
			.hasMessage("Id at index 2 must not be null");
		assertThatThrownBy(() -> singles.deleteAllById(Arrays.asList(1L, null)))
			.hasMessage("Id at index 1 must not be null");
		assertThatThrownBy(() -> this.template.saveAll(holed)).hasMessage("Instance at index 1 must not be null");
		assertThatThrownBy(() -> this.template.insertAll(holed)).hasMessage("Instance at index 1 must not be null");
		assertThatThrownBy(() -> reactive.saveAll(holed).blockLast())
			.hasMessageContaining("Instance at index 1 must not be null");
		assertThat(this.template.count(Account.class)).isOne();
	}

	@Test
	void refusesWhatIsNoEntity() {
		List<Account> several = List.of(new Account("a"));
		for (Object given : List.of(several, Set.of(1), several.toArray(), several.stream(), new int[0])) {
			for (Runnable call : List.<Runnable>of(() -> this.template.insert(given), () -> this.template.save(given),
					() -> this.template.delete(given), () -> this.template.insertAll(List.of(given)))) {
				assertThatThrownBy(call::run).hasMessageContaining(
						"is no entity, but holds several objects; use insertAll(..), saveAll(..) or deleteAll(..)");
			}
		}
		assertThatThrownBy(() -> this.template.save(Optional.of(new Account("a"))))
			.hasMessageContaining("give the entity itself");
		assertThatThrownBy(() -> this.template.save(Map.of())).hasMessageContaining("give the entity itself");
		assertThatThrownBy(() -> this.template.save("a"))
			.hasMessageContaining("java.lang.String is a value, not an entity");
		assertThatThrownBy(() -> this.template.save(Account.class))
			.hasMessage("The class %s is given where an instance of it is wanted".formatted(Account.class.getName()));
		assertThatThrownBy(() -> new ReactiveMemoryTemplate(this.store).insert(several).block())
			.hasMessageContaining("use insertAll(..)");
	}

	@Test
	void tellsWhoHasAUniqueKey() {
		String together = "Table 'account' already has a row with key a in the unique index 'name': that of another row which is written together with this one";
		List<Account> twice = List.of(new Account("a"), new Account("b"), new Account("a"));
		assertThatThrownBy(() -> this.template.insertAll(twice)).hasMessage(together);
		assertThatThrownBy(() -> this.template.saveAll(List.of(new Account("a"), new Account("a"))))
			.hasMessage(together);
		this.template.insert(new Account("a"));
		String stored = "Table 'account' already has a row with key a in the unique index 'name'";
		assertThatThrownBy(() -> this.template.insert(new Account("a"))).hasMessage(stored);
		assertThatThrownBy(() -> this.template.insertAll(List.of(new Account("x"), new Account("a"))))
			.hasMessage(stored);
		assertThatThrownBy(() -> this.template.saveAll(List.of(new Account("x"), new Account("a")))).hasMessage(stored);
		Account one = new Account("p");
		Account other = new Account("q");
		one.id = 70L;
		other.id = 70L;
		assertThatThrownBy(() -> this.template.insertAll(List.of(one, other))).hasMessage(
				"Table 'account' already has a row with key 70 in the unique index 'id': that of another row which is written together with this one");
	}

	@Test
	void tellsThatAnotherTransactionHasTakenAUniqueKey() {
		TransactionTemplate transaction = new TransactionTemplate(new MemoryTransactionManager(this.store));
		TransactionTemplate other = new TransactionTemplate(new MemoryTransactionManager(this.store),
				new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
		assertThatThrownBy(() -> transaction.executeWithoutResult((status) -> {
			this.template.insert(new Account("a"));
			other.executeWithoutResult((inner) -> this.template.insert(new Account("a")));
		})).hasMessage(
				"Table 'account' already has a row with key a in the unique index 'name': another transaction has committed it since this one began; retry, or use another key");
	}

	@Test
	void printsManagersByWhatTheyAre() {
		assertThat(new MemoryTransactionManager(this.store).toString())
			.startsWith("MemoryTransactionManager of MemoryStore ")
			.contains("version 0, 0 tables")
			.doesNotContain("@");
		assertThat(new ReactiveMemoryTransactionManager(this.store).toString())
			.startsWith("ReactiveMemoryTransactionManager of MemoryStore ");
		assertThat(this.template.toString()).startsWith("MemoryTemplate of MemoryStore ");
	}

	@Test
	void cutsValues() {
		String name = "n".repeat(100_000);
		this.template.insert(new Account(name));
		List<Runnable> calls = List.of(() -> this.template.insert(new Account(name)),
				() -> this.template.query(Account.class).matching(where("age").is(name)).all(),
				() -> this.template.query(Account.class).matching(where("age").in(name, 1, name)).all(),
				() -> this.template.findById(name, Account.class),
				() -> this.template.query("select cast(name as integer) from Account", Integer.class),
				() -> this.template.query("from Account where age = :age", Account.class, Map.of("age", name)),
				() -> this.template.query("from Account where name like :name", Account.class,
						Map.of("name", name + "\\")),
				() -> this.template.query(Account.class).matching(where("name").matches("(" + name)).all(),
				() -> this.template.update(Account.class).matching(Criteria.empty()).apply(Update.update("age", name)),
				() -> this.template.query("from Account where " + "age = 1 or ".repeat(3_000) + "age = ''",
						Account.class));
		for (Runnable call : calls) {
			assertThatThrownBy(call::run).satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(2_000));
		}
	}

	@Test
	void hidesValues() {
		this.template.insert(new Account("secret"));
		List<Runnable> calls = List.of(() -> this.template.insert(new Account("secret")),
				() -> this.template.query(Account.class).matching(where("age").is("secret")).all(),
				() -> this.template.findById("secret", Account.class),
				() -> this.template.query("select cast(name as integer) from Account", Integer.class),
				() -> this.template.query("select cast(name as date) from Account", Object.class),
				() -> this.template.query("from Account where age = :age", Account.class, Map.of("age", "secret")),
				() -> this.template.update(Account.class)
					.matching(Criteria.empty())
					.apply(Update.update("age", "secret")));
		MessageText.Hiding one = MessageText.hideValues();
		try (MessageText.Hiding other = MessageText.hideValues()) {
			for (Runnable call : calls) {
				assertThatThrownBy(call::run).satisfies((ex) -> {
					for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
						assertThat(cause.toString()).doesNotContain("secret");
					}
					assertThat(ex.getMessage()).contains(MessageText.HIDDEN);
				});
			}
		}
		assertThat(MessageText.showsValues()).isFalse();
		one.close();
		one.close();
		assertThat(MessageText.showsValues()).isTrue();
		for (Runnable call : calls) {
			assertThatThrownBy(call::run).hasMessageContaining("secret");
		}
	}

	@Test
	void showsValuesOfAllSorts() {
		assertThat(MessageText.of(null)).isEqualTo("null");
		assertThat(MessageText.of("a")).isEqualTo("a");
		assertThat(MessageText.of(new int[] { 1, 2 })).isEqualTo("[1, 2]");
		assertThat(MessageText.of(List.of(1, List.of(2)))).isEqualTo("[1, [2]]");
		assertThat(MessageText.of(Map.of("a", 1))).isEqualTo("{a=1}");
		assertThat(MessageText.of("x".repeat(201))).isEqualTo("x".repeat(200) + "... (201 characters)");
		assertThat(MessageText.of("x".repeat(199) + "\uD801\uDC00"))
			.isEqualTo("x".repeat(199) + "... (201 characters)");
		assertThat(MessageText.of(new BigInteger("9".repeat(5_000)))).isEqualTo("a number of about 5001 digits");
		assertThat(MessageText.of(IntStream.range(0, 50).boxed().toList()))
			.isEqualTo("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ... (50 elements)]");
		List<Object> self = new ArrayList<>();
		self.add(self);
		assertThat(MessageText.of(self)).isEqualTo("[[[[1 elements]]]]");
		assertThat(MessageText.of(new Broken())).isEqualTo("a " + Broken.class.getName());
	}

	static class Broken {

		@Override
		public String toString() {
			throw new IllegalStateException("by purpose");
		}

	}

	static class Account {

		@Id
		Long id;

		@Version
		Long version;

		@Indexed(unique = true)
		String name;

		boolean active;

		boolean isVisible;

		int age;

		List<String> roles = new ArrayList<>();

		Address address;

		@Transient
		String scratch;

		Account() {
		}

		Account(String name) {
			this.name = name;
		}

		public boolean isVisible() {
			return this.isVisible;
		}

		public String getTitle() {
			return "title of " + this.name;
		}

	}

	static class Address {

		String city;

	}

	interface View {

		String getName();

		String getTitle();

	}

	interface Singles extends MemoryRepository<Account, Long> {

		Account findByActive(boolean active);

		Optional<Account> findByAge(int age);

		@Query("select a from Account a")
		Account one();

		@Query("select a.name from Account a")
		String oneName();

		@Query("select a.name, a.age from Account a")
		Object[] oneTuple();

		@Query("select a.name as name, a.age as age from Account a")
		Optional<Map<String, Object>> viewed();

	}

	interface WithIsGetter extends MemoryRepository<Account, Long> {

		List<Account> findByVisible(boolean visible);

	}

	interface ByComputed extends MemoryRepository<Account, Long> {

		List<Account> findByTitle(String title);

	}

	interface ByTransient extends MemoryRepository<Account, Long> {

		List<Account> findByScratch(String scratch);

	}

	interface ByCapitals extends MemoryRepository<Account, Long> {

		List<Account> findByACTIVE(boolean active);

	}

	interface ByTypo extends MemoryRepository<Account, Long> {

		List<Account> findByNaem(String name);

	}

	interface ByNestedTypo extends MemoryRepository<Account, Long> {

		List<Account> findByAddressCityy(String city);

	}

	interface OrderedByTypo extends MemoryRepository<Account, Long> {

		List<Account> findByNameOrderByActiv(String name);

	}

	interface RolesInSet extends MemoryRepository<Account, Long> {

		@Query("select a.roles from Account a")
		Set<String> roles();

	}

	interface DeletesWithoutModifying extends MemoryRepository<Account, Long> {

		@Query("delete from Account where name = ?1")
		int remove(String name);

	}

	interface UpdatesWithoutModifying extends MemoryRepository<Account, Long> {

		@Query("update Account set name = ?1")
		void rename(String name);

	}

	interface SelectsModifying extends MemoryRepository<Account, Long> {

		@Modifying
		@Query("select a from Account a")
		int all();

	}

	interface Sql extends MemoryRepository<Account, Long> {

		@Query("select * from accounts")
		List<Account> all();

	}

	interface SqlOfAlias extends MemoryRepository<Account, Long> {

		@Query("SELECT DISTINCT a.*\nFROM accounts a WHERE a.name = :name")
		List<Account> all(String name);

	}

	interface SqlWith extends MemoryRepository<Account, Long> {

		@Query("with x as (select 1) select * from x")
		List<Account> all();

	}

	interface SqlTruncate extends MemoryRepository<Account, Long> {

		@Modifying
		@Query("truncate table accounts")
		void clear();

	}

	interface SqlCount extends MemoryRepository<Account, Long> {

		@Query("select count(1) from accounts where user_name = 'x'")
		long number();

	}

	interface Json extends MemoryRepository<Account, Long> {

		@Query("{ 'name' : ?0 }")
		List<Account> named(String name);

	}

	interface ViewOfItems extends MemoryRepository<Account, Long> {

		@Query("select a as a, count(*) from Account a group by a")
		List<View> views();

	}

	interface SaveAndFlush extends MemoryRepository<Account, Long> {

		Account saveAndFlush(Account account);

	}

	interface Flush extends MemoryRepository<Account, Long> {

		void flush();

	}

	interface SaveAllAndFlush extends MemoryRepository<Account, Long> {

		List<Account> saveAllAndFlush(Iterable<Account> accounts);

	}

	interface DeleteAllInBatch extends MemoryRepository<Account, Long> {

		void deleteAllInBatch();

	}

	interface DeleteByIdsInBatch extends MemoryRepository<Account, Long> {

		void deleteAllByIdInBatch(Iterable<Long> ids);

	}

	interface GetOne extends MemoryRepository<Account, Long> {

		Account getOne(Long id);

	}

	interface Persist extends MemoryRepository<Account, Long> {

		void persist(Account account);

	}

	interface Refresh extends MemoryRepository<Account, Long> {

		void refresh(Account account);

	}

}
