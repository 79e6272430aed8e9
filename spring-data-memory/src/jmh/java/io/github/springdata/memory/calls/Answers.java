package io.github.springdata.memory.calls;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.springdata.memory.workload.Row;
import io.github.springdata.memory.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * The checksums of what each call returns, and of what it leaves behind.
 */
final class Answers {

	private static final int CALLS = 20;

	private static final int STEP = 37;

	private final Map<Operation, Long> checksums = new LinkedHashMap<>();

	private final Stock stock;

	private final Products<Object> products;

	private Answers(Stock stock) {
		this.stock = stock;
		this.products = stock.products();
	}

	/**
	 * Compares the answers of all who keep products with those of the hand-written maps.
	 */
	static void compare(int rows, Collection<Keeper> keepers) {
		Map<Operation, Long> expected = of(Keeper.HAND_WRITTEN, rows);
		for (Keeper keeper : keepers) {
			if (keeper != Keeper.FLOOR) {
				compare(keeper, expected, of(keeper, rows));
			}
		}
	}

	private static void compare(Keeper keeper, Map<Operation, Long> expected, Map<Operation, Long> actual) {
		expected.forEach((operation, checksum) -> {
			if (!checksum.equals(actual.get(operation))) {
				throw new IllegalStateException(
						"Answers of %s differ for %s, seed %d".formatted(keeper, operation, Workload.SEED));
			}
		});
	}

	private static Map<Operation, Long> of(Keeper keeper, int rows) {
		try (Stock stock = new Stock(keeper, rows)) {
			Answers answers = new Answers(stock);
			for (Operation operation : Operation.values()) {
				answers.checksums.put(operation, answers.checksum(operation));
			}
			return answers.checksums;
		}
	}

	private long checksum(Operation operation) {
		return switch (operation) {
			case FIND_BY_ID -> ids().stream().mapToLong((id) -> fingerprint(this.products.findById(id))).sum();
			case FIND_BY_NAME ->
				names().stream().mapToLong((name) -> fingerprint(this.products.findByName(name))).sum();
			case FIND_BY_CATEGORY -> all();
			case FIND_TOP_TEN -> prices(this.products.findTopTen());
			case COUNT_BY_CATEGORY -> Workload.CATEGORIES.stream().mapToLong(this.products::countByCategory).sum();
			case EXISTS_BY_NAME -> names().stream().filter(this.products::existsByName).count();
			case SAVE_NEW -> {
				List<Object> added = this.stock.fresh(CALLS).stream().map(this.products::save).toList();
				yield withoutThese(added);
			}
			case SAVE_UPDATE -> {
				ids().forEach((id) -> this.products.save(this.stock.changed(Math.toIntExact(id - 1))));
				yield all();
			}
			case SAVE_ALL -> withoutThese(this.products.saveAll(this.stock.fresh(CALLS)));
			case DELETE_BY_ID -> {
				ids().forEach(this.products::deleteById);
				yield all();
			}
		};
	}

	private static List<Long> ids() {
		return LongStream.range(0, CALLS).map((i) -> 1 + i * STEP).boxed().toList();
	}

	private List<String> names() {
		return Stream.concat(Arrays.stream(this.stock.names(CALLS)), Stream.of("absent")).toList();
	}

	/**
	 * The checksum with added products, which are deleted then.
	 */
	private long withoutThese(List<Object> added) {
		long checksum = all();
		this.stock.delete(added);
		return checksum * STEP + all();
	}

	private long all() {
		return Workload.CATEGORIES.stream()
			.flatMap((category) -> this.products.findByCategory(category).stream())
			.mapToLong(Answers::fingerprint)
			.sum();
	}

	private static long prices(List<Object> found) {
		long result = 0;
		for (Object product : found) {
			result = result * STEP + Double.hashCode(((Row) product).price());
		}
		return result;
	}

	private static long fingerprint(@Nullable Object product) {
		return (product != null) ? ((Row) product).fingerprint() : 1;
	}

}
