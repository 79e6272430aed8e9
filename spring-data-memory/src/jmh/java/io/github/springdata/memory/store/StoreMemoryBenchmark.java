package io.github.springdata.memory.store;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How much heap does a store of a million rows with an id and three indexes retain beyond
 * the rows, against hand-written maps? See the counter {@code bytesPerRow}.
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Djmh=StoreMemoryBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 1)
@Fork(1)
public class StoreMemoryBenchmark {

	private static final int ROWS = 1_000_000;

	private final List<Item> items = new ArrayList<>(ROWS);

	private @Nullable Object retained;

	private long before;

	@Setup
	public void draw() {
		Random random = new Random(42);
		for (long id = 1; id <= ROWS; id++) {
			this.items.add(new Item(id, random.nextBoolean(), "category-" + random.nextInt(11),
					random.nextInt(1_000_000) / 100.0));
		}
	}

	@Setup(Level.Iteration)
	public void forget() {
		this.retained = null;
		this.before = usedHeap();
	}

	@Benchmark
	public void store(Heap heap) {
		MemoryStore store = new MemoryStore();
		store.define(TableDefinition.of("items", Item.class, (row) -> ((Item) row).id(),
				List.of(index("active", IndexKind.HASH, Item::active), index("category", IndexKind.HASH, Item::category),
						index("price", IndexKind.SORTED, Item::price))));
		Transaction transaction = store.begin();
		this.items.forEach((item) -> transaction.insert("items", item));
		transaction.commit();
		retain(store, heap);
	}

	@Benchmark
	public void maps(Heap heap) {
		Map<Long, Item> byId = new HashMap<>();
		Map<Boolean, Set<Long>> byActive = new HashMap<>();
		Map<String, Set<Long>> byCategory = new HashMap<>();
		Map<Double, Set<Long>> byPrice = new TreeMap<>();
		for (Item item : this.items) {
			byId.put(item.id(), item);
			byActive.computeIfAbsent(item.active(), (key) -> new HashSet<>()).add(item.id());
			byCategory.computeIfAbsent(item.category(), (key) -> new HashSet<>()).add(item.id());
			byPrice.computeIfAbsent(item.price(), (key) -> new HashSet<>(2)).add(item.id());
		}
		retain(List.of(byId, byActive, byCategory, byPrice), heap);
	}

	@Benchmark
	public void mapsOfLists(Heap heap) {
		Map<Long, Item> byId = new HashMap<>();
		Map<Boolean, List<Item>> byActive = new HashMap<>();
		Map<String, List<Item>> byCategory = new HashMap<>();
		Map<Double, List<Item>> byPrice = new TreeMap<>();
		for (Item item : this.items) {
			byId.put(item.id(), item);
			byActive.computeIfAbsent(item.active(), (key) -> new ArrayList<>()).add(item);
			byCategory.computeIfAbsent(item.category(), (key) -> new ArrayList<>()).add(item);
			byPrice.computeIfAbsent(item.price(), (key) -> new ArrayList<>(1)).add(item);
		}
		retain(List.of(byId, byActive, byCategory, byPrice), heap);
	}

	private void retain(Object structure, Heap heap) {
		this.retained = structure;
		heap.bytesPerRow = (usedHeap() - this.before) / ROWS;
	}

	private static long usedHeap() {
		System.gc();
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private static IndexDefinition index(String name, IndexKind kind, Function<Item, Object> property) {
		return IndexDefinition.of(name, kind, false,
				List.of(new IndexedProperty(name, false, Comparable.class, (row) -> property.apply((Item) row))));
	}

	/**
	 * Figures that are reported beside the time.
	 */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class Heap {

		/**
		 * Bytes retained beyond the row itself.
		 */
		public long bytesPerRow;

	}

	private record Item(Long id, Boolean active, String category, Double price) {

	}

}
