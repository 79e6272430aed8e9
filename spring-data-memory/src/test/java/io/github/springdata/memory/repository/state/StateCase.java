package io.github.springdata.memory.repository.state;

import java.util.stream.Stream;

import io.github.springdata.memory.mapping.UnitOfWorkMode;

/**
 * One cell of the matrix.
 *
 * @param kind how the entity is written
 * @param mode the mode of the unit of work
 * @param transactional whether a test runs in one transaction
 * @param observed whether entities are audited and callbacks are called
 */
record StateCase(Kind kind, UnitOfWorkMode mode, boolean transactional, boolean observed) {

	/**
	 * All cells.
	 */
	static Stream<StateCase> all() {
		return allTransactional()
			.flatMap((one) -> Stream.of(one, new StateCase(one.kind, one.mode, false, one.observed)));
	}

	/**
	 * The cells with a transaction.
	 */
	static Stream<StateCase> allTransactional() {
		return Stream.of(Kind.values())
			.flatMap((kind) -> Stream.of(UnitOfWorkMode.values())
				.flatMap(
						(mode) -> Stream.of(false, true).map((observed) -> new StateCase(kind, mode, true, observed))));
	}

	/**
	 * The cells with auditing and callbacks.
	 */
	static Stream<StateCase> allObserved() {
		return all().filter(StateCase::observed);
	}

	boolean isManaged() {
		return this.mode == UnitOfWorkMode.MANAGED && this.transactional;
	}

	boolean isShared() {
		return this.mode == UnitOfWorkMode.SHARED;
	}

	@Override
	public String toString() {
		return "%s, %s, %s%s".formatted(this.kind, this.mode, this.transactional ? "transaction" : "no transaction",
				this.observed ? ", audited" : "");
	}

}
