package io.github.springdata.memory.repository.query;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.people.NameAndCity;
import io.github.springdata.memory.repository.people.NameView;
import io.github.springdata.memory.repository.people.Person;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.QueryAnnotation;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.data.util.Streamable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Range;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.geo.Point;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.core.support.PropertiesBasedNamedQueries;
import org.springframework.data.repository.query.QueryCreationException;
import org.springframework.data.repository.query.QueryLookupStrategy.Key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What is not supported fails when the repository is created, with method and reason.
 */
class UnsupportedQueryMethodTests {

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore()));

	@Test
	void saysWhatToWriteInstead() {
		assertRefused(Misspelt.class).hasMessageContaining("No property 'nmae' found for type 'Person'")
			.hasMessageContaining("Did you mean 'name'");
		assertRefused(MisspeltOrder.class).hasMessageContaining("No property 'nmae' found for type 'Person'")
			.hasMessageContaining("Did you mean 'name'");
		assertRefused(TrueOnText.class).hasMessageContaining("use Is with a value");
		assertRefused(Near.class).hasMessageContaining("name a property of such a type");
		assertRefused(IgnoreCaseOnNumber.class).hasMessageContaining("leave IgnoreCase out");
		assertRefused(LikeOnNumber.class)
			.hasMessageContaining("whose type is java.lang.Integer: a pattern needs a String");
		assertRefused(TooFew.class)
			.hasMessageContaining("needs a parameter more than the 1 given; add one for a value of type Integer");
		assertRefused(TooMany.class).hasMessageContaining("remove 'age', or name the property for it");
		assertRefused(StringForInt.class)
			.hasMessageContaining("parameter 'age' of type java.lang.String cannot be used with keyword Equals")
			.hasMessageContaining("which needs Integer");
		assertRefused(PageWithoutPageable.class)
			.hasMessageContaining("Paging query needs to have a Pageable parameter");
	}

	@Test
	void refusesKeywordsThatDoNotFitTheProperty() {
		assertRefused(Near.class).hasMessageContaining("findByNameNear").hasMessageContaining("keyword Near needs a");
		assertRefused(Within.class).hasMessageContaining("findByNameWithin")
			.hasMessageContaining("keyword Within needs a");
		assertRefused(Exists.class).hasMessageContaining("keyword Exists").hasMessageContaining("needs Boolean");
	}

	@Test
	void suggestsThePropertyThatWasMeant() {
		assertRefused(Misspelt.class).hasMessageContaining("findByNmae")
			.hasMessageContaining("nmae")
			.hasMessageContaining("'name'");
		assertRefused(MisspeltOrder.class).hasMessageContaining("findByOrderByNmae").hasMessageContaining("nmae");
	}

	@Test
	void refusesAWrongNumberOfParameters() {
		assertRefused(TooFew.class).hasMessageContaining("findByNameAndAge")
			.hasMessageContaining("property 'age' needs a parameter more than the 1 given");
		assertRefused(TooMany.class).hasMessageContaining("asks for 1 parameter(s), but the method has 2");
		assertRefused(HalfABetween.class).hasMessageContaining("keyword Between");
	}

	@Test
	void refusesParametersThatDoNotFitTheProperty() {
		assertRefused(StringForInt.class).hasMessageContaining("'age'").hasMessageContaining("java.lang.String");
		assertRefused(NumberForText.class).hasMessageContaining("StartingWith").hasMessageContaining("String");
		assertRefused(ScalarIn.class).hasMessageContaining("In needs a collection or an array");
		assertRefused(WrongElements.class).hasMessageContaining("Integer").hasMessageContaining("'name'");
		assertRefused(WrongArray.class).hasMessageContaining("'name'");
		assertRefused(WrongRange.class).hasMessageContaining("Between").hasMessageContaining("'age'");
		assertRefused(CollectionForElement.class).hasMessageContaining("'tags'");
	}

	@Test
	void refusesOperatorsThatDoNotFitTheProperty() {
		assertRefused(LikeOnNumber.class).hasMessageContaining("findByAgeLike").hasMessageContaining("age");
		assertRefused(TrueOnText.class).hasMessageContaining("findByNameTrue")
			.hasMessageContaining("True needs a boolean");
		assertRefused(IgnoreCaseOnNumber.class).hasMessageContaining("IgnoreCase").hasMessageContaining("'age'");
		assertRefused(IgnoreCaseOnNothing.class).hasMessageContaining("IgnoreCase").hasMessageContaining("Null");
	}

	@Test
	void refusesResultsThatCannotBeProduced() {
		assertRefused(Scalars.class).hasMessageContaining("java.lang.String").hasMessageContaining("findNameBy");
		assertRefused(MisspeltScalars.class).hasMessageContaining("nmae").hasMessageContaining("Did you mean 'name'");
		assertRefused(WrongScalars.class).hasMessageContaining("'name'").hasMessageContaining("java.lang.Integer");
		assertRefused(ManyScalars.class).hasMessageContaining("'tags'").hasMessageContaining("many values");
		assertRefused(VoidFind.class).hasMessageContaining("void");
		assertRefused(MapResult.class).hasMessageContaining("java.util.Map");
		assertRefused(DequeResult.class).hasMessageContaining("Deque");
		assertRefused(HiddenWrapper.class).hasMessageContaining("public constructor")
			.hasMessageContaining("Streamable");
		assertRefused(StringCount.class).hasMessageContaining("count").hasMessageContaining("String");
		assertRefused(LongExists.class).hasMessageContaining("exists").hasMessageContaining("boolean");
		assertRefused(BooleanDelete.class).hasMessageContaining("delete").hasMessageContaining("Boolean");
		assertRefused(ProjectedDelete.class).hasMessageContaining("delete").hasMessageContaining("NameView");
		assertRefused(StreamDelete.class).hasMessageContaining("delete").hasMessageContaining("Stream");
	}

	@Test
	void refusesPagesAndSlicesWithoutPageable() {
		assertRefused(PageWithoutPageable.class).hasMessageContaining("Pageable");
		assertRefused(SliceWithoutPageable.class).hasMessageContaining("Pageable");
		assertRefused(SetWithPageable.class).hasMessageContaining("findByName");
		assertRefused(PageableAndSort.class).hasMessageContaining("Sort");
		assertRefused(PageableAndLimit.class).hasMessageContaining("Limit");
	}

	@Test
	void refusesParametersThatContradictEachOtherOrTheResult() {
		assertRefused(TwoSorts.class).hasMessageContaining("only one argument of type Sort");
		assertRefused(TwoPageables.class).hasMessageContaining("only one argument of type Pageable");
		assertRefused(PositionWithoutWindow.class).hasMessageContaining("Window");
		assertRefused(WindowWithoutPosition.class).hasMessageContaining("ScrollPosition");
		assertRefused(PageableCount.class).hasMessageContaining("return types");
	}

	@Test
	void saysWhatToDoWithAParameterTooMany() {
		assertRefused(TooMany.class).hasMessageContaining("remove 'age', or name the property for it");
	}

	@Test
	void refusesProjectionsOfPropertiesThatDoNotExist() {
		assertRefused(BadInterfaceProjection.class).hasMessageContaining("nickname").hasMessageContaining("Nickname");
		assertRefused(BadRecordProjection.class).hasMessageContaining("nickname");
	}

	@Test
	void refusesTheTextsOfOtherModules() {
		assertRefused(Annotated.class).hasMessageContaining("byText").hasMessageContaining("@TextQuery");
		this.factory.setQueryLookupStrategyKey(Key.USE_DECLARED_QUERY);
		assertRefused(Fine.class).hasMessageContaining("USE_DECLARED_QUERY");
	}

	@Test
	void refusesNamedQueriesThatDoNotFit() {
		Properties properties = new Properties();
		properties.setProperty("Person.findByName", "where nmae = ?1");
		this.factory.setNamedQueries(new PropertiesBasedNamedQueries(properties));
		assertRefused(Fine.class).hasMessageContaining("'nmae'").hasMessageContaining("'name'");
	}

	@Test
	void namesTheRepositoryAndTheMethod() {
		assertThatExceptionOfType(QueryCreationException.class).isThrownBy(() -> this.factory.getRepository(Near.class))
			.satisfies((ex) -> assertThat(ex.getMethod().getName()).isEqualTo("findByNameNear"))
			.satisfies((ex) -> assertThat(ex.getRepositoryInterface()).isEqualTo(Near.class));
	}

	@Test
	void refusesADeclaredIdOfAnotherType() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.factory.getRepository(WrongId.class))
			.withMessageContaining(WrongId.class.getName())
			.withMessageContaining("java.lang.String")
			.withMessageContaining("java.lang.Long");
	}

	private AbstractThrowableAssert<?, ?> assertRefused(Class<?> repository) {
		return assertThatThrownBy(() -> this.factory.getRepository(repository)).as(repository.getSimpleName())
			.isInstanceOf(QueryCreationException.class);
	}

	@Retention(RetentionPolicy.RUNTIME)
	@QueryAnnotation
	@interface TextQuery {

		String value();

	}

	interface WrongId extends Repository<Person, String> {

	}

	interface Fine extends Repository<Person, Long> {

		List<Person> findByName(String name);

	}

	interface Near extends Repository<Person, Long> {

		List<Person> findByNameNear(Point point);

	}

	interface Within extends Repository<Person, Long> {

		List<Person> findByNameWithin(String area);

	}

	interface Exists extends Repository<Person, Long> {

		List<Person> findByNameExists(String exists);

	}

	interface Misspelt extends Repository<Person, Long> {

		List<Person> findByNmae(String name);

	}

	interface MisspeltOrder extends Repository<Person, Long> {

		List<Person> findByOrderByNmae();

	}

	interface TooFew extends Repository<Person, Long> {

		List<Person> findByNameAndAge(String name);

	}

	interface TooMany extends Repository<Person, Long> {

		List<Person> findByName(String name, int age);

	}

	interface HalfABetween extends Repository<Person, Long> {

		List<Person> findByAgeBetween(int lower);

	}

	interface StringForInt extends Repository<Person, Long> {

		List<Person> findByAge(String age);

	}

	interface NumberForText extends Repository<Person, Long> {

		List<Person> findByNameStartingWith(int prefix);

	}

	interface ScalarIn extends Repository<Person, Long> {

		List<Person> findByNameIn(String name);

	}

	interface WrongElements extends Repository<Person, Long> {

		List<Person> findByNameIn(List<Integer> names);

	}

	interface WrongArray extends Repository<Person, Long> {

		List<Person> findByNameIn(int... names);

	}

	interface WrongRange extends Repository<Person, Long> {

		List<Person> findByAgeBetween(Range<String> range);

	}

	interface CollectionForElement extends Repository<Person, Long> {

		List<Person> findByTags(Set<String> tags);

	}

	interface LikeOnNumber extends Repository<Person, Long> {

		List<Person> findByAgeLike(String pattern);

	}

	interface TrueOnText extends Repository<Person, Long> {

		List<Person> findByNameTrue();

	}

	interface IgnoreCaseOnNumber extends Repository<Person, Long> {

		List<Person> findByAgeIgnoreCase(int age);

	}

	interface IgnoreCaseOnNothing extends Repository<Person, Long> {

		List<Person> findByNameIsNullIgnoreCase();

	}

	interface Scalars extends Repository<Person, Long> {

		List<String> findByAge(int age);

	}

	interface MisspeltScalars extends Repository<Person, Long> {

		List<String> findNmaeByAge(int age);

	}

	interface WrongScalars extends Repository<Person, Long> {

		List<Integer> findNameByAge(int age);

	}

	interface ManyScalars extends Repository<Person, Long> {

		List<String> findTagsByAge(int age);

	}

	interface VoidFind extends Repository<Person, Long> {

		void findByAge(int age);

	}

	interface MapResult extends Repository<Person, Long> {

		Map<Long, Person> findByAge(int age);

	}

	interface DequeResult extends Repository<Person, Long> {

		Deque<Person> findByAge(int age);

	}

	interface StringCount extends Repository<Person, Long> {

		String countByAge(int age);

	}

	interface LongExists extends Repository<Person, Long> {

		long existsByAge(int age);

	}

	interface BooleanDelete extends Repository<Person, Long> {

		Boolean deleteByAge(int age);

	}

	interface ProjectedDelete extends Repository<Person, Long> {

		List<NameView> deleteByAge(int age);

	}

	interface StreamDelete extends Repository<Person, Long> {

		Stream<Person> deleteByAge(int age);

	}

	interface PageWithoutPageable extends Repository<Person, Long> {

		Page<Person> findByName(String name);

	}

	interface SliceWithoutPageable extends Repository<Person, Long> {

		Slice<Person> findByName(String name);

	}

	interface SetWithPageable extends Repository<Person, Long> {

		Set<Person> findByName(String name, Pageable pageable);

	}

	interface PageableAndSort extends Repository<Person, Long> {

		Page<Person> findByName(String name, Pageable pageable, Sort sort);

	}

	interface PageableAndLimit extends Repository<Person, Long> {

		List<Person> findByName(String name, Pageable pageable, Limit limit);

	}

	interface TwoSorts extends Repository<Person, Long> {

		List<Person> findByName(String name, Sort first, Sort second);

	}

	interface TwoPageables extends Repository<Person, Long> {

		List<Person> findByName(String name, Pageable first, Pageable second);

	}

	interface PositionWithoutWindow extends Repository<Person, Long> {

		List<Person> findByName(String name, ScrollPosition position);

	}

	interface WindowWithoutPosition extends Repository<Person, Long> {

		Window<Person> findByName(String name);

	}

	interface PageableCount extends Repository<Person, Long> {

		long countByName(String name, Pageable pageable);

	}

	static final class Hidden implements Streamable<Person> {

		private final Streamable<Person> people;

		Hidden(Streamable<Person> people) {
			this.people = people;
		}

		@Override
		public Iterator<Person> iterator() {
			return this.people.iterator();
		}

	}

	interface HiddenWrapper extends Repository<Person, Long> {

		Hidden findByName(String name);

	}

	interface Nickname {

		String getNickname();

	}

	record NicknameRecord(String nickname) {
	}

	interface BadInterfaceProjection extends Repository<Person, Long> {

		List<Nickname> findByAge(int age);

	}

	interface BadRecordProjection extends Repository<Person, Long> {

		List<NicknameRecord> findByAge(int age);

	}

	interface Annotated extends Repository<Person, Long> {

		@TextQuery("where age = ?1")
		List<NameAndCity> byText(int age);

	}

}
