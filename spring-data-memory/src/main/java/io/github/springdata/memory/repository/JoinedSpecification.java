package io.github.springdata.memory.repository;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.github.springdata.memory.query.Criteria;

import org.springframework.util.Assert;

/**
 * The last link of a chain of specifications. The criteria of a chain are made link by
 * link from its start, so that a chain may have any length, and links of one kind become
 * one group.
 *
 * @param <T> type of the entities
 * @param before the chain so far
 * @param next what is joined to it
 * @param all whether both have to be met, not one of them
 */
record JoinedSpecification<T>(PredicateSpecification<T> before, PredicateSpecification<T> next,
		boolean all) implements PredicateSpecification<T> {

	JoinedSpecification {
		Assert.notNull(next, "Specification must not be null");
	}

	@Override
	public Criteria toCriteria() {
		Deque<JoinedSpecification<T>> links = new ArrayDeque<>();
		PredicateSpecification<T> start = this;
		while (start instanceof JoinedSpecification<T> link) {
			links.push(link);
			start = link.before;
		}
		List<Criteria> group = new ArrayList<>();
		add(group, start);
		boolean all = this.all;
		for (JoinedSpecification<T> link : links) {
			if (link.all != all && group.size() > 1) {
				group = new ArrayList<>(List.of(join(group, all)));
			}
			all = link.all;
			add(group, link.next);
		}
		return join(group, all);
	}

	private static void add(List<Criteria> group, PredicateSpecification<?> specification) {
		Criteria criteria = specification.toCriteria();
		if (!criteria.isEmpty()) {
			group.add(criteria);
		}
	}

	private static Criteria join(List<Criteria> group, boolean all) {
		return (all || group.isEmpty()) ? Criteria.allOf(group) : Criteria.anyOf(group);
	}

}
