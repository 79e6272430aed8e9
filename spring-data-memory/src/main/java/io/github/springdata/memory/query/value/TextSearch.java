package io.github.springdata.memory.query.value;

import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.store.index.IndexKeys;

/**
 * The strings that have a literal piece of text in them.
 */
public final class TextSearch {

	private TextSearch() {
	}

	/**
	 * Strings that have a text at a position.
	 * @param position where the text is
	 * @param text the text
	 * @param order how strings are compared
	 * @return the strings
	 */
	public static ValueSet of(Condition.Position position, String text, ValueOrder order) {
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
