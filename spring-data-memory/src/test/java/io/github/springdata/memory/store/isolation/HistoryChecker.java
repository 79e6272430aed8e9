package io.github.springdata.memory.store.isolation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.isolation.Anomaly.Kind;
import io.github.springdata.memory.store.isolation.History.Append;
import io.github.springdata.memory.store.isolation.History.Observation;
import io.github.springdata.memory.store.isolation.History.Read;
import io.github.springdata.memory.store.isolation.History.Step;

/**
 * Finds the anomalies in a {@link History}.
 *
 * <h2>How it works</h2>
 * <p>
 * The longest list that was read or is there in the end gives the order in which the
 * values were written; every other read must be a beginning of it. From there follow the
 * dependencies between committed transactions: <i>ww</i> from the writer of a value to
 * the writer of the next, <i>wr</i> from the writer of the last value of a read list to
 * the reader, <i>rw</i> from the reader to the writer of the next value. A transaction
 * that was over before another one began comes before that one, too. In these graphs the
 * anomalies are cycles: of ww alone (G0), of ww and wr (G1c), with one rw (G-single),
 * with more (G2). A history without any is strictly serializable.
 * <p>
 * Time has as many edges as there are pairs of transactions. Instead, each end of a
 * transaction has a node, from which an edge goes to the next such node and to all
 * transactions that begin in between.
 *
 * <h2>References</h2>
 * <ol>
 * <li>A. Adya: Weak Consistency: A Generalized Theory and Optimistic Implementations for
 * Distributed Transactions. PhD thesis, MIT, 1999 (the anomalies as cycles).</li>
 * <li>K. Kingsbury, P. Alvaro: Elle: Inferring Isolation Anomalies from Experimental
 * Observations. PVLDB 14(3), 2020 (lists as histories).</li>
 * </ol>
 */
final class HistoryChecker {

	private final List<Observation> committed;

	private final Map<Integer, Integer> writers = new HashMap<>();

	private final Set<Integer> rolledBack = new HashSet<>();

	private final Map<Integer, List<Integer>> orders;

	private final Map<Integer, List<Integer>> end;

	private final List<int[]> readThenWritten = new ArrayList<>();

	private final List<Anomaly> anomalies = new ArrayList<>();

	private HistoryChecker(History history, Map<Integer, List<Integer>> end) {
		this.committed = history.transactions().stream().filter(Observation::committed).toList();
		this.end = end;
		this.orders = new TreeMap<>(end);
		history.transactions()
			.stream()
			.filter((transaction) -> !transaction.committed())
			.forEach((transaction) -> transaction.appends().forEach((append) -> this.rolledBack.add(append.value())));
	}

	/**
	 * The anomalies in a history.
	 * @param history what the transactions did
	 * @param end the lists as they are in the end
	 */
	static List<Anomaly> check(History history, Map<Integer, List<Integer>> end) {
		HistoryChecker checker = new HistoryChecker(history, end);
		checker.checkLists();
		if (checker.anomalies.isEmpty()) {
			checker.checkCycles();
		}
		return checker.anomalies;
	}

	/**
	 * The kinds of the anomalies in a history.
	 */
	static Set<Kind> kinds(History history, Map<Integer, List<Integer>> end) {
		Set<Kind> kinds = EnumSet.noneOf(Kind.class);
		check(history, end).forEach((anomaly) -> kinds.add(anomaly.kind()));
		return kinds;
	}

	private void checkLists() {
		for (int i = 0; i < this.committed.size(); i++) {
			for (Append append : this.committed.get(i).appends()) {
				this.writers.put(append.value(), i);
			}
		}
		this.committed.forEach(this::checkInternally);
		this.committed.forEach((transaction) -> transaction.reads().forEach((read) -> checkRead(transaction, read)));
		checkOrders();
		checkEnd();
	}

	/**
	 * A list must look to a transaction as at its first read of it, plus what it appended
	 * itself.
	 */
	private void checkInternally(Observation transaction) {
		Map<Integer, List<Integer>> views = new HashMap<>();
		Map<Integer, List<Integer>> own = new HashMap<>();
		for (Step step : transaction.steps()) {
			List<Integer> ownValues = own.computeIfAbsent(step.list(), (list) -> new ArrayList<>());
			if (step instanceof Append append) {
				ownValues.add(append.value());
			}
			else if (step instanceof Read read) {
				List<Integer> view = before(read.values(), ownValues);
				if (view == null || !view.equals(views.computeIfAbsent(step.list(), (list) -> view))) {
					add(Kind.INTERNAL, "%s reads %s".formatted(transaction, read));
				}
			}
		}
	}

	/**
	 * A list without the values at its end, or {@code null} if these are not there.
	 */
	private static @Nullable List<Integer> before(List<Integer> values, List<Integer> atEnd) {
		int length = values.size() - atEnd.size();
		return (length >= 0 && values.subList(length, values.size()).equals(atEnd)) ? values.subList(0, length) : null;
	}

	private void checkRead(Observation reader, Read read) {
		for (int value : read.values()) {
			if (this.rolledBack.contains(value)) {
				add(Kind.G1A, "%s reads %d, which was rolled back".formatted(reader, value));
			}
		}
		int foreign = foreign(reader, read);
		Integer writer = (foreign > 0) ? this.writers.get(read.values().get(foreign - 1)) : null;
		if (writer != null
				&& !last(this.committed.get(writer).appendedTo(read.list())).equals(read.values().get(foreign - 1))) {
			add(Kind.G1B, "%s reads a state in the middle of %s".formatted(reader, this.committed.get(writer)));
		}
		this.orders.merge(read.list(), read.values(),
				(known, values) -> (values.size() > known.size()) ? values : known);
	}

	/**
	 * The length of a read list without what the reader itself has appended.
	 */
	private static int foreign(Observation reader, Read read) {
		List<Integer> own = reader.appendedTo(read.list());
		int foreign = read.values().size();
		while (foreign > 0 && own.contains(read.values().get(foreign - 1))) {
			foreign--;
		}
		return foreign;
	}

	private void checkOrders() {
		this.orders.forEach((list, order) -> {
			if (new HashSet<>(order).size() < order.size()) {
				add(Kind.ORDER, "list %d has a value twice: %s".formatted(list, order));
			}
			order.stream()
				.filter((value) -> !this.writers.containsKey(value) && !this.rolledBack.contains(value))
				.forEach((value) -> add(Kind.ORDER, "nobody has written %d to list %d".formatted(value, list)));
		});
		for (Observation reader : this.committed) {
			for (Read read : reader.reads()) {
				List<Integer> order = this.orders.getOrDefault(read.list(), List.of());
				if (!order.subList(0, read.values().size()).equals(read.values())) {
					add(Kind.ORDER, "%s: %s against %s".formatted(reader, read, order));
				}
			}
		}
	}

	private void checkEnd() {
		for (Observation transaction : this.committed) {
			for (Append append : transaction.appends()) {
				if (!this.end.getOrDefault(append.list(), List.of()).contains(append.value())) {
					add(Kind.LOST_WRITE, "%s of %s".formatted(append, transaction));
				}
			}
		}
		this.end.forEach((list, values) -> values.stream()
			.filter(this.rolledBack::contains)
			.forEach((value) -> add(Kind.G1A, "%d was rolled back, and is in list %d".formatted(value, list))));
	}

	private void checkCycles() {
		DependencyGraph graph = new DependencyGraph(this.committed.size());
		addTime(graph);
		this.orders.values().forEach((order) -> addWrites(graph, order));
		if (addCycle(Kind.G0, graph)) {
			return;
		}
		for (int i = 0; i < this.committed.size(); i++) {
			addReads(graph, i);
		}
		if (addCycle(Kind.G1C, graph)) {
			return;
		}
		int[] positions = graph.positions();
		for (int[] edge : this.readThenWritten) {
			if (graph.reaches(edge[1], edge[0], positions)) {
				add(Kind.G_SINGLE, "%s and %s".formatted(this.committed.get(edge[0]), this.committed.get(edge[1])));
				return;
			}
		}
		DependencyGraph all = new DependencyGraph(graph);
		this.readThenWritten.forEach((edge) -> all.addEdge(edge[0], edge[1]));
		addCycle(Kind.G2, all);
	}

	private void addTime(DependencyGraph graph) {
		TreeMap<Long, Integer> ends = new TreeMap<>();
		List<Integer> byEnd = new ArrayList<>();
		for (int i = 0; i < this.committed.size(); i++) {
			byEnd.add(i);
		}
		byEnd.sort(Comparator.comparingLong((i) -> this.committed.get(i).end()));
		int previous = -1;
		for (int i : byEnd) {
			int node = graph.addNode();
			graph.addEdge(i, node);
			if (previous >= 0) {
				graph.addEdge(previous, node);
			}
			ends.put(this.committed.get(i).end(), node);
			previous = node;
		}
		for (int i : byEnd) {
			Map.Entry<Long, Integer> earlier = ends.lowerEntry(this.committed.get(i).begin());
			if (earlier != null) {
				graph.addEdge(earlier.getValue(), i);
			}
		}
	}

	private void addWrites(DependencyGraph graph, List<Integer> order) {
		for (int i = 1; i < order.size(); i++) {
			graph.addEdge(writer(order.get(i - 1)), writer(order.get(i)));
		}
	}

	private void addReads(DependencyGraph graph, int reader) {
		for (Read read : this.committed.get(reader).reads()) {
			int seen = foreign(this.committed.get(reader), read);
			if (seen > 0) {
				graph.addEdge(writer(read.values().get(seen - 1)), reader);
			}
			List<Integer> order = this.orders.getOrDefault(read.list(), List.of());
			if (seen < order.size() && writer(order.get(seen)) != reader) {
				this.readThenWritten.add(new int[] { reader, writer(order.get(seen)) });
			}
		}
	}

	private boolean addCycle(Kind kind, DependencyGraph graph) {
		List<Integer> cyclic = graph.cyclic().stream().filter((node) -> node < this.committed.size()).toList();
		if (!cyclic.isEmpty()) {
			add(kind, cyclic.stream().limit(10).map(this.committed::get).toList().toString());
		}
		return !cyclic.isEmpty();
	}

	private int writer(int value) {
		Integer writer = this.writers.get(value);
		if (writer == null) {
			throw new IllegalStateException("Nobody has written " + value);
		}
		return writer;
	}

	private void add(Kind kind, String description) {
		this.anomalies.add(new Anomaly(kind, description));
	}

	private static <T> T last(List<T> list) {
		return list.get(list.size() - 1);
	}

}
