package io.github.springdata.memory.boot.aot;

import io.github.springdata.memory.reactive.ReactiveMemoryRepository;
import reactor.core.publisher.Flux;

public interface ReactiveLetters extends ReactiveMemoryRepository<Letter, Long> {

	Flux<Letter> findByAuthor(String author);

}
