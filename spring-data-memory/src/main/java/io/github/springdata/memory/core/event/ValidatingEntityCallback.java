package io.github.springdata.memory.core.event;

import java.util.Set;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import org.springframework.core.Ordered;
import org.springframework.util.Assert;

/**
 * Callback that validates instances with Bean Validation right before they are saved, as
 * they will be saved: with id, version and audit metadata. Nothing is saved if one of
 * them has a violation.
 */
public class ValidatingEntityCallback implements BeforeSaveCallback<Object>, Ordered {

	private final Validator validator;

	/**
	 * Creates the callback.
	 * @param validator validates the instances, with the default group
	 */
	public ValidatingEntityCallback(Validator validator) {
		Assert.notNull(validator, "Validator must not be null");
		this.validator = validator;
	}

	/**
	 * Validates an instance.
	 * @throws ConstraintViolationException with all violations, if there are any
	 */
	@Override
	public Object onBeforeSave(Object entity) {
		Set<ConstraintViolation<Object>> violations = this.validator.validate(entity);
		if (!violations.isEmpty()) {
			throw new ConstraintViolationException(violations);
		}
		return entity;
	}

	/**
	 * After all callbacks without an order of less than the lowest.
	 */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
