package io.github.springdata.memory.store.isolation;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import static io.github.springdata.memory.store.isolation.Condition.valueIs;

/**
 * The specs, after the isolation tests of PostgreSQL, on integers.
 */
final class Specs {

	private static final Consumer<Session> COMMIT = Session::commit;

	private Specs() {
	}

	/**
	 * Both exchange two colours, each into the one that the other wants to change.
	 */
	static Spec simpleWriteSkew() {
		return new Spec("simple write skew", Map.of(1, 1, 2, 2, 3, 1, 4, 2),
				List.of(Program.of(recolour(1, 2), COMMIT), Program.of(recolour(2, 1), COMMIT)));
	}

	private static Consumer<Session> recolour(int from, int to) {
		return (session) -> session.query(valueIs(from)).keySet().forEach((id) -> session.write(id, to));
	}

	/**
	 * Two withdrawals from two accounts, each allowed as long as the sum is not negative.
	 */
	static Spec totalCash() {
		return new Spec("total cash", Map.of(1, 600, 2, 600), List.of(withdrawal(1), withdrawal(2)));
	}

	private static Program withdrawal(int account) {
		return Program.of(withdraw(account), (session) -> session.query(Condition.ALL), COMMIT);
	}

	private static Consumer<Session> withdraw(int account) {
		return (session) -> {
			Integer balance = session.read(account);
			if (balance != null) {
				session.write(account, balance - 200);
			}
		};
	}

	/**
	 * Two bookings, each after a look whether the other room is taken.
	 */
	static Spec classroomScheduling() {
		return new Spec("classroom scheduling", Map.of(1, 100), List.of(
				Program.of((session) -> session.query(valueIs(101)), (session) -> session.insert(2, 102), COMMIT),
				Program.of((session) -> session.query(valueIs(102)), (session) -> session.insert(3, 101), COMMIT)));
	}

	/**
	 * One searches by a value that the other one writes, and the other way round.
	 */
	static Spec partialIndex() {
		return new Spec("partial index", Map.of(1, 1, 2, 2, 3, 3),
				List.of(Program.of((session) -> session.query(valueIs(1)), (session) -> session.write(2, 1), COMMIT),
						Program.of((session) -> session.query(valueIs(2)), (session) -> session.write(1, 2), COMMIT)));
	}

	/**
	 * One checks a manager and adds a project, the other checks projects and dismisses
	 * the manager.
	 */
	static Spec projectManager() {
		return new Spec("project manager", Map.of(1, 50),
				List.of(Program.of((session) -> session.read(1), (session) -> session.insert(2, 60), COMMIT),
						Program.of((session) -> session.read(2), (session) -> session.write(1, 51), COMMIT)));
	}

	/**
	 * Both take the greatest value and insert the next one under an id of their own.
	 */
	static Spec maximumPlusOne() {
		return new Spec("maximum plus one", Map.of(1, 1), List.of(next(2), next(3)));
	}

	private static Program next(int id) {
		return Program.of((session) -> session.query(Condition.ALL),
				(session) -> session.insert(id, maximum(session) + 1), COMMIT);
	}

	private static int maximum(Session session) {
		return session.query(Condition.ALL).values().stream().mapToInt(Integer::intValue).max().orElse(0);
	}

	/**
	 * One inserts a child after a look at its parent, the other one deletes the parent
	 * after a look for children.
	 */
	static Spec referentialIntegrity() {
		return new Spec("referential integrity", Map.of(1, 7),
				List.of(Program.of((session) -> session.read(1), (session) -> session.insert(2, 8), COMMIT),
						Program.of((session) -> session.read(1), (session) -> session.query(valueIs(8)),
								(session) -> session.delete(valueIs(7)), COMMIT)));
	}

	/**
	 * A receipt goes to the current batch, the batch is closed, a report reads the closed
	 * batch. Row 1 is the current batch; receipts have the batch as value.
	 */
	static Spec receiptReport() {
		return new Spec("receipt report", Map.of(1, 1000, 2, 1000), List.of(Program.of((session) -> {
			Integer batch = session.read(1);
			if (batch != null) {
				session.insert(10, batch);
			}
		}, COMMIT), Program.of((session) -> session.write(1, 1001), COMMIT),
				Program.of((session) -> session.read(1), (session) -> session.query(valueIs(1000)), COMMIT)));
	}

	/**
	 * A deposit, a withdrawal with a fee, and a balance inquiry that makes the other two
	 * impossible to order.
	 */
	static Spec readOnlyAnomaly() {
		return new Spec("read-only anomaly", Map.of(1, 0, 2, 0),
				List.of(Program.of((session) -> session.read(2), (session) -> session.write(2, 20), COMMIT),
						Program.of((session) -> session.read(1), (session) -> session.read(2),
								(session) -> session.write(1, -11), COMMIT),
						Program.of((session) -> {
							session.read(1);
							session.read(2);
						}, COMMIT)));
	}

}
