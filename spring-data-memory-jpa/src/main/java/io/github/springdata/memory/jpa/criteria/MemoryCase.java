package io.github.springdata.memory.jpa.criteria;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Expression.Case.Branch;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Choice between results, whose branches are added one by one.
 *
 * @param <R> the type of the results
 */
abstract class MemoryCase<R> extends MemoryExpression<R> {

	private final @Nullable Term operand;

	private final List<Term> conditions = new ArrayList<>();

	private final List<Term> results = new ArrayList<>();

	private @Nullable Term otherwise;

	MemoryCase(@Nullable Term operand) {
		super(Object.class);
		this.operand = operand;
	}

	final void add(Term condition, Term result) {
		this.conditions.add(condition);
		this.results.add(result);
	}

	public final MemoryCase<R> otherwise(@Nullable R result) {
		this.otherwise = Term.value(result);
		return this;
	}

	public final MemoryCase<R> otherwise(jakarta.persistence.criteria.Expression<? extends R> result) {
		this.otherwise = Term.of(result);
		return this;
	}

	@Override
	@SuppressWarnings("unchecked")
	public Class<? extends R> getJavaType() {
		List<Term> all = new ArrayList<>(this.results);
		if (this.otherwise != null) {
			all.add(this.otherwise);
		}
		return (Class<? extends R>) JavaTypes.first(all);
	}

	@Override
	public Expression write(Scope scope) {
		Assert.state(!this.conditions.isEmpty(), "A case needs a condition; call when(..)");
		List<Branch> branches = new ArrayList<>();
		for (int i = 0; i < this.conditions.size(); i++) {
			branches.add(new Branch(this.conditions.get(i).write(scope), this.results.get(i).write(scope)));
		}
		return new Expression.Case((this.operand != null) ? this.operand.write(scope) : null, branches,
				(this.otherwise != null) ? this.otherwise.write(scope) : null, Terms.NOWHERE);
	}

}
