package io.github.springdata.memory.jpa.model;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import org.hibernate.annotations.Cascade;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RelationMappingTests {

	private final PersistenceModel model = Mappings.of(Customer.class, Invoice.class, Entry.class, Country.class,
			Card.class, Group.class, Team.class);

	private final EntityModel invoice = this.model.entity(Invoice.class);

	@Test
	void sharesTheColumnOfABasicAttributeThatIsWritten() {
		ToOneModel country = Mappings.toOne(this.invoice, "country");
		assertThat(country.shared()).isEqualTo("countryCode");
		assertThat(country.referenced()).isEqualTo("code");
		assertThat(Mappings.basic(this.invoice, "countryCode").shared()).isNull();
	}

	@Test
	void showsTheIdOfAReferenceThatIsWritten() {
		assertThat(Mappings.basic(this.invoice, "customerId").shared()).isEqualTo("customer.id");
		assertThat(Mappings.toOne(this.invoice, "customer").shared()).isNull();
		assertThat(Mappings.toOne(this.invoice, "customer").sharedPaths()).isEmpty();
	}

	@Test
	void sharesColumnsOfEmbeddedIds() {
		assertThat(Mappings.toOne(this.model.entity(Entry.class), "invoice").shared()).isEqualTo("id.invoiceId");
	}

	@Test
	void sharesSeveralColumns() {
		EntityModel card = this.model.entity(Card.class);
		assertThat(Mappings.toOne(card, "entry").sharedPaths()).containsExactly("invoiceId", "line");
		assertThat(Mappings.toOne(card, "entry").shared()).isNull();
		assertThat(Mappings.basic(card, "otherLine").shared()).isEqualTo("other.id.line");
	}

	@Test
	void readsBothSidesOfOneToOne() {
		ToOneModel card = Mappings.toOne(this.model.entity(Customer.class), "card");
		assertThat(card.isOneToOne()).isTrue();
		assertThat(card.relation().isOwning()).isFalse();
		assertThat(card.relation().orphanRemoval()).isTrue();
		assertThat(card.columns()).isEmpty();
		assertThat(Mappings.toOne(this.model.entity(Card.class), "customer").columns().get(0).unique()).isTrue();
	}

	@Test
	void readsCascades() {
		RelationModel relation = Mappings.toOne(this.invoice, "customer").relation();
		assertThat(relation.cascade()).containsExactlyInAnyOrder(CascadeType.PERSIST, CascadeType.MERGE);
		RelationModel ofHibernate = RelationCheck
			.relation(Mappings.plural(this.model.entity(Customer.class), "invoices"));
		assertThat(ofHibernate).isNotNull();
		assertThat(ofHibernate.cascade()).containsExactlyInAnyOrder(CascadeType.PERSIST, CascadeType.MERGE,
				CascadeType.REMOVE);
		assertThat(ofHibernate.orphanRemoval()).isTrue();
	}

	@Test
	void readsDefaultsOfFetching() {
		assertThat(Mappings.toOne(this.invoice, "customer").fetch()).isEqualTo(FetchType.EAGER);
		assertThat(Mappings.plural(this.model.entity(Customer.class), "invoices").fetch()).isEqualTo(FetchType.LAZY);
	}

	@Test
	void deletesRowsWithThoseThatTheyReferTo() {
		assertThat(Mappings.toOne(this.model.entity(Entry.class), "invoice").relation().deleteCascades()).isTrue();
		assertThat(Mappings.toOne(this.invoice, "customer").relation().deleteCascades()).isTrue();
		assertThat(Mappings.toOne(this.invoice, "country").relation().deleteCascades()).isFalse();
	}

	@Test
	void notesAReferenceThatIsInTheColumnsOfACollection() {
		EntityModel group = this.model.entity(Group.class);
		assertThat(Mappings.plural(group, "teams").link()).isEqualTo(PluralModel.Link.TARGET);
		assertThat(Mappings.plural(group, "teams").shared()).isEqualTo("group");
		assertThat(Mappings.plural(group, "others").shared()).isNull();
	}

	@Test
	void namesJoinTablesAndColumnsAsTheSpecificationSays() {
		PluralModel others = Mappings.plural(this.model.entity(Group.class), "others");
		assertThat(others.link()).isEqualTo(PluralModel.Link.OWNER);
		assertThat(others.table()).isEqualTo("Group_Team");
		assertThat(others.columns()).extracting(ColumnModel::name).containsExactly("Group_id");
		assertThat(others.elementColumns()).extracting(ColumnModel::name).containsExactly("others_id");
		PluralModel friends = Mappings.plural(this.model.entity(Team.class), "friends");
		assertThat(friends.columns()).extracting(ColumnModel::name).containsExactly("friendOf_id");
	}

	@Test
	void readsReferencesWithJoinTables() {
		ToOneModel leader = Mappings.toOne(this.model.entity(Team.class), "leader");
		assertThat(leader.columns()).extracting(ColumnModel::name).containsExactly("leader_fk");
	}

	@Test
	void readsRawCollectionsByTheEntityThatIsNamed() {
		PluralModel raw = Mappings.plural(this.model.entity(Team.class), "raw");
		assertThat(raw.element().type()).isEqualTo(Country.class);
		assertThat(Mappings.toOne(this.model.entity(Team.class), "any").relation().target().type())
			.isEqualTo(Country.class);
	}

	@Test
	void requiresReferencesWhoseColumnsAreRequired() {
		assertThat(Mappings.toOne(this.model.entity(Team.class), "any").isOptional()).isFalse();
		assertThat(Mappings.toOne(this.invoice, "customer").isOptional()).isTrue();
	}

	@Test
	void writesNoColumnsThatAreReadOnly() {
		ToOneModel readOnly = Mappings.toOne(this.model.entity(Team.class), "readOnly");
		assertThat(readOnly.columns()).noneMatch(ColumnModel::isWritten);
		assertThat(readOnly.sharedPaths()).isEmpty();
	}

	@Entity
	static class Customer {

		@Id
		long id;

		@OneToOne(mappedBy = "customer", orphanRemoval = true)
		Card card;

		@OneToMany(mappedBy = "customer")
		@Cascade({ org.hibernate.annotations.CascadeType.PERSIST, org.hibernate.annotations.CascadeType.MERGE,
				org.hibernate.annotations.CascadeType.REMOVE, org.hibernate.annotations.CascadeType.DELETE_ORPHAN })
		@OnDelete(action = OnDeleteAction.CASCADE)
		List<Invoice> invoices;

	}

	@Entity
	static class Country {

		@Id
		long id;

		@Column(unique = true)
		String code;

	}

	@Entity
	static class Invoice {

		@Id
		long id;

		@Column(name = "country_code")
		String countryCode;

		@ManyToOne
		@JoinColumn(name = "COUNTRY_CODE", referencedColumnName = "code", insertable = false, updatable = false)
		Country country;

		@ManyToOne(cascade = { CascadeType.PERSIST, CascadeType.MERGE })
		Customer customer;

		@Column(name = "customer_id", insertable = false, updatable = false)
		Long customerId;

	}

	@Embeddable
	record EntryId(@Column(name = "invoice_id") long invoiceId, int line) implements Serializable {
	}

	@Entity
	static class Entry {

		@EmbeddedId
		EntryId id;

		@ManyToOne
		@JoinColumn(name = "invoice_id", insertable = false, updatable = false)
		@OnDelete(action = OnDeleteAction.CASCADE)
		Invoice invoice;

	}

	@Entity
	static class Card {

		@Id
		long id;

		@OneToOne
		@JoinColumn(unique = true)
		Customer customer;

		@Column(name = "e_invoice")
		long invoiceId;

		@Column(name = "e_line")
		int line;

		@ManyToOne
		@JoinColumn(name = "e_line", referencedColumnName = "line", insertable = false, updatable = false)
		@JoinColumn(name = "e_invoice", referencedColumnName = "invoice_id", insertable = false, updatable = false)
		Entry entry;

		@ManyToOne
		Entry other;

		@Column(name = "other_line", insertable = false, updatable = false)
		int otherLine;

	}

	@Entity
	static class Group {

		@Id
		long id;

		@OneToMany
		@JoinColumn(name = "group_id")
		Set<Team> teams;

		@OneToMany
		List<Team> others;

	}

	@Entity
	@SuppressWarnings("rawtypes")
	static class Team {

		@Id
		long id;

		@ManyToOne
		@JoinColumn(name = "group_id")
		Group group;

		@ManyToMany
		List<Team> friends;

		@ManyToMany(mappedBy = "friends")
		List<Team> friendOf;

		@ManyToOne
		@JoinTable(name = "leaders", joinColumns = @JoinColumn(name = "team_fk"),
				inverseJoinColumns = @JoinColumn(name = "leader_fk"))
		Customer leader;

		@OneToMany(targetEntity = Country.class)
		List raw;

		@ManyToOne(targetEntity = Country.class)
		@JoinColumn(nullable = false)
		Object any;

		@ManyToOne
		@JoinColumn(name = "nobody", insertable = false, updatable = false)
		Country readOnly;

	}

}
