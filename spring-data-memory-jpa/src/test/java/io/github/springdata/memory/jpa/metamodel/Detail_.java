package io.github.springdata.memory.jpa.metamodel;

import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.StaticMetamodel;

@StaticMetamodel(People.Detail.class)
abstract class Detail_ {

	static volatile SingularAttribute<People.Detail, People.Person> person;

}
