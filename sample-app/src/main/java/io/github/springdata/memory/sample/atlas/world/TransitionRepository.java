package io.github.springdata.memory.sample.atlas.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.springdata.memory.repository.MemoryRepository;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;

interface TransitionRepository extends MemoryRepository<Transition, Long> {

	Optional<Transition> findFirstByZoneAndAtLessThanEqualOrderByAtDesc(String zone, Instant at);

	Optional<Transition> findFirstByZoneAndAtGreaterThanOrderByAt(String zone, Instant after);

	Slice<Transition> findByZoneAndAtGreaterThanOrderByAt(String zone, Instant after, Pageable pageable);

	List<Transition> findTop5ByAtGreaterThanOrderByAt(Instant after);

	Page<Transition> findByAtBetween(Instant from, Instant to, Pageable pageable);

	Page<Transition> findByZoneAndAtBetween(String zone, Instant from, Instant to, Pageable pageable);

	Stream<Transition> findByZoneOrderByAt(String zone);

	List<Transition> findByOffsetAndAtLessThanEqualAndUntilGreaterThan(int offset, Instant at, Instant sameAt);

	long countByYear(int year);

	long countByZoneAndYear(String zone, int year);

}
