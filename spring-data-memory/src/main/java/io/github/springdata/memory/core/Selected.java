package io.github.springdata.memory.core;

import java.util.List;

/**
 * What results of a query are made of.
 *
 * @param <R> the type of the results
 * @param type the type of the results
 * @param paths the properties that they take, or none for those that the type names
 * @param value whether the value of the one property is the result
 */
record Selected<R>(Class<R> type, List<String> paths, boolean value) {

	static <R> Selected<R> as(Class<R> type) {
		return new Selected<>(type, List.of(), false);
	}

}
