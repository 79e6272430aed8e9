package io.github.springdata.memory.boot.aot;

import java.util.List;

import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Query;

public interface Letters extends MemoryRepository<Letter, Long>, LetterArchive {

	List<Letter> findByTextStartingWith(String prefix);

	@Query("select l.text from Letter l where l.author = :author")
	List<String> textsOf(String author);

}
