package io.github.springdata.memory.boot.example;

import java.util.List;

import io.github.springdata.memory.repository.MemoryRepository;

public interface Books extends MemoryRepository<Book, Long> {

	List<Book> findByTitleStartingWith(String start);

}
