package io.github.springdata.memory.query.predicate;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.Operand;
import io.github.springdata.memory.query.value.ValueOrder;
import io.github.springdata.memory.query.value.WordQuery;

/**
 * A search for words that waits for its argument: one condition on the words of the
 * property for each word that is sought, so that an index on words serves each.
 *
 * @param texts the path to strings
 * @param textsId its number
 * @param wordsId the number of the path to their words
 * @param condition the search
 * @param negated whether rows are wanted in which a word is missing
 * @param cost what the test of a row costs
 */
record CompiledWords(PathReader texts, int textsId, int wordsId, Condition.MatchesWords condition, boolean negated,
		int cost) implements CompiledPredicate {

	private static final @Nullable Object[] NO_ARGUMENTS = {};

	@Override
	public BoundPredicate bind(@Nullable Object[] arguments) {
		WordQuery query = ConditionBinder.of(this.condition, this.texts, ValueOrder.TEXT, arguments)
			.words(this.condition.words());
		if (query == null) {
			return BoundPredicate.Constant.NEVER;
		}
		WordsPath path = new WordsPath(this.texts);
		List<BoundPredicate> words = new ArrayList<>(query.words().size());
		query.words().forEach((word) -> words.add(bind(word, path)));
		return this.negated ? without(words) : BoundPredicate.all(words);
	}

	private BoundPredicate bind(WordQuery.Word word, WordsPath path) {
		Condition single = new Condition.MatchesWords(this.condition.path(), Operand.of(word.toString()), false);
		BoundCondition.Slot slot = new BoundCondition.Slot(path, this.wordsId, single, true, this.negated);
		return BoundCondition.of(slot, word.values(), NO_ARGUMENTS);
	}

	/**
	 * Rows in which a word is missing. That of a string that is absent is unknown.
	 */
	private BoundPredicate without(List<BoundPredicate> missing) {
		if (this.texts.isMultiValued()) {
			return BoundPredicate.any(missing);
		}
		Condition present = new Condition.IsNull(this.condition.path(), true);
		BoundCondition.Slot slot = new BoundCondition.Slot(this.texts, this.textsId, present, false, false);
		return BoundPredicate.all(List.of(new CompiledCondition(slot, present, ValueOrder.TEXT, 0).bind(NO_ARGUMENTS),
				BoundPredicate.any(missing)));
	}

}
