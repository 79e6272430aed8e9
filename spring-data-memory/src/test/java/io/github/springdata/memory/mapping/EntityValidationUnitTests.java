package io.github.springdata.memory.mapping;

import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.github.springdata.memory.store.index.IndexKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.annotation.Reference;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.springframework.data.convert.PropertyValueConverter;
import org.springframework.data.convert.ValueConversionContext;
import org.springframework.data.convert.ValueConverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link EntityValidation}.
 */
class EntityValidationUnitTests {

	private final MemoryMappingContext context = new MemoryMappingContext();

	@Test
	void refusesTypesWithoutId() {
		assertThat(problems(NoId.class)).singleElement().asString().contains("no id", "@Id");
	}

	@Test
	void reportsAllProblemsOfATypeTogether() {
		assertThat(problems(Broken.class)).hasSize(7)
			.anySatisfy((problem) -> assertThat(problem).contains("Id 'id'", "cannot be an id"))
			.anySatisfy((problem) -> assertThat(problem).contains("Version 'version'", "Instant", "same time", "long"))
			.anySatisfy((problem) -> assertThat(problem).contains("Two indexes are named 'name'"))
			.anySatisfy((problem) -> assertThat(problem).contains("Index 'nmae'", "No property 'nmae'", "'name'"))
			.anySatisfy((problem) -> assertThat(problem).contains("Index 'value'", "not Comparable", "HASH"))
			.anySatisfy((problem) -> assertThat(problem).contains("Property 'lock'", "ReentrantLock", "@Transient"))
			.anySatisfy((problem) -> assertThat(problem).contains("Property 'part.items[].task'", "Supplier"));
	}

	@Test
	void namesTheTypeInTheMessage() {
		assertThatExceptionOfType(InvalidEntityException.class).isThrownBy(() -> this.context.getEntity(NoId.class))
			.withMessageContaining(NoId.class.getName())
			.withMessageContaining("\n - ")
			.satisfies((ex) -> assertThat(ex.getType()).isEqualTo(NoId.class));
	}

	@Test
	void checksManagedTypesWhenTheContextIsInitialized() {
		this.context.setInitialEntitySet(Set.of(NoId.class));
		assertThatExceptionOfType(InvalidEntityException.class).isThrownBy(this.context::afterPropertiesSet);
	}

	@Test
	void reportsTheSameProblemsAgain() {
		assertThat(problems(Broken.class)).isEqualTo(problems(Broken.class));
	}

	@ParameterizedTest
	@ValueSource(classes = { ListId.class, OptionalId.class, BooleanId.class, NoEqualsId.class, ReadOnlyId.class })
	void refusesIdTypes(Class<?> type) {
		assertThat(problems(type)).singleElement().asString().contains("Id 'id'");
	}

	@ParameterizedTest
	@ValueSource(classes = { StringVersion.class, InstantVersion.class, ShortVersion.class })
	void refusesVersionTypes(Class<?> type) {
		assertThat(problems(type)).singleElement().asString().contains("Version 'version'", "int, long");
	}

	@Test
	void refusesCompoundIndexesOnCollections() {
		assertThat(problems(CompoundOfCollection.class)).singleElement()
			.asString()
			.contains("'id_lines.name'", "'lines.name' is, or is in, a collection", "@Indexed");
	}

	@Test
	void refusesIndexesOnElementsThatDoNotFit() {
		assertThat(problems(IndexedElements.class)).satisfiesExactlyInAnyOrder(
				(problem) -> assertThat(problem).contains("'parts' is sorted", "not Comparable"),
				(problem) -> assertThat(problem).contains("'numbers' ignores case", "ignoreCase"),
				(problem) -> assertThat(problem).contains("'plain'", "no equals method"));
	}

	@Test
	void refusesToIgnoreTheCaseOfNumbers() {
		assertThat(problems(IgnoreCaseNumber.class)).singleElement().asString().contains("'age'", "ignoreCase");
	}

	@Test
	void refusesHashIndexesOnTypesWithoutEquals() {
		assertThat(problems(HashWithoutEquals.class)).singleElement().asString().contains("no equals");
	}

	@Test
	void refusesIndexesOnPropertiesThatAreNotStored() {
		assertThat(problems(IndexedTransient.class)).hasSize(2)
			.allSatisfy((problem) -> assertThat(problem).contains("not stored", "remove @Indexed"));
	}

	@Test
	void refusesCompoundIndexesOnTransientProperties() {
		assertThat(problems(CompoundTransient.class)).singleElement().asString().contains("'total'", "transient");
	}

	@Test
	void refusesIndexesOfSubclassesThatShareATable() {
		assertThat(problems(Sub.class)).singleElement().asString().contains("'extra'", "subclass", "'root'");
	}

	@Test
	void refusesTwoTypesWithOneTableName() {
		this.context.getEntity(TableOne.class);
		assertThat(problems(TableTwo.class)).singleElement()
			.asString()
			.contains("'same'", TableOne.class.getName(), "@MemoryEntity");
	}

	@Test
	void refusesInterfaces() {
		assertThat(problems(Thing.class)).singleElement().asString().contains("interface");
	}

	@Test
	void refusesConvertersOfSingleProperties() {
		assertThat(problems(Converting.class)).singleElement()
			.asString()
			.contains("Property 'text'", "@ValueConverter", "MemoryCustomConversions");
	}

	@Test
	void refusesReferences() {
		assertThat(problems(Referring.class)).singleElement()
			.asString()
			.contains("@Reference", "store an AggregateReference");
	}

	@Test
	void refusesInnerClasses() {
		assertThat(problems(Inner.class)).singleElement().asString().contains("inner class", "static");
	}

	@Test
	void refusesConstructorParametersThatAreNoProperties() {
		assertThat(problems(OddConstructor.class)).singleElement()
			.asString()
			.contains("'other'", "@PersistenceCreator");
	}

	@Test
	void refusesAmbiguousConstructors() {
		assertThat(problems(TwoConstructors.class)).singleElement().asString().contains("several constructors");
	}

	@Test
	void refusesForeignCollectionClasses() {
		assertThat(problems(ForeignCollection.class)).singleElement()
			.asString()
			.contains("Property 'list'", "declare the property as List");
	}

	@Test
	void allowsTypesThatOnlyRunTimeKnows() {
		assertThatNoException().isThrownBy(() -> this.context.getEntity(Open.class));
	}

	@Test
	void allowsRecursiveTypes() {
		assertThatNoException().isThrownBy(() -> this.context.getEntity(Recursive.class));
	}

	private List<String> problems(Class<?> type) {
		try {
			this.context.getEntity(type);
		}
		catch (InvalidEntityException ex) {
			return ex.getProblems();
		}
		return List.of();
	}

	static class NoId {

		String name;

	}

	@CompoundIndex(properties = { "nmae" })
	@CompoundIndex(properties = { "name" })
	static class Broken {

		@Id
		List<Long> id;

		@Version
		Instant version;

		@Indexed
		String name;

		@Indexed
		Value value;

		ReentrantLock lock;

		Part part;

	}

	record Value(int x) {
	}

	static class Part {

		List<PartItem> items;

	}

	static class PartItem {

		Supplier<String> task;

	}

	record ListId(@Id List<String> id) {
	}

	record OptionalId(@Id Optional<String> id) {
	}

	record BooleanId(@Id Boolean id) {
	}

	record NoEqualsId(@Id Plain id) {
	}

	static class Plain {

		String name;

	}

	static class ReadOnlyId {

		@Id
		@ReadOnlyProperty
		Long id;

	}

	record StringVersion(@Id Long id, @Version String version) {
	}

	record InstantVersion(@Id Long id, @Version Instant version) {
	}

	record ShortVersion(@Id Long id, @Version short version) {
	}

	@CompoundIndex(properties = { "id", "lines.name" })
	record CompoundOfCollection(@Id Long id, List<Line> lines) {
	}

	record IndexedElements(@Id Long id, @Indexed List<Plain> parts, @Indexed(ignoreCase = true) Integer[] numbers,
			@Indexed(kind = IndexKind.HASH) Map<String, Plain> plain) {
	}

	record Line(@Indexed String name) {
	}

	record IgnoreCaseNumber(@Id Long id, @Indexed(ignoreCase = true) int age) {
	}

	record HashWithoutEquals(@Id Long id, @Indexed(kind = IndexKind.HASH) Plain part) {
	}

	static class IndexedTransient {

		@Id
		Long id;

		@Transient
		@Indexed
		String one;

		@ReadOnlyProperty
		@Indexed
		String two;

	}

	@CompoundIndex(properties = { "id", "total" })
	static class CompoundTransient {

		@Id
		Long id;

		@Transient
		String total;

	}

	@MemoryEntity
	static class Root {

		@Id
		Long id;

	}

	static class Sub extends Root {

		@Indexed
		String extra;

	}

	@MemoryEntity("same")
	record TableOne(@Id Long id) {
	}

	@MemoryEntity("same")
	record TableTwo(@Id Long id) {
	}

	interface Thing {

		@Id
		Long getId();

	}

	record Converting(@Id Long id, @ValueConverter(UpperCase.class) String text) {
	}

	static class UpperCase implements PropertyValueConverter<String, String, ValueConversionContext<?>> {

		@Override
		public String read(String value, ValueConversionContext<?> context) {
			return value;
		}

		@Override
		public String write(String value, ValueConversionContext<?> context) {
			return value.toUpperCase(Locale.ROOT);
		}

	}

	record Referring(@Id Long id, @Reference TableOne one) {
	}

	class Inner {

		@Id
		Long id;

	}

	static class OddConstructor {

		@Id
		Long id;

		OddConstructor(String other) {
		}

	}

	static class TwoConstructors {

		@Id
		Long id;

		TwoConstructors(Long id) {
			this.id = id;
		}

		TwoConstructors(String id) {
			this.id = Long.valueOf(id);
		}

	}

	static class OwnList extends AbstractList<String> {

		@Override
		public String get(int index) {
			return "";
		}

		@Override
		public int size() {
			return 0;
		}

	}

	record ForeignCollection(@Id Long id, OwnList list) {
	}

	record Open(@Id Long id, Object any, Number number, Comparable<?> comparable, Thing thing, List<?> list,
			Map<String, ? extends Thing> things) {
	}

	static class Recursive {

		@Id
		Long id;

		Recursive parent;

		List<Recursive> children;

		Map<String, Recursive[]> more;

	}

}
