package io.github.springdata.memory.sample.atlas.world;

import java.util.Optional;

import io.github.springdata.memory.repository.MemoryRepository;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

interface CountryRepository extends MemoryRepository<Country, String> {

	Optional<Country> findByCodeOrAlpha3(String code, String alpha3);

	Page<Country> findByNameContainingIgnoreCase(String part, Pageable pageable);

	Page<Country> findByNameContainingIgnoreCaseAndCurrency(String part, String currency, Pageable pageable);

}
