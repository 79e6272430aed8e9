package io.github.springdata.memory.store.isolation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static io.github.springdata.memory.store.isolation.Condition.ALL;
import static io.github.springdata.memory.store.isolation.Condition.divisibleBy;
import static io.github.springdata.memory.store.isolation.Condition.valueIs;

/**
 * The scenarios of the conformance table.
 */
final class Scenarios {

	private static final Map<Integer, Integer> ROWS = Map.of(1, 10, 2, 20);

	private Scenarios() {
	}

	static List<Scenario> all() {
		return List.of(dirtyWrite(), abortedRead(), intermediateRead(), circularInformationFlow(), vanishingUpdate(),
				predicateRead(), predicateWrite(), lostUpdate(), readSkew(), predicateReadSkew(), insertReadSkew(),
				readSkewByWrite(), readSkewByRolledBackWrite(), itemWriteSkew(), predicateWriteSkew(), twoEdges(),
				readOnlyAnomaly(), duplicateInsert(), duplicateInsertAfterRead());
	}

	private static Scenario dirtyWrite() {
		return scenario("G0", (t1, t2, t3) -> {
			t1.write(1, 11);
			t2.write(1, 12);
			t1.write(2, 21);
			t1.commit();
			t2.write(2, 22);
			t2.commit();
			return List.of();
		}, "[] ok ok ok {1=12, 2=22}", "[] ok X ok {1=11, 2=21}", "[] ok X ok {1=11, 2=21}");
	}

	private static Scenario abortedRead() {
		String same = "[{1=10, 2=20}, {1=10, 2=20}] ok ok ok {1=10, 2=20}";
		return scenario("G1a", (t1, t2, t3) -> {
			t1.write(1, 101);
			Object first = t2.query(ALL);
			t1.rollback();
			Object second = t2.query(ALL);
			t2.commit();
			return List.of(first, second);
		}, same, same, same);
	}

	private static Scenario intermediateRead() {
		return scenario("G1b", (t1, t2, t3) -> {
			t1.write(1, 101);
			Object first = t2.read(1);
			t1.write(1, 11);
			t1.commit();
			Object second = t2.read(1);
			t2.commit();
			return Arrays.asList(first, second);
		}, "[10, 11] ok ok ok {1=11, 2=20}", "[10, 10] ok ok ok {1=11, 2=20}", "[10, 10] ok ok ok {1=11, 2=20}");
	}

	private static Scenario circularInformationFlow() {
		return scenario("G1c", (t1, t2, t3) -> {
			t1.write(1, 11);
			t2.write(2, 22);
			Object first = t1.read(2);
			Object second = t2.read(1);
			t1.commit();
			t2.commit();
			return Arrays.asList(first, second);
		}, "[20, 10] ok ok ok {1=11, 2=22}", "[20, 10] ok ok ok {1=11, 2=22}", "[20, 10] ok X ok {1=11, 2=20}");
	}

	private static Scenario vanishingUpdate() {
		return scenario("OTV", (t1, t2, t3) -> {
			t1.write(1, 11);
			t1.write(2, 19);
			t2.write(1, 12);
			t1.commit();
			Object first = t3.read(1);
			t2.write(2, 18);
			Object second = t3.read(2);
			t2.commit();
			Object third = t3.read(2);
			Object fourth = t3.read(1);
			t3.commit();
			return Arrays.asList(first, second, third, fourth);
		}, "[11, 19, 18, 12] ok ok ok {1=12, 2=18}", "[11, 19, 19, 11] ok X ok {1=11, 2=19}",
				"[11, 19, 19, 11] ok X ok {1=11, 2=19}");
	}

	private static Scenario predicateRead() {
		return scenario("PMP", (t1, t2, t3) -> {
			Object first = t1.query(valueIs(30));
			t2.insert(3, 30);
			t2.commit();
			Object second = t1.query(divisibleBy(3));
			t1.commit();
			return List.of(first, second);
		}, "[{}, {3=30}] ok ok ok {1=10, 2=20, 3=30}", "[{}, {}] ok ok ok {1=10, 2=20, 3=30}",
				"[{}, {}] ok ok ok {1=10, 2=20, 3=30}");
	}

	/**
	 * At read committed the deletion of a row that was found stands, whatever its value
	 * is by then.
	 */
	private static Scenario predicateWrite() {
		return scenario("PMP-write", (t1, t2, t3) -> {
			t1.query(ALL).forEach((id, value) -> t1.write(id, value + 10));
			Object found = t2.query(valueIs(20));
			Object deleted = t2.delete(valueIs(20));
			t1.commit();
			t2.commit();
			return List.of(found, deleted);
		}, "[{2=20}, 1] ok ok ok {1=20}", "[{2=20}, 1] ok X ok {1=20, 2=30}", "[{2=20}, 1] ok X ok {1=20, 2=30}");
	}

	private static Scenario lostUpdate() {
		return scenario("P4", (t1, t2, t3) -> {
			Object first = t1.read(1);
			Object second = t2.read(1);
			t1.write(1, 11);
			t2.write(1, 11);
			t1.commit();
			t2.commit();
			return Arrays.asList(first, second);
		}, "[10, 10] ok ok ok {1=11, 2=20}", "[10, 10] ok X ok {1=11, 2=20}", "[10, 10] ok X ok {1=11, 2=20}");
	}

	private static Scenario readSkew() {
		return scenario("G-single", (t1, t2, t3) -> {
			Object first = t1.read(1);
			t2.write(1, 12);
			t2.write(2, 18);
			t2.commit();
			Object second = t1.read(2);
			t1.commit();
			return Arrays.asList(first, second);
		}, "[10, 18] ok ok ok {1=12, 2=18}", "[10, 20] ok ok ok {1=12, 2=18}", "[10, 20] ok ok ok {1=12, 2=18}");
	}

	private static Scenario predicateReadSkew() {
		return scenario("G-single-pred", (t1, t2, t3) -> {
			Object first = t1.query(divisibleBy(5));
			t2.query(valueIs(10)).keySet().forEach((id) -> t2.write(id, 12));
			t2.commit();
			Object second = t1.query(divisibleBy(3));
			t1.commit();
			return List.of(first, second);
		}, "[{1=10, 2=20}, {1=12}] ok ok ok {1=12, 2=20}", "[{1=10, 2=20}, {}] ok ok ok {1=12, 2=20}",
				"[{1=10, 2=20}, {}] ok ok ok {1=12, 2=20}");
	}

	private static Scenario insertReadSkew() {
		return scenario("G-single-pred-insert", (t1, t2, t3) -> {
			Object first = t1.query(divisibleBy(5));
			t2.insert(3, 30);
			t2.commit();
			Object second = t1.query(divisibleBy(3));
			t1.commit();
			return List.of(first, second);
		}, "[{1=10, 2=20}, {3=30}] ok ok ok {1=10, 2=20, 3=30}", "[{1=10, 2=20}, {}] ok ok ok {1=10, 2=20, 3=30}",
				"[{1=10, 2=20}, {}] ok ok ok {1=10, 2=20, 3=30}");
	}

	private static Scenario readSkewByWrite() {
		return scenario("G-single-write-1", (t1, t2, t3) -> {
			Object read = t1.read(1);
			t2.query(ALL);
			t2.write(1, 12);
			t2.write(2, 18);
			t2.commit();
			Object deleted = t1.delete(valueIs(20));
			t1.commit();
			return Arrays.asList(read, deleted);
		}, "[10, 0] ok ok ok {1=12, 2=18}", "[10, 1] X ok ok {1=12, 2=18}", "[10, 1] X ok ok {1=12, 2=18}");
	}

	private static Scenario readSkewByRolledBackWrite() {
		String same = "[10, 1] ok ok ok {1=12, 2=18}";
		return scenario("G-single-write-2", (t1, t2, t3) -> {
			Object read = t1.read(1);
			t2.query(ALL);
			t2.write(1, 12);
			Object deleted = t1.delete(valueIs(20));
			t2.write(2, 18);
			t1.rollback();
			t2.commit();
			return Arrays.asList(read, deleted);
		}, same, same, same);
	}

	private static Scenario itemWriteSkew() {
		return scenario("G2-item", (t1, t2, t3) -> {
			Object first = Arrays.asList(t1.read(1), t1.read(2));
			Object second = Arrays.asList(t2.read(1), t2.read(2));
			t1.write(1, 11);
			t2.write(2, 21);
			t1.commit();
			t2.commit();
			return List.of(first, second);
		}, "[[10, 20], [10, 20]] ok ok ok {1=11, 2=21}", "[[10, 20], [10, 20]] ok ok ok {1=11, 2=21}",
				"[[10, 20], [10, 20]] ok X ok {1=11, 2=20}");
	}

	private static Scenario predicateWriteSkew() {
		return scenario("G2", (t1, t2, t3) -> {
			Object first = t1.query(divisibleBy(3));
			Object second = t2.query(divisibleBy(3));
			t1.insert(3, 30);
			t2.insert(4, 42);
			t1.commit();
			t2.commit();
			return List.of(first, second);
		}, "[{}, {}] ok ok ok {1=10, 2=20, 3=30, 4=42}", "[{}, {}] ok ok ok {1=10, 2=20, 3=30, 4=42}",
				"[{}, {}] ok X ok {1=10, 2=20, 3=30}");
	}

	private static Scenario twoEdges() {
		return scenario("G2-two-edges", (t1, t2, t3) -> {
			Object first = t1.query(ALL);
			t2.write(2, 25);
			t2.commit();
			Object second = t3.query(ALL);
			t3.commit();
			t1.write(1, 0);
			t1.commit();
			return List.of(first, second);
		}, "[{1=10, 2=20}, {1=10, 2=25}] ok ok ok {1=0, 2=25}", "[{1=10, 2=20}, {1=10, 2=25}] ok ok ok {1=0, 2=25}",
				"[{1=10, 2=20}, {1=10, 2=25}] X ok ok {1=10, 2=25}");
	}

	private static Scenario readOnlyAnomaly() {
		return new Scenario("read-only anomaly", Map.of(1, 0, 2, 0), (t1, t2, t3) -> {
			Object second = Arrays.asList(t2.read(1), t2.read(2));
			Object first = t1.read(2);
			t1.write(2, 20);
			t1.commit();
			Object third = Arrays.asList(t3.read(1), t3.read(2));
			t3.commit();
			t2.write(1, -11);
			t2.commit();
			return Arrays.asList(second, first, third);
		}, "[[0, 0], 0, [0, 20]] ok ok ok {1=-11, 2=20}", "[[0, 0], 0, [0, 20]] ok ok ok {1=-11, 2=20}",
				"[[0, 0], 0, [0, 20]] ok X ok {1=0, 2=20}");
	}

	private static Scenario duplicateInsert() {
		String same = "[] ok duplicate ok {1=10, 2=20, 3=30}";
		return scenario("DUP", (t1, t2, t3) -> {
			t1.insert(3, 30);
			t2.insert(3, 31);
			t1.commit();
			t2.commit();
			return List.of();
		}, same, same, same);
	}

	private static Scenario duplicateInsertAfterRead() {
		String duplicate = "[null, null] ok duplicate ok {1=10, 2=20, 3=30}";
		return scenario("DUP-read-first", (t1, t2, t3) -> {
			Object first = t1.read(3);
			Object second = t2.read(3);
			t1.insert(3, 30);
			t2.insert(3, 31);
			t1.commit();
			t2.commit();
			return Arrays.asList(first, second);
		}, duplicate, duplicate, "[null, null] ok X ok {1=10, 2=20, 3=30}");
	}

	private static Scenario scenario(String name, Scenario.Steps steps, String readCommitted, String repeatableRead,
			String serializable) {
		return new Scenario(name, ROWS, steps, readCommitted, repeatableRead, serializable);
	}

}
