package io.github.springdata.memory.jpa.criteria;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Builder of tests by patterns.
 */
interface Patterns extends CriteriaBuilder {

	@Override
	default Predicate like(Expression<String> x, Expression<String> pattern) {
		return like(Term.of(x), Term.of(pattern), null);
	}

	@Override
	default Predicate like(Expression<String> x, @Nullable String pattern) {
		return like(Term.of(x), Term.value(pattern), null);
	}

	@Override
	default Predicate like(Expression<String> x, Expression<String> pattern, Expression<Character> escape) {
		return like(Term.of(x), Term.of(pattern), Term.of(escape));
	}

	@Override
	default Predicate like(Expression<String> x, Expression<String> pattern, char escape) {
		return like(Term.of(x), Term.of(pattern), Term.value(escape));
	}

	@Override
	default Predicate like(Expression<String> x, @Nullable String pattern, Expression<Character> escape) {
		return like(Term.of(x), Term.value(pattern), Term.of(escape));
	}

	@Override
	default Predicate like(Expression<String> x, @Nullable String pattern, char escape) {
		return like(Term.of(x), Term.value(pattern), Term.value(escape));
	}

	@Override
	default Predicate notLike(Expression<String> x, Expression<String> pattern) {
		return like(x, pattern).not();
	}

	@Override
	default Predicate notLike(Expression<String> x, @Nullable String pattern) {
		return like(x, pattern).not();
	}

	@Override
	default Predicate notLike(Expression<String> x, Expression<String> pattern, Expression<Character> escape) {
		return like(x, pattern, escape).not();
	}

	@Override
	default Predicate notLike(Expression<String> x, Expression<String> pattern, char escape) {
		return like(x, pattern, escape).not();
	}

	@Override
	default Predicate notLike(Expression<String> x, @Nullable String pattern, Expression<Character> escape) {
		return like(x, pattern, escape).not();
	}

	@Override
	default Predicate notLike(Expression<String> x, @Nullable String pattern, char escape) {
		return like(x, pattern, escape).not();
	}

	private static Predicate like(Term x, Term pattern, @Nullable Term escape) {
		return Conditions.of(Terms.like(x, pattern, (escape != null) ? Terms.character(escape) : null));
	}

}
