package io.github.springdata.memory.boot.autoconfigure;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Conditional;

/**
 * Condition that persistence is to be on the memory store.
 */
class OnMemoryPersistenceCondition extends AnyNestedCondition {

	OnMemoryPersistenceCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnProperty(name = MemoryPersistence.PROPERTY, havingValue = MemoryPersistence.REPLACE)
	static class IsAskedFor {

	}

	@ConditionalOnMissingClass("org.hibernate.jpa.HibernatePersistenceProvider")
	static class NoOtherProvider {

	}

	@Conditional(OnMissingDatabaseCondition.class)
	static class NoDatabase {

	}

}
