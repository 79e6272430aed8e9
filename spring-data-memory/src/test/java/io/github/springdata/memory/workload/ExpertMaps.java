package io.github.springdata.memory.workload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Hand-written maps and buckets of an expert: a map by id, buckets by flag and by
 * category, a sorted map of buckets by price. A question goes through the buckets that
 * hold the fewest items and tests the rest with primitive comparisons. No copies, no
 * transactions, no order, one thread.
 */
public final class ExpertMaps implements Contender<PlainItem> {

	private static final double SORTED_MAP_FACTOR = 2;

	private final Map<Long, PlainItem> byId = new HashMap<>();

	private final Bucket[] byActive = { new Bucket(Place.ACTIVE), new Bucket(Place.ACTIVE) };

	private final Bucket[] byCategory = IntStream.range(0, Workload.CATEGORIES.size())
		.mapToObj((i) -> new Bucket(Place.CATEGORY))
		.toArray(Bucket[]::new);

	private final NavigableMap<Double, Bucket> byPrice = new TreeMap<>();

	private long lastId;

	@Override
	public PlainItem create(Workload.Item item) {
		return new PlainItem(item);
	}

	@Override
	public void insert(List<PlainItem> items) {
		for (PlainItem item : items) {
			item.id = ++this.lastId;
			this.byId.put(item.id, item);
			active(item).add(item);
			category(item).add(item);
			addByPrice(item);
		}
	}

	private Bucket active(PlainItem item) {
		return this.byActive[item.active ? 1 : 0];
	}

	private Bucket category(PlainItem item) {
		return this.byCategory[Integer.numberOfTrailingZeros(item.categoryBit)];
	}

	private void addByPrice(PlainItem item) {
		this.byPrice.computeIfAbsent(item.price, (price) -> new Bucket(Place.PRICE)).add(item);
	}

	private void removeByPrice(PlainItem item) {
		Bucket bucket = this.byPrice.get(item.price);
		bucket.remove(item);
		if (bucket.size == 0) {
			this.byPrice.remove(item.price);
		}
	}

	@Override
	public List<PlainItem> select(Question question) {
		return select(question, Integer.MAX_VALUE);
	}

	@Override
	public List<PlainItem> select(Question question, int limit) {
		Filter filter = new Filter(question);
		Collection<Bucket> categories = filter.categories(this.byCategory);
		Collection<Bucket> actives = filter.actives(this.byActive);
		int inCategories = size(categories);
		int inActives = size(actives);
		double inPrices = inPrices(filter) * SORTED_MAP_FACTOR;
		if (inPrices < Math.min(inCategories, inActives)) {
			return find(filter.prices(this.byPrice).values(), filter, limit);
		}
		return find((inCategories < inActives) ? categories : actives, filter, limit);
	}

	private static int size(Collection<Bucket> buckets) {
		int size = 0;
		for (Bucket bucket : buckets) {
			size += bucket.size;
		}
		return size;
	}

	/**
	 * The number of items in the range of prices, as if prices were spread evenly.
	 */
	private double inPrices(Filter filter) {
		if (this.byPrice.isEmpty()) {
			return 0;
		}
		double first = this.byPrice.firstKey();
		double last = this.byPrice.lastKey();
		double share = (Math.min(last, filter.priceTo) - Math.max(first, filter.priceFrom)) / (last - first);
		return Math.max(0, share) * this.byId.size();
	}

	private static List<PlainItem> find(Collection<Bucket> buckets, Filter filter, int limit) {
		List<PlainItem> result = new ArrayList<>();
		for (Bucket bucket : buckets) {
			PlainItem[] items = bucket.items;
			for (int i = 0, size = bucket.size; i < size; i++) {
				PlainItem item = items[i];
				if (filter.matches(item)) {
					result.add(item);
					if (result.size() == limit) {
						return result;
					}
				}
			}
		}
		return result;
	}

	@Override
	public void update(Workload.Update update) {
		PlainItem item = this.byId.get(update.id());
		removeByPrice(item);
		item.name = update.name();
		item.price = update.price();
		addByPrice(item);
	}

	@Override
	public void delete(Long id) {
		PlainItem item = this.byId.remove(id);
		active(item).remove(item);
		category(item).remove(item);
		removeByPrice(item);
	}

	@Override
	public List<PlainItem> all() {
		return List.copyOf(this.byId.values());
	}

	private enum Place {

		ACTIVE, CATEGORY, PRICE

	}

	/**
	 * Items without order, each of which holds its place, so that the last one can take
	 * the place of one that leaves.
	 */
	private static final class Bucket {

		private final Place place;

		private PlainItem[] items = new PlainItem[2];

		private int size;

		Bucket(Place place) {
			this.place = place;
		}

		void add(PlainItem item) {
			if (this.size == this.items.length) {
				this.items = Arrays.copyOf(this.items, this.size + (this.size >> 1) + 1);
			}
			put(item, this.size++);
		}

		void remove(PlainItem item) {
			PlainItem last = this.items[--this.size];
			put(last, switch (this.place) {
				case ACTIVE -> item.activePlace;
				case CATEGORY -> item.categoryPlace;
				case PRICE -> item.pricePlace;
			});
			Arrays.fill(this.items, this.size, this.size + 1, null);
		}

		private void put(PlainItem item, int index) {
			this.items[index] = item;
			switch (this.place) {
				case ACTIVE -> item.activePlace = index;
				case CATEGORY -> item.categoryPlace = index;
				case PRICE -> item.pricePlace = index;
			}
		}

	}

	/**
	 * A question as bits and half-open ranges.
	 */
	private static final class Filter {

		private final int activeBits;

		private final int categoryBits;

		private final double priceFrom;

		private final double priceTo;

		private final double costFrom;

		private final double costTo;

		Filter(Question question) {
			Shape shape = question.shape();
			this.activeBits = (question.matchesActive(false) ? 1 : 0) | (question.matchesActive(true) ? 2 : 0);
			int bits = 0;
			for (int i = 0; i < Workload.CATEGORIES.size(); i++) {
				bits |= question.matchesCategory(Workload.CATEGORIES.get(i)) ? 1 << i : 0;
			}
			this.categoryBits = bits;
			this.priceFrom = from(shape.price(), question.price());
			this.priceTo = to(shape.price(), question.price());
			this.costFrom = from(shape.cost(), question.cost());
			this.costTo = to(shape.cost(), question.cost());
		}

		private static double from(Shape.Comparison comparison, double bound) {
			return (comparison == Shape.Comparison.GREATER) ? Math.nextUp(bound) : Double.NEGATIVE_INFINITY;
		}

		private static double to(Shape.Comparison comparison, double bound) {
			return switch (comparison) {
				case ANY, GREATER -> Double.POSITIVE_INFINITY;
				case LESS -> bound;
				case LESS_OR_EQUAL -> Math.nextUp(bound);
			};
		}

		boolean matches(PlainItem item) {
			return (this.activeBits & (item.active ? 2 : 1)) != 0 && (this.categoryBits & item.categoryBit) != 0
					&& item.price >= this.priceFrom && item.price < this.priceTo && item.cost >= this.costFrom
					&& item.cost < this.costTo;
		}

		Collection<Bucket> categories(Bucket[] buckets) {
			return wanted(buckets, this.categoryBits);
		}

		Collection<Bucket> actives(Bucket[] buckets) {
			return wanted(buckets, this.activeBits);
		}

		NavigableMap<Double, Bucket> prices(NavigableMap<Double, Bucket> buckets) {
			return buckets.subMap(this.priceFrom, true, this.priceTo, false);
		}

		private static Collection<Bucket> wanted(Bucket[] buckets, int bits) {
			List<Bucket> wanted = new ArrayList<>(buckets.length);
			for (int i = 0; i < buckets.length; i++) {
				if ((bits & (1 << i)) != 0) {
					wanted.add(buckets[i]);
				}
			}
			return wanted;
		}

	}

}
