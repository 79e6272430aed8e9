package io.github.springdata.memory.boot.autoconfigure;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Conditional;

/**
 * Condition that persistence is to be on the memory store.
 */
class OnMemoryPersistenceCondition extends AnyNestedCondition {

	OnMemoryPersistenceCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnMissingClass("org.hibernate.jpa.HibernatePersistenceProvider")
	static class NoOtherProvider {

	}

	@Conditional(OnNoDatabaseWantedCondition.class)
	static class NoDatabaseWanted {

	}

}
