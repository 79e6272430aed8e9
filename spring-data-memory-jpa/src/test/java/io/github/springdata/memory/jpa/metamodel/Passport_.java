package io.github.springdata.memory.jpa.metamodel;

import jakarta.persistence.metamodel.SingularAttribute;

/**
 * Class that looks like a static metamodel, of a class that is elsewhere.
 */
abstract class Passport_ {

	static volatile SingularAttribute<Object, Object> id;

}
