package io.github.springdata.memory.repository.people;

public interface IndexedPersonRepository extends PeopleRepository<IndexedPerson> {

}
