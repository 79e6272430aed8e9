package io.github.springdata.memory.store.index;

import org.jspecify.annotations.Nullable;

/**
 * Kind of an {@link Index}: what questions it answers.
 */
public enum IndexKind {

	/**
	 * Answers equality only, in constant time. Keys need {@code equals} and
	 * {@code hashCode}.
	 */
	HASH(false),

	/**
	 * Answers equality, ranges, prefixes and order, in logarithmic time. Keys need to be
	 * {@link Comparable} with each other.
	 */
	SORTED(true),

	/**
	 * Answers which rows have a {@link Words word}, or one that starts with a prefix, in
	 * logarithmic time. For strings only, each of which has any number of words; never
	 * unique.
	 */
	TEXT(true) {

		@Override
		public @Nullable String misuse(Class<?> type, boolean unique, boolean ignoreCase) {
			if (type != String.class) {
				return "is one of words, but values are of type %s; words are those of a String: use another kind"
					.formatted(type.getTypeName());
			}
			if (unique) {
				return "is one of words, which rows have in common; remove unique, or use another kind";
			}
			return ignoreCase ? "is one of words, which are found in any case; remove ignoreCase" : null;
		}

		@Override
		IndexedProperty keys(IndexedProperty property) {
			return property.words();
		}

	};

	private final boolean ordered;

	IndexKind(boolean ordered) {
		this.ordered = ordered;
	}

	/**
	 * Whether keys are in order, so that ranges, prefixes and order are answered.
	 * @return {@code false} if only equality is
	 */
	public boolean isOrdered() {
		return this.ordered;
	}

	/**
	 * What keeps an index of this kind from being declared.
	 * @param type the boxed type of a value of the property
	 * @param unique whether no two rows may have the same key
	 * @param ignoreCase whether strings are to be folded
	 * @return the end of a sentence that begins with the index, or {@code null} if there
	 * is nothing
	 */
	public @Nullable String misuse(Class<?> type, boolean unique, boolean ignoreCase) {
		return null;
	}

	/**
	 * What a row has as keys.
	 * @param property the property that is indexed
	 * @return the property itself, or what is made of its values
	 */
	IndexedProperty keys(IndexedProperty property) {
		return property;
	}

}
