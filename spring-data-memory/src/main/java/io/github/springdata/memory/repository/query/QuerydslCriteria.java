package io.github.springdata.memory.repository.query;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

import com.querydsl.core.types.Constant;
import com.querydsl.core.types.Expression;
import com.querydsl.core.types.ExpressionUtils;
import com.querydsl.core.types.FactoryExpression;
import com.querydsl.core.types.Operation;
import com.querydsl.core.types.Operator;
import com.querydsl.core.types.Ops;
import com.querydsl.core.types.ParamExpression;
import com.querydsl.core.types.Path;
import com.querydsl.core.types.Predicate;
import com.querydsl.core.types.SubQueryExpression;
import com.querydsl.core.types.TemplateExpression;
import com.querydsl.core.types.Visitor;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.Criteria.CriteriaStep;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Operand;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.Assert;

/**
 * Translation of Querydsl predicates into criteria. A predicate compares properties with
 * values; whatever else Querydsl can express is refused by name.
 */
public final class QuerydslCriteria implements Visitor<Criteria, @Nullable Void> {

	private static final char ESCAPE = '\\';

	private final QuerydslIdentity identity;

	private QuerydslCriteria(QuerydslIdentity identity) {
		this.identity = identity;
	}

	/**
	 * Translates a predicate.
	 * @param predicate the predicate; an empty builder restricts nothing
	 * @param entity the entity that the predicate is about
	 * @return the criteria
	 * @throws InvalidDataAccessApiUsageException if the predicate has an operation that
	 * is not supported
	 */
	public static Criteria of(Predicate predicate, MemoryPersistentEntity<?> entity) {
		Assert.notNull(predicate, "Predicate must not be null");
		Assert.notNull(entity, "Entity must not be null");
		Predicate extracted = (Predicate) ExpressionUtils.extract(predicate);
		return (extracted != null) ? new QuerydslCriteria(new QuerydslIdentity(entity)).translate(extracted)
				: Criteria.empty();
	}

	private Criteria translate(Expression<?> expression) {
		return expression.accept(this, null);
	}

	@Override
	public Criteria visit(Operation<?> operation, @Nullable Void context) {
		Operator operator = operation.getOperator();
		if (operator instanceof Ops ops) {
			return translate(ops, operation);
		}
		throw unsupported("Operation %s.%s".formatted(operator.getClass().getSimpleName(), operator.name()), operation);
	}

	private Criteria translate(Ops ops, Operation<?> operation) {
		return switch (ops) {
			case AND -> Criteria.allOf(each(operation));
			case OR -> Criteria.anyOf(each(operation));
			case NOT -> translate(operation.getArg(0)).not();
			case XOR -> different(operation);
			case XNOR -> different(operation).not();
			case IN -> in(operation);
			default -> condition(ops, operation);
		};
	}

	/**
	 * The operands of a chain of one operator, which may have any length.
	 */
	private List<Criteria> each(Operation<?> operation) {
		Deque<Criteria> operands = new ArrayDeque<>();
		Expression<?> chain = operation;
		while (chain instanceof Operation<?> link && link.getOperator() == operation.getOperator()) {
			for (int i = link.getArgs().size() - 1; i > 0; i--) {
				operands.addFirst(translate(link.getArg(i)));
			}
			chain = link.getArg(0);
		}
		operands.addFirst(translate(chain));
		return List.copyOf(operands);
	}

	private Criteria different(Operation<?> operation) {
		Criteria left = translate(operation.getArg(0));
		Criteria right = translate(operation.getArg(1));
		return Criteria.anyOf(List.of(Criteria.from(left, right.not()), Criteria.from(left.not(), right)));
	}

	/**
	 * A property among values or, the other way round, a value among the elements of a
	 * property.
	 */
	private Criteria in(Operation<?> operation) {
		return (operation.getArg(0) instanceof Constant<?> element)
				? step(operation, 1).containing(element.getConstant()) : step(operation, 0).in(values(operation));
	}

	private Criteria condition(Ops ops, Operation<?> operation) {
		CriteriaStep property = step(operation, 0);
		return switch (ops) {
			case IS_NULL -> property.isNull();
			case IS_NOT_NULL -> property.isNotNull();
			case COL_IS_EMPTY, MAP_IS_EMPTY, STRING_IS_EMPTY -> property.isEmpty();
			case EQ -> property.is(value(operation, 1));
			case NE -> property.not(value(operation, 1));
			case LT -> property.lessThan(value(operation, 1));
			case LOE -> property.lessThanOrEquals(value(operation, 1));
			case GT -> property.greaterThan(value(operation, 1));
			case GOE -> property.greaterThanOrEquals(value(operation, 1));
			case BETWEEN -> property.between(value(operation, 1), value(operation, 2));
			case NOT_IN -> property.notIn(values(operation));
			case CONTAINS_KEY -> Criteria.where(QuerydslPaths.keys(operation.getArg(0))).is(value(operation, 1));
			case CONTAINS_VALUE -> property.containing(value(operation, 1));
			default -> text(ops, operation, property);
		};
	}

	private Criteria text(Ops ops, Operation<?> operation, CriteriaStep property) {
		return switch (ops) {
			case EQ_IGNORE_CASE -> property.is(value(operation, 1)).ignoreCase(true);
			case STARTS_WITH -> property.startingWith(value(operation, 1));
			case STARTS_WITH_IC -> property.startingWith(value(operation, 1)).ignoreCase(true);
			case ENDS_WITH -> property.endingWith(value(operation, 1));
			case ENDS_WITH_IC -> property.endingWith(value(operation, 1)).ignoreCase(true);
			case STRING_CONTAINS -> property.containing(value(operation, 1));
			case STRING_CONTAINS_IC -> property.containing(value(operation, 1)).ignoreCase(true);
			case LIKE, LIKE_ESCAPE -> like(operation, property);
			case LIKE_IC, LIKE_ESCAPE_IC -> like(operation, property).ignoreCase(true);
			case MATCHES -> property.matches(value(operation, 1));
			case MATCHES_IC -> property.matches(value(operation, 1)).ignoreCase(true);
			default -> throw unsupported("Operation Ops." + ops.name(), operation);
		};
	}

	private Criteria like(Operation<?> operation, CriteriaStep property) {
		boolean escaped = operation.getArgs().size() > 2;
		char escape = escaped ? (Character) value(operation, 2) : ESCAPE;
		return property.satisfies(new Condition.Like(QuerydslPaths.path(operation.getArg(0)),
				Operand.of(value(operation, 1)), escape, false, false));
	}

	private CriteriaStep step(Operation<?> operation, int index) {
		Expression<?> argument = operation.getArg(index);
		if (QuerydslIdentity.isEntity(argument)) {
			if (!QuerydslIdentity.serves(operation.getOperator())) {
				throw unsupported("Operation %s of an entity itself".formatted(operation.getOperator().name()),
						operation);
			}
			return Criteria.where(this.identity.path());
		}
		if (argument instanceof Path<?>) {
			return Criteria.where(QuerydslPaths.path(argument));
		}
		if (argument instanceof Operation<?> nested) {
			throw unsupported("Operation %s".formatted(nested.getOperator().name()), operation);
		}
		throw unsupported("Expression '%s' in place of a property".formatted(argument), operation);
	}

	private Object value(Operation<?> operation, int index) {
		Expression<?> argument = operation.getArg(index);
		if (argument instanceof Constant<?> constant) {
			Object value = constant.getConstant();
			return comparesEntities(operation) && !isSeveral(operation) ? this.identity.id(value) : value;
		}
		throw unsupported("Expression '%s' in place of a value".formatted(argument), operation);
	}

	private Collection<?> values(Operation<?> operation) {
		Object value = value(operation, 1);
		Collection<?> values = (value instanceof Collection<?> collection) ? collection
				: Arrays.asList((Object[]) value);
		return comparesEntities(operation) ? values.stream().map(this.identity::id).toList() : values;
	}

	private static boolean comparesEntities(Operation<?> operation) {
		return QuerydslIdentity.isEntity(operation.getArg(0));
	}

	private static boolean isSeveral(Operation<?> operation) {
		return operation.getOperator() == Ops.IN || operation.getOperator() == Ops.NOT_IN;
	}

	@Override
	public Criteria visit(Path<?> path, @Nullable Void context) {
		return Criteria.where(QuerydslPaths.path(path)).isTrue();
	}

	@Override
	public Criteria visit(Constant<?> constant, @Nullable Void context) {
		return Boolean.TRUE.equals(constant.getConstant()) ? Criteria.empty() : Criteria.empty().not();
	}

	@Override
	public Criteria visit(FactoryExpression<?> expression, @Nullable Void context) {
		throw unsupported("A factory", expression);
	}

	@Override
	public Criteria visit(ParamExpression<?> expression, @Nullable Void context) {
		throw unsupported("A parameter", expression);
	}

	@Override
	public Criteria visit(SubQueryExpression<?> expression, @Nullable Void context) {
		throw unsupported("A subquery", expression);
	}

	@Override
	public Criteria visit(TemplateExpression<?> expression, @Nullable Void context) {
		throw unsupported("A template", expression);
	}

	private static InvalidDataAccessApiUsageException unsupported(String what, Expression<?> expression) {
		return new InvalidDataAccessApiUsageException(
				"%s in '%s' is not supported; compare a property with values".formatted(what, expression));
	}

}
