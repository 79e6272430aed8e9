package io.github.springdata.memory.boot.test;

import io.github.springdata.memory.boot.autoconfigure.TestScripts;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Listeners around the one that runs the scripts of {@code @Sql}. They let scripts run
 * where the persistence of a test is replaced, within the test's transaction.
 */
final class SqlScripts {

	/** The order of Spring's listener, which need not be on the class path. */
	private static final int SPRING = 5000;

	private SqlScripts() {
	}

	/**
	 * Before scripts, and after those that run when a test has ended.
	 */
	static class Outer extends AbstractTestExecutionListener {

		@Override
		public int getOrder() {
			return SPRING - 1;
		}

		@Override
		public void beforeTestClass(TestContext testContext) {
			TestScripts.begin();
		}

		@Override
		public void beforeTestMethod(TestContext testContext) {
			TestScripts.begin();
		}

		@Override
		public void afterTestMethod(TestContext testContext) {
			TestScripts.end();
		}

		@Override
		public void afterTestClass(TestContext testContext) {
			TestScripts.end();
		}

	}

	/**
	 * After scripts, and before those that run when a test has ended.
	 */
	static class Inner extends AbstractTestExecutionListener {

		@Override
		public int getOrder() {
			return SPRING + 1;
		}

		@Override
		public void beforeTestClass(TestContext testContext) {
			TestScripts.end();
		}

		@Override
		public void beforeTestMethod(TestContext testContext) {
			TestScripts.end();
		}

		@Override
		public void afterTestMethod(TestContext testContext) {
			TestScripts.begin();
		}

		@Override
		public void afterTestClass(TestContext testContext) {
			TestScripts.begin();
		}

	}

}
