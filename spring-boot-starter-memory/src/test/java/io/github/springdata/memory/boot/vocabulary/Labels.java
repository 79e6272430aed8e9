package io.github.springdata.memory.boot.vocabulary;

import org.springframework.data.repository.ListCrudRepository;

public interface Labels extends ListCrudRepository<Label, Long> {

}
