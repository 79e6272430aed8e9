package io.github.springdata.memory.query;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.data.domain.Range;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Criteria} and the chains that build it.
 */
class CriteriaUnitTests {

	@Test
	void andBindsTighterThanOr() {
		Criteria criteria = where("a").is(1).or("b").is(2).and("c").is(3).or("d").is(4);
		assertThat(criteria).hasToString("a = 1 or (b = 2 and c = 3) or d = 4");
	}

	@Test
	void andThenOrKeepsTheConjunctionTogether() {
		Criteria criteria = where("a").is(1).and("b").is(2).or("c").is(3).and("d").is(4);
		assertThat(criteria).hasToString("(a = 1 and b = 2) or (c = 3 and d = 4)");
	}

	@Test
	void criteriaAsArgumentIsAGroup() {
		Criteria either = where("b").is(2).or("c").is(3);
		assertThat(where("a").is(1).and(either).and("d").is(4)).hasToString("a = 1 and (b = 2 or c = 3) and d = 4");
		assertThat(where("a").is(1).or(either).and("d").is(4)).hasToString("a = 1 or ((b = 2 or c = 3) and d = 4)");
	}

	@Test
	void groupAppliesWhatFollowsToTheWhole() {
		Criteria either = where("a").is(1).or("b").is(2);
		assertThat(Criteria.group(either).and("c").is(3)).hasToString("(a = 1 or b = 2) and c = 3");
		assertThat(Criteria.anyOf(List.of(where("a").is(1), where("b").is(2))).and("c").is(3))
			.hasToString("(a = 1 or b = 2) and c = 3");
		assertThat(Criteria.empty().and(either).and("c").is(3)).hasToString("(a = 1 or b = 2) and c = 3");
	}

	@Test
	void chainsFromTheEmptyCriteria() {
		assertThat(Criteria.empty().and("a").is(1)).isEqualTo(where("a").is(1));
		assertThat(Criteria.empty().or("a").is(1)).isEqualTo(where("a").is(1));
		assertThat(Criteria.empty().isEmpty()).isTrue();
	}

	@Test
	void notNegatesTheWhole() {
		assertThat(where("a").is(1).and("b").is(2).not()).hasToString("not (a = 1 and b = 2)");
		assertThat(where("a").is(1).not().not()).isEqualTo(where("a").is(1));
	}

	@Test
	void joinsLists() {
		assertThat(Criteria.allOf(List.of())).isEqualTo(Criteria.empty());
		assertThat(Criteria.anyOf(List.of())).hasToString("not (all)");
		assertThat(Criteria.from(where("a").is(1), where("b").is(2).or("c").is(3)))
			.hasToString("a = 1 and (b = 2 or c = 3)");
	}

	@Test
	void ignoresCaseInTheLastCondition() {
		Criteria criteria = where("a").is("x").or("b").is("y").and("c").in("z").ignoreCase(true);
		assertThat(criteria).hasToString("a = 'x' or (b = 'y' and c in ('z') ignoring case)");
	}

	@Test
	void refusesToIgnoreCaseWhereNothingIsCompared() {
		assertThatIllegalStateException().isThrownBy(() -> where("a").isNull().ignoreCase(true))
			.withMessageContaining("a is null");
		assertThatIllegalStateException().isThrownBy(() -> Criteria.empty().ignoreCase(true))
			.withMessageContaining("right after an operator");
	}

	@Test
	void describesEveryOperator() {
		assertThat(where("a").not(1)).hasToString("a <> 1");
		assertThat(where("a").lessThan(1)).hasToString("a < 1");
		assertThat(where("a").lessThanOrEquals(1)).hasToString("a <= 1");
		assertThat(where("a").greaterThan(1)).hasToString("a > 1");
		assertThat(where("a").greaterThanOrEquals(1)).hasToString("a >= 1");
		assertThat(where("a").between(1, 2)).hasToString("a between 1 and 2");
		assertThat(where("a").notBetween(1, 2)).hasToString("a not between 1 and 2");
		assertThat(where("a").within(Range.closed(1, 2))).hasToString("a within [1-2]");
		assertThat(where("a").in(1, null)).hasToString("a in (1, null)");
		assertThat(where("a").notIn(List.of(1, 2))).hasToString("a not in (1, 2)");
		assertThat(where("a").isNull()).hasToString("a is null");
		assertThat(where("a").isNotNull()).hasToString("a is not null");
		assertThat(where("a").isTrue()).hasToString("a = true");
		assertThat(where("a").isFalse()).hasToString("a = false");
		assertThat(where("a").isEmpty()).hasToString("a is empty");
		assertThat(where("a").isNotEmpty()).hasToString("a is not empty");
		assertThat(where("a").like("x%")).hasToString("a like 'x%'");
		assertThat(where("a").notLike("x%")).hasToString("a not like 'x%'");
		assertThat(where("a").startingWith("x")).hasToString("a starting with 'x'");
		assertThat(where("a").notStartingWith("x")).hasToString("a not starting with 'x'");
		assertThat(where("a").endingWith("x")).hasToString("a ending with 'x'");
		assertThat(where("a").notEndingWith("x")).hasToString("a not ending with 'x'");
		assertThat(where("a").containing("x")).hasToString("a containing 'x'");
		assertThat(where("a").notContaining("x")).hasToString("a not containing 'x'");
		assertThat(where("a").matches("x*")).hasToString("a matches 'x*'");
	}

	@Test
	void takesOperandsInPlaceOfValues() {
		Criteria criteria = where("a").is(Operand.parameter(0, "x")).and("b").in(Operand.parameter(1));
		assertThat(criteria).hasToString("a = :x and b in (?2)");
	}

	@Test
	void refusesAMissingPathOrCriteria() {
		assertThatIllegalArgumentException().isThrownBy(() -> where(""));
		assertThatIllegalArgumentException().isThrownBy(() -> where("a").satisfies(new Condition.IsNull("b", false)))
			.withMessageContaining("'a'");
	}

	@Test
	void operandsResolve() {
		assertThat(Operand.of("x").resolve(new Object[0])).isEqualTo("x");
		assertThat(Operand.parameter(1).resolve(new Object[] { 1, 2 })).isEqualTo(2);
		assertThatIllegalArgumentException().isThrownBy(() -> Operand.parameter(1, "x").resolve(new Object[] { 1 }))
			.withMessage("No argument for parameter :x: 1 given");
	}

}
