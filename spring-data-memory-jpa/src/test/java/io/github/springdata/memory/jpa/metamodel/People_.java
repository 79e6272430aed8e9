package io.github.springdata.memory.jpa.metamodel;

import jakarta.persistence.metamodel.CollectionAttribute;
import jakarta.persistence.metamodel.EmbeddableType;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ListAttribute;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.MappedSuperclassType;
import jakarta.persistence.metamodel.SetAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.StaticMetamodel;

/**
 * Static metamodel classes, nested like the classes that they are for.
 */
abstract class People_ {

	@StaticMetamodel(People.Base.class)
	abstract static class Base_ {

		static volatile MappedSuperclassType<People.Base> class_;

		static volatile SingularAttribute<People.Base, Object> id;

		static volatile SingularAttribute<People.Base, Integer> version;

	}

	@StaticMetamodel(People.Person.class)
	abstract static class Person_ extends Base_ {

		static volatile EntityType<People.Person> class_;

		static volatile SingularAttribute<People.Person, String> name;

		static volatile SingularAttribute<People.Person, People.Address> address;

		static volatile CollectionAttribute<People.Person, People.Person> friends;

		static volatile ListAttribute<People.Person, Company> clients;

		static volatile SetAttribute<People.Person, String> nicknames;

		static volatile MapAttribute<People.Person, String, Integer> scores;

		static volatile MapAttribute<People.Person, People.Address, Company> branches;

	}

	@StaticMetamodel(People.Manager.class)
	abstract static class Manager_ extends Person_ {

		static volatile EntityType<People.Manager> class_;

		static volatile SetAttribute<People.Manager, People.Person> team;

		/** An attribute of a superclass, where a processor has not seen that. */
		static volatile SingularAttribute<People.Manager, String> note;

	}

	@StaticMetamodel(People.Address.class)
	abstract static class Address_ {

		static volatile EmbeddableType<People.Address> class_;

		static volatile SingularAttribute<People.Address, String> street;

		static volatile SingularAttribute<People.Address, Company> landlord;

	}

}
