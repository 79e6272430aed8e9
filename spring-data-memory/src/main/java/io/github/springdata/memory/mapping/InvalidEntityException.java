package io.github.springdata.memory.mapping;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.data.mapping.MappingException;

/**
 * Exception for a type that cannot be an entity, which reports all problems of its
 * mapping together.
 */
public class InvalidEntityException extends MappingException {

	/**
	 * The type that cannot be an entity.
	 */
	private final Class<?> type;

	/**
	 * All that is wrong with it.
	 */
	private final List<String> problems;

	InvalidEntityException(Class<?> type, List<String> problems) {
		super(message(type, problems));
		this.type = type;
		this.problems = List.copyOf(problems);
	}

	/**
	 * The type that cannot be an entity.
	 * @return the type
	 */
	public Class<?> getType() {
		return this.type;
	}

	/**
	 * What is wrong, one sentence each.
	 * @return the problems, at least one
	 */
	public List<String> getProblems() {
		return this.problems;
	}

	private static String message(Class<?> type, List<String> problems) {
		return problems.stream()
			.collect(Collectors.joining("\n - ", "Type %s cannot be an entity:\n - ".formatted(type.getName()), ""));
	}

}
