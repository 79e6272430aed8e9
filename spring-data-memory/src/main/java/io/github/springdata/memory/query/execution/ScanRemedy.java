package io.github.springdata.memory.query.execution;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.springdata.memory.query.predicate.BoundCondition;
import io.github.springdata.memory.query.predicate.BoundPredicate;
import io.github.springdata.memory.query.predicate.RowOrder;
import io.github.springdata.memory.query.value.ValueSet;

/**
 * Names the properties whose index would spare a query the reading of the whole table.
 */
final class ScanRemedy {

	private ScanRemedy() {
	}

	static String of(List<BoundPredicate> conjuncts, RowOrder order) {
		Set<String> paths = new LinkedHashSet<>();
		conjuncts.forEach((bound) -> paths.addAll(indexable(bound)));
		if (paths.isEmpty() && !order.keys().isEmpty()) {
			return "an index on "
					+ order.keys().stream().map((key) -> quote(key.path().path())).collect(Collectors.joining(", "))
					+ " would give the order";
		}
		return paths.isEmpty() ? "no index can serve its conditions; add one that an index serves" : advice(paths);
	}

	private static String advice(Set<String> paths) {
		String names = String.join(" or ", paths);
		return "an index on %s would help, by @Indexed or @CompoundIndex, in the case and of the kind that the condition needs"
			.formatted(names);
	}

	private static String quote(String path) {
		return "'" + path + "'";
	}

	/**
	 * The paths by which criteria can be answered: of an OR all members need one.
	 */
	private static List<String> indexable(BoundPredicate bound) {
		if (bound instanceof BoundCondition condition) {
			return (condition.values() instanceof ValueSet.Passing || isOutsidePassing(condition.values())) ? List.of()
					: List.of(condition.indexable());
		}
		if (bound instanceof BoundPredicate.Any any) {
			return ofEach(any);
		}
		return (bound instanceof BoundPredicate.All)
				? BoundPredicate.conjuncts(bound).stream().flatMap((member) -> indexable(member).stream()).toList()
				: List.of();
	}

	private static List<String> ofEach(BoundPredicate.Any any) {
		List<List<String>> paths = any.members().stream().map(ScanRemedy::indexable).toList();
		return paths.stream().anyMatch(List::isEmpty) ? List.of() : paths.stream().flatMap(List::stream).toList();
	}

	private static boolean isOutsidePassing(ValueSet values) {
		return values instanceof ValueSet.Outside outside && outside.inside() instanceof ValueSet.Passing;
	}

}
