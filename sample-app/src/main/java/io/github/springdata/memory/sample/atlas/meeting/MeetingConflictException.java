package io.github.springdata.memory.sample.atlas.meeting;

import java.time.Instant;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Signals that a meeting cannot be as asked for, because of another one or because it has
 * changed; answered with 409.
 */
class MeetingConflictException extends ErrorResponseException {

	private MeetingConflictException(ProblemDetail problem) {
		super(HttpStatus.CONFLICT, problem, null);
	}

	/**
	 * The meeting that is in the way.
	 *
	 * @param id number of the meeting
	 * @param title what it is about
	 * @param starts when it starts
	 * @param ends when it ends
	 */
	record Conflict(long id, String title, Instant starts, Instant ends) {
	}

	static MeetingConflictException overlap(String person, Meeting other) {
		ProblemDetail problem = problem("Overlapping meeting", person + " is in meeting " + other.getId() + " '"
				+ other.getTitle() + "' from " + other.getStarts() + " to " + other.getEnds());
		problem.setProperty("person", person);
		problem.setProperty("conflict",
				new Conflict(other.getId(), other.getTitle(), other.getStarts(), other.getEnds()));
		return new MeetingConflictException(problem);
	}

	static MeetingConflictException stale(Meeting meeting, long version) {
		return new MeetingConflictException(problem("Changed meanwhile", "Meeting " + meeting.getId()
				+ " is at version " + meeting.getVersion() + ", not " + version + "; read it again"));
	}

	private static ProblemDetail problem(String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, detail);
		problem.setTitle(title);
		return problem;
	}

}
