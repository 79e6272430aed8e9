package io.github.springdata.memory.jpa.context;

import io.github.springdata.memory.jpa.model.LifecycleModel;

/**
 * Validation of instances before they are written (Jakarta Persistence 3.2, section 3.7).
 */
public interface EntityValidation {

	/**
	 * Validation that lets everything pass.
	 */
	EntityValidation NONE = new EntityValidation() {

		@Override
		public void validate(LifecycleModel.Event event, Object instance) {
		}

		@Override
		public void close() {
		}

	};

	/**
	 * Validates an instance.
	 * @param event the event that is to come, one of those before a write
	 * @param instance an instance of an entity
	 * @throws RuntimeException if it is not valid
	 */
	void validate(LifecycleModel.Event event, Object instance);

	/**
	 * Closes what was made to validate instances.
	 */
	void close();

}
