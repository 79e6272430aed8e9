package io.github.springdata.memory.boot.vocabulary;

import java.util.Optional;

import org.springframework.data.repository.CrudRepository;

public interface Tracks extends CrudRepository<Track, Long> {

	Optional<Track> findByTitle(String title);

}
