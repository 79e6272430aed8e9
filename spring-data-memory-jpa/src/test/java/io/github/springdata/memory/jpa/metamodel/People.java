package io.github.springdata.memory.jpa.metamodel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedSubgraph;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;

/**
 * Entities with all kinds of attributes.
 */
public final class People {

	/**
	 * The classes of the unit.
	 */
	public static final List<Class<?>> CLASSES = List.of(Base.class, Person.class, Manager.class, Passport.class,
			PassportId.class, Booking.class, Detail.class, Address.class, Company.class);

	private People() {
	}

	@MappedSuperclass
	public abstract static class Base<I> {

		@Id
		private I id;

		@Version
		private int version;

		private String note;

		@Transient
		private String scratch;

	}

	@Entity
	@NamedEntityGraph(name = "person.all", includeAllAttributes = true)
	@NamedEntityGraph(name = "person.deep",
			attributeNodes = { @NamedAttributeNode("name"), @NamedAttributeNode(value = "friends", subgraph = "friend"),
					@NamedAttributeNode(value = "branches", subgraph = "branch", keySubgraph = "place") },
			subgraphs = {
					@NamedSubgraph(name = "friend",
							attributeNodes = @NamedAttributeNode(value = "address", subgraph = "place")),
					@NamedSubgraph(name = "friend", type = Manager.class, attributeNodes = @NamedAttributeNode("team")),
					@NamedSubgraph(name = "branch", attributeNodes = @NamedAttributeNode("history")),
					@NamedSubgraph(name = "place", attributeNodes = @NamedAttributeNode("landlord")) },
			subclassSubgraphs = @NamedSubgraph(name = "managers", type = Manager.class,
					attributeNodes = @NamedAttributeNode("team")))
	public static class Person extends Base<Long> {

		@Column(nullable = false)
		private String name;

		private int age;

		@Embedded
		private Address address;

		@ManyToOne
		private Company employer;

		@OneToOne(optional = false, fetch = FetchType.LAZY)
		private Passport passport;

		@ManyToOne
		private Person friend;

		@OneToMany(mappedBy = "friend")
		private Collection<Person> friends = new ArrayList<>();

		@ManyToMany
		private List<Company> clients = new ArrayList<>();

		@ElementCollection
		private Set<String> nicknames = new HashSet<>();

		@ElementCollection(fetch = FetchType.EAGER)
		private SortedSet<Integer> numbers = new TreeSet<>();

		@ElementCollection
		private List<Address> former = new ArrayList<>();

		@ElementCollection
		private Map<String, Integer> scores = new HashMap<>();

		@ManyToMany
		private Map<Address, Company> branches = new HashMap<>();

	}

	@Entity(name = "Boss")
	public static class Manager extends Person {

		private String grade;

		@OneToMany
		private Set<Person> team = new HashSet<>();

	}

	@Embeddable
	public static class Address {

		private String street;

		@ManyToOne(fetch = FetchType.LAZY)
		private Company landlord;

	}

	@Entity
	public static class Passport {

		@EmbeddedId
		private PassportId id;

	}

	@Embeddable
	public record PassportId(String country, int number) implements Serializable {
	}

	@Entity
	@IdClass(BookingId.class)
	public static class Booking {

		@Id
		private long number;

		@Id
		@ManyToOne
		private Company company;

		private String text;

	}

	public record BookingId(long number, String company) implements Serializable {
	}

	@Entity
	public static class Detail {

		@Id
		@OneToOne
		private Person person;

	}

}
