package io.github.springdata.memory.jpa.metamodel;

import java.util.HashMap;
import java.util.Map;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.MapKey;
import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;

/**
 * Entity at the top level with a static metamodel as the specification has it.
 */
@Entity
@NamedQuery(name = "company-by-title", query = "select c from Company c where c.title = :title",
		resultClass = Company.class)
@NamedEntityGraph(name = "company.history", attributeNodes = @NamedAttributeNode("history"))
public class Company {

	@Id
	private String code;

	@Basic(optional = false)
	private String title;

	@Basic(fetch = FetchType.LAZY)
	private String history;

	@OneToMany
	@MapKey(name = "name")
	private Map<String, People.Person> staff = new HashMap<>();

	@OneToMany
	@MapKey
	private Map<Long, People.Person> staffById = new HashMap<>();

}
