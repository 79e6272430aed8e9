package io.github.springdata.memory.query;

import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for criteria that are nested deeply, or long.
 */
class CriteriaDepthUnitTests {

	private static final int MANY = 100_000;

	static List<UnaryOperator<Criteria>> nestings() {
		return List.of(Criteria.Not::new, (inner) -> new Criteria.And(List.of(inner)),
				(inner) -> new Criteria.Or(List.of(where("a").is(1), inner)), (inner) -> inner.and("a").is(1).not(),
				(inner) -> inner.or("a").is(1).not(), (inner) -> where("a").is(1).and(where("a").is(2).or(inner)),
				(inner) -> Criteria.allOf(List.of(where("a").is(1), Criteria.anyOf(List.of(where("b").is(2), inner)))));
	}

	@ParameterizedTest
	@MethodSource("nestings")
	void refusesToNestWithoutEnd(UnaryOperator<Criteria> nesting) {
		assertThatIllegalArgumentException().isThrownBy(() -> nest(nesting, MANY))
			.withMessageContaining("500 levels")
			.withMessageContaining("allOf(..)");
	}

	@ParameterizedTest
	@MethodSource("nestings")
	void comparesAndShowsTheDeepestCriteriaWithoutExhaustingTheStack(UnaryOperator<Criteria> nesting) {
		Criteria deepest = deepest(nesting);
		Criteria same = deepest(nesting);
		assertThat(deepest).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
		assertThat(deepest).isNotEqualTo(where("a").is(1));
	}

	private static Criteria deepest(UnaryOperator<Criteria> nesting) {
		Criteria criteria = where("z").is(26);
		while (Operands.depth(criteria) < Operands.MAXIMUM_DEPTH - 2) {
			criteria = nesting.apply(criteria);
		}
		return criteria;
	}

	private static Criteria nest(UnaryOperator<Criteria> nesting, int levels) {
		Criteria criteria = where("z").is(26);
		for (int i = 0; i < levels; i++) {
			criteria = nesting.apply(criteria);
		}
		return criteria;
	}

	@Test
	void doubleNegationsAreNoNesting() {
		assertThat(nest(Criteria::not, MANY)).isEqualTo(where("z").is(26));
	}

	@Test
	void chainsAreNoNesting() {
		Criteria and = nest((criteria) -> criteria.and("a").is(1), 5_000);
		Criteria or = nest((criteria) -> criteria.or("a").is(1), 5_000);
		assertThat(((Criteria.And) and).operands()).hasSize(5_001);
		assertThat(((Criteria.Or) or).operands()).hasSize(5_001);
		assertThat(and.toString()).hasSizeGreaterThan(5_000);
		assertThat(and).isNotEqualTo(or);
	}

	@Test
	void operandsAreACopyThatCannotBeChanged() {
		Criteria.And and = new Criteria.And(List.of(where("a").is(1), where("b").is(2)));
		assertThat(and.operands()).isEqualTo(List.of(where("a").is(1), where("b").is(2)));
		assertThat(new Criteria.And(and.operands())).isEqualTo(and);
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> and.operands().set(0, where("c").is(3)));
	}

}
