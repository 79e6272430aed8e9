package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Record of the queries of the present thread that read a whole table as no index serves
 * them, so that a test can make sure that none does:
 *
 * <pre class="code">
 * FullScans.assertNone(() -&gt; repository.findByCategory("books"));
 * </pre>
 *
 * It is the plan that counts, not the number of rows, so that a handful of rows is enough
 * to test with. Reading everything because everything is asked for is no full scan in
 * this sense, nor is reading a large table whose index would name nearly all of its rows.
 * Queries that a block gives to other threads are not seen. Blocks may be nested; the
 * outer one sees what the inner ones see.
 */
public final class FullScans {

	private static final ThreadLocal<@Nullable Block> CURRENT = new ThreadLocal<>();

	private FullScans() {
	}

	/**
	 * Runs a block and fails if one of its queries reads a table row by row.
	 * @param block runs queries
	 * @throws AssertionError if there was a full scan, with the queries and the indexes
	 * that would help
	 */
	public static void assertNone(Runnable block) {
		List<ObservedScan> scans = during(block);
		if (!scans.isEmpty()) {
			throw new AssertionError(scans.stream()
				.map((scan) -> "\n - " + scan)
				.distinct()
				.collect(Collectors.joining("", "Expected no full scan, but there was:", "")));
		}
	}

	/**
	 * Runs a block that has a result, and fails if one of its queries reads a table row
	 * by row.
	 * @param <T> the type of the result
	 * @param block runs queries
	 * @return what the block returned
	 * @throws AssertionError if there was a full scan, with the queries and the indexes
	 * that would help
	 */
	public static <T extends @Nullable Object> T assertNone(Supplier<T> block) {
		Assert.notNull(block, "Block must not be null");
		List<T> result = new ArrayList<>(1);
		assertNone((Runnable) () -> result.add(block.get()));
		return result.get(0);
	}

	/**
	 * Runs a block and lists the tables that its queries read row by row.
	 * @param block runs queries
	 * @return the scans, in their order
	 */
	public static List<ObservedScan> during(Runnable block) {
		Assert.notNull(block, "Block must not be null");
		Block outer = CURRENT.get();
		Block current = new Block(outer, new ArrayList<>());
		CURRENT.set(current);
		try {
			block.run();
			return Collections.unmodifiableList(current.scans);
		}
		finally {
			restore(outer);
		}
	}

	private static void restore(@Nullable Block outer) {
		if (outer != null) {
			CURRENT.set(outer);
		}
		else {
			CURRENT.remove();
		}
	}

	static void observed(Supplier<ObservedScan> scan) {
		for (Block block = CURRENT.get(); block != null; block = block.outer) {
			block.scans.add(scan.get());
		}
	}

	private record Block(@Nullable Block outer, List<ObservedScan> scans) {

	}

}
