package io.github.springdata.memory.boot.test;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that JUnit runs in parallel on one store.
 */
class OverlappingTestsIntegrationTests {

	@ParameterizedTest
	@MethodSource("overlaps")
	void failsTheSecondOfTwoTestsByNameAndLosesNothing(List<Class<?>> types, List<String> tests) {
		TestExecutionSummary summary = run(1, types);
		assertThat(summary.getTestsSucceededCount()).isEqualTo(1);
		assertThat(summary.getFailures()).singleElement()
			.satisfies((failure) -> assertThat(failure.getException()).isInstanceOf(IllegalStateException.class)
				.hasMessageContainingAll(tests.toArray(String[]::new))
				.hasMessageContaining("@Execution(SAME_THREAD)")
				.hasMessageContaining("@ResourceLock"));
	}

	static Stream<Arguments> overlaps() {
		return Stream.of(
				Arguments.of(List.of(OverlappingCases.OneClass.class), List.of("OneClass.first", "OneClass.second")),
				Arguments.of(List.of(OverlappingCases.Here.class, OverlappingCases.There.class),
						List.of("Here.writes", "There.writes")),
				Arguments.of(List.of(OverlappingCases.Outer.class), List.of("Outer.writes", "Outer$Inner.writes")),
				Arguments.of(List.of(OverlappingCases.Repeated.class), List.of("Repeated.writes")),
				Arguments.of(List.of(OverlappingCases.Slice.class), List.of("Slice.first", "Slice.second")), Arguments
					.of(List.of(OverlappingCases.OneMethod.class), List.of("OneMethod.restored", "OneMethod.plain")));
	}

	@Test
	void servesTestsThatRunOneAfterTheOther() {
		TestExecutionSummary locked = run(0, List.of(OverlappingCases.Locked.class, OverlappingCases.LockedToo.class));
		TestExecutionSummary inOneThread = run(0, List.of(OverlappingCases.InOneThread.class));
		assertThat(locked.getTestsSucceededCount()).isEqualTo(4);
		assertThat(inOneThread.getTestsSucceededCount()).isEqualTo(2);
	}

	@Test
	void servesTestsThatShareAStoreThatNobodyRestores() {
		assertThat(run(2, List.of(OverlappingCases.Unrestored.class)).getTestsSucceededCount()).isEqualTo(2);
	}

	/**
	 * Runs tests on two threads.
	 * @param others how many of them have to come or to fail before they go on
	 */
	private static TestExecutionSummary run(int others, List<Class<?>> types) {
		OverlappingCases.others = new CountDownLatch(others);
		LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
			.configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
			.configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
			.configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
			.configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
			.selectors(types.stream().map(DiscoverySelectors::selectClass).toList())
			.build();
		SummaryGeneratingListener summary = new SummaryGeneratingListener();
		LauncherFactory.create().execute(request, summary, new TestExecutionListener() {

			@Override
			public void executionFinished(TestIdentifier test, TestExecutionResult result) {
				if (result.getStatus() == Status.FAILED) {
					OverlappingCases.others.countDown();
				}
			}

		});
		return summary.getSummary();
	}

}
