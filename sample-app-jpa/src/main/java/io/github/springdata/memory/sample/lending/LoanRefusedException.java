package io.github.springdata.memory.sample.lending;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Refusal of a loan.
 */
@ResponseStatus(HttpStatus.CONFLICT)
public class LoanRefusedException extends RuntimeException {

	/**
	 * Creates a refusal.
	 * @param message why
	 */
	public LoanRefusedException(String message) {
		super(message);
	}

}
