package io.github.springdata.memory.jpa.metamodel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.jpa.graph.EntityGraphs;
import io.github.springdata.memory.jpa.metamodel.People.Address;
import io.github.springdata.memory.jpa.metamodel.People.Base;
import io.github.springdata.memory.jpa.metamodel.People.Booking;
import io.github.springdata.memory.jpa.metamodel.People.Detail;
import io.github.springdata.memory.jpa.metamodel.People.Manager;
import io.github.springdata.memory.jpa.metamodel.People.Person;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.TypedQueryReference;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.Attribute.PersistentAttributeType;
import jakarta.persistence.metamodel.EmbeddableType;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SetAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.StaticMetamodel;
import org.junit.jupiter.api.Test;

import org.springframework.data.jpa.domain.AbstractAuditable;
import org.springframework.data.jpa.domain.AbstractAuditable_;
import org.springframework.data.jpa.domain.AbstractPersistable;
import org.springframework.data.jpa.domain.AbstractPersistable_;

import static org.assertj.core.api.Assertions.assertThat;

class StaticMetamodelClassesTests {

	private final MemoryMetamodel metamodel = Metamodels.people();

	private final List<String> problems = new ArrayList<>();

	@Test
	void attributesOfEntitiesAreFilledIn() {
		fill(this.metamodel);
		EntityType<Company> company = this.metamodel.entity(Company.class);
		assertThat(Company_.class_).isSameAs(company);
		assertThat(Company_.code).isSameAs(company.getAttribute("code"));
		assertThat(Company_.title).isSameAs(company.getAttribute("title"));
		assertThat(Company_.history).isSameAs(company.getAttribute("history"));
		assertThat(this.problems).isEmpty();
	}

	@Test
	void allKindsOfAttributesAreFilledIn() {
		fill(this.metamodel);
		EntityType<Person> person = this.metamodel.entity(Person.class);
		assertThat(People_.Person_.class_).isSameAs(person);
		assertThat(People_.Person_.name).isSameAs(person.getSingularAttribute("name"));
		assertThat(People_.Person_.address).isSameAs(person.getSingularAttribute("address"));
		assertThat(People_.Person_.friends).isSameAs(person.getCollection("friends"));
		assertThat(People_.Person_.clients).isSameAs(person.getList("clients"));
		assertThat(People_.Person_.nicknames).isSameAs(person.getSet("nicknames"));
		assertThat(People_.Person_.scores).isSameAs(person.getMap("scores"));
		assertThat(People_.Person_.branches).isSameAs(person.getMap("branches"));
	}

	@Test
	void mappedSuperclassesAndEmbeddablesAreFilledIn() {
		fill(this.metamodel);
		ManagedType<Base> base = this.metamodel.managedType(Base.class);
		assertThat(People_.Base_.class_).isSameAs(base);
		assertThat(People_.Base_.id).isSameAs(base.getAttribute("id"));
		assertThat(People_.Base_.version).isSameAs(base.getAttribute("version"));
		EmbeddableType<Address> address = this.metamodel.embeddable(Address.class);
		assertThat(People_.Address_.class_).isSameAs(address);
		assertThat(People_.Address_.landlord).isSameAs(address.getAttribute("landlord"));
	}

	@Test
	void subclassesAreFilledIn() {
		fill(this.metamodel);
		EntityType<Manager> manager = this.metamodel.entity(Manager.class);
		assertThat(People_.Manager_.class_).isSameAs(manager);
		assertThat(People_.Manager_.team).isSameAs(manager.getAttribute("team"));
		assertThat(People_.Manager_.note).isSameAs(manager.getAttribute("note"));
	}

	@Test
	void classesOfNestedClassesMayBeElsewhere() {
		fill(this.metamodel);
		assertThat(People_Booking_.number).isSameAs(this.metamodel.entity(Booking.class).getAttribute("number"));
		assertThat(Detail_.person).isSameAs(this.metamodel.entity(Detail.class).getAttribute("person"));
	}

	@Test
	void whatOnlyLooksLikeAStaticMetamodelIsLeftAlone() {
		fill(this.metamodel);
		assertThat(Passport_.id).isNull();
	}

	@Test
	void constantsAndFieldsOfInstancesAreLeftAlone() {
		fill(this.metamodel);
		assertThat(Company_.TITLE).isEqualTo("title");
		assertThat(new Company_() {
		}.instance).isNull();
	}

	@Test
	void laterFactoriesFillFieldsAnew() {
		fill(this.metamodel);
		MemoryMetamodel other = Metamodels.people();
		fill(other);
		assertThat(Company_.class_).isSameAs(other.entity(Company.class));
	}

	@Test
	void namedGraphsAndQueriesAreFilledIn() {
		EntityGraph<Company> graph = EntityGraphs.of(this.metamodel, List.of(), this.problems::add)
			.create(Company.class);
		TypedQueryReference<Company> query = new Reference();
		StaticMetamodelClasses.fill(this.metamodel, Map.of("company.history", graph), Map.of("company-by-title", query),
				this.problems::add);
		assertThat(Company_._company_history).isSameAs(graph);
		assertThat(Company_._company_by_title_).isSameAs(query);
	}

	@Test
	void graphsAndQueriesOfOthersAreLeftAlone() {
		fill(this.metamodel);
		assertThat(Company_._elsewhere).isNull();
		assertThat(Company_._elsewhere_).isNull();
	}

	@Test
	void fieldsThatMatchNoAttributeAreRefusedByName() {
		fill(Metamodels.of(Wrong.class));
		String name = Wrong_.class.getName();
		assertThat(this.problems).containsExactlyInAnyOrder(
				"Field " + name + ".missing cannot be set: 'missing' is not an attribute of " + Wrong.class.getName()
						+ "; compile the static metamodel anew",
				"Field " + name + ".kind cannot be set: it is of type SetAttribute, but " + Wrong.class.getName()
						+ ".kind is a SingularAttribute",
				"Field " + name + ".constant cannot be set: it is final",
				"Field " + name + ".class_ cannot be set: it is of type EntityType, but " + Wrong.class.getName()
						+ " is a EmbeddableType");
		assertThat(Wrong_.right).isNotNull();
		assertThat(Wrong_.anything).isNotNull();
		assertThat(Wrong_.plural).isNull();
	}

	@Test
	void superclassesOfSpringDataAreFilledIn() {
		MemoryMetamodel metamodel = Metamodels.of(Note.class, Author.class);
		fill(metamodel);
		assertThat(this.problems).isEmpty();
		ManagedType<?> persistable = metamodel.managedType(AbstractPersistable.class);
		assertThat(AbstractPersistable_.id).isSameAs(persistable.getDeclaredAttribute("id"));
		assertThat(AbstractPersistable_.id.getJavaType()).isEqualTo(Serializable.class);
		assertThat(AbstractAuditable_.createdBy.getPersistentAttributeType())
			.isEqualTo(PersistentAttributeType.MANY_TO_ONE);
		EntityType<Note> note = metamodel.entity(Note.class);
		assertThat(note.getId(Long.class).getDeclaringType()).isSameAs(persistable);
		assertThat(note.getSingularAttribute("createdBy").getJavaType()).isEqualTo(Author.class);
		assertThat(note.getSingularAttribute("createdBy").getType()).isSameAs(metamodel.entity(Author.class));
		assertThat(note.getDeclaredAttributes()).extracting((attribute) -> attribute.getName()).containsExactly("text");
	}

	@Test
	void superclassesThatNoEntityExtendsAreNotRefused() {
		fill(Metamodels.of(AbstractAuditable.class));
		assertThat(this.problems).isEmpty();
	}

	private void fill(MemoryMetamodel metamodel) {
		StaticMetamodelClasses.fill(metamodel, Map.of(), Map.of(), this.problems::add);
	}

	@Entity
	static class Author extends AbstractPersistable<Long> {

	}

	@Entity
	static class Note extends AbstractAuditable<Author, Long> {

		private String text;

	}

	@Embeddable
	static class Wrong {

		private String kind;

		private String constant;

		private String right;

		private String anything;

	}

	@StaticMetamodel(Wrong.class)
	abstract static class Wrong_ {

		static volatile EntityType<Wrong> class_;

		static volatile SingularAttribute<Wrong, String> missing;

		static volatile SetAttribute<Wrong, String> kind;

		static final SingularAttribute<Wrong, String> constant = null;

		static volatile SingularAttribute<Wrong, String> right;

		static volatile Attribute<Wrong, String> anything;

		static volatile Class<PluralAttribute<?, ?, ?>> plural;

	}

	private record Reference() implements TypedQueryReference<Company> {

		@Override
		public String getName() {
			return "company-by-title";
		}

		@Override
		public Class<? extends Company> getResultType() {
			return Company.class;
		}

		@Override
		public Map<String, Object> getHints() {
			return Map.of();
		}

	}

}
