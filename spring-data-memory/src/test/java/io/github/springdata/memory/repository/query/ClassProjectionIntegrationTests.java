package io.github.springdata.memory.repository.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.reactive.ReactiveMemoryRepository;
import io.github.springdata.memory.reactive.ReactiveMemoryRepositoryFactory;
import io.github.springdata.memory.reactive.ReactiveMemoryTemplate;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Transient;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.query.QueryCreationException;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Projections that are records and classes of any sort, of derived, declared, dynamic and
 * fluent queries.
 */
class ClassProjectionIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store);

	private final People people = new MemoryRepositoryFactory(this.ops).getRepository(People.class);

	private final ReactivePeople reactive = new ReactiveMemoryRepositoryFactory(new ReactiveMemoryTemplate(this.store))
		.getRepository(ReactivePeople.class);

	@BeforeEach
	void insertRows() {
		Town london = new Town("London", new Country("UK"));
		Town paris = new Town("Paris", new Country("FR"));
		this.ops.insert(new Person("ada", 36, london, List.of(paris, london), Optional.of("first")));
		this.ops.insert(new Person("bob", 20, null, List.of(), Optional.empty()));
		this.ops.insert(new Person("eva", 50, paris, List.of(london), Optional.empty()));
		this.ops.insert(new PersonRow(1L, "ada", 36));
		this.ops.insert(new PersonRow(2L, "bob", 20));
		this.ops.insert(new PersonRow(3L, "eva", 50));
	}

	static List<Class<?>> views() {
		return List.of(TwoConstructors.class, CompactAndEmpty.class, PrivateTwo.class, PublicTwo.class,
				MarkedConstructor.class, MarkedFactory.class, Setters.class, Fields.class, ChainedSetters.class,
				LombokData.class, Inherited.class, HalfConstructor.class, Loose.class, Generic.class);
	}

	private static List<String> shown(Collection<?> views) {
		return views.stream().map(Object::toString).toList();
	}

	private static final List<String> ALL = List.of("ada:36", "bob:20", "eva:50");

	@ParameterizedTest
	@MethodSource("views")
	<T> void everySortOfClassIsADynamicProjection(Class<T> view) {
		assertThat(shown(this.people.findByAgeGreaterThan(1, view))).isEqualTo(ALL);
		assertThat(this.people.findOneByName("ada", view)).map(Object::toString).contains("ada:36");
		assertThat(shown(this.people.findPageByAgeGreaterThan(1, PageRequest.of(0, 2), view).getContent()))
			.isEqualTo(ALL.subList(0, 2));
		assertThat(shown(this.people.findSliceByAgeGreaterThan(1, PageRequest.of(1, 2), view).getContent()))
			.isEqualTo(ALL.subList(2, 3));
		try (Stream<T> stream = this.people.streamByAgeGreaterThan(1, view)) {
			assertThat(stream.map(Object::toString)).isEqualTo(ALL);
		}
		assertThat(shown(this.people.textByAge(1, view))).isEqualTo(ALL);
		assertThat(shown(this.people.itemsByAge(1, view))).isEqualTo(ALL);
	}

	@ParameterizedTest
	@MethodSource("views")
	<T> void everySortOfClassIsScrolled(Class<T> view) {
		Window<T> window = this.people.findWindowByAgeGreaterThan(1, ScrollPosition.keyset(), Limit.of(2),
				Sort.by("age"), view);
		assertThat(shown(window.getContent())).containsExactly("bob:20", "ada:36");
		KeysetScrollPosition next = (KeysetScrollPosition) window.positionAt(1);
		assertThat(shown(this.people.findWindowByAgeGreaterThan(1, next, Limit.of(2), Sort.by("age"), view).toList()))
			.containsExactly("eva:50");
		assertThat(shown(
				this.people.findWindowByAgeGreaterThan(1, ScrollPosition.offset(), Limit.of(2), Sort.by("age"), view)
					.toList()))
			.containsExactly("bob:20", "ada:36");
	}

	@ParameterizedTest
	@MethodSource("views")
	<T> void everySortOfClassIsAFluentProjection(Class<T> view) {
		assertThat(shown(this.ops.query(Person.class).as(view).all())).isEqualTo(ALL);
		assertThat(shown(this.ops.query(PersonRow.class).as(view).all())).isEqualTo(ALL);
		assertThat(shown(this.people.findBy(where("age").greaterThan(1), (query) -> query.as(view).all())))
			.isEqualTo(ALL);
		assertThat(shown(this.people.findBy(where("age").greaterThan(1),
				(query) -> query.project("name", "age").as(view).all())))
			.isEqualTo(ALL);
	}

	@ParameterizedTest
	@MethodSource("views")
	<T> void everySortOfClassIsMadeOfItems(Class<T> view) {
		assertThat(shown(this.ops.query("select name, age from Person", view))).isEqualTo(ALL);
		assertThat(shown(this.ops.query("select p.name, p.age from Person p where p.name = ?1", view, "ada")))
			.containsExactly("ada:36");
	}

	@ParameterizedTest
	@MethodSource("views")
	<T> void everySortOfClassIsAReactiveProjection(Class<T> view) {
		assertThat(shown(this.reactive.findByAgeGreaterThan(1, view).collectList().block())).isEqualTo(ALL);
		assertThat(this.reactive.findByName("ada", view).map(Object::toString).block()).isEqualTo("ada:36");
		assertThat(shown(this.reactive.textByAge(1, view).collectList().block())).isEqualTo(ALL);
		assertThat(shown(new ReactiveMemoryTemplate(this.store).query(Person.class)
			.sort(Sort.by("age"))
			.limit(2)
			.as(view)
			.scroll(ScrollPosition.keyset())
			.block()
			.toList())).containsExactly("bob:20", "ada:36");
	}

	@Test
	void reactiveWindowsOfClasses() {
		assertThat(shown(this.reactive.findByAgeGreaterThan(1, ScrollPosition.keyset(), Limit.of(2), Sort.by("age"))
			.block()
			.toList())).containsExactly("bob:20", "ada:36");
	}

	@Test
	void declaredProjections() {
		assertThat(shown(this.people.findTwoByAgeGreaterThan(1))).isEqualTo(ALL);
		assertThat(shown(this.people.findSettersByAgeGreaterThan(1))).isEqualTo(ALL);
		assertThat(shown(this.people.findFieldsByAgeGreaterThanOrderByName(1))).isEqualTo(ALL);
		assertThat(this.people.findSetterByName("bob")).map(Object::toString).contains("bob:20");
		assertThat(shown(this.people.itemsAsSetters())).isEqualTo(ALL);
		assertThat(shown(this.people.itemsAsTwo())).isEqualTo(ALL);
		assertThat(shown(this.people.findDistinctFieldsByAgeGreaterThan(1))).isEqualTo(ALL);
	}

	@Test
	void nestedProjectionsOfObjectsAndCollections() {
		NestedRecord ada = this.people.findNestedByName("ada");
		assertThat(ada).isEqualTo(new NestedRecord("ada", new TownView("London", new CountryView("UK")),
				List.of(new TownView("Paris", new CountryView("FR")), new TownView("London", new CountryView("UK"))),
				Optional.of("first")));
		assertThat(this.people.findNestedByName("bob"))
			.isEqualTo(new NestedRecord("bob", null, List.of(), Optional.empty()));
		NestedBean bean = this.ops.query(Person.class)
			.matching(where("name").is("ada"))
			.as(NestedBean.class)
			.one()
			.orElseThrow();
		assertThat(bean.town.getName()).isEqualTo("London");
		assertThat(bean.visited).extracting((town) -> town.name).containsExactly("Paris", "London");
		assertThat(bean.visited).hasOnlyElementsOfType(TownBean.class);
	}

	@Test
	void nestedInterfaces() {
		View ada = this.people.findViewByName("ada");
		assertThat(ada.getTown().getCountry().getCode()).isEqualTo("UK");
		assertThat(ada.getVisited()).extracting(TownInterface::getName).containsExactly("Paris", "London");
		assertThat(ada.getNote()).contains("first");
		assertThat(ada.shown()).isEqualTo("ada!");
		assertThat(this.people.findViewByName("bob").getTown()).isNull();
		assertThat(this.people.findViewByName("bob").getNote()).isEmpty();
		assertThat(this.people.findOpenByName("ada").getLabel()).isEqualTo("ada 36");
	}

	@Test
	void optionalsOfWhatMayBeNull() {
		assertThat(this.ops.query(Person.class).as(OptionalTown.class).all()).extracting(OptionalTown::town)
			.containsExactly(Optional.of(new TownView("London", new CountryView("UK"))), Optional.empty(),
					Optional.of(new TownView("Paris", new CountryView("FR"))));
		assertThat(this.ops.query(Person.class).as(PlainNote.class).all()).extracting(PlainNote::note)
			.containsExactly("first", null, null);
		assertThat(this.ops.query(Person.class).as(OptionalName.class).all()).extracting(OptionalName::name)
			.containsExactly(Optional.of("ada"), Optional.of("bob"), Optional.of("eva"));
	}

	@Test
	void objectsThatHaveObjectsOfTheirOwnTypeInThem() {
		this.ops.insert(new Tree(1L, new Node("a", List.of(new Node("b", List.of()), new Node("c", List.of())))));
		assertThat(this.ops.query(Tree.class).as(TreeView.class).one()).contains(
				new TreeView(new NodeView("a", List.of(new NodeView("b", List.of()), new NodeView("c", List.of())))));
	}

	@Test
	void whatIsTransientOrDerivedIsLeftAlone() {
		WithTransient view = this.ops.query(Person.class).as(WithTransient.class).first().orElseThrow();
		assertThat(view.name).isEqualTo("ada");
		assertThat(view.mark).isEqualTo("mine");
		assertThat(view.mark2).isEqualTo("mine too");
		WithDerived derived = this.ops.query(Person.class).as(WithDerived.class).first().orElseThrow();
		assertThat(derived.initial).isEqualTo('a');
	}

	@ParameterizedTest
	@ValueSource(classes = { UnknownProperty.class, UnknownField.class })
	void refusesPropertiesThatTheEntityDoesNotHave(Class<?> view) {
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.ops.query(Person.class).as(view))
			.withMessageContaining("'nme'");
	}

	@ParameterizedTest
	@ValueSource(classes = { WrongField.class, WrongSetter.class, WrongElements.class, TwoPublicConstructors.class,
			AbstractView.class, Inner.class, Nothing.class, Thread.class, Color.class, WithExpression.class,
			WrongAccessor.class })
	void refusesWhatDoesNotFit(Class<?> view) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.ops.query(Person.class).as(view));
	}

	@Test
	void refusesAtTheStartWhatIsDeclared() {
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> new MemoryRepositoryFactory(this.ops).getRepository(WrongDeclared.class))
			.withMessageContaining("'nme'");
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> new MemoryRepositoryFactory(this.ops).getRepository(WrongText.class))
			.withMessageContaining("age, name")
			.withMessageContaining("@Transient");
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> new MemoryRepositoryFactory(this.ops).getRepository(WrongNested.class))
			.withMessageContaining("'mayor'");
	}

	interface People extends MemoryRepository<Person, Long>, MemoryCriteriaExecutor<Person> {

		<T> List<T> findByAgeGreaterThan(int age, Class<T> type);

		<T> Optional<T> findOneByName(String name, Class<T> type);

		<T> Page<T> findPageByAgeGreaterThan(int age, Pageable page, Class<T> type);

		<T> Slice<T> findSliceByAgeGreaterThan(int age, Pageable page, Class<T> type);

		<T> Window<T> findWindowByAgeGreaterThan(int age, ScrollPosition position, Limit limit, Sort sort,
				Class<T> type);

		<T> Stream<T> streamByAgeGreaterThan(int age, Class<T> type);

		@Query("from Person where age > ?1")
		<T> List<T> textByAge(int age, Class<T> type);

		@Query("select name, age from Person where age > ?1")
		<T> List<T> itemsByAge(int age, Class<T> type);

		List<TwoConstructors> findTwoByAgeGreaterThan(int age);

		List<Setters> findSettersByAgeGreaterThan(int age);

		List<Fields> findFieldsByAgeGreaterThanOrderByName(int age);

		List<Fields> findDistinctFieldsByAgeGreaterThan(int age);

		Optional<Setters> findSetterByName(String name);

		@Query("select age, name from Person")
		List<Setters> itemsAsSetters();

		@Query("select age, name from Person")
		List<TwoConstructors> itemsAsTwo();

		NestedRecord findNestedByName(String name);

		View findViewByName(String name);

		Open findOpenByName(String name);

	}

	interface ReactivePeople extends ReactiveMemoryRepository<Person, Long> {

		<T> Flux<T> findByAgeGreaterThan(int age, Class<T> type);

		<T> Mono<T> findByName(String name, Class<T> type);

		Mono<Window<Setters>> findByAgeGreaterThan(int age, ScrollPosition position, Limit limit, Sort sort);

		@Query("from Person where age > ?1")
		<T> Flux<T> textByAge(int age, Class<T> type);

	}

	interface WrongDeclared extends MemoryRepository<Person, Long> {

		List<UnknownField> findByAge(int age);

	}

	interface WrongText extends MemoryRepository<Person, Long> {

		@Query("select name from Person")
		List<Setters> names();

	}

	interface WrongNested extends MemoryRepository<Person, Long> {

		List<WrongTown> findByAge(int age);

	}

	static class Person {

		@Id
		private @Nullable Long id;

		private String name;

		private int age;

		private @Nullable Town town;

		private List<Town> visited = new ArrayList<>();

		private Optional<String> note = Optional.empty();

		Person() {
		}

		Person(String name, int age, @Nullable Town town, List<Town> visited, Optional<String> note) {
			this.name = name;
			this.age = age;
			this.town = town;
			this.visited = new ArrayList<>(visited);
			this.note = note;
		}

		public String getName() {
			return this.name;
		}

		public int getAge() {
			return this.age;
		}

	}

	record PersonRow(@Id Long id, String name, int age) {
	}

	record Town(String name, Country country) {
	}

	record Country(String code) {
	}

	record Tree(@Id Long id, Node root) {
	}

	record Node(String name, List<Node> children) {
	}

	record TreeView(NodeView root) {
	}

	record NodeView(String name, List<NodeView> children) {
	}

	record TwoConstructors(String name, int age) {

		TwoConstructors(String name) {
			this(name, -1);
		}

		@Override
		public String toString() {
			return this.name + ":" + this.age;
		}

	}

	record CompactAndEmpty(String name, int age) {

		CompactAndEmpty {
			Objects.requireNonNull(name);
		}

		CompactAndEmpty() {
			this("none", -1);
		}

		@Override
		public String toString() {
			return this.name + ":" + this.age;
		}

	}

	private record PrivateTwo(String name, int age) {

		PrivateTwo(int age, String name) {
			this(name, age + 1000);
		}

		@Override
		public String toString() {
			return this.name + ":" + this.age;
		}

	}

	public record PublicTwo(String name, int age) {

		public PublicTwo(String name) {
			this(name, -1);
		}

		@Override
		public String toString() {
			return this.name + ":" + this.age;
		}

	}

	record Generic<N extends Number>(String name, N age) {

		Generic(String name) {
			this(name, null);
		}

		@Override
		public String toString() {
			return this.name + ":" + this.age;
		}

	}

	static class MarkedConstructor {

		private final String shown;

		MarkedConstructor(String name) {
			this.shown = name;
		}

		@PersistenceCreator
		MarkedConstructor(String name, int age) {
			this.shown = name + ":" + age;
		}

		@Override
		public String toString() {
			return this.shown;
		}

	}

	static final class MarkedFactory {

		private final String shown;

		private MarkedFactory(String shown) {
			this.shown = shown;
		}

		@PersistenceCreator
		static MarkedFactory of(String name, int age) {
			return new MarkedFactory(name + ":" + age);
		}

		@Override
		public String toString() {
			return this.shown;
		}

	}

	static class Setters {

		private String first;

		private int years;

		public String getName() {
			return this.first;
		}

		public void setName(String name) {
			this.first = name;
		}

		public int getAge() {
			return this.years;
		}

		public void setAge(int age) {
			this.years = age;
		}

		@Override
		public String toString() {
			return this.first + ":" + this.years;
		}

	}

	static class Fields {

		private static final String SEPARATOR = ":";

		private String name;

		int age;

		@Override
		public String toString() {
			return this.name + SEPARATOR + this.age;
		}

	}

	static class ChainedSetters {

		private String name;

		private Integer age;

		ChainedSetters() {
		}

		ChainedSetters(String name, Integer age) {
			this.name = name;
			this.age = age;
		}

		public ChainedSetters setName(String name) {
			this.name = name;
			return this;
		}

		public ChainedSetters setAge(Integer age) {
			this.age = age;
			return this;
		}

		@Override
		public String toString() {
			return this.name + ":" + this.age;
		}

	}

	public static class LombokData {

		private String name;

		private int age;

		public LombokData() {
		}

		public LombokData(String name, int age) {
			this.name = name;
			this.age = age;
		}

		public String getName() {
			return this.name;
		}

		public void setName(String name) {
			this.name = name;
		}

		public int getAge() {
			return this.age;
		}

		public void setAge(int age) {
			this.age = age;
		}

		@Override
		public String toString() {
			return this.name + ":" + this.age;
		}

	}

	static class Named<N> {

		protected N name;

	}

	static class Inherited extends Named<String> {

		private Integer age;

		@Override
		public String toString() {
			return this.name + ":" + this.age;
		}

	}

	static class HalfConstructor {

		private final String name;

		private int age;

		HalfConstructor(String name) {
			this.name = name;
		}

		public void setAge(int age) {
			this.age = age;
		}

		@Override
		public String toString() {
			return this.name + ":" + this.age;
		}

	}

	static class Loose {

		private Object name;

		private Number age;

		@Override
		public String toString() {
			return this.name + ":" + this.age;
		}

	}

	record CountryView(String code) {

		CountryView() {
			this("?");
		}

	}

	record TownView(String name, CountryView country) {
	}

	record NestedRecord(String name, @Nullable TownView town, List<TownView> visited, Optional<String> note) {
	}

	static class TownBean {

		private String name;

		String getName() {
			return this.name;
		}

	}

	static class NestedBean {

		private TownBean town;

		private Set<TownBean> visited;

	}

	interface View {

		String getName();

		@Nullable TownInterface getTown();

		List<TownInterface> getVisited();

		Optional<String> getNote();

		default String shown() {
			return getName() + "!";
		}

	}

	interface TownInterface {

		String getName();

		CountryInterface getCountry();

	}

	interface CountryInterface {

		String getCode();

	}

	interface Open {

		@Value("#{target.name + ' ' + target.age}")
		String getLabel();

	}

	record OptionalTown(Optional<TownView> town) {
	}

	record PlainNote(@Nullable String note) {
	}

	record OptionalName(Optional<String> name) {
	}

	static class WithTransient {

		private String name;

		@Transient
		private String mark = "mine";

		private transient String mark2 = "mine too";

	}

	static class WithDerived {

		private final char initial;

		private int length = 3;

		WithDerived(String name) {
			this.initial = name.charAt(0);
		}

	}

	record UnknownProperty(String nme) {
	}

	static class UnknownField {

		private String nme;

	}

	static class WrongField {

		private Thread name;

	}

	static class WrongSetter {

		public void setTown(int town) {
		}

	}

	record WrongElements(List<Integer> visited) {
	}

	public static class TwoPublicConstructors {

		public TwoPublicConstructors(String name) {
		}

		public TwoPublicConstructors(String name, int age) {
		}

	}

	abstract static class AbstractView {

		private String name;

	}

	class Inner {

		private String name;

	}

	static class Nothing {

	}

	enum Color {

		RED

	}

	record WithExpression(@Value("#{target.name}") String label) {
	}

	interface WrongAccessor {

		Town getName();

	}

	interface WrongTown {

		MayorView getTown();

	}

	interface MayorView {

		String getMayor();

	}

}
