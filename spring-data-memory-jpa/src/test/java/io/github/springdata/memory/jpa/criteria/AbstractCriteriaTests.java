package io.github.springdata.memory.jpa.criteria;

import java.util.Arrays;
import java.util.function.BiFunction;

import io.github.springdata.memory.jpa.criteria.Shop.Customer;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Selection;
import io.github.springdata.memory.query.syntax.Statement;
import io.github.springdata.memory.query.syntax.StatementParser;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.Metamodel;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.jpa.HibernatePersistenceProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Comparison of criteria statements with texts, and a metamodel that another provider has
 * made.
 */
abstract class AbstractCriteriaTests {

	static final Metamodel METAMODEL = metamodel();

	static final StatementParser PARSER = StatementParser.load();

	final MemoryCriteriaBuilder builder = new MemoryCriteriaBuilder(METAMODEL);

	private static Metamodel metamodel() {
		PersistenceConfiguration configuration = new PersistenceConfiguration("criteria")
			.property("hibernate.boot.allow_jdbc_metadata_access", false)
			.property("hibernate.dialect", H2Dialect.class);
		Arrays.stream(Shop.class.getDeclaredClasses())
			.filter((type) -> type.getAnnotations().length > 0)
			.forEach(configuration::managedClass);
		return new HibernatePersistenceProvider().createEntityManagerFactory(configuration).getMetamodel();
	}

	/**
	 * Writes a statement, and reads its text as well.
	 */
	static CriteriaStatement written(Object criteria) {
		CriteriaStatement statement = CriteriaStatement.of(criteria);
		assertThat(statement.statement()).hasToString(statement.statement().text());
		return statement;
	}

	static void assertSame(Object criteria, String text) {
		Statement statement = written(criteria).statement();
		assertThat(tree(statement)).as("%s", statement).isEqualTo(tree(PARSER.parse(text)));
	}

	private static Object tree(Statement statement) {
		if (statement instanceof Statement.Select select) {
			return select.selection();
		}
		return (statement instanceof Statement.Update update)
				? new Statement.Update("", update.target(), update.assignments(), update.where())
				: new Statement.Delete("", ((Statement.Delete) statement).target(),
						((Statement.Delete) statement).where());
	}

	/**
	 * Compares a condition on a customer, whose variable is {@code c1}.
	 */
	void assertCondition(
			BiFunction<MemoryCriteriaBuilder, Root<Customer>, ? extends jakarta.persistence.criteria.Expression<Boolean>> condition,
			String text) {
		CriteriaQuery<Customer> query = this.builder.createQuery(Customer.class);
		Root<Customer> customer = query.from(Customer.class);
		query.where(condition.apply(this.builder, customer));
		assertSame(query, "select c1 from Customer c1 where " + text);
	}

	/**
	 * Compares a value of a customer, whose variable is {@code c1}, and its class.
	 */
	void assertValue(
			BiFunction<MemoryCriteriaBuilder, Root<Customer>, ? extends jakarta.persistence.criteria.Expression<?>> value,
			Class<?> type, String text) {
		CriteriaQuery<Object> query = this.builder.createQuery();
		Root<Customer> customer = query.from(Customer.class);
		query.select(value.apply(this.builder, customer));
		assertSame(query, "select " + text + " from Customer c1");
		assertThat(written(query).elements().get(0).type()).isEqualTo(type);
	}

	static Selection.QueryBlock block(Object criteria) {
		return (Selection.QueryBlock) ((Statement.Select) written(criteria).statement()).selection().body();
	}

	static Expression where(Object criteria) {
		return block(criteria).where();
	}

}
