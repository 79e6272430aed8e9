package io.github.springdata.memory.workload;

import java.util.function.Supplier;

import io.github.springdata.memory.mapping.UnitOfWorkMode;

/**
 * Contenders in the order of the table.
 */
enum Contenders {

	EXPERT("hand-written maps and buckets", ExpertMaps::new),

	RECORDS("records, criteria", MemoryRecords::new),

	DERIVED("records, derived methods", MemoryDerived::new),

	MANAGED("mutable, managed, one transaction each", () -> new MemoryObjects(UnitOfWorkMode.MANAGED)),

	EXPLICIT("mutable, explicit, one transaction each", () -> new MemoryObjects(UnitOfWorkMode.EXPLICIT)),

	SCAN("hand-written list scan", ListScan::new),

	CQENGINE("CQEngine", CqEngine::new),

	KEYVALUE_PREDICATE("Spring Data KeyValue, predicates", KeyValuePredicates::new),

	KEYVALUE_DERIVED("Spring Data KeyValue, derived methods", KeyValueDerived::new),

	JPA_SPECIFICATION("Spring Data JPA + H2, Specification", () -> new Jpa(false)),

	JPA_DERIVED("Spring Data JPA + H2, derived methods", () -> new Jpa(true)),

	JDBC("Spring Data JDBC + H2, derived methods", Jdbc::new);

	private final String title;

	private final Supplier<Contender<?>> factory;

	Contenders(String title, Supplier<Contender<?>> factory) {
		this.title = title;
		this.factory = factory;
	}

	String title() {
		return this.title;
	}

	Contender<?> open() {
		return this.factory.get();
	}

	Round round(Workload workload, boolean checked, long budget) {
		return round(this.factory.get(), workload, checked, budget);
	}

	private static <E extends Row> Round round(Contender<E> contender, Workload workload, boolean checked,
			long budget) {
		try (contender) {
			return Round.run(contender, workload, checked, budget);
		}
	}

}
