package io.github.springdata.memory.query.execution;

import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.store.index.IndexKeys;

/**
 * The strings that have a literal piece of text in them.
 */
final class TextSearch {

	private TextSearch() {
	}

	static ValueSet of(Condition.Position position, String text, ValueOrder order) {
		String sought = order.ignoresCase() ? IndexKeys.fold(text) : text;
		return switch (position) {
			case START -> new ValueSet.Prefix(sought, order, null);
			case END -> ending(sought, order);
			case ANYWHERE -> containing(sought, order);
		};
	}

	private static ValueSet ending(String sought, ValueOrder order) {
		if (order.ignoresCase()) {
			return new ValueSet.Passing((value) -> {
				String string = (String) value;
				return Folding.matchesAt(string, string.length() - sought.length(), sought);
			});
		}
		return new ValueSet.Passing((value) -> ((String) value).endsWith(sought));
	}

	private static ValueSet containing(String sought, ValueOrder order) {
		Needle needle = Needle.of(sought, order.ignoresCase());
		return new ValueSet.Passing((value) -> needle.find((String) value, 0) >= 0);
	}

}
