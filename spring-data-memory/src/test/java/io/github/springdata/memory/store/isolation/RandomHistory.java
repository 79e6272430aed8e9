package io.github.springdata.memory.store.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.store.IsolationLevel;

/**
 * A random interleaving of random serializable transactions, on one thread.
 *
 * @param serializable whether the brute-force oracle finds it serializable
 * @param violations where indexes and rows disagreed on the way
 * @param aborts how many transactions were refused
 */
record RandomHistory(boolean serializable, List<String> violations, int aborts) {

	private static final int IDS = 4;

	private static final int VALUES = 3;

	static RandomHistory run(long seed) {
		Random random = Seeds.random(seed);
		Map<Integer, Integer> rows = rows(random);
		List<Program> programs = new ArrayList<>();
		int transactions = 2 + random.nextInt(4);
		for (int i = 0; i < transactions; i++) {
			programs.add(program(random));
		}
		boolean versioned = random.nextInt(4) == 0;
		try (MemoryDatabase database = MemoryDatabase.withAllIndexes(rows, versioned)) {
			List<String> violations = new ArrayList<>();
			List<Session> sessions = run(database, programs, random, violations);
			SerializabilityOracle oracle = new SerializabilityOracle(rows, database.committed());
			for (int i = 0; i < sessions.size(); i++) {
				if (sessions.get(i).isCommitted()) {
					oracle.committed(programs.get(i), sessions.get(i).log());
				}
			}
			int aborts = (int) sessions.stream().filter(Session::isAborted).count();
			return new RandomHistory(oracle.isSerializable(), violations, aborts);
		}
	}

	private static List<Session> run(MemoryDatabase database, List<Program> programs, Random random,
			List<String> violations) {
		List<Session> sessions = programs.stream()
			.map((program) -> database.open(IsolationLevel.SERIALIZABLE))
			.toList();
		int[] positions = new int[programs.size()];
		List<Integer> running = new ArrayList<>();
		for (int i = 0; i < programs.size(); i++) {
			running.add(i);
		}
		List<MemoryDatabase.Version> versions = new ArrayList<>(List.of(database.version()));
		while (!running.isEmpty()) {
			int pick = random.nextInt(running.size());
			int program = running.get(pick);
			List<Consumer<Session>> steps = programs.get(program).steps();
			steps.get(positions[program]++).accept(sessions.get(program));
			if (positions[program] == steps.size()) {
				running.remove(pick);
			}
			violations.addAll(MemoryDatabase.violations(sessions.get(program)));
			if (database.store().version() != versions.get(versions.size() - 1).number()) {
				versions.add(database.version());
				violations.addAll(versions.get(versions.size() - 1).violations());
			}
		}
		versions.forEach((version) -> violations.addAll(version.violations()));
		return sessions;
	}

	private static Map<Integer, Integer> rows(Random random) {
		Map<Integer, Integer> rows = new TreeMap<>();
		for (int id = 1; id <= IDS; id++) {
			if (random.nextBoolean()) {
				rows.put(id, (random.nextInt(4) == 0) ? MemoryDatabase.FIRST_UNIQUE + id : random.nextInt(VALUES));
			}
		}
		return rows;
	}

	private static Program program(Random random) {
		List<Consumer<Session>> steps = new ArrayList<>();
		int length = 1 + random.nextInt(6);
		for (int i = 0; i < length; i++) {
			steps.add(step(random));
		}
		steps.add((random.nextInt(8) == 0) ? Session::rollback : Session::commit);
		return new Program(steps);
	}

	private static Consumer<Session> step(Random random) {
		int id = 1 + random.nextInt(IDS);
		int value = random.nextInt(VALUES);
		int unique = MemoryDatabase.FIRST_UNIQUE + 1 + random.nextInt(IDS);
		return switch (random.nextInt(14)) {
			case 0 -> (session) -> session.read(id);
			case 1 -> (session) -> session.query(Condition.valueIs(value));
			case 2 -> (session) -> session.query(Condition.ALL);
			case 3 -> (session) -> session.delete(Condition.valueIs(value));
			case 4 -> (session) -> insertIfAbsent(session, id, value);
			case 5 -> (session) -> increment(session, id);
			case 6 -> (session) -> session.insertIfFree(id, unique);
			case 7 -> (session) -> session.writeIfThere(id, unique);
			case 8 -> (session) -> session.writeIfThere(id, value);
			case 9 -> (session) -> session.confirm(id);
			case 10 -> (session) -> session.query(Condition.valueIs(unique));
			case 11 -> Session::mark;
			case 12 -> Session::goBack;
			default -> (session) -> writeSum(session, id);
		};
	}

	private static void insertIfAbsent(Session session, int id, int value) {
		if (session.read(id) == null) {
			session.insert(id, value);
		}
	}

	private static void increment(Session session, int id) {
		Integer value = session.read(id);
		if (value != null) {
			session.write(id, (value + 1) % VALUES);
		}
	}

	private static void writeSum(Session session, int id) {
		int sum = session.query(Condition.ALL).values().stream().mapToInt(Integer::intValue).sum();
		if (session.read(id) != null) {
			session.write(id, sum % VALUES);
		}
	}

}
