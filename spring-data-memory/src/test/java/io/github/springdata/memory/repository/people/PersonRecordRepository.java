package io.github.springdata.memory.repository.people;

public interface PersonRecordRepository extends PeopleRepository<PersonRecord> {

}
