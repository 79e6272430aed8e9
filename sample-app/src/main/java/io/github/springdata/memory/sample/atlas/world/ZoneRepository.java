package io.github.springdata.memory.sample.atlas.world;

import java.time.Instant;
import java.util.Collection;

import io.github.springdata.memory.repository.MemoryRepository;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

interface ZoneRepository extends MemoryRepository<Zone, String> {

	Page<Zone> findByCountry(String country, Pageable pageable);

	Page<Zone> findByStandardOffset(int seconds, Pageable pageable);

	Page<Zone> findByNameInOrFirstOffsetAndFirstTransitionIsNullOrFirstOffsetAndFirstTransitionGreaterThan(
			Collection<String> names, int neverChanged, int notYetChanged, Instant at, Pageable pageable);

	long countByCountryIsNotNull();

}
