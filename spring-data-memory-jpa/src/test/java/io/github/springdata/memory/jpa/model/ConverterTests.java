package io.github.springdata.memory.jpa.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PersistenceException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConverterTests {

	private final EntityModel entity = Mappings.of(Thing.class, YesNo.class, Upper.class, Texts.class)
		.entity(Thing.class);

	@Test
	void convertsWithTheConverterThatIsNamed() {
		ValueForm form = Mappings.basic(this.entity, "named").form();
		assertThat(form.javaType()).isEqualTo(String.class);
		assertThat(form.storedType()).isEqualTo(String.class);
		assertThat(form.isIdentity()).isFalse();
		assertThat(form.toStored("a")).isEqualTo("A");
		assertThat(form.toJava("A")).isEqualTo("a");
	}

	@Test
	void appliesConvertersOfThemselvesToPrimitivesAndBoxes() {
		assertThat(Mappings.basic(this.entity, "flag").form().toStored(true)).isEqualTo("Y");
		assertThat(Mappings.basic(this.entity, "boxed").form().toJava("Y")).isEqualTo(true);
		assertThat(Mappings.basic(this.entity, "boxed").form().toStored(null)).isEqualTo("N");
	}

	@Test
	void appliesNoConverterToIds() {
		assertThat(Mappings.basic(this.entity, "id").form().isIdentity()).isTrue();
	}

	@Test
	void disablesConversion() {
		assertThat(Mappings.basic(this.entity, "plain").form().toStored(true)).isEqualTo(true);
	}

	@Test
	void distinguishesTypeArguments() {
		assertThat(Mappings.basic(this.entity, "texts").form().toStored(List.of("a", "b"))).isEqualTo("a,b");
		assertThat(Mappings.basic(this.entity, "numbers").form()).isInstanceOf(SerializedForm.class);
	}

	@Test
	void convertsInsideEmbeddablesAndSuperclasses() {
		assertThat(Mappings.basic(this.entity, "part.text").form().toStored("a")).isEqualTo("A");
		assertThat(Mappings.basic(this.entity, "inherited").form().toStored("a")).isEqualTo("A");
		assertThat(Mappings.basic(this.entity, "part.other").form().toStored("a")).isEqualTo("a");
	}

	@Test
	void convertsElementsKeysAndValues() {
		PluralModel elements = Mappings.plural(this.entity, "elements");
		assertThat(((ElementModel.Basic) elements.element()).form().toStored("a")).isEqualTo("A");
		PluralModel map = Mappings.plural(this.entity, "map");
		assertThat(((ElementModel.Basic) map.element()).form().toStored("a")).isEqualTo("a");
		ElementModel.Basic key = (ElementModel.Basic) map.key();
		assertThat(key).isNotNull();
		assertThat(key.form().toStored("a")).isEqualTo("A");
	}

	@Test
	void takesConvertersFromTheFactory() {
		List<Class<?>> asked = new ArrayList<>();
		PersistenceModel model = new MappingReader(Annotations.DECLARED, NamingStrategy.AS_SPECIFIED, (type) -> {
			asked.add(type);
			return Constructors.newInstance(type);
		}).read(List.of(Thing.class, YesNo.class, Upper.class, Texts.class));
		assertThat(asked).isEmpty();
		ValueForm form = Mappings.basic(model.entity(Thing.class), "named").form();
		form.toStored("a");
		form.toJava("A");
		assertThat(asked).containsExactly(Upper.class);
	}

	@Test
	void saysWhichConverterFails() {
		ValueForm form = Mappings.basic(Mappings.of(Failing.class).entity(Failing.class), "text").form();
		assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> form.toStored("a"))
			.withMessage("Converter %s fails to convert a to java.lang.String: java.lang.IllegalStateException: no",
					Fail.class.getName());
	}

	@Test
	void refusesConvertersOfOtherTypes() {
		assertThat(Mappings.problems(WrongType.class)).containsExactly(
				"Attribute 'number' of %s has values of java.lang.Integer, but its converter %s is for java.lang.String; name another one in @Convert"
					.formatted(WrongType.class.getName(), Upper.class.getName()));
	}

	@Test
	void refusesWhatIsNoConverter() {
		assertThat(Mappings.problems(NoConverter.class))
			.containsExactly("Class %s has @Converter but is no converter; implement AttributeConverter"
				.formatted(NoConverter.class.getName()));
	}

	@Test
	void refusesTwoConvertersThatApplyOfThemselves() {
		assertThat(Mappings.problems(Flagged.class, YesNo.class, TrueFalse.class))
			.containsExactly("Attribute 'flag' of %s could be converted by %s and by %s; choose one with @Convert"
				.formatted(Flagged.class.getName(), YesNo.class.getName(), TrueFalse.class.getName()));
	}

	@Test
	void refusesConversionsOfWhatIsNotThere() {
		assertThat(Mappings.problems(Unknown.class)).containsExactly(
				"Class %s overrides 'nothing' with @Convert, but there is no such attribute; correct the name or remove it"
					.formatted(Unknown.class.getName()));
	}

	@Converter
	static class Upper implements AttributeConverter<String, String> {

		@Override
		public String convertToDatabaseColumn(String value) {
			return (value != null) ? value.toUpperCase(java.util.Locale.ROOT) : null;
		}

		@Override
		public String convertToEntityAttribute(String column) {
			return (column != null) ? column.toLowerCase(java.util.Locale.ROOT) : null;
		}

	}

	@Converter(autoApply = true)
	static class YesNo implements AttributeConverter<Boolean, String> {

		@Override
		public String convertToDatabaseColumn(Boolean value) {
			return (value != null && value) ? "Y" : "N";
		}

		@Override
		public Boolean convertToEntityAttribute(String column) {
			return "Y".equals(column);
		}

	}

	@Converter(autoApply = true)
	static class TrueFalse extends YesNo {

	}

	@Converter(autoApply = true)
	static class Texts implements AttributeConverter<List<String>, String> {

		@Override
		public String convertToDatabaseColumn(List<String> value) {
			return String.join(",", value);
		}

		@Override
		public List<String> convertToEntityAttribute(String column) {
			return List.of(column.split(","));
		}

	}

	static class Fail extends Upper {

		@Override
		public String convertToDatabaseColumn(String value) {
			throw new IllegalStateException("no");
		}

	}

	@Converter
	static class NoConverter {

	}

	@Embeddable
	static class Part {

		String text;

		String other;

	}

	@MappedSuperclass
	static class Base {

		@Id
		Boolean id;

		String inherited;

	}

	@Entity
	@Convert(attributeName = "inherited", converter = Upper.class)
	static class Thing extends Base {

		@Convert(converter = Upper.class)
		String named;

		boolean flag;

		Boolean boxed;

		@Convert(disableConversion = true)
		boolean plain;

		List<String> texts;

		List<Integer> numbers;

		@Embedded
		@Convert(attributeName = "text", converter = Upper.class)
		Part part;

		@ElementCollection
		@Convert(converter = Upper.class)
		List<String> elements;

		@ElementCollection
		@Convert(attributeName = "key", converter = Upper.class)
		Map<String, String> map;

	}

	@Entity
	static class Failing {

		@Id
		long id;

		@Convert(converter = Fail.class)
		String text;

	}

	@Entity
	static class WrongType {

		@Id
		long id;

		@Convert(converter = Upper.class)
		Integer number;

	}

	@Entity
	static class Flagged {

		@Id
		long id;

		boolean flag;

	}

	@Entity
	@Convert(attributeName = "nothing", converter = Upper.class)
	static class Unknown {

		@Id
		long id;

	}

}
