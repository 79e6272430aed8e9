package io.github.springdata.memory.sample.atlas.meeting;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A meeting as the API shows it.
 *
 * @param id number of the meeting
 * @param version how often it was changed, to be given when it is moved
 * @param title what it is about
 * @param zone the zone it was planned in
 * @param starts when it starts
 * @param ends when it ends
 * @param participants who takes part, sorted by name
 */
record MeetingView(long id, long version, String title, String zone, Instant starts, Instant ends,
		List<Participant> participants) {

	/**
	 * Someone who takes part.
	 *
	 * @param person name of the person
	 * @param zone zone the person is in
	 * @param start what the clocks show there when the meeting starts
	 */
	record Participant(String person, String zone, OffsetDateTime start) {
	}

	static MeetingView of(Meeting meeting, List<Participant> participants) {
		return new MeetingView(meeting.getId(), meeting.getVersion(), meeting.getTitle(), meeting.getZone(),
				meeting.getStarts(), meeting.getEnds(), participants);
	}

}
