package io.github.springdata.memory.query.execution;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.util.Assert;

/**
 * Counter of full scans by query, which logs those of large tables, each query once. The
 * number of queries told apart is limited.
 */
final class ScanWatch {

	private static final Log LOGGER = LogFactory.getLog(FullScans.class);

	private static final int MAXIMUM_QUERIES = 1_000;

	private static final String OTHERS = "other queries";

	private final Map<String, Entry> entries = new ConcurrentHashMap<>();

	private volatile long threshold;

	/**
	 * Creates a watch.
	 * @param threshold from how many rows on a full scan is logged
	 */
	ScanWatch(long threshold) {
		this.threshold = threshold;
	}

	void setThreshold(long rows) {
		Assert.isTrue(rows >= 0, () -> "Full scan threshold must be 0 or more rows, but was " + rows);
		this.threshold = rows;
	}

	/**
	 * Counts a scan.
	 * @param scan describes it, called only if somebody wants to see it
	 */
	void observe(String query, long rows, Supplier<ObservedScan> scan) {
		Entry entry = entry(query);
		entry.count.increment();
		if (rows >= this.threshold && !entry.logged.getAndSet(true)) {
			LOGGER.warn(scan.get() + ". Further full scans of this query are counted, not logged");
		}
		FullScans.observed(scan);
	}

	private Entry entry(String query) {
		Entry known = this.entries.get(query);
		if (known != null) {
			return known;
		}
		String name = (this.entries.size() < MAXIMUM_QUERIES) ? query : OTHERS;
		return this.entries.computeIfAbsent(name, (key) -> new Entry(new LongAdder(), new AtomicBoolean()));
	}

	Map<String, Long> counts() {
		Map<String, Long> counts = new TreeMap<>();
		this.entries.forEach((query, entry) -> counts.put(query, entry.count.sum()));
		return counts;
	}

	private record Entry(LongAdder count, AtomicBoolean logged) {

	}

}
