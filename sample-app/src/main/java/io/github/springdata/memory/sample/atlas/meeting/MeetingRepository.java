package io.github.springdata.memory.sample.atlas.meeting;

import io.github.springdata.memory.repository.MemoryRepository;

interface MeetingRepository extends MemoryRepository<Meeting, Long> {

}
