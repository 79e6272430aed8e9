package io.github.springdata.memory.query.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.github.springdata.memory.message.MessageText;

import org.jspecify.annotations.Nullable;

/**
 * An SQL pattern, matched without regular expressions and without trying anything twice.
 *
 * <h2>How it works</h2> The pattern is cut at its {@code %}. The first piece has to be
 * where the string starts, the last one where it ends. The others are looked for one
 * after the other, each from the end of the one before: what comes first leaves most of
 * the string to the pieces that follow, so that none has ever to be looked for again.
 */
public final class LikePattern implements Predicate<String> {

	private final LikePiece first;

	private final List<LikePiece> middle;

	private final @Nullable LikePiece last;

	private final String text;

	private LikePattern(List<LikePiece> pieces, String text) {
		int size = pieces.size();
		this.first = pieces.get(0);
		this.middle = (size > 2) ? pieces.subList(1, size - 1).stream().filter((piece) -> !piece.isEmpty()).toList()
				: List.of();
		this.last = (size > 1) ? pieces.get(size - 1) : null;
		this.text = text;
	}

	/**
	 * Reads a pattern.
	 * @param pattern the pattern; {@code %} stands for any characters, {@code _} for one
	 * @param escape what makes the next character stand for itself, or {@code null}
	 * @param ignoreCase whether case makes no difference
	 * @return the pattern; may be used by any thread
	 * @throws IllegalArgumentException if the pattern ends with the escape character
	 */
	public static LikePattern of(String pattern, @Nullable Character escape, boolean ignoreCase) {
		List<LikePiece> pieces = new ArrayList<>();
		LikePiece.Builder piece = new LikePiece.Builder(ignoreCase);
		for (int i = 0; i < pattern.length(); i++) {
			char unit = pattern.charAt(i);
			if (escape != null && unit == escape) {
				piece.literal(escaped(pattern, ++i, escape));
			}
			else if (unit == '%') {
				pieces.add(piece.build());
				piece = new LikePiece.Builder(ignoreCase);
			}
			else if (unit == '_') {
				piece.any();
			}
			else {
				piece.literal(unit);
			}
		}
		pieces.add(piece.build());
		return new LikePattern(pieces, pattern);
	}

	private static char escaped(String pattern, int position, char escape) {
		if (position == pattern.length()) {
			throw new IllegalArgumentException("Pattern '%s' must not end with its escape character '%s'"
				.formatted(MessageText.of(pattern), escape));
		}
		return pattern.charAt(position);
	}

	/**
	 * The strings that a pattern matches, in the form that suits an index best.
	 * @param pattern the pattern
	 * @param escape the character that takes the meaning from the next one
	 * @param order how strings are compared
	 * @return the strings
	 * @throws IllegalArgumentException if the pattern ends with the escape character
	 */
	public static ValueSet compile(String pattern, char escape, ValueOrder order) {
		LikePattern like = of(pattern, escape, order.ignoresCase());
		String prefix = like.first.literalStart();
		boolean literal = prefix.length() == like.first.length();
		if (literal && like.last == null) {
			return new ValueSet.One(prefix, order);
		}
		if (literal && like.middle.isEmpty() && like.last != null && like.last.isEmpty()) {
			return new ValueSet.Prefix(prefix, order, null);
		}
		if (!prefix.isEmpty()) {
			return new ValueSet.Prefix(prefix, order, like);
		}
		return new ValueSet.Passing((value) -> like.test((String) value));
	}

	@Override
	public boolean test(String string) {
		LikePiece last = this.last;
		if (last == null) {
			return string.length() == this.first.length() && this.first.isAt(string, 0);
		}
		int end = string.length() - last.length();
		int position = this.first.length();
		if (position > end || !this.first.isAt(string, 0) || !last.isAt(string, end)) {
			return false;
		}
		for (LikePiece piece : this.middle) {
			int found = piece.find(string, position);
			position = found + piece.length();
			if (found < 0 || position > end) {
				return false;
			}
		}
		return true;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
