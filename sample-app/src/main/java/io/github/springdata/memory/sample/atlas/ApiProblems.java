package io.github.springdata.memory.sample.atlas;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns exceptions into problem details as of RFC 9457. What is wrong with single fields
 * or parameters is listed under {@code errors}.
 */
@RestControllerAdvice
class ApiProblems extends ResponseEntityExceptionHandler {

	/**
	 * What is wrong with one field of a body, or with one parameter.
	 *
	 * @param field name of the field or parameter
	 * @param message what it has to be
	 */
	record Violation(String field, String message) {
	}

	@ExceptionHandler
	ProblemDetail unknownSortProperty(PropertyReferenceException ex) {
		return problem(HttpStatus.BAD_REQUEST, "Unknown property", ex);
	}

	@ExceptionHandler
	ProblemDetail duplicate(DuplicateKeyException ex) {
		return problem(HttpStatus.CONFLICT, "Already there", ex);
	}

	@ExceptionHandler
	ProblemDetail changedMeanwhile(ConcurrencyFailureException ex) {
		return problem(HttpStatus.CONFLICT, "Changed meanwhile", ex);
	}

	private ProblemDetail problem(HttpStatus status, String title, Exception ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(ex.getMessage()));
		problem.setTitle(title);
		return problem;
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<Violation> violations = ex.getFieldErrors().stream().map(this::violation).toList();
		return invalid(ex, ex.getBody(), violations, headers, status, request);
	}

	private Violation violation(FieldError error) {
		return new Violation(error.getField(), String.valueOf(error.getDefaultMessage()));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
			HandlerMethodValidationException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<Violation> violations = ex.getParameterValidationResults()
			.stream()
			.flatMap((result) -> result.getResolvableErrors()
				.stream()
				.map((error) -> new Violation(String.valueOf(result.getMethodParameter().getParameterName()),
						String.valueOf(error.getDefaultMessage()))))
			.toList();
		return invalid(ex, ex.getBody(), violations, headers, status, request);
	}

	private @Nullable ResponseEntity<Object> invalid(Exception ex, ProblemDetail problem, List<Violation> violations,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		problem.setTitle("Invalid request");
		problem.setProperty("errors", violations);
		return handleExceptionInternal(ex, problem, headers, status, request);
	}

}
