package io.github.springdata.memory;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Extension that adds the seed to every failure.
 */
public class SeedReport implements TestExecutionExceptionHandler {

	@Override
	public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
		failure.addSuppressed(new RandomNumbers());
		throw failure;
	}

	private static final class RandomNumbers extends RuntimeException {

		private static final long serialVersionUID = 1;

		private RandomNumbers() {
			super("Random numbers are the same again with -Dseed=" + Seeds.seed(), null, false, false);
		}

	}

}
