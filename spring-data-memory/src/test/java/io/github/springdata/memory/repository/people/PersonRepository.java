package io.github.springdata.memory.repository.people;

public interface PersonRepository extends PeopleRepository<Person> {

}
