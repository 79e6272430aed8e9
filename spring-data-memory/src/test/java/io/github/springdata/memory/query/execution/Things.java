package io.github.springdata.memory.query.execution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

import org.springframework.data.geo.Point;

/**
 * Tables of {@link Thing things} with any indexes.
 */
final class Things {

	static final MemoryPersistentEntity<Thing> ENTITY = new MemoryMappingContext().getEntity(Thing.class);

	private Things() {
	}

	static IndexDefinition hash(String... paths) {
		return index(IndexKind.HASH, paths);
	}

	static IndexDefinition sorted(String... paths) {
		return index(IndexKind.SORTED, paths);
	}

	static IndexDefinition text(String path) {
		return index(IndexKind.TEXT, path);
	}

	/**
	 * An index on paths; one that starts with {@code ~} ignores case.
	 */
	private static IndexDefinition index(IndexKind kind, String... paths) {
		List<IndexedProperty> properties = Arrays.stream(paths).map(Things::property).toList();
		return IndexDefinition.of(kind.name().toLowerCase() + "-" + String.join("-", paths), kind, false, properties);
	}

	private static IndexedProperty property(String path) {
		boolean ignoreCase = path.startsWith("~");
		PathReader reader = ENTITY.getPath(ignoreCase ? path.substring(1) : path);
		return reader.isMultiValued()
				? IndexedProperty.ofEach(reader.path(), ignoreCase, reader.type(), reader::readEach)
				: new IndexedProperty(reader.path(), ignoreCase, reader.type(), reader::read);
	}

	/**
	 * A table with rows, of which some were inserted and deleted again, so that it has
	 * holes.
	 */
	static Table table(List<Thing> rows, IndexDefinition... indexes) {
		MemoryStore store = new MemoryStore();
		store.define(TableDefinition.of("things", Thing.class, (row) -> ((Thing) row).id(), List.of(indexes)));
		Transaction transaction = store.begin();
		for (Thing row : rows) {
			Thing passing = new Thing(-row.id() - 1, row.name(), row.rank(), row.price(), row.amount(), row.color(),
					row.active(), row.place(), row.tags(), row.parts());
			transaction.insert("things", passing);
			transaction.insert("things", row);
			transaction.delete("things", passing.id());
		}
		transaction.commit();
		return store.snapshot().table("things");
	}

	/**
	 * A table of a number of things, each made from its number.
	 */
	static Table table(int rows, IntFunction<Thing> thing, IndexDefinition... indexes) {
		return table(IntStream.range(0, rows).mapToObj(thing).toList(), indexes);
	}

	static Thing thing(long id, @Nullable String name, @Nullable Integer rank, double price) {
		return new Thing(id, name, rank, price, null, null, false, null, null, null);
	}

	static List<Thing> random(Random random, int size) {
		List<Thing> things = new ArrayList<>();
		for (int id = 0; id < size; id++) {
			things.add(new Thing(id, name(random), orNull(random, () -> random.nextInt(6)), price(random),
					orNull(random, () -> amount(random)), orNull(random, () -> color(random)), random.nextBoolean(),
					orNull(random,
							() -> new Thing.Place(name(random), random.nextInt(3),
									orNull(random, () -> point(random)))),
					orNull(random, () -> list(random, () -> name(random))), orNull(random, () -> list(random,
							() -> new Thing.Part(name(random), orNull(random, () -> random.nextInt(3)))))));
		}
		return things;
	}

	static Point point(Random random) {
		return new Point(random.nextInt(8), random.nextInt(8));
	}

	static double price(Random random) {
		double[] prices = { -0.0, 0.0, 1, 1.5, 2, 3, 5, 8, Double.NaN, Double.NEGATIVE_INFINITY };
		return prices[random.nextInt(prices.length)];
	}

	static BigDecimal amount(Random random) {
		return new BigDecimal(random.nextInt(4)).setScale(random.nextInt(3));
	}

	static Thing.Color color(Random random) {
		return Thing.Color.values()[random.nextInt(3)];
	}

	static @Nullable String name(Random random) {
		return orNull(random, () -> text(random));
	}

	static String text(Random random) {
		StringBuilder text = new StringBuilder();
		String alphabet = "aAbB%_\\@\u00df\u0130\uffff";
		int length = random.nextInt(4);
		for (int i = 0; i < length; i++) {
			text.append(alphabet.charAt(random.nextInt((random.nextInt(4) == 0) ? alphabet.length() : 4)));
		}
		return text.toString();
	}

	private static <T> List<T> list(Random random, Supplier<@Nullable T> element) {
		List<T> list = new ArrayList<>();
		int size = random.nextInt(4);
		for (int i = 0; i < size; i++) {
			list.add(element.get());
		}
		return list;
	}

	static <T> @Nullable T orNull(Random random, Supplier<@Nullable T> value) {
		return (random.nextInt(5) == 0) ? null : value.get();
	}

}
