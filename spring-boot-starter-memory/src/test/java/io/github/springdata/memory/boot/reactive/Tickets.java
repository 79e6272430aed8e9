package io.github.springdata.memory.boot.reactive;

import io.github.springdata.memory.reactive.ReactiveMemoryRepository;

public interface Tickets extends ReactiveMemoryRepository<Ticket, Long> {

}
