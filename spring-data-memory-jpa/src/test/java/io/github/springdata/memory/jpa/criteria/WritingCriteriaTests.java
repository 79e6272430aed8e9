package io.github.springdata.memory.jpa.criteria;

import java.util.List;

import io.github.springdata.memory.jpa.criteria.CriteriaStatement.Shape;
import io.github.springdata.memory.jpa.criteria.Shop.Country;
import io.github.springdata.memory.jpa.criteria.Shop.Customer;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.SingularAttribute;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for updates and deletes.
 */
class WritingCriteriaTests extends AbstractCriteriaTests {

	private final CriteriaUpdate<Customer> update = this.builder.createCriteriaUpdate(Customer.class);

	private final CriteriaDelete<Customer> delete = this.builder.createCriteriaDelete(Customer.class);

	@Test
	void assignments() {
		Root<Customer> customer = this.update.from(Customer.class);
		SingularAttribute<Customer, String> name = METAMODEL.entity(Customer.class)
			.getDeclaredSingularAttribute("name", String.class);
		Expression<String> upper = this.builder.upper(customer.get("name"));
		this.update.set(name, "a")
			.set(name, upper)
			.set(customer.get("name"), "b")
			.set(customer.<String>get("name"), upper)
			.set("name", "c")
			.set("name", upper)
			.set("name", null)
			.set(customer.get("address").get("city"), "d")
			.where(customer.get("name").isNull());
		assertSame(this.update, """
				update Customer c1 set c1.name = 'a', c1.name = upper(c1.name), c1.name = 'b',
				c1.name = upper(c1.name), c1.name = 'c', c1.name = upper(c1.name), c1.name = null,
				c1.address.city = 'd' where c1.name is null""");
	}

	@Test
	void anUpdateIsAStatementWithoutResults() {
		this.update.set("name", this.builder.parameter(String.class, "name"));
		CriteriaStatement statement = written(this.update);
		assertSame(this.update, "update Customer c1 set c1.name = :name");
		assertThat(statement.resultType()).isEqualTo(Customer.class);
		assertThat(statement.shape()).isEqualTo(Shape.SINGLE);
		assertThat(statement.elements()).isEmpty();
		assertThat(statement.parameters()).containsOnlyKeys("name");
		assertThat(this.update.getParameters()).hasSize(1);
		assertThat(this.update).hasToString("update Customer c1 set c1.name = :name");
	}

	@Test
	void conditions() {
		Expression<String> name = this.update.getRoot().get("name");
		this.update.set("name", "x").where(name.isNull(), name.isNotNull());
		assertSame(this.update, "update Customer c1 set c1.name = 'x' where c1.name is null and c1.name is not null");
		assertThat(this.update.getRestriction()).isNotNull();
		this.update.where();
		assertSame(this.update, "update Customer c1 set c1.name = 'x'");
		Root<Customer> deleted = this.delete.from(METAMODEL.entity(Customer.class));
		assertSame(this.delete, "delete from Customer c1");
		this.delete.where(deleted.get("name").isNull());
		assertSame(this.delete, "delete from Customer c1 where c1.name is null");
		this.delete.where(deleted.get("name").isNull(), deleted.get("age").isNull());
		assertSame(this.delete, "delete from Customer c1 where c1.name is null and c1.age is null");
		this.delete.where(this.builder.conjunction());
		assertSame(this.delete, "delete from Customer c1");
		assertThat(this.delete).hasToString("delete from Customer c1");
	}

	@Test
	void theRootIsThereFromTheStart() {
		assertThat(this.update.from(Customer.class)).isSameAs(this.update.getRoot());
		assertThat(this.update.from(METAMODEL.entity(Customer.class))).isSameAs(this.update.getRoot());
		assertThat(this.delete.from(Customer.class)).isSameAs(this.delete.getRoot());
	}

	@Test
	void anUnfinishedStatementIsRefused() {
		assertThatIllegalStateException().isThrownBy(() -> CriteriaStatement.of(this.update))
			.withMessage("An update needs an assignment; call set(..)");
		this.delete.getRoot().join("purchases");
		assertThatIllegalStateException().isThrownBy(() -> CriteriaStatement.of(this.delete))
			.withMessage("An update or delete has no joins; use a subquery instead");
	}

	@Test
	@SuppressWarnings({ "unchecked", "rawtypes" })
	void whatCannotBeWrittenIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.update.set("nothing", "x"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.createCriteriaUpdate(String.class));
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.createCriteriaDelete(null));
		assertThatIllegalArgumentException().isThrownBy(() -> ((CriteriaUpdate) this.update).from(Country.class))
			.withMessage("The statement was made for Customer, not for Country");
		this.update.set(this.builder.treat(this.update.getRoot(), Customer.class).get("name"), "x");
		assertThatIllegalArgumentException().isThrownBy(() -> CriteriaStatement.of(this.update))
			.withMessageStartingWith("Only an attribute of the updated entity can be set");
	}

	@Test
	void aStatementDoesNotChangeWithItsCriteria() {
		this.update.set("name", List.of());
		CriteriaStatement before = written(this.update);
		this.update.set("age", 1).where(this.update.getRoot().isNull());
		assertThat(before.statement()).hasToString("update Customer c1 set c1.name = []");
	}

}
