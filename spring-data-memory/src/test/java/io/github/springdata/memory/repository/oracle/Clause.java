package io.github.springdata.memory.repository.oracle;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Criteria;

/**
 * A condition in all the ways to ask, and what it means.
 *
 * @param text the condition on properties
 * @param computed the same on computed values
 * @param truth its truth for a row, {@code null} if that is unknown
 * @param criteria the same as criteria, {@code null} if there are none
 */
record Clause(String text, String computed, Function<Gauge, @Nullable Boolean> truth, @Nullable Criteria criteria) {

	Clause and(Clause other) {
		return new Clause(join(this.text, "and", other.text), join(this.computed, "and", other.computed),
				(gauge) -> Naive.and(this.truth.apply(gauge), other.truth.apply(gauge)),
				(this.criteria != null && other.criteria != null)
						? Criteria.allOf(List.of(this.criteria, other.criteria)) : null);
	}

	Clause or(Clause other) {
		return new Clause(join(this.text, "or", other.text), join(this.computed, "or", other.computed),
				(gauge) -> Naive.or(this.truth.apply(gauge), other.truth.apply(gauge)),
				(this.criteria != null && other.criteria != null)
						? Criteria.anyOf(List.of(this.criteria, other.criteria)) : null);
	}

	Clause not() {
		return new Clause("not (" + this.text + ")", "not (" + this.computed + ")",
				(gauge) -> Naive.not(this.truth.apply(gauge)), (this.criteria != null) ? this.criteria.not() : null);
	}

	private static String join(String left, String word, String right) {
		return "(%s %s %s)".formatted(left, word, right);
	}

	boolean holds(Gauge gauge) {
		return Boolean.TRUE.equals(this.truth.apply(gauge));
	}

}
