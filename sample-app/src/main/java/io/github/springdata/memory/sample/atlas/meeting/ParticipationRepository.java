package io.github.springdata.memory.sample.atlas.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.github.springdata.memory.repository.MemoryRepository;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

interface ParticipationRepository extends MemoryRepository<Participation, Long> {

	List<Participation> findByMeetingOrderByPerson(long meeting);

	Page<Participation> findByPerson(String person, Pageable pageable);

	Optional<Participation> findFirstByPersonAndStartsLessThanAndEndsGreaterThanAndMeetingNotOrderByStarts(
			String person, Instant end, Instant start, long meeting);

	long deleteByMeeting(long meeting);

}
