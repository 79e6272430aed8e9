package io.github.springdata.memory.jpa.relational;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import jakarta.persistence.Version;

/**
 * Entities whose tables have all that a mapping can ask of them.
 */
final class Museum {

	static final List<Class<?>> CLASSES = List.of(Room.class, Piece.class, Painting.class, Sculpture.class,
			Person.class, Painter.class, Guard.class, Ticket.class, GroupTicket.class, Loan.class, Visit.class,
			Label.class, Address.class, LoanId.class, Fittings.class, Size.class, Shout.class);

	private Museum() {
	}

	enum Mood {

		CALM, LOUD

	}

	@Embeddable
	static class Address {

		String street;

		@Column(name = "town")
		String city;

		protected Address() {
		}

		Address(String street, String city) {
			this.street = street;
			this.city = city;
		}

	}

	static class Shout implements AttributeConverter<String, String> {

		@Override
		public String convertToDatabaseColumn(String value) {
			return (value != null) ? value + "!" : null;
		}

		@Override
		public String convertToEntityAttribute(String column) {
			return (column != null) ? column.substring(0, column.length() - 1) : null;
		}

	}

	@Entity(name = "Room")
	@Table(name = "rooms")
	static class Room {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Column(name = "room_no")
		Long id;

		@Version
		int version;

		@Enumerated(EnumType.STRING)
		Mood mood = Mood.CALM;

		@Enumerated(EnumType.ORDINAL)
		Mood echo = Mood.LOUD;

		boolean open = true;

		Boolean heated;

		char wing = 'N';

		LocalDate built = LocalDate.of(1901, 2, 3);

		LocalTime opens = LocalTime.of(9, 30);

		LocalDateTime cleaned = LocalDateTime.of(2024, 5, 6, 7, 8, 9);

		Instant checked = Instant.parse("2024-05-06T07:08:09Z");

		OffsetDateTime signed = OffsetDateTime.parse("2024-05-06T07:08:09+02:00");

		@Temporal(TemporalType.TIMESTAMP)
		Date seen = new Date(1_700_000_000_000L);

		Duration tour = Duration.ofMinutes(90);

		UUID code = new UUID(1, 2);

		@Column(precision = 10, scale = 2)
		BigDecimal rent = new BigDecimal("12.50");

		byte[] plan = { 1, 2, 3 };

		@Lob
		String story = "long ago";

		@Convert(converter = Shout.class)
		@Column(name = "calling")
		String call = "silence";

		@Embedded
		Address address = new Address("Lane 1", "Bonn");

		@Embedded
		@AttributeOverride(name = "street", column = @Column(name = "back_street"))
		@AttributeOverride(name = "city", column = @Column(name = "back_city"))
		Address back;

		@ManyToOne
		Room next;

		@OneToMany(mappedBy = "room")
		List<Piece> pieces = new ArrayList<>();

		@OneToMany(cascade = CascadeType.ALL)
		@JoinColumn(name = "room_id")
		@OrderColumn(name = "pos")
		List<Label> labels = new ArrayList<>();

		@Embedded
		Fittings fittings = new Fittings();

		@ElementCollection
		@OrderColumn
		List<String> signs = new ArrayList<>();

		@ElementCollection
		@CollectionTable(name = "smells", joinColumns = @JoinColumn(name = "of_room"))
		@Column(name = "smell")
		Set<Mood> smells = new TreeSet<>();

		@ElementCollection
		@MapKeyColumn(name = "language")
		Map<String, String> names = new HashMap<>();

		@ElementCollection
		@CollectionTable(name = "doors")
		Map<String, Size> doors = new HashMap<>();

		@ManyToMany
		@JoinTable(name = "keys", joinColumns = @JoinColumn(name = "room"),
				inverseJoinColumns = @JoinColumn(name = "guard"))
		List<Guard> guards = new ArrayList<>();

		Room next(Room next) {
			this.next = next;
			return this;
		}

	}

	@Embeddable
	static class Fittings {

		int sockets = 2;

		@ElementCollection
		Set<String> lamps = new TreeSet<>();

	}

	@Embeddable
	static class Size {

		int width;

		int height;

		protected Size() {
		}

		Size(int width, int height) {
			this.width = width;
			this.height = height;
		}

	}

	@Entity(name = "Label")
	static class Label {

		@Id
		@GeneratedValue
		Long id;

		String text;

		protected Label() {
		}

		Label(String text) {
			this.text = text;
		}

	}

	@Entity(name = "Piece")
	@DiscriminatorColumn(name = "kind")
	@SecondaryTable(name = "piece_notes", pkJoinColumns = @PrimaryKeyJoinColumn(name = "piece_id"))
	static class Piece {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "pieces")
		@SequenceGenerator(name = "pieces", sequenceName = "piece_numbers", initialValue = 100, allocationSize = 1)
		Long id;

		String title;

		@Column(table = "piece_notes")
		String note;

		@ManyToOne
		Room room;

	}

	@Entity(name = "Painting")
	@DiscriminatorValue("P")
	static class Painting extends Piece {

		String colours;

		@ManyToOne
		Painter painter;

	}

	@Entity(name = "Sculpture")
	@DiscriminatorValue("S")
	static class Sculpture extends Piece {

		double weight;

		@ElementCollection
		Set<String> materials = new TreeSet<>();

	}

	@Entity(name = "Person")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Person {

		@Id
		String name;

		LocalDate born;

	}

	@Entity(name = "Painter")
	static class Painter extends Person {

		String style;

	}

	@Entity(name = "Guard")
	@PrimaryKeyJoinColumn(name = "guard_name")
	static class Guard extends Person {

		int badge;

		@OneToOne
		Room post;

	}

	@Entity(name = "Ticket")
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	static class Ticket {

		@Id
		Integer number;

		BigDecimal price;

		@ManyToOne
		Room first;

	}

	@Entity(name = "GroupTicket")
	static class GroupTicket extends Ticket {

		int heads;

	}

	@Embeddable
	static class LoanId implements Serializable {

		Long piece;

		int round;

		protected LoanId() {
		}

		LoanId(int round) {
			this.round = round;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof LoanId id && id.piece.equals(this.piece) && id.round == this.round;
		}

		@Override
		public int hashCode() {
			return this.round;
		}

	}

	@Entity(name = "Loan")
	static class Loan {

		@EmbeddedId
		LoanId id;

		@MapsId("piece")
		@ManyToOne
		Piece piece;

		String borrower;

	}

	record VisitId(Integer ticket, String person) implements Serializable {
	}

	@Entity(name = "Visit")
	@IdClass(VisitId.class)
	static class Visit {

		@Id
		@ManyToOne
		Ticket ticket;

		@Id
		@ManyToOne
		Person person;

		@ManyToOne
		Loan seen;

	}

}
