package io.github.springdata.memory.jpa;

import java.util.List;

/**
 * Names of the properties that a persistence unit of this provider understands.
 */
public final class MemoryJpaProperties {

	static final String PREFIX = "spring.data.memory.jpa.";

	/**
	 * The store: a {@link io.github.springdata.memory.store.MemoryStore}, or the name of
	 * one that all units of the virtual machine share which give the same name. Without
	 * it each factory has a store of its own.
	 */
	public static final String STORE = PREFIX + "store";

	/**
	 * The isolation of transactions that do not ask for one: the name of an
	 * {@link io.github.springdata.memory.store.IsolationLevel}, READ_COMMITTED if it is
	 * not said.
	 */
	public static final String ISOLATION = PREFIX + "isolation";

	/**
	 * Whether a collection that was not read refuses to be read once its owner is
	 * detached, as Hibernate does; {@code false} if it is not said.
	 */
	public static final String STRICT_LAZY_LOADING = PREFIX + "strict-lazy-loading";

	/**
	 * The physical names of tables and columns: {@code as-specified}, or
	 * {@code snake-case} as Spring Boot sets Hibernate up.
	 */
	public static final String NAMING = PREFIX + "naming";

	/**
	 * The factory of converters and listeners: an
	 * {@link org.springframework.beans.factory.config.AutowireCapableBeanFactory}, which
	 * gives them what they depend on. Without it they are created by their constructor
	 * without parameters.
	 */
	public static final String BEAN_FACTORY = PREFIX + "bean-factory";

	/** All names. */
	static final List<String> ALL = List.of(STORE, ISOLATION, STRICT_LAZY_LOADING, NAMING, BEAN_FACTORY);

	private MemoryJpaProperties() {
	}

}
