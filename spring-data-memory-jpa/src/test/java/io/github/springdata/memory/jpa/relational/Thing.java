package io.github.springdata.memory.jpa.relational;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "things")
class Thing {

	@Id
	Integer a;

	String b;

	int c;

}
