package io.github.springdata.memory.boot.reactive;

import io.github.springdata.memory.mapping.MemoryEntity;

import org.springframework.data.annotation.Id;

@MemoryEntity
public record Ticket(@Id Long id, String seat) {

}
