package io.github.springdata.memory.calls;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * A run of JMH with the arguments of its command line, where patterns choose among the
 * operations only.
 */
final class CallRun {

	private final List<Operation> operations;

	private final CommandLineOptions arguments;

	CallRun(String... arguments) throws CommandLineOptionException {
		List<String> patterns = new CommandLineOptions(arguments).getIncludes();
		this.operations = Operation.matching(patterns);
		this.arguments = new CommandLineOptions(Arrays.stream(arguments)
			.filter((argument) -> !patterns.contains(argument))
			.toArray(String[]::new));
	}

	/**
	 * Those who take part: all unless the arguments name some.
	 */
	Collection<Keeper> keepers() {
		Collection<String> names = this.arguments.getParameter("keeper").orElse(List.of());
		return names.isEmpty() ? List.of(Keeper.values()) : names.stream().map(Keeper::valueOf).toList();
	}

	/**
	 * Measures the operations with numbers of rows.
	 */
	Collection<RunResult> run(Collection<Keeper> keepers, int... rows) throws RunnerException {
		ChainedOptionsBuilder options = new OptionsBuilder().parent(this.arguments)
			.param("keeper", keepers.stream().map(Keeper::name).toArray(String[]::new))
			.param("rows", Arrays.stream(rows).mapToObj(Integer::toString).toArray(String[]::new));
		this.operations.forEach((operation) -> options.include(operation.pattern()));
		return new Runner(options.build()).run();
	}

}
