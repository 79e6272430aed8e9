package io.github.springdata.memory.jpa.context;

import jakarta.persistence.PersistenceException;

/**
 * Refusal to read a collection of an instance that is detached.
 */
public class LazyLoadingException extends PersistenceException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param attribute the attribute whose collection was asked for
	 */
	public LazyLoadingException(String attribute) {
		super("'%s' was not read before its owner was detached; read it within the transaction, fetch it with the query, or allow it by strict-lazy-loading = false"
			.formatted(attribute));
	}

}
