package io.github.springdata.memory.message;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * A value as a message shows it: no longer than a line or two, whatever it is, and
 * without more work than that takes.
 */
public final class MessageText {

	/**
	 * The number of characters that are shown of a value.
	 */
	public static final int MAXIMUM_LENGTH = 200;

	/**
	 * What stands in place of a key that is not to be shown.
	 */
	public static final String HIDDEN = "?";

	private static final AtomicInteger HIDING = new AtomicInteger();

	private static final int MAXIMUM_ELEMENTS = 10;

	private static final int MAXIMUM_DEPTH = 3;

	/**
	 * The bits of a number of {@link #MAXIMUM_LENGTH} digits.
	 */
	private static final int MAXIMUM_BITS = 664;

	private MessageText() {
	}

	/**
	 * Hides all values: messages have {@value #HIDDEN} in their place. That is so for all
	 * stores of the virtual machine, as long as anybody wants it.
	 * @return ends it for who called this, when it is closed
	 */
	public static Hiding hideValues() {
		AtomicBoolean over = new AtomicBoolean();
		HIDING.incrementAndGet();
		return () -> {
			if (over.compareAndSet(false, true)) {
				HIDING.decrementAndGet();
			}
		};
	}

	/**
	 * Whether messages may carry values.
	 * @return {@code false} as long as anybody {@linkplain #hideValues() hides} them
	 */
	public static boolean showsValues() {
		return HIDING.get() == 0;
	}

	/**
	 * Shows a value.
	 * @param value the value, or {@code null}
	 * @return the value as text, cut if it is long; {@link #HIDDEN} if values are hidden
	 */
	public static String of(@Nullable Object value) {
		if (!showsValues()) {
			return HIDDEN;
		}
		String text = text(value, 0);
		return (text.length() <= 2 * MAXIMUM_LENGTH) ? text : text.substring(0, end(text)) + "...";
	}

	/**
	 * Cuts a text.
	 * @param text the text
	 * @return the text, or its beginning and the number of its characters
	 */
	public static String cut(String text) {
		if (text.length() <= MAXIMUM_LENGTH) {
			return text;
		}
		return text.substring(0, end(text)) + "... (%d characters)".formatted(text.length());
	}

	private static int end(String text) {
		return Character.isHighSurrogate(text.charAt(MAXIMUM_LENGTH - 1)) ? MAXIMUM_LENGTH - 1 : MAXIMUM_LENGTH;
	}

	private static String text(@Nullable Object value, int depth) {
		if (value instanceof BigDecimal decimal) {
			return (decimal.unscaledValue().bitLength() > MAXIMUM_BITS) ? digits(decimal.unscaledValue())
					: decimal.toString();
		}
		if (value instanceof BigInteger integer) {
			return (integer.bitLength() > MAXIMUM_BITS) ? digits(integer) : integer.toString();
		}
		if (value instanceof Collection<?> elements) {
			return elements(elements.iterator(), elements.size(), depth, "[", "]");
		}
		if (value instanceof Map<?, ?> map) {
			return elements(map.entrySet().iterator(), map.size(), depth, "{", "}");
		}
		if (value instanceof Map.Entry<?, ?> entry) {
			return text(entry.getKey(), depth) + "=" + text(entry.getValue(), depth);
		}
		if (value != null && value.getClass().isArray()) {
			return elements(new ArrayElements(value), Array.getLength(value), depth, "[", "]");
		}
		return plain(value);
	}

	private static String digits(BigInteger integer) {
		return "a number of about %d digits".formatted((long) (integer.bitLength() * Math.log10(2)) + 1);
	}

	/**
	 * The class of the value alone if its own text cannot be had.
	 */
	private static String plain(@Nullable Object value) {
		try {
			return cut(String.valueOf(value));
		}
		catch (RuntimeException | StackOverflowError ex) {
			return (value != null) ? "a " + value.getClass().getName() : "null";
		}
	}

	private static String elements(Iterator<?> elements, int size, int depth, String open, String close) {
		if (depth == MAXIMUM_DEPTH) {
			return open + size + " elements" + close;
		}
		StringBuilder result = new StringBuilder(open);
		for (int i = 0; i < MAXIMUM_ELEMENTS && elements.hasNext(); i++) {
			result.append((i > 0) ? ", " : "").append(text(elements.next(), depth + 1));
		}
		if (size > MAXIMUM_ELEMENTS) {
			result.append(", ... (").append(size).append(" elements)");
		}
		return result.append(close).toString();
	}

	/**
	 * Rule that keeps values out of messages.
	 */
	@FunctionalInterface
	public interface Hiding extends AutoCloseable {

		/**
		 * Ends it, unless somebody else wants it too.
		 */
		@Override
		void close();

	}

	/**
	 * The elements of an array of any type.
	 */
	private static final class ArrayElements implements Iterator<@Nullable Object> {

		private final Object array;

		private int next;

		ArrayElements(Object array) {
			this.array = array;
		}

		@Override
		public boolean hasNext() {
			return this.next < Array.getLength(this.array);
		}

		@Override
		public @Nullable Object next() {
			return Array.get(this.array, this.next++);
		}

	}

}
