package io.github.springdata.memory.jpa.criteria;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.springdata.memory.query.syntax.Selection;
import io.github.springdata.memory.query.syntax.Selection.SetOperation;
import jakarta.persistence.criteria.ParameterExpression;

import org.springframework.util.Assert;

/**
 * Results of two queries as one. They are of the type of the first.
 *
 * @param <T> the type of the results
 */
final class MemorySetOperation<T> implements MemorySelect<T> {

	private final SetOperation.Kind kind;

	private final boolean all;

	private final MemorySelect<T> left;

	private final MemorySelect<?> right;

	MemorySetOperation(SetOperation.Kind kind, boolean all, MemorySelect<T> left, MemorySelect<?> right) {
		this.kind = kind;
		this.all = all;
		this.left = left;
		this.right = right;
	}

	@Override
	public Class<T> resultType() {
		return this.left.resultType();
	}

	@Override
	public SelectClause clause() {
		SelectClause clause = this.left.clause();
		int number = clause.elements().size();
		int other = this.right.clause().elements().size();
		Assert.isTrue(number == other, () -> "A result of one query has %d part(s), one of the other %d; select as many"
			.formatted(number, other));
		return clause;
	}

	@Override
	public Selection selection(Scope scope) {
		return new Selection(new SetOperation(this.kind, this.all, this.left.body(scope.inner()),
				this.right.body(scope.inner()), Terms.NOWHERE), List.of(), null, null);
	}

	@Override
	public Set<ParameterExpression<?>> parameters() {
		Set<ParameterExpression<?>> parameters = new LinkedHashSet<>(this.left.parameters());
		parameters.addAll(this.right.parameters());
		return parameters;
	}

	@Override
	public String toString() {
		return selection(Scope.partial()).toString();
	}

}
