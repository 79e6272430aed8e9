package io.github.springdata.memory.jpa.model;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class AccessTypeTests {

	@Test
	void isByFieldWhereTheIdStandsAtAField() {
		EntityModel entity = Mappings.of(ByField.class).entity(ByField.class);
		assertThat(entity.attributes()).extracting(AttributeModel::name).containsExactly("id", "name", "fixed");
		assertThat(entity.attributes()).allMatch((attribute) -> attribute.member() instanceof Field);
	}

	@Test
	void writesFinalFields() {
		EntityModel entity = Mappings.of(ByField.class).entity(ByField.class);
		Object instance = entity.create();
		Mappings.basic(entity, "fixed").access().set(instance, List.of("a"));
		assertThat(Mappings.basic(entity, "fixed").access().get(instance)).isEqualTo(List.of("a"));
	}

	@Test
	void isByGetterWhereTheIdStandsAtAGetterAndPerhapsAtAFieldToo() {
		EntityModel entity = Mappings.of(ByGetter.class).entity(ByGetter.class);
		assertThat(entity.attributes()).extracting(AttributeModel::name)
			.containsExactly("place", "URL", "active", "id");
		assertThat(entity.attributes()).allMatch((attribute) -> attribute.member() instanceof Method);
		Object instance = entity.create();
		Mappings.basic(entity, "id").access().set(instance, 2L);
		assertThat(((ByGetter) instance).number).isEqualTo(20);
		assertThat(Mappings.basic(entity, "id").access().get(instance)).isEqualTo(2L);
	}

	@Test
	void isThatOfTheEntityForEmbeddables() {
		PersistenceModel model = Mappings.of(ByGetter.class);
		EmbeddableModel place = Mappings.embedded(model.entity(ByGetter.class), "place").embeddable();
		assertThat(place.attributes()).extracting(AttributeModel::name).containsExactly("city");
		assertThat(place.attributes().get(0).member()).isInstanceOf(Method.class);
		EmbeddableModel itself = model.findEmbeddable(Place.class);
		assertThat(itself).isNotNull().isNotSameAs(place);
		assertThat(itself.attributes().get(0).member()).isInstanceOf(Method.class);
	}

	@Test
	void isAsTheAttributeSays() {
		EntityModel entity = Mappings.of(Mixed.class).entity(Mixed.class);
		assertThat(entity.attributes()).extracting(AttributeModel::name)
			.containsExactlyInAnyOrder("id", "plain", "upper");
		assertThat(Mappings.basic(entity, "plain").member()).isInstanceOf(Field.class);
		assertThat(Mappings.basic(entity, "upper").member()).isInstanceOf(Method.class);
		assertThat(Mappings.basic(entity, "upper").column().name()).isEqualTo("UP");
	}

	@Test
	void isAsTheClassSaysForThatClassAlone() {
		EntityModel entity = Mappings.of(Sub.class).entity(Sub.class);
		assertThat(Mappings.basic(entity, "id").member()).isInstanceOf(Field.class);
		assertThat(Mappings.basic(entity, "label").member()).isInstanceOf(Method.class);
		assertThat(Mappings.basic(entity, "place.city").member()).isInstanceOf(Method.class);
	}

	@Test
	void isAsTheUnitSaysWhereNothingElseDoes() {
		Annotations byGetter = new Annotations() {

			@Override
			public <A extends java.lang.annotation.Annotation> A find(java.lang.reflect.AnnotatedElement element,
					Class<A> type) {
				return element.getDeclaredAnnotation(type);
			}

			@Override
			public AccessType defaultAccess() {
				return AccessType.PROPERTY;
			}

		};
		assertThat(new AccessTypes(new ReaderContext(byGetter, NamingStrategy.AS_SPECIFIED, new Instances(null),
				new ConverterRegistry(new Instances(null)), new GeneratorRegistry(), new References(),
				new PersistenceModel(), new Problems(), new java.util.ArrayDeque<>()))
			.ofHierarchy(Place.class)).isEqualTo(AccessType.PROPERTY);
	}

	@Test
	void callsOverriddenGetters() {
		EntityModel entity = Mappings.of(ByGetter.class, Lower.class).entity(Lower.class);
		Object instance = entity.create();
		Mappings.basic(entity, "URL").access().set(instance, "a");
		assertThat(Mappings.basic(entity, "URL").access().get(instance)).isEqualTo("lower a");
		assertThat(entity.ownAttributes()).isEmpty();
	}

	@Test
	void refusesGettersWithoutSetters() {
		assertThat(Mappings.problems(NoSetter.class)).containsExactly(
				"Attribute 'total' of %s has the getter getTotal but no setter; add one, or mark the getter with @Transient"
					.formatted(NoSetter.class.getName()));
	}

	@Test
	void readsComponentsOfRecordsWithoutSettingThem() {
		EntityModel entity = Mappings.of(WithRecord.class).entity(WithRecord.class);
		AttributeAccess x = Mappings.basic(entity, "point.x").access();
		assertThat(x.get(new Point(1, 2))).isEqualTo(1);
		assertThatIllegalStateException().isThrownBy(() -> x.set(new Point(1, 2), 3))
			.withMessage("Component x of %s cannot be set, as records are immutable".formatted(Point.class.getName()));
		EmbeddableModel point = Mappings.embedded(entity, "point").embeddable();
		assertThat(point.create(new Object[] { 1, null })).isEqualTo(new Point(1, 0));
	}

	@Entity
	static class ByField {

		static int count;

		@Id
		private long id;

		private String name;

		private final List<String> fixed = List.of();

		private transient int ignored;

		@Transient
		private int ignoredToo;

		String getOther() {
			return "";
		}

	}

	@Entity
	static class ByGetter {

		@Id
		private long number;

		private String url;

		private boolean on;

		private Place place;

		@Id
		Long getId() {
			return this.number / 10;
		}

		void setId(Long id) {
			this.number = id * 10;
		}

		String getURL() {
			return this.url;
		}

		void setURL(String url) {
			this.url = url;
		}

		boolean isActive() {
			return this.on;
		}

		void setActive(boolean active) {
			this.on = active;
		}

		Place getPlace() {
			return this.place;
		}

		void setPlace(Place place) {
			this.place = place;
		}

		@Transient
		String getIgnored() {
			return "";
		}

		String isNotLogical() {
			return "";
		}

	}

	@Entity
	static class Lower extends ByGetter {

		@Override
		String getURL() {
			return "lower " + super.getURL();
		}

	}

	@Embeddable
	static class Place {

		private String hidden;

		String getCity() {
			return this.hidden;
		}

		void setCity(String city) {
			this.hidden = city;
		}

	}

	@Entity
	@Access(AccessType.FIELD)
	static class Mixed {

		@Id
		private int id;

		private String plain;

		@Transient
		private String lower;

		private String upper;

		@Access(AccessType.PROPERTY)
		@Column(name = "UP")
		String getUpper() {
			return this.upper;
		}

		void setUpper(String upper) {
			this.upper = upper;
		}

	}

	@MappedSuperclass
	static class Base {

		@Id
		private int id;

	}

	@Entity
	@Access(AccessType.PROPERTY)
	static class Sub extends Base {

		private String stored;

		String getLabel() {
			return this.stored;
		}

		void setLabel(String label) {
			this.stored = label;
		}

		Place getPlace() {
			return null;
		}

		void setPlace(Place place) {
			this.stored = place.getCity();
		}

	}

	@Entity
	static class NoSetter {

		private int id;

		@Id
		int getId() {
			return this.id;
		}

		void setId(int id) {
			this.id = id;
		}

		int getTotal() {
			return 1;
		}

	}

	record Point(int x, int y) {
	}

	@Entity
	static class WithRecord {

		@Id
		private int id;

		@Embedded
		private Point point;

	}

}
