package io.github.springdata.memory.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.core.PendingWrite.Kind;

/**
 * The ids set by hand within one statement, which generated ones have to come after as if
 * the instances were written one by one. They are looked at only when the next id is
 * generated.
 */
final class BatchIds {

	private final List<? extends Member> members;

	private final Map<String, Long> greatest = new HashMap<>();

	private int seen;

	/**
	 * Creates an object for a statement.
	 * @param members the instances before the next one, to which others are added
	 */
	BatchIds(List<? extends Member> members) {
		this.members = members;
	}

	/**
	 * What is greater than every number among the ids of a table so far, or 0.
	 */
	long greatest(EntityTable<?> table) {
		for (; this.seen < this.members.size(); this.seen++) {
			Member member = this.members.get(this.seen);
			if (member.kind() != Kind.INSERT_GENERATED) {
				this.greatest.merge(member.table().name(), member.table().ids().sequenceNumber(member.id()), Math::max);
			}
		}
		return this.greatest.isEmpty() ? 0 : this.greatest.getOrDefault(table.name(), 0L);
	}

	/**
	 * An instance of the statement.
	 */
	interface Member {

		EntityTable<?> table();

		@Nullable Object id();

		Kind kind();

	}

}
