package io.github.springdata.memory.boot.autoconfigure;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Conditional;

/**
 * Condition that there is to be no database: there is none, or a test replaces it.
 */
class OnNoDatabaseWantedCondition extends AnyNestedCondition {

	OnNoDatabaseWantedCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnProperty(name = MemoryPersistence.PROPERTY, havingValue = MemoryPersistence.REPLACE)
	static class IsReplaced {

	}

	@Conditional(OnMissingDatabaseCondition.class)
	static class NoDatabase {

	}

}
