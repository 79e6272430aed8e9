package io.github.springdata.memory.query.execution;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.github.springdata.memory.query.Criteria;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Refuses criteria that are nested so deeply that the stack of a thread could not hold
 * their visit. Needs no stack itself.
 */
final class NestingCheck {

	private static final int MAXIMUM_DEPTH = 500;

	private NestingCheck() {
	}

	/**
	 * Checks a criteria.
	 * @throws InvalidDataAccessApiUsageException if it is nested too deeply
	 */
	static void check(Criteria criteria) {
		Deque<Level> left = new ArrayDeque<>();
		left.push(new Level(criteria, 1));
		while (!left.isEmpty()) {
			Level level = left.pop();
			if (level.depth > MAXIMUM_DEPTH) {
				throw new InvalidDataAccessApiUsageException(
						"Criteria are nested more than %d levels deep; join conditions in one list, by allOf(..) or anyOf(..)"
							.formatted(MAXIMUM_DEPTH));
			}
			members(level.criteria).forEach((member) -> left.push(new Level(member, level.depth + 1)));
		}
	}

	private static List<Criteria> members(Criteria criteria) {
		if (criteria instanceof Criteria.And and) {
			return and.operands();
		}
		if (criteria instanceof Criteria.Or or) {
			return or.operands();
		}
		return (criteria instanceof Criteria.Not not) ? List.of(not.criteria()) : List.of();
	}

	private record Level(Criteria criteria, int depth) {

	}

}
