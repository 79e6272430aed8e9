package io.github.springdata.memory.repository.query;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.CriteriaVisitor;
import io.github.springdata.memory.query.Operand;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.ObjectUtils;

/**
 * Criteria with slots in place of their values.
 *
 * @param criteria the criteria with slots
 * @param values the values for the slots
 */
record CriteriaShape(Criteria criteria, @Nullable Object[] values) {

	static CriteriaShape of(Criteria criteria) {
		Visitor visitor = new Visitor();
		Criteria shape = criteria.accept(visitor);
		return new CriteriaShape(shape, visitor.values.toArray());
	}

	private static final class Visitor implements CriteriaVisitor<Criteria> {

		private final List<@Nullable Object> values = new ArrayList<>();

		private Operand slot(Operand operand) {
			if (!(operand instanceof Operand.Value value)) {
				throw new InvalidDataAccessApiUsageException(
						"Operand '%s' has no value; criteria that are given to a repository need values, not parameters"
							.formatted(operand));
			}
			this.values.add(value.value());
			return Operand.parameter(this.values.size() - 1);
		}

		/**
		 * A list of values in one slot, so that its length is no part of the shape. It
		 * stays as it is if one of them is a collection itself, which would stand for its
		 * elements in a slot.
		 */
		private List<Operand> list(List<Operand> operands) {
			List<@Nullable Object> list = new ArrayList<>(operands.size());
			for (Operand operand : operands) {
				if (!(operand instanceof Operand.Value value) || isCollection(value.value())) {
					return operands.stream().map(this::member).toList();
				}
				list.add(value.value());
			}
			return List.of(slot(Operand.of(list)));
		}

		private Operand member(Operand operand) {
			boolean several = operand instanceof Operand.Value value && isCollection(value.value());
			return several ? operand : slot(operand);
		}

		private static boolean isCollection(@Nullable Object value) {
			return value instanceof Iterable<?> || ObjectUtils.isArray(value);
		}

		private List<Criteria> each(List<Criteria> operands) {
			return operands.stream().map((operand) -> operand.accept(this)).toList();
		}

		@Override
		public Criteria visitAll(Criteria.All criteria) {
			return criteria;
		}

		@Override
		public Criteria visitAnd(Criteria.And and) {
			return new Criteria.And(each(and.operands()));
		}

		@Override
		public Criteria visitOr(Criteria.Or or) {
			return new Criteria.Or(each(or.operands()));
		}

		@Override
		public Criteria visitNot(Criteria.Not not) {
			return new Criteria.Not(not.criteria().accept(this));
		}

		@Override
		public Criteria visitComputed(Criteria.Computed computed) {
			return computed;
		}

		@Override
		public Criteria visitCondition(Condition condition) {
			if (condition instanceof Condition.In in) {
				return new Condition.In(in.path(), list(in.operands()), in.negated(), in.ignoresCase());
			}
			return condition.withOperands(this::slot);
		}

	}

}
