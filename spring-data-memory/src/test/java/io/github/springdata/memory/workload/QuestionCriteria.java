package io.github.springdata.memory.workload;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.query.Criteria.CriteriaStep;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.workload.Shape.Comparison;
import io.github.springdata.memory.workload.Shape.Equality;
import io.github.springdata.memory.workload.Shape.Membership;

import static io.github.springdata.memory.query.Criteria.where;

/**
 * Says questions as criteria.
 */
final class QuestionCriteria {

	private QuestionCriteria() {
	}

	static Criteria of(Question question) {
		Shape shape = question.shape();
		List<Criteria> criteria = new ArrayList<>(4);
		if (shape.active() != Equality.ANY) {
			CriteriaStep active = where("active");
			criteria
				.add((shape.active() == Equality.IS) ? active.is(question.active()) : active.not(question.active()));
		}
		if (shape.category() != Membership.ANY) {
			CriteriaStep category = where("category");
			criteria.add((shape.category() == Membership.IN) ? category.in(question.categories())
					: category.notIn(question.categories()));
		}
		addComparison(criteria, "price", shape.price(), question.price());
		addComparison(criteria, "cost", shape.cost(), question.cost());
		return Criteria.allOf(criteria);
	}

	private static void addComparison(List<Criteria> criteria, String path, Comparison comparison, double bound) {
		switch (comparison) {
			case ANY -> {
			}
			case LESS -> criteria.add(where(path).lessThan(bound));
			case LESS_OR_EQUAL -> criteria.add(where(path).lessThanOrEquals(bound));
			case GREATER -> criteria.add(where(path).greaterThan(bound));
		}
	}

}
