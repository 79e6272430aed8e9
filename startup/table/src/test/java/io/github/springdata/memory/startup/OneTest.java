package io.github.springdata.memory.startup;

import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/**
 * Runs the only test of an application.
 */
final class OneTest {

	private OneTest() {
	}

	/**
	 * Runs the test and fails unless it succeeds.
	 * @param args name of the test class
	 */
	public static void main(String[] args) {
		LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
			.selectors(selectClass(args[0]))
			.build();
		SummaryGeneratingListener listener = new SummaryGeneratingListener();
		LauncherFactory.create().execute(request, listener);
		if (listener.getSummary().getTestsSucceededCount() != 1) {
			throw new IllegalStateException(
					"Test of %s failed: %s".formatted(args[0], listener.getSummary().getFailures()));
		}
	}

}
