package io.github.springdata.memory.repository.query;

import java.util.List;
import java.util.stream.Stream;

import com.querydsl.core.BooleanBuilder;
import com.querydsl.core.types.ConstantImpl;
import com.querydsl.core.types.Ops;
import com.querydsl.core.types.Predicate;
import com.querydsl.core.types.dsl.EntityPathBase;
import com.querydsl.core.types.dsl.Expressions;
import com.querydsl.core.types.dsl.NumberPath;
import com.querydsl.core.types.dsl.SimplePath;
import com.querydsl.core.types.dsl.StringPath;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.AggregateReference;
import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.mapping.ReferenceTo;
import io.github.springdata.memory.repository.MemoryQuerydslExecutor;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.querydsl.ListQuerydslPredicateExecutor;
import org.springframework.data.querydsl.QuerydslPredicateExecutor;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Querydsl predicates that compare entities themselves, and deletions by predicate.
 */
class QuerydslIdentityIntegrationTests {

	private static final QUser USER = new QUser("user");

	private final MemoryStore store = new MemoryStore();

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(new MemoryTemplate(this.store));

	private final Users users = this.factory.getRepository(Users.class);

	private final Orders orders = this.factory.getRepository(Orders.class);

	private final Places places = this.factory.getRepository(Places.class);

	private User ada = new User("ada", 36);

	private User ben = new User("ben", 40);

	private User eve = new User("eve", 22);

	@BeforeEach
	void fill() {
		this.users.saveAll(List.of(this.ada, this.ben, this.eve));
	}

	@Test
	void comparesEntitiesByTheirIds() {
		this.ada.name = "changed, and not saved";
		assertNames(USER.eq(this.ada), "ada");
		assertNames(USER.ne(this.ada), "ben", "eve");
		assertNames(USER.eq(this.ada).not(), "ben", "eve");
		assertNames(USER.in(this.ada, this.eve), "ada", "eve");
		assertNames(USER.in(List.of(this.ben)), "ben");
		assertNames(USER.in(List.of()));
		assertNames(USER.notIn(this.ada, this.eve), "ben");
		assertNames(USER.notIn(List.of(this.ada, this.ben, this.eve)));
		assertNames(USER.isNull());
		assertNames(USER.isNotNull(), "ada", "ben", "eve");
		assertNames(USER.ne(this.ada).and(USER.age.lt(30)).or(USER.eq(this.ben)), "ben", "eve");
		assertThat(this.users.count(USER.ne(this.ada))).isEqualTo(2);
		assertThat(this.users.exists(USER.eq(this.ada))).isTrue();
		assertThat(this.users.findOne(USER.eq(this.ada))).get().extracting("name").isEqualTo("ada");
		assertThat(this.users.findAll(USER.ne(this.ada), USER.age.asc())).extracting("name")
			.containsExactly("eve", "ben");
	}

	@Test
	void comparesSubclassesAndCompositeIds() {
		Admin root = new Admin("root", 50);
		this.users.save(root);
		assertNames(USER.eq(root), "root");
		Place place = new Place(new Spot("x", 1), "here");
		this.places.saveAll(List.of(place, new Place(new Spot("x", 2), "there")));
		EntityPathBase<Place> path = new EntityPathBase<>(Place.class, "place");
		assertThat(this.places.findAll(path.eq(new Place(new Spot("x", 1), "another")))).containsExactly(place);
		assertThat(this.places.findAll(path.ne(place))).extracting(Place::text).containsExactly("there");
	}

	@Test
	void comparesReferencesByIdToo() {
		Order first = this.orders.save(new Order(null, AggregateReference.to(this.ada.id), this.ada.id));
		Order second = this.orders.save(new Order(null, AggregateReference.to(this.ben.id), this.ben.id));
		EntityPathBase<Order> order = new EntityPathBase<>(Order.class, "order");
		SimplePath<Object> buyer = Expressions.path(Object.class, order, "buyer");
		NumberPath<Long> payer = Expressions.numberPath(Long.class, order, "payer");
		assertThat(this.orders.findAll(buyer.eq(AggregateReference.to(this.ada.id)))).containsExactly(first);
		assertThat(this.orders.findAll(buyer.eq(this.ada))).containsExactly(first);
		assertThat(this.orders.findAll(buyer.ne(this.ada))).containsExactly(second);
		assertThat(this.orders.findAll(buyer.in(this.ada, this.eve))).containsExactly(first);
		assertThat(this.orders.findAll(buyer.notIn(List.of(this.ada, this.eve)))).containsExactly(second);
		assertThat(this.orders.findAll(payer.eq(this.ada.id))).containsExactly(first);
		assertThat(this.orders.findAll(order.in(first, second).and(order.ne(first)))).containsExactly(second);
	}

	@Test
	void refusesWhatDoesNotIdentify() {
		assertRefused(USER.eq(new User("new", 1)), "no id yet");
		assertRefused(USER.in(this.ada, new User("new", 1)), "no id yet");
		assertRefused(Expressions.predicate(Ops.EQ, USER, ConstantImpl.create("ada")),
				"compared with a java.lang.String");
		assertRefused(Expressions.predicate(Ops.LT, USER, ConstantImpl.create(3)), "of an entity itself");
		assertRefused(USER.eq(new QUser("other")), "in place of a value");
	}

	@Test
	void deletesByPredicate() {
		assertThat(this.users.delete(USER.age.gt(30).and(USER.ne(this.ada)))).isOne();
		assertNames(USER.isNotNull(), "ada", "eve");
		assertThat(this.users.delete(USER.age.gt(99))).isZero();
		assertThat(this.users.delete(new BooleanBuilder())).isEqualTo(2);
		assertThat(this.users.count()).isZero();
	}

	@Test
	void deletesByPredicateInATransaction() {
		TransactionTemplate transaction = new TransactionTemplate(new MemoryTransactionManager(this.store));
		transaction.executeWithoutResult((status) -> {
			this.ada.age = 99;
			this.users.save(this.ada);
			assertThat(this.users.delete(USER.age.gt(90))).isOne();
			assertThat(this.users.count()).isEqualTo(2);
			status.setRollbackOnly();
		});
		assertThat(this.users.count()).isEqualTo(3);
	}

	@Test
	void servesADeletionThatTheRepositoryDeclaresItself() {
		Declared declared = this.factory.getRepository(Declared.class);
		assertThat(declared.delete(USER.eq(this.ada))).isOne();
		DeclaredOfList another = this.factory.getRepository(DeclaredOfList.class);
		another.delete(USER.eq(this.ben));
		assertNames(USER.isNotNull(), "eve");
		assertThatIllegalArgumentException().isThrownBy(() -> declared.delete((Predicate) null));
	}

	private void assertNames(Predicate predicate, String... names) {
		assertThat(this.users.findAll(predicate)).as("%s", predicate)
			.extracting("name")
			.containsExactly((Object[]) names);
	}

	private void assertRefused(Predicate predicate, String message) {
		Stream.<Runnable>of(() -> this.users.findAll(predicate), () -> this.users.delete(predicate))
			.forEach((call) -> assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(call::run)
				.withMessageContaining(message));
	}

	@MemoryEntity
	static class User {

		@Id
		@Nullable Long id;

		String name;

		int age;

		User(String name, int age) {
			this.name = name;
			this.age = age;
		}

	}

	static class Admin extends User {

		Admin(String name, int age) {
			super(name, age);
		}

	}

	record Order(@Id @Nullable Long id, AggregateReference<User, Long> buyer, @ReferenceTo(User.class) Long payer) {
	}

	record Spot(String map, int number) {
	}

	record Place(@Id Spot id, String text) {
	}

	static final class QUser extends EntityPathBase<User> {

		final StringPath name = createString("name");

		final NumberPath<Integer> age = createNumber("age", Integer.class);

		QUser(String variable) {
			super(User.class, variable);
		}

	}

	interface Users extends MemoryRepository<User, Long>, MemoryQuerydslExecutor<User> {

	}

	interface Orders extends MemoryRepository<Order, Long>, QuerydslPredicateExecutor<Order> {

	}

	interface Places extends MemoryRepository<Place, Spot>, ListQuerydslPredicateExecutor<Place> {

	}

	interface Declared extends MemoryRepository<User, Long>, QuerydslPredicateExecutor<User> {

		long delete(@Nullable Predicate predicate);

	}

	interface DeclaredOfList extends MemoryRepository<User, Long>, ListQuerydslPredicateExecutor<User> {

		void delete(Predicate predicate);

	}

}
