package io.github.springdata.memory.jpa.model;

import java.util.List;
import java.util.Map;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OverrideTests {

	private final PersistenceModel model = Mappings.of(Company.class, Country.class);

	private final EntityModel company = this.model.entity(Company.class);

	@Test
	void overridesColumnsOfEmbeddables() {
		assertThat(column("office.street")).isEqualTo("office_street");
		assertThat(column("home.street")).isEqualTo("street");
	}

	@Test
	void overridesColumnsOfNestedEmbeddables() {
		assertThat(column("office.zip.code")).isEqualTo("office_zip");
		assertThat(column("home.zip.code")).isEqualTo("inner_code");
		assertThat(column("home.zip.plus")).isEqualTo("outer_plus");
	}

	@Test
	void overridesColumnsAndRelationsOfSuperclasses() {
		assertThat(column("id")).isEqualTo("company_id");
		assertThat(column("middle")).isEqualTo("of_middle");
		assertThat(Mappings.toOne(this.company, "origin").columns().get(0).name()).isEqualTo("origin_code");
		PluralModel partners = Mappings.plural(this.company, "partners");
		assertThat(partners.table()).isEqualTo("company_partners");
		assertThat(Mappings.plural(this.company, "branches").link()).isEqualTo(PluralModel.Link.TARGET);
	}

	@Test
	void overridesRelationsOfEmbeddables() {
		assertThat(Mappings.toOne(this.company, "office.country").columns().get(0).name()).isEqualTo("office_country");
		assertThat(Mappings.toOne(this.company, "home.country").columns().get(0).name()).isEqualTo("country_id");
	}

	@Test
	void overridesColumnsOfKeysAndValues() {
		PluralModel map = Mappings.plural(this.company, "map");
		assertThat(((ElementModel.Embedded) map.key()).embeddable().attributes()).extracting(OverrideTests::columnOf)
			.containsExactly("key_code", "plus");
		assertThat(((ElementModel.Embedded) map.element()).embeddable().attributes())
			.extracting(OverrideTests::columnOf)
			.containsExactly("value_code", "plus");
		PluralModel list = Mappings.plural(this.company, "list");
		assertThat(((ElementModel.Embedded) list.element()).embeddable().attributes())
			.extracting(OverrideTests::columnOf)
			.containsExactly("element_code", "plus");
		assertThat(Mappings.plural(this.company, "texts").elementColumns()).extracting(ColumnModel::name)
			.containsExactly("a_text");
	}

	@Test
	void leavesTheEmbeddableItselfAsItIs() {
		EmbeddableModel address = this.model.findEmbeddable(Address.class);
		assertThat(address).isNotNull();
		assertThat(Mappings.basic(address, "street").column().name()).isEqualTo("street");
	}

	@Test
	void reportsOverridesThatOverrideNothing() {
		assertThat(Mappings.problems(Wrong.class)).containsExactlyInAnyOrder(
				"Class %s overrides 'idd' with @AttributeOverride, but there is no such attribute; correct the name or remove it"
					.formatted(Wrong.class.getName()),
				"Attribute 'zip' of %s overrides 'cod' with @AttributeOverride, but there is no such attribute; correct the name or remove it"
					.formatted(Wrong.class.getName()),
				"Attribute 'zips' of %s overrides 'cod' with @AttributeOverride, but there is no such attribute; correct the name or remove it"
					.formatted(Wrong.class.getName()),
				"Attribute 'zip' of %s overrides 'cty' with @AssociationOverride, but there is no such attribute; correct the name or remove it"
					.formatted(Wrong.class.getName()));
	}

	private String column(String path) {
		return Mappings.basic(this.company, path).column().name();
	}

	private static String columnOf(AttributeModel attribute) {
		return ((BasicModel) attribute).column().name();
	}

	@Embeddable
	static class Zip {

		String code;

		String plus;

	}

	@Embeddable
	static class Address {

		String street;

		@AttributeOverride(name = "code", column = @Column(name = "inner_code"))
		@AttributeOverride(name = "plus", column = @Column(name = "inner_plus"))
		Zip zip;

		@ManyToOne
		Country country;

	}

	@MappedSuperclass
	static class Base {

		@Id
		long id;

		@ManyToOne
		Country origin;

		@ManyToMany
		List<Country> partners;

		@OneToMany
		List<Country> branches;

		String middle;

	}

	@MappedSuperclass
	@AttributeOverride(name = "middle", column = @Column(name = "of_middle"))
	@AttributeOverride(name = "id", column = @Column(name = "middle_id"))
	static class Middle extends Base {

	}

	@Entity
	@AttributeOverride(name = "id", column = @Column(name = "company_id"))
	@AssociationOverride(name = "origin", joinColumns = @JoinColumn(name = "origin_code"))
	@AssociationOverride(name = "partners", joinTable = @JoinTable(name = "company_partners"))
	@AssociationOverride(name = "branches", joinColumns = @JoinColumn(name = "company_id"))
	static class Company extends Middle {

		@Embedded
		@AttributeOverride(name = "street", column = @Column(name = "office_street"))
		@AttributeOverride(name = "zip.code", column = @Column(name = "office_zip"))
		@AttributeOverride(name = "zip.plus", column = @Column(name = "office_plus"))
		@AssociationOverride(name = "country", joinColumns = @JoinColumn(name = "office_country"))
		Address office;

		@Embedded
		@AttributeOverride(name = "zip.plus", column = @Column(name = "outer_plus"))
		Address home;

		@ElementCollection
		@AttributeOverride(name = "key.code", column = @Column(name = "key_code"))
		@AttributeOverride(name = "value.code", column = @Column(name = "value_code"))
		Map<Zip, Zip> map;

		@ElementCollection
		@AttributeOverride(name = "code", column = @Column(name = "element_code"))
		List<Zip> list;

		@ElementCollection
		@Column(name = "a_text")
		List<String> texts;

	}

	@Entity
	static class Country {

		@Id
		long id;

	}

	@Entity
	@AttributeOverride(name = "idd", column = @Column(name = "x"))
	static class Wrong {

		@Id
		long id;

		@Embedded
		@AttributeOverride(name = "cod", column = @Column(name = "x"))
		@AssociationOverride(name = "cty", joinColumns = @JoinColumn(name = "x"))
		Zip zip;

		@ElementCollection
		@AttributeOverride(name = "cod", column = @Column(name = "x"))
		List<Zip> zips;

	}

}
