package io.github.springdata.memory.jpa.metamodel;

import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.StaticMetamodel;

@StaticMetamodel(People.Booking.class)
abstract class People_Booking_ {

	static volatile SingularAttribute<People.Booking, Long> number;

}
