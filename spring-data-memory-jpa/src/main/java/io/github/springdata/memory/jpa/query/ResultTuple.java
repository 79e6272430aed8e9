package io.github.springdata.memory.jpa.query;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.Tuple;
import jakarta.persistence.TupleElement;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Result with several items.
 *
 * @param elements what the items are
 * @param values the items
 */
record ResultTuple(List<Element> elements, @Nullable Object[] values) implements Tuple {

	/**
	 * What an item is.
	 *
	 * @param alias its name, or {@code null}
	 * @param type the class of its values
	 * @param key what callers ask for it by, or {@code null} for itself
	 */
	record Element(@Nullable String alias, Class<?> type,
			@Nullable TupleElement<?> key) implements TupleElement<Object> {

		/**
		 * Whether another element stands for the same item.
		 */
		boolean isAskedForBy(TupleElement<?> other) {
			return (this.key != null) ? this.key == other
					: equals(other) || (this.alias != null && this.alias.equals(other.getAlias()));
		}

		@Override
		public Class<?> getJavaType() {
			return this.type;
		}

		@Override
		@SuppressWarnings("NullAway")
		public @Nullable String getAlias() {
			return this.alias;
		}

	}

	static List<Element> elements(List<ResultShape.Item> items) {
		return items.stream().map((item) -> new Element(item.alias(), item.shape().type(), null)).toList();
	}

	@Override
	@SuppressWarnings({ "unchecked", "NullAway" })
	public <X> @Nullable X get(TupleElement<X> element) {
		for (int i = 0; i < this.elements.size(); i++) {
			if (this.elements.get(i).isAskedForBy(element)) {
				return (X) get(i);
			}
		}
		throw new IllegalArgumentException("'%s' is no item of the result".formatted(element));
	}

	@Override
	@SuppressWarnings("NullAway")
	public <X> @Nullable X get(String alias, Class<X> type) {
		return cast(get(alias), type);
	}

	@SuppressWarnings("unchecked")
	private static <X> @Nullable X cast(@Nullable Object value, Class<X> type) {
		if (value != null && !ClassUtils.resolvePrimitiveIfNecessary(type).isInstance(value)) {
			throw new IllegalArgumentException(
					"The item is a %s, not a %s".formatted(value.getClass().getName(), type.getName()));
		}
		return (X) value;
	}

	@Override
	@SuppressWarnings("NullAway")
	public @Nullable Object get(String alias) {
		for (int i = 0; i < this.elements.size(); i++) {
			if (Objects.equals(alias, this.elements.get(i).alias())) {
				return this.values[i];
			}
		}
		throw new IllegalArgumentException("No item of the result is called '%s'; there are %s".formatted(alias,
				this.elements.stream().map(Element::alias).toList()));
	}

	@Override
	@SuppressWarnings("NullAway")
	public <X> @Nullable X get(int i, Class<X> type) {
		return cast(get(i), type);
	}

	@Override
	@SuppressWarnings("NullAway")
	public @Nullable Object get(int i) {
		if (i < 0 || i >= this.values.length) {
			throw new IllegalArgumentException("No item %d; the result has %d".formatted(i, this.values.length));
		}
		return this.values[i];
	}

	@Override
	public Object[] toArray() {
		return this.values.clone();
	}

	@Override
	public List<TupleElement<?>> getElements() {
		return this.elements.stream()
			.<TupleElement<?>>map((element) -> (element.key() != null) ? element.key() : element)
			.toList();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ResultTuple tuple && Arrays.equals(this.values, tuple.values)
				&& this.elements.equals(tuple.elements);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.values);
	}

	@Override
	public String toString() {
		return Arrays.toString(this.values);
	}

}
