package io.github.springdata.memory.sample.atlas.world;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Signals a request whose parts do not go together; answered with 400.
 */
public class InvalidRequestException extends ErrorResponseException {

	/**
	 * Creates the exception.
	 * @param detail what is wrong and what would be right
	 */
	public InvalidRequestException(String detail) {
		super(HttpStatus.BAD_REQUEST, problem(detail), null);
	}

	private static ProblemDetail problem(String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
		problem.setTitle("Invalid request");
		return problem;
	}

}
