package io.github.springdata.memory.sample.atlas.world;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Signals that there is no zone, country or other thing of the name given; answered with
 * 404.
 */
public class UnknownException extends ErrorResponseException {

	/**
	 * Creates the exception.
	 * @param kind what was looked for, for example {@code zone}
	 * @param key the name or number that is unknown
	 */
	public UnknownException(String kind, Object key) {
		super(HttpStatus.NOT_FOUND, problem(kind, key), null);
	}

	private static ProblemDetail problem(String kind, Object key) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
				"There is no " + kind + " '" + key + "'");
		problem.setTitle("Unknown " + kind);
		return problem;
	}

}
