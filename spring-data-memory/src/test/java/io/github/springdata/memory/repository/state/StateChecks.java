package io.github.springdata.memory.repository.state;

import io.github.springdata.memory.store.TableChecks;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks after each test that every index equals a scan, and that whatever is done to the
 * objects that went into the store or came out of it changes nothing in it. In the mode
 * {@link io.github.springdata.memory.mapping.UnitOfWorkMode#SHARED} the latter is not
 * promised.
 */
final class StateChecks implements AfterEachCallback {

	@Override
	public void afterEach(ExtensionContext context) {
		StateFixture test = (StateFixture) context.getRequiredTestInstance();
		TableChecks.check(test.world.store());
		if (!test.cell.isShared()) {
			String before = ObjectGraph.describe(test.rows());
			ObjectGraph.wreck(test.recorder.seen());
			assertThat(ObjectGraph.describe(test.rows())).isEqualTo(before);
			TableChecks.check(test.world.store());
		}
	}

}
