package io.github.springdata.memory.jpa.criteria;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.jpa.criteria.CriteriaStatement.Element;
import io.github.springdata.memory.jpa.criteria.CriteriaStatement.Shape;
import io.github.springdata.memory.jpa.criteria.Shop.Country;
import io.github.springdata.memory.jpa.criteria.Shop.Customer;
import io.github.springdata.memory.jpa.criteria.Shop.Product;
import io.github.springdata.memory.jpa.criteria.Shop.Summary;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CompoundSelection;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.CriteriaSelect;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Nulls;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.ParameterExpression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for queries, what they select, and set operations.
 */
class QueryTests extends AbstractCriteriaTests {

	private final CriteriaQuery<Object> query = this.builder.createQuery();

	private final Root<Customer> customer = this.query.from(Customer.class);

	private static void assertShape(CriteriaQuery<?> query, Shape shape, Class<?> resultType, Class<?>... types) {
		CriteriaStatement statement = written(query);
		assertThat(statement.shape()).isEqualTo(shape);
		assertThat(statement.resultType()).isEqualTo(resultType);
		assertThat(statement.elements()).extracting(Element::type).isEqualTo(Arrays.asList(types));
	}

	@Test
	void theOnlyRootIsSelectedUnlessSomethingElseIs() {
		assertThat(this.query.getSelection()).isNull();
		assertSame(this.query, "select c1 from Customer c1");
		assertShape(this.query, Shape.SINGLE, Object.class, Customer.class);
		this.query.from(METAMODEL.entity(Country.class));
		assertThatIllegalStateException().isThrownBy(() -> CriteriaStatement.of(this.query))
			.withMessage("A query needs to say what it selects unless it has one root; call select(..)");
		assertSame(this.query.select(this.customer.get("name")), "select c1.name from Customer c1, Country c2");
		assertThat(this.query.getSelection()).hasToString("c1.name");
	}

	@Test
	void allClauses() {
		Expression<String> name = this.customer.get("name");
		this.query.select(name)
			.distinct(true)
			.where(name.isNotNull())
			.groupBy(name)
			.having(this.builder.count(name).isNotNull())
			.orderBy(this.builder.asc(name));
		String text = "select distinct c1.name from Customer c1 where %s group by %s having %s order by %s";
		assertSame(this.query,
				text.formatted("c1.name is not null", "c1.name", "count(c1.name) is not null", "c1.name"));
		Predicate[] two = { name.isNull(), name.isNotNull() };
		String both = "c1.name is null and c1.name is not null";
		this.query.where(two).groupBy(List.of(name, this.customer)).having(two);
		assertSame(this.query, text.formatted(both, "c1.name, c1", both, "c1.name"));
		this.query.where(List.of(two)).having(List.of(two)).orderBy(List.of());
		assertThat(this.query)
			.hasToString("select distinct c1.name from Customer c1 where (%s) group by c1.name, c1 having (%s)"
				.formatted(both, both));
	}

	@Test
	void clausesAreReplacedAndTakenAway() {
		Predicate condition = this.customer.get("name").isNull();
		this.query.where(condition).having(condition).groupBy(this.customer).distinct(true);
		assertThat(this.query.getRestriction()).isSameAs(condition);
		assertThat(this.query.getGroupRestriction()).isSameAs(condition);
		assertThat(this.query.getGroupList()).containsExactly(this.customer);
		assertThat(this.query.isDistinct()).isTrue();
		this.query.where().having().groupBy().distinct(false);
		assertThat(this.query.getRestriction()).isNull();
		assertThat(this.query.getGroupRestriction()).isNull();
		assertSame(this.query, "select c1 from Customer c1");
		this.query.where(condition).having(condition);
		this.query.where((Expression<Boolean>) null).having((Expression<Boolean>) null);
		assertSame(this.query, "select c1 from Customer c1");
		this.query.where(List.of()).having(List.of());
		assertSame(this.query, "select c1 from Customer c1");
	}

	@Test
	void orders() {
		Expression<String> name = this.customer.get("name");
		List<Order> orders = List.of(this.builder.asc(name), this.builder.desc(name),
				this.builder.asc(name, Nulls.FIRST), this.builder.desc(name, Nulls.LAST),
				this.builder.asc(name, Nulls.NONE).reverse());
		assertSame(this.query.orderBy(orders), """
				select c1 from Customer c1 order by c1.name, c1.name desc, c1.name nulls first,
				c1.name desc nulls last, c1.name desc""");
		assertThat(this.query.getOrderList()).isEqualTo(orders);
		Order reversed = orders.get(3).reverse();
		assertThat(reversed).hasToString("c1.name nulls last");
		assertThat(reversed.isAscending()).isTrue();
		assertThat(reversed.getNullPrecedence()).isEqualTo(Nulls.LAST);
		assertThat(reversed.getExpression()).isSameAs(name);
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.asc(null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.asc(name, null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.query.orderBy((Order) null));
	}

	@Test
	@SuppressWarnings({ "unchecked", "rawtypes" })
	void tuples() {
		CriteriaQuery<Tuple> tuples = this.builder.createTupleQuery();
		Root<Customer> root = tuples.from(Customer.class);
		Selection<Object> name = root.get("name").alias("n");
		tuples.multiselect(name, root);
		assertSame(tuples, "select c1.name as n, c1 from Customer c1");
		assertShape(tuples, Shape.TUPLE, Tuple.class, String.class, Customer.class);
		assertThat(written(tuples).elements()).extracting(Element::alias).containsExactly("n", null);
		assertThat(written(tuples).elements()).extracting(Element::key).containsExactly(name, root);
		tuples.select(this.builder.tuple(root, name));
		assertShape(tuples, Shape.TUPLE, Tuple.class, Customer.class, String.class);
		tuples.select(this.builder.tuple(List.of(name)));
		assertShape(tuples, Shape.TUPLE, Tuple.class, String.class);
		tuples.select((Selection) name);
		assertShape(tuples, Shape.TUPLE, Tuple.class, String.class);
	}

	@Test
	void arrays() {
		Expression<String> name = this.customer.get("name");
		this.query.multiselect(name, this.customer);
		assertShape(this.query, Shape.ARRAY, Object.class, String.class, Customer.class);
		assertShape(this.query.multiselect(List.of(name)), Shape.SINGLE, Object.class, String.class);
		assertShape(this.query.select(this.builder.array(name)), Shape.ARRAY, Object.class, String.class);
		assertShape(this.query.select(this.builder.array(List.of(name, name))), Shape.ARRAY, Object.class, String.class,
				String.class);
		CriteriaQuery<String[]> strings = this.builder.createQuery(String[].class);
		strings.multiselect(strings.from(Customer.class).get("name"));
		assertShape(strings, Shape.ARRAY, String[].class, String.class);
	}

	@Test
	void instances() {
		CriteriaQuery<Summary> summaries = this.builder.createQuery(Summary.class);
		Root<Customer> root = summaries.from(Customer.class);
		String text = "select new %s(c1.name, count(c1)) from Customer c1".formatted("SUMMARY");
		summaries.multiselect(root.get("name"), this.builder.count(root));
		assertThat(written(summaries).statement().text()).isEqualTo(text.replace("SUMMARY", Summary.class.getName()));
		assertShape(summaries, Shape.INSTANCE, Summary.class, Summary.class);
		summaries.select(this.builder.construct(Summary.class, root.get("name"), this.builder.count(root)));
		assertShape(summaries, Shape.INSTANCE, Summary.class, Summary.class);
		assertThat(summaries.getSelection())
			.hasToString("new %s(c1.name, count(c1))".formatted(Summary.class.getName()));
	}

	@Test
	void aSingleItemOfTheTypeOfTheResultsIsTheResult() {
		CriteriaQuery<Long> numbers = this.builder.createQuery(Long.class);
		numbers.multiselect(this.builder.count(numbers.from(Customer.class)));
		assertSame(numbers, "select count(c1) from Customer c1");
		assertShape(numbers, Shape.SINGLE, Long.class, Long.class);
	}

	@Test
	void anInstanceIsAnItemOfATuple() {
		CriteriaQuery<Tuple> tuples = this.builder.createTupleQuery();
		Root<Customer> root = tuples.from(Customer.class);
		CompoundSelection<Summary> summary = this.builder.construct(Summary.class, root.get("name"), root.get("id"));
		assertThat(summary.alias("s")).isSameAs(summary).extracting("alias").isEqualTo("s");
		tuples.multiselect(summary, root);
		assertThat(written(tuples).statement().text())
			.isEqualTo("select new %s(c1.name, c1.id) as s, c1 from Customer c1".formatted(Summary.class.getName()));
		assertShape(tuples, Shape.TUPLE, Tuple.class, Summary.class, Customer.class);
		assertThat(summary.isCompoundSelection()).isTrue();
		assertThat(summary.getCompoundSelectionItems()).hasToString("[c1.name, c1.id]");
	}

	@Test
	void whatIsNoItemIsRefused() {
		Selection<Tuple> tuple = this.builder.tuple(this.customer);
		Selection<Object[]> array = this.builder.array(this.customer);
		String message = "An item of a selection must be one value, no tuple or array; give its items themselves";
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.tuple(tuple)).withMessage(message);
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.array(array)).withMessage(message);
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.construct(Summary.class, tuple));
		assertThatIllegalArgumentException().isThrownBy(() -> this.query.multiselect(array, this.customer));
		assertThatIllegalArgumentException().isThrownBy(() -> this.query.multiselect((Selection<?>) null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.query.multiselect());
		assertThatIllegalArgumentException().isThrownBy(() -> this.query.select(null));
	}

	@Test
	void anAliasIsThereOnce() {
		Selection<?>[] items = { this.customer.get("name").alias("a"), this.customer.get("id").alias("a") };
		String message = "Alias 'a' is there twice; give each item its own";
		assertThatIllegalArgumentException().isThrownBy(() -> this.query.multiselect(items)).withMessage(message);
		assertThatIllegalArgumentException().isThrownBy(() -> this.query.select(this.builder.array(items)))
			.withMessage(message);
	}

	@Test
	void noVariableIsNamedAsAnAlias() {
		this.query.multiselect(this.customer.get("name").alias("c1"), this.customer.alias("c2"));
		assertSame(this.query, "select c3.name as c1, c3 as c2 from Customer c3");
	}

	@Test
	void parametersHaveNamesOfTheirOwn() {
		ParameterExpression<String> first = this.builder.parameter(String.class);
		ParameterExpression<String> named = this.builder.parameter(String.class, "p1");
		ParameterExpression<String> last = this.builder.parameter(String.class);
		this.query.where(this.customer.get("name").in(first, named, last, first));
		assertSame(this.query, "select c1 from Customer c1 where c1.name in (:p2, :p1, :p3, :p2)");
		assertThat(written(this.query).parameters())
			.containsExactlyInAnyOrderEntriesOf(Map.of("p2", first, "p1", named, "p3", last));
		assertThat(this.query.getParameters()).containsExactly(first, named, last);
		assertThat(first.getName()).isNull();
		assertThat(named.getName()).isEqualTo("p1");
		assertThat(named.getPosition()).isNull();
		assertThat(named.getParameterType()).isEqualTo(String.class);
		assertThat(named.getJavaType()).isEqualTo(String.class);
		assertThat(named).hasToString(":p1");
	}

	@Test
	void parametersAreFoundInEveryClause() {
		List<ParameterExpression<Integer>> parameters = "abcdef".chars()
			.mapToObj((name) -> this.builder.parameter(Integer.class, Character.toString(name)))
			.toList();
		assertThat(this.query.getParameters()).isEmpty();
		this.customer.join("purchases").on(parameters.get(0).isNull());
		this.query.select(parameters.get(1))
			.where(parameters.get(2).isNull())
			.groupBy(parameters.get(3))
			.having(parameters.get(4).isNull())
			.orderBy(this.builder.asc(parameters.get(5)));
		assertThat(this.query.getParameters()).containsExactlyInAnyOrderElementsOf(parameters);
		assertThat(written(this.query).parameters()).containsOnlyKeys("a", "b", "c", "d", "e", "f");
		assertThat(this.builder.createQuery().getParameters()).isEmpty();
	}

	@Test
	void parametersOfOneNameAreOne() {
		ParameterExpression<String> name = this.builder.parameter(String.class, "n");
		this.query.where(this.customer.get("name").in(name, this.builder.parameter(String.class, "n")));
		assertThat(written(this.query).parameters()).containsExactly(Map.entry("n", name));
	}

	@Test
	void aStatementDoesNotChangeWithItsQuery() {
		CriteriaStatement before = written(this.query);
		this.customer.join("purchases");
		this.query.select(this.customer.get("name")).where(this.customer.get("name").isNull()).distinct(true);
		assertThat(before.statement()).hasToString("select c1 from Customer c1");
		assertThat(before.elements()).extracting(Element::type).containsExactly(Customer.class);
	}

	@Test
	void whatIsReturnedIsACopy() {
		this.query.groupBy(this.customer).orderBy(this.builder.asc(this.customer));
		this.query.getRoots().clear();
		this.query.getGroupList().clear();
		this.query.getOrderList().clear();
		this.query.getParameters().clear();
		assertSame(this.query, "select c1 from Customer c1 group by c1 order by c1");
		assertThat(this.query.getRoots()).containsExactly(this.customer);
		assertThat(this.query.getResultType()).isEqualTo(Object.class);
	}

	@Test
	void anUnfinishedQueryHasAText() {
		assertThat(this.builder.createQuery()).hasToString("");
		this.query.from(Country.class);
		assertThat(this.query).hasToString("from Customer c1, Country c2");
	}

	@Test
	void setOperations() {
		CriteriaQuery<String> left = names(Customer.class);
		CriteriaQuery<String> right = names(Country.class);
		String text = "select c1.name from Customer c1 %s select c2.name from Country c2";
		assertSame(this.builder.union(left, right), text.formatted("union"));
		assertSame(this.builder.unionAll(left, right), text.formatted("union all"));
		assertSame(this.builder.intersect(left, right), text.formatted("intersect"));
		assertSame(this.builder.intersectAll(left, right), text.formatted("intersect all"));
		assertSame(this.builder.except(left, right), text.formatted("except"));
		assertSame(this.builder.exceptAll(left, right), text.formatted("except all"));
		CriteriaStatement statement = written(this.builder.<String>union(left, right));
		assertThat(statement.resultType()).isEqualTo(String.class);
		assertThat(statement.shape()).isEqualTo(Shape.SINGLE);
	}

	private CriteriaQuery<String> names(Class<?> entity) {
		CriteriaQuery<String> names = this.builder.createQuery(String.class);
		return names.select(names.from(entity).get("name"));
	}

	@Test
	void setOperationsNestAndHaveOrderedSides() {
		CriteriaQuery<String> ordered = names(Country.class);
		ordered.orderBy(this.builder.asc(this.builder.parameter(String.class)));
		CriteriaSelect<String> right = this.builder.except(ordered, names(Product.class));
		CriteriaSelect<String> all = this.builder.union(names(Customer.class), right);
		assertSame(all, """
				select c1.name from Customer c1 union
				((select c2.name from Country c2 order by :p1) except select p3.name from Product p3)""");
		assertThat(written(all).parameters()).containsOnlyKeys("p1");
		assertThat(all).hasToString(written(all).statement().text());
	}

	@Test
	void sidesOfASetOperationHaveAsManyItems() {
		CriteriaQuery<Object> two = this.query.multiselect(this.customer, this.customer);
		CriteriaSelect<Object> union = this.builder.union(names(Customer.class), two);
		assertThatIllegalArgumentException().isThrownBy(() -> CriteriaStatement.of(union))
			.withMessage("A result of one query has 1 part(s), one of the other 2; select as many");
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.union(two, null));
	}

	@Test
	void whatIsNotOursIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> CriteriaStatement.of("x"))
			.withMessage("java.lang.String was made by another provider; make it with the builder of this one");
		assertThatIllegalArgumentException().isThrownBy(() -> CriteriaStatement.of(null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.query.from((Class<?>) null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.query.from(String.class));
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.createQuery(null));
		assertThatIllegalArgumentException().isThrownBy(() -> new MemoryCriteriaBuilder(null));
		assertThatIllegalStateException().isThrownBy(() -> CriteriaStatement.of(this.builder.createQuery()));
	}

}
