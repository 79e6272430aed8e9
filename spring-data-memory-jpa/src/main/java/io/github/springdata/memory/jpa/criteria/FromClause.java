package io.github.springdata.memory.jpa.criteria;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Selection.Source;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.EntityType;

import org.springframework.util.Assert;

/**
 * What the rows of a selection come from: roots, and in a subquery variables of the outer
 * statement.
 *
 * <p>
 * An inner join of such a variable is a source of its own, as in {@code from c.orders o}.
 * Other joins of it cannot be written so, and neither can a subquery that has nothing
 * else: then its entity is a source once more, with the condition that both are the same.
 */
final class FromClause {

	private final List<MemoryFrom<?, ?>> variables = new ArrayList<>();

	<F extends MemoryFrom<?, ?>> F add(F variable) {
		this.variables.add(variable);
		return variable;
	}

	Set<Root<?>> roots() {
		Set<Root<?>> roots = new LinkedHashSet<>();
		for (MemoryFrom<?, ?> variable : this.variables) {
			if (variable instanceof MemoryRoot<?> root && !root.isCorrelated()) {
				roots.add(root);
			}
		}
		return roots;
	}

	Set<Join<?, ?>> correlatedJoins() {
		Set<Join<?, ?>> joins = new LinkedHashSet<>();
		for (MemoryFrom<?, ?> variable : this.variables) {
			if (variable instanceof MemoryJoin<?, ?> join) {
				joins.add(join);
			}
		}
		return joins;
	}

	/**
	 * Writes the sources.
	 * @param conditions collects what rows have to meet besides
	 */
	List<Source> write(Scope scope, List<Expression> conditions) {
		Assert.state(!scope.isWhole() || !this.variables.isEmpty(), "A query needs a root; call from(..)");
		List<Source> sources = new ArrayList<>();
		for (MemoryFrom<?, ?> variable : this.variables) {
			if (!variable.isCorrelated()) {
				scope.declare(variable);
				sources.add(((MemoryRoot<?>) variable).source(scope));
				join(variable, false, scope, sources);
			}
			else if (isCopied(variable)) {
				copy(variable, scope, sources, conditions);
				join(variable, false, scope, sources);
			}
			else {
				join(variable, true, scope, sources);
				sources(variable).stream()
					.filter((join) -> isDerived(join, variable) && join.getOn() != null)
					.forEach((join) -> conditions.add(Term.of(join.getOn()).write(scope)));
			}
		}
		return sources;
	}

	private static List<MemoryJoin<?, ?>> sources(MemoryFrom<?, ?> variable) {
		return variable.joined().stream().filter((join) -> !join.isEmbedded()).toList();
	}

	private boolean isCopied(MemoryFrom<?, ?> variable) {
		boolean alone = this.variables.get(0) == variable
				&& this.variables.stream().allMatch((other) -> other.isCorrelated() && sources(other).isEmpty());
		return alone || sources(variable).stream()
			.anyMatch((join) -> isDerived(join, variable) && join.getJoinType() != JoinType.INNER);
	}

	/**
	 * Whether something is joined to the variable itself, or to what is embedded in it.
	 */
	private static boolean isDerived(MemoryJoin<?, ?> join, MemoryFrom<?, ?> variable) {
		MemoryFrom<?, ?> parent = join.getParent().base();
		while (parent != variable && parent instanceof MemoryJoin<?, ?> embedded && embedded.isEmbedded()) {
			parent = embedded.getParent().base();
		}
		return parent == variable;
	}

	private void join(MemoryFrom<?, ?> variable, boolean derived, Scope scope, List<Source> sources) {
		List<MemoryJoin<?, ?>> joins = sources(variable);
		joins.forEach(scope::declare);
		for (MemoryJoin<?, ?> join : joins) {
			boolean root = derived && isDerived(join, variable);
			sources.add(Sources.join(join, root ? Source.Kind.ROOT : Joins.kind(join.getJoinType()), scope));
		}
	}

	private static void copy(MemoryFrom<?, ?> variable, Scope scope, List<Source> sources,
			List<Expression> conditions) {
		Assert.state(variable.managed() instanceof EntityType<?>,
				() -> "'%s' is no entity; give the subquery a root or an inner join".formatted(variable));
		Expression outer = variable(scope.variable(variable));
		String name = scope.declare(variable);
		sources.add(Sources.entity((EntityType<?>) variable.managed(), name));
		conditions.add(new Expression.Comparison(Condition.Operator.EQUAL, variable(name), outer, Terms.NOWHERE));
	}

	private static Expression variable(String name) {
		return new Expression.Path(List.of(name), Terms.NOWHERE);
	}

}
