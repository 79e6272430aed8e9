package io.github.springdata.memory.jpa.criteria;

import io.github.springdata.memory.query.syntax.Selection;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Nulls;
import jakarta.persistence.criteria.Order;

import org.springframework.data.domain.Sort;
import org.springframework.util.Assert;

/**
 * Order by an expression.
 */
final class MemoryOrder implements Order {

	private final Expression<?> expression;

	private final boolean ascending;

	private final Nulls nulls;

	MemoryOrder(Expression<?> expression, boolean ascending, Nulls nulls) {
		Assert.notNull(nulls, "Precedence of nulls must not be null");
		Term.of(expression);
		this.expression = expression;
		this.ascending = ascending;
		this.nulls = nulls;
	}

	@Override
	public Order reverse() {
		return new MemoryOrder(this.expression, !this.ascending, this.nulls);
	}

	@Override
	public boolean isAscending() {
		return this.ascending;
	}

	@Override
	public Nulls getNullPrecedence() {
		return this.nulls;
	}

	@Override
	public Expression<?> getExpression() {
		return this.expression;
	}

	/**
	 * Writes an order, of whatever class.
	 */
	static Selection.Order write(Order order, Scope scope) {
		return new Selection.Order(Term.of(order.getExpression()).write(scope), order.isAscending(),
				switch (order.getNullPrecedence()) {
					case FIRST -> Sort.NullHandling.NULLS_FIRST;
					case LAST -> Sort.NullHandling.NULLS_LAST;
					case NONE -> Sort.NullHandling.NATIVE;
				});
	}

	@Override
	public String toString() {
		return write(this, Scope.partial()).toString();
	}

}
