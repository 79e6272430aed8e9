package io.github.springdata.memory.jpa.criteria;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import io.github.springdata.memory.jpa.criteria.Shop.Customer;
import io.github.springdata.memory.jpa.criteria.Shop.Status;
import io.github.springdata.memory.query.syntax.Expression.In;
import io.github.springdata.memory.query.syntax.Expression.Literal;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Predicate.BooleanOperator;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for predicates.
 */
class ConditionTests extends AbstractCriteriaTests {

	@Test
	void equality() {
		assertCondition((b, c) -> b.equal(c.get("name"), "x"), "c1.name = 'x'");
		assertCondition((b, c) -> b.equal(c.get("name"), c.get("address").get("city")), "c1.name = c1.address.city");
		assertCondition((b, c) -> b.notEqual(c.get("name"), "x"), "c1.name <> 'x'");
		assertCondition((b, c) -> b.notEqual(c.get("name"), b.literal("x")), "c1.name <> 'x'");
		assertCondition((b, c) -> c.get("name").equalTo("x"), "c1.name = 'x'");
		assertCondition((b, c) -> c.get("name").equalTo(b.literal("x")), "c1.name = 'x'");
		assertCondition((b, c) -> c.get("name").notEqualTo("x"), "c1.name <> 'x'");
		assertCondition((b, c) -> c.get("name").notEqualTo(b.literal("x")), "c1.name <> 'x'");
	}

	@Test
	void aTextThatIsComparedWithANumberIsOne() {
		assertCondition((b, c) -> b.equal(c.get("age"), "5"), "c1.age = 5");
		assertCondition((b, c) -> b.notEqual(c.get("age"), "5"), "c1.age <> 5");
		assertCondition((b, c) -> c.get("age").equalTo("5"), "c1.age = 5");
		assertCondition((b, c) -> c.get("age").notEqualTo("5"), "c1.age <> 5");
		assertCondition((b, c) -> c.get("age").in("5", 6), "c1.age in (5, 6)");
		assertCondition((b, c) -> b.in(c.<Object>get("age")).value("5"), "c1.age in (5)");
		assertCondition((b, c) -> b.equal(c.get("age"), "old"), "c1.age = 'old'");
		assertCondition((b, c) -> b.equal(c.get("name"), "5"), "c1.name = '5'");
	}

	@Test
	void equalityWithNullIsUnknown() {
		assertCondition((b, c) -> b.equal(c.get("name"), (Object) null), "c1.name = null");
		assertCondition((b, c) -> c.get("name").notEqualTo((Object) null), "c1.name <> null");
		assertCondition((b, c) -> b.equal(c.get("name"), b.nullLiteral(String.class)), "c1.name = null");
	}

	@Test
	void anExpressionThatIsGivenAsAnObjectIsNoLiteral() {
		assertCondition((b, c) -> b.equal(c.get("name"), (Object) b.literal("x")), "c1.name = 'x'");
		assertCondition((b, c) -> c.get("name").in(new Object[] { b.literal("x"), "y" }), "c1.name in ('x', 'y')");
	}

	@Test
	void comparisons() {
		assertCondition((b, c) -> b.greaterThan(c.<String>get("name"), "x"), "c1.name > 'x'");
		assertCondition((b, c) -> b.greaterThan(c.<String>get("name"), b.literal("x")), "c1.name > 'x'");
		assertCondition((b, c) -> b.greaterThanOrEqualTo(c.<String>get("name"), "x"), "c1.name >= 'x'");
		assertCondition((b, c) -> b.greaterThanOrEqualTo(c.<String>get("name"), b.literal("x")), "c1.name >= 'x'");
		assertCondition((b, c) -> b.lessThan(c.<String>get("name"), "x"), "c1.name < 'x'");
		assertCondition((b, c) -> b.lessThan(c.<String>get("name"), b.literal("x")), "c1.name < 'x'");
		assertCondition((b, c) -> b.lessThanOrEqualTo(c.<String>get("name"), "x"), "c1.name <= 'x'");
		assertCondition((b, c) -> b.lessThanOrEqualTo(c.<String>get("name"), b.literal("x")), "c1.name <= 'x'");
		assertCondition((b, c) -> b.between(c.<Integer>get("age"), 1, 2), "c1.age between 1 and 2");
		assertCondition((b, c) -> b.between(c.<Integer>get("age"), b.literal(1), c.<Integer>get("version")),
				"c1.age between 1 and c1.version");
	}

	@Test
	void comparisonsOfNumbers() {
		assertCondition((b, c) -> b.gt(c.<Integer>get("age"), 1), "c1.age > 1");
		assertCondition((b, c) -> b.gt(c.<Integer>get("age"), c.<Integer>get("version")), "c1.age > c1.version");
		assertCondition((b, c) -> b.ge(c.<Integer>get("age"), 1), "c1.age >= 1");
		assertCondition((b, c) -> b.ge(c.<Integer>get("age"), c.<Integer>get("version")), "c1.age >= c1.version");
		assertCondition((b, c) -> b.lt(c.<Integer>get("age"), 1), "c1.age < 1");
		assertCondition((b, c) -> b.lt(c.<Integer>get("age"), c.<Integer>get("version")), "c1.age < c1.version");
		assertCondition((b, c) -> b.le(c.<Integer>get("age"), 1), "c1.age <= 1");
		assertCondition((b, c) -> b.le(c.<Integer>get("age"), c.<Integer>get("version")), "c1.age <= c1.version");
	}

	@Test
	void nullAndTruth() {
		assertCondition((b, c) -> b.isNull(c.get("name")), "c1.name is null");
		assertCondition((b, c) -> b.isNotNull(c.get("name")), "c1.name is not null");
		assertCondition((b, c) -> c.get("name").isNull(), "c1.name is null");
		assertCondition((b, c) -> c.get("name").isNotNull(), "c1.name is not null");
		assertCondition((b, c) -> b.isTrue(c.get("active")), "c1.active = true");
		assertCondition((b, c) -> b.isFalse(c.get("active")), "c1.active = false");
		assertCondition((b, c) -> b.isTrue(c.get("name").isNull()), "c1.name is null");
		assertCondition((b, c) -> b.isFalse(c.get("name").isNull()), "c1.name is not null");
		assertCondition((b, c) -> c.get("active"), "c1.active");
	}

	@Test
	void andAndOr() {
		assertCondition((b, c) -> b.and(c.get("active"), c.get("name").isNull()), "c1.active and c1.name is null");
		assertCondition((b, c) -> b.or(c.get("active"), c.get("name").isNull()), "c1.active or c1.name is null");
		assertCondition((b, c) -> b.and(three(b, c)), "c1.name = 'a' and c1.name = 'b' and c1.name = 'c'");
		assertCondition((b, c) -> b.or(three(b, c)), "c1.name = 'a' or c1.name = 'b' or c1.name = 'c'");
		assertCondition((b, c) -> b.and(List.of(three(b, c))), "c1.name = 'a' and c1.name = 'b' and c1.name = 'c'");
		assertCondition((b, c) -> b.or(List.of(three(b, c))), "c1.name = 'a' or c1.name = 'b' or c1.name = 'c'");
		assertCondition((b, c) -> b.and(b.or(c.get("active"), c.get("name").isNull()), c.get("age").isNull()),
				"(c1.active or c1.name is null) and c1.age is null");
	}

	private static Predicate[] three(CriteriaBuilder b, Root<Customer> c) {
		return Arrays.stream("abc".split("")).map((name) -> b.equal(c.get("name"), name)).toArray(Predicate[]::new);
	}

	@Test
	void aConditionOfNoneIsConstant() {
		assertThat(where(query((b, c) -> b.conjunction()))).isNull();
		assertThat(where(query((b, c) -> b.and()))).isNull();
		assertCondition((b, c) -> b.disjunction(), "false");
		assertCondition((b, c) -> b.or(List.of()), "false");
		assertCondition((b, c) -> b.conjunction().not(), "false");
		assertThat(where(query((b, c) -> b.disjunction().not()))).isNull();
		assertThat(this.builder.conjunction()).hasToString("true");
	}

	@Test
	void aConstantConditionIsLeftOutOfAnotherOne() {
		assertCondition((b, c) -> b.and(b.conjunction(), c.get("active")), "c1.active");
		assertCondition((b, c) -> b.or(b.disjunction(), c.get("active")), "c1.active");
		assertCondition((b, c) -> b.or(b.conjunction(), c.get("active")), "true or c1.active");
		assertCondition((b, c) -> b.and(b.disjunction(), c.get("active")), "false and c1.active");
	}

	private CriteriaQuery<Customer> query(BiFunction<CriteriaBuilder, Root<Customer>, Predicate> condition) {
		CriteriaQuery<Customer> query = this.builder.createQuery(Customer.class);
		return query.where(condition.apply(this.builder, query.from(Customer.class)));
	}

	@Test
	void negations() {
		assertCondition((b, c) -> b.not(c.get("active")), "not c1.active");
		assertCondition((b, c) -> b.equal(c.get("name"), "x").not(), "not c1.name = 'x'");
		assertCondition((b, c) -> b.not(b.and(c.get("active"), c.get("name").isNull())),
				"not (c1.active and c1.name is null)");
		assertCondition((b, c) -> b.not(b.between(c.<Integer>get("age"), 1, 2)), "c1.age not between 1 and 2");
		assertCondition((b, c) -> c.get("name").in("x").not(), "c1.name not in ('x')");
		assertCondition((b, c) -> b.like(c.get("name"), "x").not(), "c1.name not like 'x'");
		assertCondition((b, c) -> c.get("name").isNotNull().not(), "c1.name is null");
		assertCondition((b, c) -> b.equal(c.get("name"), "x").not().not(), "c1.name = 'x'");
	}

	@Test
	void aNegationIsOfTheNegatedParts() {
		Root<Customer> customer = this.builder.createQuery().from(Customer.class);
		Predicate both = this.builder.and(customer.get("name").isNull(), customer.get("active"));
		Predicate negated = both.not();
		assertThat(both.isNegated()).isFalse();
		assertThat(negated.isNegated()).isTrue();
		assertThat(negated.getOperator()).isEqualTo(BooleanOperator.OR);
		assertThat(negated.getExpressions()).extracting(Object::toString)
			.containsExactly("c1.name is not null", "not (c1.active)");
		assertThat(negated.not()).isSameAs(both);
	}

	@Test
	void aPredicateHasItsPartsAndOperator() {
		Root<Customer> customer = this.builder.createQuery().from(Customer.class);
		Predicate simple = customer.get("name").isNull();
		Expression<Boolean> active = customer.get("active");
		assertThat(simple.getOperator()).isEqualTo(BooleanOperator.AND);
		assertThat(simple.getExpressions()).isEmpty();
		assertThat(simple.not().getOperator()).isEqualTo(BooleanOperator.AND);
		assertThat(this.builder.or(simple, active).getOperator()).isEqualTo(BooleanOperator.OR);
		assertThat(this.builder.or(simple, active).getExpressions()).extracting(Object::toString)
			.containsExactly("c1.name is null", "c1.active");
		assertThat(this.builder.conjunction().getExpressions()).isEmpty();
		assertThat(this.builder.disjunction().getOperator()).isEqualTo(BooleanOperator.OR);
		assertThat(simple.getJavaType()).isEqualTo(Boolean.class);
	}

	@Test
	void inValues() {
		assertCondition((b, c) -> c.get("name").in("x", "y"), "c1.name in ('x', 'y')");
		assertCondition((b, c) -> c.get("name").in(List.of("x", "y")), "c1.name in ('x', 'y')");
		assertCondition((b, c) -> c.get("name").in(List.of()), "c1.name in ()");
		assertCondition((b, c) -> c.get("name").in((Object) List.of("x", "y")), "c1.name in ('x', 'y')");
		assertCondition((b, c) -> b.in(c.get("name")).value("x").value("y"), "c1.name in ('x', 'y')");
		assertCondition((b, c) -> b.in(c.get("name")).value((Object) null), "c1.name in (null)");
	}

	@Test
	void inExpressions() {
		assertCondition((b, c) -> c.get("name").in(b.literal("x"), c.get("address").get("city")),
				"c1.name in ('x', c1.address.city)");
		assertCondition((b, c) -> b.in(c.get("name")).value(c.get("address").get("city")),
				"c1.name in (c1.address.city)");
		assertCondition((b, c) -> c.get("name").in(b.parameter(List.class, "names")), "c1.name in :names");
		assertCondition((b, c) -> c.get("name").in(many(b.parameter(List.class, "names"))), "c1.name in :names");
		assertCondition((b, c) -> c.get("name").in(many(b.literal(List.of("x", "y")))), "c1.name in ('x', 'y')");
		assertCondition((b, c) -> c.get("name").in(many(c.get("tags"))), "c1.name member of c1.tags");
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static Expression<Collection<?>> many(Expression expression) {
		return expression;
	}

	@Test
	void inASubquery() {
		CriteriaQuery<Customer> query = this.builder.createQuery(Customer.class);
		Root<Customer> customer = query.from(Customer.class);
		Subquery<String> names = query.subquery(String.class);
		names.select(names.from(Shop.Country.class).get("name"));
		String text = "select c1 from Customer c1 where c1.name %s (select c2.name from Country c2)";
		assertSame(query.where(customer.get("name").in(names)), text.formatted("in"));
		assertSame(query.where(this.builder.in(customer.get("name")).value((Expression<Object>) (Expression<?>) names)),
				text.formatted("in"));
		assertSame(query.where(this.builder.not(customer.get("name").in(names))), text.formatted("not in"));
	}

	@Test
	void anInTakesValuesUntilTheStatementIsWritten() {
		CriteriaQuery<Customer> query = this.builder.createQuery(Customer.class);
		CriteriaBuilder.In<Object> in = this.builder.in(query.from(Customer.class).get("name"));
		query.where(in);
		CriteriaStatement before = written(query);
		in.value("x");
		assertThat(before.statement()).hasToString("select c1 from Customer c1 where c1.name in ()");
		assertSame(query, "select c1 from Customer c1 where c1.name in ('x')");
		assertThat(in.getExpression()).hasToString("c1.name");
		assertThat(in.isNegated()).isFalse();
		assertThat(in.not().isNegated()).isTrue();
	}

	@Test
	void patterns() {
		assertCondition((b, c) -> b.like(c.get("name"), "x%"), "c1.name like 'x%'");
		assertCondition((b, c) -> b.like(c.get("status"), "N%"), "c1.status like 'N%'");
		assertCondition((b, c) -> b.like(c.get("name"), c.<String>get("address").get("city")),
				"c1.name like c1.address.city");
		assertCondition((b, c) -> b.like(c.get("name"), "x", '!'), "c1.name like 'x' escape '!'");
		assertCondition((b, c) -> b.like(c.get("name"), "x", b.literal('!')), "c1.name like 'x' escape '!'");
		assertCondition((b, c) -> b.like(c.get("name"), b.literal("x"), '!'), "c1.name like 'x' escape '!'");
		assertCondition((b, c) -> b.like(c.get("name"), b.literal("x"), c.<Character>get("initial")),
				"c1.name like 'x' escape c1.initial");
		assertCondition((b, c) -> b.notLike(c.get("name"), "x"), "c1.name not like 'x'");
		assertCondition((b, c) -> b.notLike(c.get("name"), b.literal("x")), "c1.name not like 'x'");
		assertCondition((b, c) -> b.notLike(c.get("name"), "x", '!'), "c1.name not like 'x' escape '!'");
		assertCondition((b, c) -> b.notLike(c.get("name"), "x", b.literal('!')), "c1.name not like 'x' escape '!'");
		assertCondition((b, c) -> b.notLike(c.get("name"), b.literal("x"), '!'), "c1.name not like 'x' escape '!'");
		assertCondition((b, c) -> b.notLike(c.get("name"), b.literal("x"), b.literal('!')),
				"c1.name not like 'x' escape '!'");
	}

	@Test
	void collections() {
		assertCondition((b, c) -> b.isEmpty(c.<List<?>>get("purchases")), "c1.purchases is empty");
		assertCondition((b, c) -> b.isNotEmpty(c.<List<?>>get("purchases")), "c1.purchases is not empty");
		assertCondition((b, c) -> b.isMember("x", c.<Set<String>>get("tags")), "'x' member of c1.tags");
		assertCondition((b, c) -> b.isMember(c.<String>get("name"), c.<Set<String>>get("tags")),
				"c1.name member of c1.tags");
		assertCondition((b, c) -> b.isNotMember("x", c.<Set<String>>get("tags")), "'x' not member of c1.tags");
		assertCondition((b, c) -> b.isNotMember(c.<String>get("name"), c.<Set<String>>get("tags")),
				"c1.name not member of c1.tags");
		assertCondition((b, c) -> b.equal(b.size(c.<List<?>>get("purchases")), 1), "size(c1.purchases) = 1");
		assertCondition((b, c) -> b.equal(c.get("age"), b.size(List.of("x"))), "c1.age = 1");
	}

	@Test
	void membersOfMapsThatAreGiven() {
		Expression<Set<String>> keys = this.builder.keys(Map.of("x", 1));
		Expression<Collection<Integer>> values = this.builder.values(Map.of("x", 1));
		assertCondition((b, c) -> b.isMember(c.<String>get("name"), keys), "c1.name in ('x')");
		assertCondition((b, c) -> b.isMember(c.<Integer>get("age"), values), "c1.age in (1)");
		assertCondition((b, c) -> b.isNotMember(c.<Integer>get("age"), values), "c1.age not in (1)");
	}

	@Test
	void literalsOfAnyTypeAreKept() {
		Customer referrer = new Customer();
		CriteriaQuery<Customer> query = this.builder.createQuery(Customer.class);
		Root<Customer> customer = query.from(Customer.class);
		query.where(customer.get("status").in(Status.NEW, referrer, Customer.class));
		assertThat(((In) where(query)).members()).extracting((member) -> ((Literal) member).value())
			.containsExactly(Status.NEW, referrer, Customer.class);
	}

	@Test
	void listsThatAreGivenAreCopied() {
		List<Predicate> conditions = new ArrayList<>();
		Predicate none = this.builder.and(conditions);
		Root<Customer> customer = this.builder.createQuery().from(Customer.class);
		conditions.add(customer.get("name").isNull());
		assertThat(none).hasToString("true");
		Predicate one = this.builder.and(conditions);
		one.getExpressions().clear();
		assertThat(one.getExpressions()).hasSize(1);
	}

	@Test
	void argumentsMustNotBeNull() {
		Root<Customer> customer = this.builder.createQuery().from(Customer.class);
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.equal(null, "x"))
			.withMessage("Expression must not be null");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.builder.equal(customer.get("name"), (Expression<?>) null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.and((Predicate[]) null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.and((List<Predicate>) null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.or(customer.get("active"), null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.not(null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.exists(null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.in(null));
		assertThatIllegalArgumentException().isThrownBy(() -> customer.get("name").in((Object[]) null));
		assertThatIllegalArgumentException().isThrownBy(() -> customer.get("name").in((List<?>) null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.literal(null))
			.withMessage("Value must not be null; call nullLiteral(..)");
	}

}
