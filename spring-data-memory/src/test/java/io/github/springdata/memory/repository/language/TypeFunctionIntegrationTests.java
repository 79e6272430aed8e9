package io.github.springdata.memory.repository.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.AggregateReference;
import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Functions of classes, and of the elements of maps and lists, against a computation by
 * hand.
 */
class TypeFunctionIntegrationTests {

	private static final MemoryTemplate OPERATIONS = new MemoryTemplate(new MemoryStore());

	private static final List<Animal> ANIMALS = OPERATIONS.insertAll(List.of(new Dog(1L, "rex", 3),
			new Cat(2L, "tom", 9), new Dog(3L, "fido", 5), new Animal(4L, "bird"), new Cat(5L, "kit", 7)));

	private static final List<Drawing> DRAWINGS = OPERATIONS.insertAll(List.of(
			new Drawing(1L, AggregateReference.to(1L), List.of(new Circle("a", 2), new Square("b", 3)),
					Map.of("red", 1), new String[] { "x", "y" }, Set.of(1)),
			new Drawing(2L, AggregateReference.to(2L), List.of(), counts("blue", 2, "red", 5), new String[0], Set.of()),
			new Drawing(3L, null, null, null, null, null),
			new Drawing(4L, AggregateReference.to(3L),
					List.of(new Square("c", 1), new Square("d", 4), new Circle("e", 1)),
					counts("red", 7, "green", null), new String[] { "z" }, Set.of(3))));

	private static Map<String, @Nullable Integer> counts(String one, @Nullable Integer first, String other,
			@Nullable Integer second) {
		Map<String, @Nullable Integer> counts = new LinkedHashMap<>();
		counts.put(one, first);
		counts.put(other, second);
		return counts;
	}

	@MemoryEntity("animals")
	static class Animal {

		@Id
		Long id;

		String name;

		Animal(Long id, String name) {
			this.id = id;
			this.name = name;
		}

	}

	static class Dog extends Animal {

		int tricks;

		Dog(Long id, String name, int tricks) {
			super(id, name);
			this.tricks = tricks;
		}

	}

	static class Cat extends Animal {

		int lives;

		Cat(Long id, String name, int lives) {
			super(id, name);
			this.lives = lives;
		}

	}

	static class Shape {

		String label;

		Shape(String label) {
			this.label = label;
		}

	}

	static class Circle extends Shape {

		int radius;

		Circle(String label, int radius) {
			super(label);
			this.radius = radius;
		}

	}

	static class Square extends Shape {

		int side;

		Square(String label, int side) {
			super(label);
			this.side = side;
		}

	}

	record Drawing(@Id Long id, @Nullable AggregateReference<Animal, Long> model, @Nullable List<Shape> shapes,
			@Nullable Map<String, @Nullable Integer> colors, String @Nullable [] words,
			@Nullable Set<Integer> numbers) {

	}

	record Case(String text, List<?> expected) {

		@Override
		public String toString() {
			return this.text;
		}

	}

	private static Case results(String text, Collection<?> expected) {
		return new Case(text, new ArrayList<>(expected));
	}

	private static List<@Nullable Object> row(@Nullable Object... values) {
		return Arrays.asList(values);
	}

	private static Case animals(String condition, Function<Animal, @Nullable Boolean> truth) {
		return results("select a.id from Animal a where " + condition,
				ANIMALS.stream()
					.filter((animal) -> Boolean.TRUE.equals(truth.apply(animal)))
					.map((animal) -> animal.id)
					.toList());
	}

	private static <T> List<T> each(Function<Drawing, Stream<T>> results) {
		return DRAWINGS.stream().flatMap(results).collect(Collectors.toCollection(ArrayList::new));
	}

	private static Stream<Shape> shapes(Drawing drawing) {
		return (drawing.shapes() != null) ? drawing.shapes().stream() : Stream.empty();
	}

	private static Stream<Map.Entry<String, @Nullable Integer>> colors(Drawing drawing) {
		return (drawing.colors() != null) ? drawing.colors().entrySet().stream() : Stream.empty();
	}

	private static @Nullable Animal model(Drawing drawing) {
		return (drawing.model() != null) ? ANIMALS.get((int) (drawing.model().id() - 1)) : null;
	}

	static Stream<Case> types() {
		return Stream.of(animals("type(a) = Dog", (a) -> a instanceof Dog),
				animals("type(a) <> Dog", (a) -> !(a instanceof Dog)),
				animals("type(a) in (Dog, Cat)", (a) -> a.getClass() != Animal.class),
				animals("type(a) = Animal", (a) -> a.getClass() == Animal.class),
				animals("treat(a as Dog).tricks > 3", (a) -> a instanceof Dog dog && dog.tricks > 3),
				animals("not (treat(a as Dog).tricks > 3)", (a) -> a instanceof Dog dog && dog.tricks <= 3),
				animals("treat(a as Dog).tricks > 3 or treat(a as Cat).lives < 8",
						(a) -> (a instanceof Dog dog && dog.tricks > 3) || (a instanceof Cat cat && cat.lives < 8)),
				animals("treat(a as Dog) is null", (a) -> !(a instanceof Dog)),
				results("select case type(a) when Dog then 'd' when Cat then 'c' else '-' end from Animal a",
						ANIMALS.stream()
							.map((a) -> (a instanceof Dog) ? "d" : (a instanceof Cat) ? "c" : "-")
							.toList()),
				results("select type(this), count(*) from Animal group by type(this)",
						ANIMALS.stream()
							.collect(Collectors.groupingBy(Animal::getClass, LinkedHashMap::new, Collectors.counting()))
							.entrySet()
							.stream()
							.map((e) -> row(e.getKey(), e.getValue()))
							.toList()),
				results("select sum(treat(a as Dog).tricks) from Animal a", List.of(8L)),
				results("select d.id from Dog d where d.tricks > 0", List.of(1L, 3L)),
				results("select d.id, a.tricks from Drawing d join treat(d.model as Dog) a", each(
						(d) -> (model(d) instanceof Dog dog) ? Stream.of(row(d.id(), dog.tricks)) : Stream.empty())),
				results("select d.id, a.tricks from Drawing d left join treat(d.model as Dog) a",
						each((d) -> Stream.of(row(d.id(), (model(d) instanceof Dog dog) ? dog.tricks : null)))),
				results("select d.id from Drawing d where type(d.model) = Cat",
						each((d) -> (model(d) instanceof Cat) ? Stream.of(d.id()) : Stream.empty())),
				results("select d.id from Drawing d where treat(d.model as Dog).tricks = 5", each(
						(d) -> (model(d) instanceof Dog dog && dog.tricks == 5) ? Stream.of(d.id()) : Stream.empty())),
				results("select id(d.model) from Drawing d where d.model is not null", List.of(1L, 2L, 3L)),
				results("select d.id, s.label from Drawing d join d.shapes s where type(s) = Square",
						each((d) -> shapes(d).filter((s) -> s instanceof Square).map((s) -> row(d.id(), s.label)))),
				results("select d.id, treat(s as Circle).radius from Drawing d join d.shapes s", each(
						(d) -> shapes(d).map((s) -> row(d.id(), (s instanceof Circle circle) ? circle.radius : null)))),
				results("select d.id, s.side from Drawing d join treat(d.shapes as Square) s where s.side > 1",
						each((d) -> shapes(d).filter((s) -> s instanceof Square square && square.side > 1)
							.map((s) -> row(d.id(), ((Square) s).side)))),
				results("select d.id, s.radius from Drawing d left join treat(d.shapes as TypeFunctionIntegrationTests.Circle) s on s.radius < 2",
						each((d) -> {
							List<List<Object>> circles = shapes(d)
								.filter((s) -> s instanceof Circle circle && circle.radius < 2)
								.map((s) -> row(d.id(), ((Circle) s).radius))
								.toList();
							return circles.isEmpty() ? Stream.of(row(d.id(), null)) : circles.stream();
						})));
	}

	static Stream<Case> elements() {
		return Stream.of(
				results("select d.id, key(c), value(c), c from Drawing d join d.colors c",
						each((d) -> colors(d).map((e) -> row(d.id(), e.getKey(), e.getValue(), e.getValue())))),
				results("select d.id, key(c) from Drawing d left join d.colors c on value(c) > 4", each((d) -> {
					List<List<Object>> found = colors(d).filter((e) -> e.getValue() != null && e.getValue() > 4)
						.map((e) -> row(d.id(), e.getKey()))
						.toList();
					return found.isEmpty() ? Stream.of(row(d.id(), null)) : found.stream();
				})),
				results("select d.id from Drawing d join d.colors c where key(c) = 'red' and value(c) > 4",
						each((d) -> colors(d)
							.filter((e) -> e.getKey().equals("red") && e.getValue() != null && e.getValue() > 4)
							.map((e) -> d.id()))),
				results("select entry(c) from Drawing d join d.colors c where d.id = 2",
						each((d) -> (d.id() == 2) ? colors(d) : Stream.empty())),
				results("select key(c), sum(value(c)) from Drawing d join d.colors c group by key(c) order by key(c)",
						List.of(row("blue", 2L), row("green", null), row("red", 13L))),
				results("select index(s), s.label from Drawing d join d.shapes s where index(s) > 0",
						each((d) -> IntStream.range(1, Math.max(1, (int) shapes(d).count()))
							.mapToObj((i) -> row(i, d.shapes().get(i).label)))),
				results("select index(w), w from Drawing d left join d.words w",
						each((d) -> (d.words() == null || d.words().length == 0) ? Stream.of(row(null, null))
								: IntStream.range(0, d.words().length).mapToObj((i) -> row(i, d.words()[i])))),
				results("select d.id from Drawing d where exists (select 1 from d.shapes s where index(s) = 2)",
						List.of(4L)),
				results("select w from Drawing d join d.words w where exists (select 1 from Animal a where a.id = index(w) + 1 and a.name = 'tom')",
						List.of("y")));
	}

	@ParameterizedTest
	@MethodSource({ "types", "elements" })
	void findsWhatIsComputedByHand(Case example) {
		List<?> found = OPERATIONS.query(example.text(), Object.class)
			.stream()
			.map((result) -> (result instanceof Object[] items) ? Arrays.asList(items) : result)
			.collect(Collectors.toCollection(ArrayList::new));
		assertThat(found).isEqualTo(example.expected());
	}

	interface Animals extends MemoryRepository<Animal, Long> {

		@Query("where type(this) = :type")
		List<Animal> of(@org.springframework.data.repository.query.Param("type") Class<?> type);

		@Query("where type(this) in :types")
		List<Animal> ofAny(List<Class<?>> types);

	}

	@Test
	void takesClassesAsArguments() {
		Animals animals = new MemoryRepositoryFactory(OPERATIONS).getRepository(Animals.class);
		assertThat(animals.of(Cat.class)).extracting((animal) -> animal.id).containsExactly(2L, 5L);
		assertThat(animals.ofAny(List.of(Dog.class, Animal.class))).extracting((animal) -> animal.id)
			.containsExactly(1L, 3L, 4L);
	}

	static Stream<Arguments> mistakes() {
		return Stream.of(
				Arguments.of("select a from Animal a where type(a) = Dgo",
						"column 40: no class 'Dgo'; did you mean 'Dog'?"),
				Arguments.of("select treat(a as Dgo).tricks from Animal a", "no class 'Dgo'; did you mean 'Dog'?"),
				Arguments.of("select treat(a as Drawing).id from Animal a", "Drawing is no subclass of Animal"),
				Arguments.of("select treat(a as Dog).trick from Animal a",
						"No property 'trick' found for type 'Dog'; Did you mean 'tricks'"),
				Arguments.of("select type(a.name) from Animal a",
						"'type' needs an entity or an object with properties, but 'a.name' is a String"),
				Arguments.of("select key(s) from Drawing d join d.shapes s",
						"'key' needs a variable that is joined from a map, as in 'join x.map v', but 's' is not"),
				Arguments.of("select index(n) from Drawing d join d.numbers n",
						"'index' needs a variable that is joined from a list"),
				Arguments.of("select index(d) from Drawing d", "'index' needs a variable that is joined from a list"),
				Arguments.of("select a from Animal a order by type(a)", "values of type Class have no order"),
				Arguments.of("select a from Animal a join treat(a.name as Dog) d",
						"must be a collection or a reference"),
				Arguments.of("select treat(a Dog) from Animal a", "expected 'as', but found 'Dog'"));
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void refusesMistakes(String text, String problem) {
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> OPERATIONS.statements().select(text, Animal.class, Object.class))
			.withMessageContaining(problem)
			.withMessageContaining("^");
	}

}
