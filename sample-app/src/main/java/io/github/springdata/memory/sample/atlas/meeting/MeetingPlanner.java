package io.github.springdata.memory.sample.atlas.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

import io.github.springdata.memory.sample.atlas.world.InvalidRequestException;
import io.github.springdata.memory.sample.atlas.world.UnknownException;
import io.github.springdata.memory.sample.atlas.world.Zones;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans, moves and cancels meetings, each in one transaction: what is refused leaves
 * nothing behind.
 * <p>
 * Rows are written one by one, and each participant is checked by a query after the row
 * was written. Two planners at the same time could both find a person free and write
 * different rows, so the transactions are serializable: the second to commit fails, tries
 * again and then finds the other meeting.
 */
@Service
@Retryable(includes = ConcurrencyFailureException.class, maxRetries = 10, delay = 2, jitter = 2)
class MeetingPlanner {

	private final MeetingRepository meetings;

	private final ParticipationRepository participations;

	private final Zones zones;

	MeetingPlanner(MeetingRepository meetings, ParticipationRepository participations, Zones zones) {
		this.meetings = meetings;
		this.participations = participations;
		this.zones = zones;
	}

	/**
	 * Plans a meeting.
	 * @param request the meeting
	 * @return the meeting as stored
	 * @throws MeetingConflictException if a participant is in another meeting then
	 * @throws UnknownException if there is no such zone
	 */
	@Transactional(isolation = Isolation.SERIALIZABLE)
	public MeetingView plan(MeetingRequest request) {
		Instant starts = instant(request.start(), request.zone());
		Instant ends = end(starts, request.minutes());
		Meeting meeting = this.meetings.save(new Meeting(request.title(), request.zone(), starts, ends));
		request.participants().forEach((participant) -> join(meeting, participant));
		return view(meeting);
	}

	private void join(Meeting meeting, MeetingRequest.Participant participant) {
		this.zones.requireZone(participant.zone());
		requireFree(this.participations.save(new Participation(meeting.getId(), participant.person(),
				participant.zone(), meeting.getStarts(), meeting.getEnds())));
	}

	/**
	 * Moves a meeting to another time.
	 * @param id number of the meeting
	 * @param move the other time
	 * @return the meeting as stored
	 * @throws MeetingConflictException if a participant is in another meeting then, or
	 * the meeting is no longer at the version given
	 * @throws UnknownException if there is no such meeting
	 */
	@Transactional(isolation = Isolation.SERIALIZABLE)
	public MeetingView move(long id, MeetingMove move) {
		Meeting meeting = meeting(id);
		if (meeting.getVersion() != move.version()) {
			throw MeetingConflictException.stale(meeting, move.version());
		}
		Instant starts = instant(move.start(), meeting.getZone());
		meeting.moveTo(starts, end(starts, move.minutes()));
		Meeting moved = this.meetings.save(meeting);
		this.participations.findByMeetingOrderByPerson(id).forEach((row) -> move(row, moved));
		return view(moved);
	}

	private void move(Participation row, Meeting meeting) {
		row.moveTo(meeting.getStarts(), meeting.getEnds());
		requireFree(this.participations.save(row));
	}

	private void requireFree(Participation row) {
		this.participations
			.findFirstByPersonAndStartsLessThanAndEndsGreaterThanAndMeetingNotOrderByStarts(row.getPerson(),
					row.getEnds(), row.getStarts(), row.getMeeting())
			.ifPresent((other) -> {
				throw MeetingConflictException.overlap(row.getPerson(), meeting(other.getMeeting()));
			});
	}

	/**
	 * Cancels a meeting.
	 * @param id number of the meeting
	 * @throws UnknownException if there is no such meeting
	 */
	@Transactional(isolation = Isolation.SERIALIZABLE)
	public void cancel(long id) {
		Meeting meeting = meeting(id);
		this.participations.deleteByMeeting(id);
		this.meetings.delete(meeting);
	}

	/**
	 * Finds a meeting.
	 * @param id number of the meeting
	 * @return the meeting
	 * @throws UnknownException if there is no such meeting
	 */
	@Transactional(readOnly = true)
	public MeetingView get(long id) {
		return view(meeting(id));
	}

	/**
	 * Finds the meetings of a person.
	 * @param person name of the person
	 * @param pageable which of them
	 * @return the meetings
	 */
	@Transactional(readOnly = true)
	public Page<MeetingView> findByPerson(String person, Pageable pageable) {
		return this.participations.findByPerson(person, pageable).map((row) -> view(meeting(row.getMeeting())));
	}

	private Meeting meeting(long id) {
		return this.meetings.findById(id).orElseThrow(() -> new UnknownException("meeting", id));
	}

	private MeetingView view(Meeting meeting) {
		List<MeetingView.Participant> participants = this.participations.findByMeetingOrderByPerson(meeting.getId())
			.stream()
			.map((row) -> new MeetingView.Participant(row.getPerson(), row.getZone(),
					row.getStarts().atOffset(this.zones.offset(row.getZone(), row.getStarts()))))
			.toList();
		return MeetingView.of(meeting, participants);
	}

	private Instant instant(LocalDateTime local, String zone) {
		this.zones.requireZone(zone);
		ZoneOffsetTransition transition = ZoneId.of(zone).getRules().getTransition(local);
		if (transition != null && transition.isGap()) {
			throw new InvalidRequestException("The clocks of " + zone + " never show " + local + ": they go from "
					+ transition.getDateTimeBefore() + " to " + transition.getDateTimeAfter());
		}
		return local.atZone(ZoneId.of(zone)).toInstant();
	}

	private Instant end(Instant starts, int minutes) {
		Instant ends = starts.plus(Duration.ofMinutes(minutes));
		this.zones.requireKnown(ends);
		return ends;
	}

}
