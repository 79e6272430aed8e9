package io.github.springdata.memory.repository.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;

/**
 * An order in all the ways to ask, and what it means.
 *
 * @param keys what it sorts by
 */
record Ordering(List<Key> keys) {

	/**
	 * What an order sorts by.
	 *
	 * @param feature the property
	 * @param computed the same value, computed
	 * @param descending the direction
	 * @param nullsFirst where nulls stand, {@code null} for where they do by themselves
	 */
	record Key(Feature feature, String computed, boolean descending, @Nullable Boolean nullsFirst) {

		private String text(boolean computed) {
			return (computed ? this.computed : this.feature.text()) + (this.descending ? " desc" : "")
					+ ((this.nullsFirst == null) ? "" : this.nullsFirst ? " nulls first" : " nulls last");
		}

		private Sort.Order order() {
			Sort.Order order = this.descending ? Sort.Order.desc(this.feature.path())
					: Sort.Order.asc(this.feature.path());
			return (this.nullsFirst == null) ? order : this.nullsFirst ? order.nullsFirst() : order.nullsLast();
		}

		private Comparator<Gauge> comparator() {
			return Comparator.comparing(this.feature.read(), Naive.order(this.descending, this.nullsFirst));
		}

	}

	static Ordering draw(Draw draw) {
		List<Key> keys = new ArrayList<>();
		while (keys.size() < 3 && !draw.chance(2)) {
			Feature feature = draw.pick(Feature.ALL);
			keys.add(new Key(feature, draw.computed(feature), draw.chance(2),
					draw.chance(2) ? null : (Boolean) draw.chance(2)));
		}
		return new Ordering(keys);
	}

	String text(boolean computed) {
		return this.keys.isEmpty() ? ""
				: " order by " + this.keys.stream().map((key) -> key.text(computed)).collect(Collectors.joining(", "));
	}

	Sort sort() {
		return Sort.by(this.keys.stream().map(Key::order).toList());
	}

	Comparator<Gauge> comparator() {
		Comparator<Gauge> comparator = (left, right) -> 0;
		for (Key key : this.keys) {
			comparator = comparator.thenComparing(key.comparator());
		}
		return comparator;
	}

}
