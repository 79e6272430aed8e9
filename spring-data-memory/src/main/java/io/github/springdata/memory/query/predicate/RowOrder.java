package io.github.springdata.memory.query.predicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.SortLimit;
import io.github.springdata.memory.query.value.ValueOrder;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Sort;
import org.springframework.util.ClassUtils;

/**
 * The order of rows by some of their properties. Rows that are equal in it stay in
 * insertion order.
 */
public final class RowOrder implements Comparator<Object> {

	/**
	 * Order without keys.
	 */
	public static final RowOrder NONE = new RowOrder(List.of());

	private final List<Key> keys;

	private final @Nullable Nearest nearest;

	private RowOrder(List<Key> keys) {
		this(keys, null);
	}

	private RowOrder(List<Key> keys, @Nullable Nearest nearest) {
		this.keys = keys;
		this.nearest = nearest;
	}

	/**
	 * The order by distance, if there is one.
	 * @param nearest the order by distance, or {@code null}
	 * @return the order, empty for {@code null}
	 */
	public static RowOrder of(@Nullable Nearest nearest) {
		return (nearest != null) ? new RowOrder(List.of(), nearest) : NONE;
	}

	/**
	 * Order by the properties of a sort.
	 * @param sort the sort
	 * @param entity the entity
	 * @return the order
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if a property
	 * cannot be sorted by
	 */
	public static RowOrder of(Sort sort, MemoryPersistentEntity<?> entity) {
		if (sort.isUnsorted()) {
			return NONE;
		}
		List<Key> keys = new ArrayList<>();
		for (Sort.Order order : SortLimit.orders(sort)) {
			for (String property : properties(order.getProperty(), entity)) {
				boolean itself = property.equals(order.getProperty());
				keys.add(Key.of(itself ? order : order.withProperty(property), entity));
			}
		}
		return new RowOrder(keys);
	}

	/**
	 * The properties that an order by one of them is by: those of the id are its parts.
	 */
	private static List<String> properties(String property, MemoryPersistentEntity<?> entity) {
		MemoryPersistentProperty id = entity.getIdProperty();
		return (id != null && id.getName().equals(property)) ? entity.getIdPaths() : List.of(property);
	}

	/**
	 * This order, and another one among its equal rows.
	 * @param next the other order
	 * @return the order by the keys of this one, then by those of the next
	 */
	public RowOrder and(RowOrder next) {
		if (this.keys.isEmpty() || next.keys.isEmpty()) {
			return this.keys.isEmpty() ? next : this;
		}
		List<Key> both = new ArrayList<>(this.keys);
		both.addAll(next.keys);
		return new RowOrder(both);
	}

	/**
	 * This order with the id as its last key, or with those parts of it that are none of
	 * the keys.
	 * @param entity the entity
	 * @return the order, in which no two rows are equal
	 */
	public RowOrder andId(MemoryPersistentEntity<?> entity) {
		RowOrder total = this;
		for (String part : entity.getIdPaths()) {
			boolean present = this.keys.stream().anyMatch((key) -> key.path().path().equals(part));
			total = present ? total : total.and(new RowOrder(List.of(Key.of(Sort.Order.asc(part), entity))));
		}
		return total;
	}

	/**
	 * Makes sure that no two rows have the same place in this order, which ends with the
	 * id.
	 * @param rows the rows, in this order
	 * @param entity the entity
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if they have
	 */
	public void checkPositions(List<Object> rows, MemoryPersistentEntity<?> entity) {
		if (isIdConsistent(entity)) {
			return;
		}
		for (int i = 1; i < rows.size(); i++) {
			if (compare(rows.get(i - 1), rows.get(i)) == 0) {
				throw new InvalidDataAccessApiUsageException(
						"The ids %s and %s of %s compare as equal, and a window by keys could leave out one of them; let them compare as they are equal, or scroll by ScrollPosition.offset()"
							.formatted(id(rows.get(i - 1), entity), id(rows.get(i), entity),
									entity.getType().getName()));
			}
		}
	}

	private static boolean isIdConsistent(MemoryPersistentEntity<?> entity) {
		Class<?> type = entity.getRequiredIdProperty().getType();
		return ValueOrder.isComparable(ClassUtils.resolvePrimitiveIfNecessary(type))
				&& ValueOrder.of(type, false).isConsistent();
	}

	private static String id(Object row, MemoryPersistentEntity<?> entity) {
		return MessageText.of(entity.getIdReader().read(row));
	}

	/**
	 * Whether what has no value comes first.
	 * @param handling what is asked for
	 * @param ascending whether the order is ascending
	 * @return whether it does
	 */
	public static boolean isNullsFirst(Sort.NullHandling handling, boolean ascending) {
		return (handling == Sort.NullHandling.NATIVE) ? ascending : handling == Sort.NullHandling.NULLS_FIRST;
	}

	@Override
	public RowOrder reversed() {
		return new RowOrder(this.keys.stream().map(Key::reversed).toList());
	}

	/**
	 * The order by some of the keys.
	 * @param from the first key
	 * @param to the key after the last
	 * @return the order
	 */
	public RowOrder part(int from, int to) {
		return new RowOrder(this.keys.subList(from, to));
	}

	/**
	 * Whether there are no keys.
	 * @return whether all rows are equal
	 */
	public boolean isEmpty() {
		return this.keys.isEmpty() && this.nearest == null;
	}

	/**
	 * Whether this is an order that no index has.
	 * @return whether it is
	 */
	public boolean isByDistance() {
		return this.nearest != null;
	}

	/**
	 * Keys, the most important one first.
	 * @return the keys
	 */
	public List<Key> keys() {
		return this.keys;
	}

	/**
	 * This order without the keys that are the same for every row, and without those that
	 * repeat an earlier one.
	 * @param fixed which keys are the same for every row
	 * @return the order of the keys that are left
	 */
	public RowOrder without(Predicate<Key> fixed) {
		List<Key> left = new ArrayList<>(this.keys.size());
		for (Key key : this.keys) {
			if (!key.isDecidedByAny(left) && !fixed.test(key)) {
				left.add(key);
			}
		}
		return (left.size() == this.keys.size()) ? this : new RowOrder(left);
	}

	@Override
	public int compare(Object left, Object right) {
		if (this.nearest != null) {
			return this.nearest.compare(left, right);
		}
		for (Key key : this.keys) {
			int result = key.compare(left, right);
			if (result != 0) {
				return result;
			}
		}
		return 0;
	}

	@Override
	public String toString() {
		return (this.nearest != null) ? this.nearest.toString()
				: this.keys.stream().map(Key::toString).collect(Collectors.joining(", "));
	}

	/**
	 * The order by one property.
	 *
	 * @param path reads the property
	 * @param order the order of its values
	 * @param ascending whether the smallest value comes first
	 * @param nullsFirst whether absent values come first
	 */
	public record Key(PathReader path, ValueOrder order, boolean ascending, boolean nullsFirst) {

		private static Key of(Sort.Order order, MemoryPersistentEntity<?> entity) {
			PathReader path = entity.getPath(order.getProperty());
			if (path.isMultiValued() || !ValueOrder.isComparable(path.type())) {
				throw new InvalidDataAccessApiUsageException(
						"Cannot sort %s by property '%s', which must be a single value of a Comparable type, but is of type %s%s"
							.formatted(entity.getType().getName(), path.path(), path.type().getName(),
									path.isMultiValued() ? " in a collection" : ""));
			}
			boolean nullsFirst = isNullsFirst(order.getNullHandling(), order.isAscending());
			return new Key(path, ValueOrder.of(path.type(), order.isIgnoreCase()), order.isAscending(), nullsFirst);
		}

		int compare(Object left, Object right) {
			return compareValues(this.path.read(left), this.path.read(right));
		}

		int compareValues(@Nullable Object a, @Nullable Object b) {
			if (a == null || b == null) {
				return compareWithNull(a, b);
			}
			int result = this.order.compare(a, b);
			return this.ascending ? result : Integer.compare(0, result);
		}

		private int compareWithNull(@Nullable Object a, @Nullable Object b) {
			if (a == b) {
				return 0;
			}
			return ((a == null) == this.nullsFirst) ? -1 : 1;
		}

		/**
		 * Whether absent values come where an index has them: first when ascending.
		 * @return whether they do
		 */
		public boolean hasNullsAsIndexed() {
			return this.nullsFirst == this.ascending;
		}

		/**
		 * The opposite order, where absent values change their end as well.
		 */
		private Key reversed() {
			return new Key(this.path, this.order, !this.ascending, !this.nullsFirst);
		}

		private boolean isDecidedByAny(List<Key> earlier) {
			for (Key key : earlier) {
				if (isDecidedBy(key)) {
					return true;
				}
			}
			return false;
		}

		private boolean isDecidedBy(Key earlier) {
			return earlier.path.path().equals(this.path.path())
					&& (earlier.order == this.order || !earlier.order.ignoresCase());
		}

		@Override
		public String toString() {
			return this.path.path() + (this.order.ignoresCase() ? " ignoring case" : "")
					+ (this.ascending ? " asc" : " desc")
					+ (hasNullsAsIndexed() ? "" : this.nullsFirst ? " nulls first" : " nulls last");
		}

	}

}
