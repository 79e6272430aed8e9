package io.github.springdata.memory.jpa.model;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

import jakarta.persistence.Basic;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyClass;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.MapKeyTemporal;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.TemporalType;
import jakarta.persistence.UniqueConstraint;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.jpa.model.PluralModel.Container;
import io.github.springdata.memory.jpa.model.PluralModel.OrderItem;

import static org.assertj.core.api.Assertions.assertThat;

class CollectionMappingTests {

	private final EntityModel box = Mappings.of(Box.class, Thing.class).entity(Box.class);

	@Test
	void readsKindsOfCollections() {
		assertThat(plural("texts").container()).isEqualTo(Container.COLLECTION);
		assertThat(plural("parts").container()).isEqualTo(Container.LIST);
		assertThat(plural("colors").container()).isEqualTo(Container.SET);
		assertThat(plural("numbers").container()).isEqualTo(Container.SORTED_SET);
		assertThat(plural("byText").container()).isEqualTo(Container.SORTED_MAP);
		assertThat(plural("byThing").container()).isEqualTo(Container.SORTED_MAP);
		assertThat(plural("byColor").container()).isEqualTo(Container.MAP);
	}

	@Test
	void readsBasicElements() {
		ElementModel.Basic colors = (ElementModel.Basic) plural("colors").element();
		assertThat(colors.form().toColumn(Color.RED)).isEqualTo("RED");
		assertThat(plural("texts").elementColumns().get(0).nullable()).isFalse();
		assertThat(plural("texts").elementColumns().get(0).length()).isEqualTo(10);
		assertThat(plural("texts").fetch()).isEqualTo(FetchType.EAGER);
	}

	@Test
	void readsEmbeddableElements() {
		ElementModel.Embedded parts = (ElementModel.Embedded) plural("parts").element();
		assertThat(parts.embeddable().attributes()).extracting(AttributeModel::name)
			.containsExactly("name", "weight", "thing");
		assertThat(Mappings.toOne(parts.embeddable(), "thing").columns()).extracting(ColumnModel::name)
			.containsExactly("thing_id");
	}

	@Test
	void readsTablesOfCollections() {
		assertThat(plural("parts").table()).isEqualTo("parts");
		assertThat(plural("parts").columns()).extracting(ColumnModel::name).containsExactly("box");
		assertThat(plural("parts").indexes()).containsExactlyInAnyOrder(
				new TableModel.Index("", List.of("box", "name"), true),
				new TableModel.Index("i", List.of("weight"), false));
		assertThat(plural("texts").table()).isEqualTo("Box_texts");
		assertThat(plural("texts").columns()).extracting(ColumnModel::name).containsExactly("Box_id");
	}

	@Test
	void readsOrders() {
		assertThat(plural("parts").orderBy()).containsExactly(new OrderItem("weight", false),
				new OrderItem("name", true));
		assertThat(plural("texts").orderBy()).containsExactly(new OrderItem("", false));
		assertThat(plural("things").orderBy()).containsExactly(new OrderItem("id", true));
		assertThat(plural("byName").orderBy()).containsExactly(new OrderItem("label", true));
	}

	@Test
	void readsPositions() {
		assertThat(plural("ordered").isOrdered()).isTrue();
		assertThat(plural("ordered").keyColumns()).extracting(ColumnModel::name).containsExactly("ordered_ORDER");
		assertThat(plural("parts").isOrdered()).isFalse();
	}

	@Test
	void readsKeysThatAreAttributes() {
		assertThat(plural("byName").keyAttribute()).isEqualTo("name");
		assertThat(plural("byName").key()).isNull();
		assertThat(plural("byId").keyAttribute()).isEmpty();
	}

	@Test
	void readsBasicKeys() {
		assertThat(key("byText")).isInstanceOf(ElementModel.Basic.class);
		assertThat(plural("byText").keyColumns()).extracting(ColumnModel::name).containsExactly("text_key");
		ElementModel.Basic color = (ElementModel.Basic) key("byColor");
		assertThat(color.form().toColumn(Color.BLUE)).isEqualTo("BLUE");
		assertThat(plural("byColor").keyColumns()).extracting(ColumnModel::name).containsExactly("byColor_KEY");
		ElementModel.Basic day = (ElementModel.Basic) key("byDay");
		assertThat(day.form().toStored(java.sql.Timestamp.valueOf("2020-01-02 03:04:05")))
			.isEqualTo(new Date(java.sql.Timestamp.valueOf("2020-01-02 00:00:00").getTime()));
	}

	@Test
	void readsEmbeddableKeys() {
		assertThat(key("byPart").type()).isEqualTo(Part.class);
		assertThat(key("byPart")).isInstanceOf(ElementModel.Embedded.class);
	}

	@Test
	void readsEntityKeys() {
		assertThat(key("byThing").type()).isEqualTo(Thing.class);
		assertThat(plural("byThing").keyColumns()).extracting(ColumnModel::name).containsExactly("thing_key");
	}

	@Test
	void readsRawMaps() {
		assertThat(key("raw").type()).isEqualTo(Integer.class);
		assertThat(plural("raw").element().type()).isEqualTo(Thing.class);
	}

	@Test
	void reportsWhatIsWrongWithCollections() {
		String type = Wrong.class.getName();
		assertThat(Mappings.problems(Wrong.class, Thing.class)).containsExactlyInAnyOrder("Attribute 'arrayList' of "
				+ type
				+ " has values of java.util.ArrayList; declare it as Collection, List, Set or Map, whose implementation is chosen when it is loaded",
				"Attribute 'raw' of " + type
						+ " does not say what its elements are; declare a type argument, or targetClass",
				"Attribute 'rawMap' of " + type
						+ " does not say what its keys are; declare type arguments, or @MapKeyClass",
				"Attribute 'entities' of " + type + " is an @ElementCollection of the entity " + Thing.class.getName()
						+ "; annotate it with @OneToMany or @ManyToMany",
				"Attribute 'plain' of " + type + " is a collection of the entity " + Thing.class.getName()
						+ "; annotate it with @OneToMany or @ManyToMany, or with @Transient",
				"Attribute 'parts' of " + type + " is a collection of " + Part.class.getName()
						+ "; annotate it with @ElementCollection, or with @Transient",
				"Attribute 'byNothing' of " + type
						+ " has @MapKey(name = \"nothing\"), but its values have no such attribute; correct the name, or use @MapKeyColumn",
				"Attribute 'orderedByNothing' of " + type + " is ordered by 'nothing', which is no basic attribute of "
						+ Thing.class.getName() + "; correct @OrderBy",
				"Attribute 'orderedTwice' of " + type + " has @OrderBy and @OrderColumn; keep one of them",
				"Attribute 'orderedBadly' of " + type
						+ " has @OrderBy(\"name down\"), where 'name down' is not a name with ASC or DESC",
				"Attribute 'orderedSet' of " + type
						+ " has @OrderColumn but is no List; declare it as a List or remove it");
	}

	private PluralModel plural(String name) {
		return Mappings.plural(this.box, name);
	}

	private ElementModel key(String name) {
		ElementModel key = plural(name).key();
		assertThat(key).isNotNull();
		return key;
	}

	enum Color {

		RED, BLUE

	}

	@Entity
	static class Thing {

		@Id
		long id;

		String name;

		@Column(name = "label_text")
		String label;

	}

	@Embeddable
	static class Part {

		String name;

		int weight;

		@ManyToOne
		Thing thing;

	}

	@Entity
	@SuppressWarnings("rawtypes")
	static class Box {

		@Id
		long id;

		@ElementCollection(fetch = FetchType.EAGER)
		@Column(nullable = false, length = 10)
		@OrderBy("desc")
		Collection<String> texts;

		@ElementCollection
		@CollectionTable(name = "parts", joinColumns = @JoinColumn(name = "box"),
				uniqueConstraints = @UniqueConstraint(columnNames = { "BOX", "name" }),
				indexes = @Index(name = "i", columnList = "weight"))
		@OrderBy("weight DESC, name")
		List<Part> parts;

		@ElementCollection
		@Enumerated(EnumType.STRING)
		Set<Color> colors;

		@ElementCollection
		@Basic
		SortedSet<Integer> numbers;

		@ElementCollection
		@OrderColumn
		List<String> ordered;

		@OneToMany
		@OrderBy
		List<Thing> things;

		@OneToMany
		@MapKey(name = "name")
		@OrderBy("label_text")
		Map<String, Thing> byName;

		@OneToMany
		@MapKey
		Map<Long, Thing> byId;

		@ElementCollection
		@MapKeyColumn(name = "text_key")
		SortedMap<String, Integer> byText;

		@ElementCollection
		@MapKeyEnumerated(EnumType.STRING)
		Map<Color, String> byColor;

		@ElementCollection
		@MapKeyTemporal(TemporalType.DATE)
		Map<Date, String> byDay;

		@ElementCollection
		Map<Part, Integer> byPart;

		@OneToMany
		@MapKeyJoinColumn(name = "thing_key")
		NavigableMap<Thing, Thing> byThing;

		@OneToMany(targetEntity = Thing.class)
		@MapKeyClass(Integer.class)
		Map raw;

	}

	@Entity
	@SuppressWarnings("rawtypes")
	static class Wrong {

		@Id
		long id;

		@ElementCollection
		java.util.ArrayList<String> arrayList;

		@ElementCollection
		List raw;

		@OneToMany(targetEntity = Thing.class)
		Map rawMap;

		@ElementCollection
		List<Thing> entities;

		List<Thing> plain;

		Set<Part> parts;

		@OneToMany
		@MapKey(name = "nothing")
		Map<String, Thing> byNothing;

		@OneToMany
		@OrderBy("nothing")
		List<Thing> orderedByNothing;

		@OneToMany
		@OrderBy
		@OrderColumn
		List<Thing> orderedTwice;

		@OneToMany
		@OrderBy("name down")
		List<Thing> orderedBadly;

		@OneToMany
		@OrderColumn
		Set<Thing> orderedSet;

	}

}
