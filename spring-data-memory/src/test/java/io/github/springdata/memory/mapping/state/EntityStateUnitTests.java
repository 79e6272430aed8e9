package io.github.springdata.memory.mapping.state;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.annotation.Transient;
import org.springframework.data.mapping.MappingException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link EntityState}, with generated code and with reflection.
 */
class EntityStateUnitTests {

	private static final Comparator<Object> BY_IDENTITY = (a, b) -> (a == b) ? 0 : 1;

	private static EntityState state(boolean generating, Class<?> type) {
		return new CopyingEntityState(type, new Copiers(generating));
	}

	@SuppressWarnings("unchecked")
	private static <T> T in(EntityState state, T instance) {
		return (T) state.copyIn(instance);
	}

	@SuppressWarnings("unchecked")
	private static <T> T out(EntityState state, T instance) {
		return (T) state.copyOut(instance);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void copiesBeansFieldByField(boolean generating) {
		EntityState state = state(generating, Person.class);
		Person person = person();
		Person stored = in(state, person);
		assertThat(stored).isNotSameAs(person);
		assertThat(stored.id).isEqualTo(7);
		assertThat(stored.name).isEqualTo("Ada");
		assertThat(stored.height).isEqualTo(1.7);
		assertThat(stored.flags).isEqualTo((byte) 3);
		assertThat(stored.initial).isEqualTo('A');
		assertThat(stored.active).isTrue();
		assertThat(state.isImmutable()).isFalse();
	}

	private static Person person() {
		Person person = new Person();
		person.id = 7;
		person.name = "Ada";
		person.height = 1.7;
		person.flags = 3;
		person.initial = 'A';
		person.active = true;
		person.counted = 5;
		person.home = new Home("Bonn");
		person.tags = new ArrayList<>(List.of("a", "b"));
		person.photo = new byte[] { 1, 2 };
		return person;
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void changingASavedInstanceDoesNotChangeTheStoredState(boolean generating) {
		EntityState state = state(generating, Person.class);
		Person person = person();
		Person stored = in(state, person);
		change(person);
		assertThat(state.same(stored, person())).isTrue();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void changingALoadedInstanceDoesNotChangeTheStoredState(boolean generating) {
		EntityState state = state(generating, Person.class);
		Person stored = in(state, person());
		change(out(state, stored));
		assertThat(state.same(stored, person())).isTrue();
		assertThat(state.same(out(state, stored), person())).isTrue();
	}

	private static void change(Person person) {
		person.name = "Eve";
		person.home.city = "Rome";
		person.tags.add("c");
		person.photo[0] = 9;
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void dropsWhatIsNotStored(boolean generating) {
		EntityState state = state(generating, Person.class);
		Person person = person();
		person.computed = "x";
		person.cached = "x";
		person.audit = "x";
		person.annotatedGetter = "x";
		Person stored = in(state, person);
		assertThat(stored.computed).isEqualTo("initial");
		assertThat(stored.cached).isNull();
		assertThat(stored.audit).isNull();
		assertThat(stored.annotatedGetter).isNull();
		assertThat(state.same(person, stored)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void copiesInheritedAndHiddenFields(boolean generating) {
		EntityState state = state(generating, Child.class);
		Child child = new Child();
		child.name = "child";
		((Parent) child).name = "parent";
		Child stored = in(state, child);
		assertThat(stored.name).isEqualTo("child");
		assertThat(((Parent) stored).name).isEqualTo("parent");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void copiesSubclassesByTheirOwnClass(boolean generating) {
		EntityState state = state(generating, Parent.class);
		Child child = new Child();
		child.name = "child";
		Parent stored = in(state, (Parent) child);
		assertThat(stored).isInstanceOf(Child.class);
		assertThat(((Child) stored).name).isEqualTo("child");
		assertThat(state.same(stored, new Parent())).isFalse();
		assertThat(state.same(new Parent(), stored)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void copiesSeveralStatesOfSubclassesEachByItsOwnClass(boolean generating) {
		EntityState state = state(generating, Parent.class);
		Child child = new Child();
		child.name = "child";
		Object[] states = { new Parent(), child, new Parent() };
		Object[] copies = state.copyOut(states);
		assertThat(copies).extracting(Object::getClass)
			.containsExactly((Class) Parent.class, Child.class, Parent.class);
		assertThat(copies).doesNotContain(states);
		assertThat(((Child) copies[1]).name).isEqualTo("child");
		states[0] = child;
		assertThat(state.copyOut(states)).extracting(Object::getClass)
			.containsExactly((Class) Child.class, Child.class, Parent.class);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void copiesSeveralStatesWithAllTheirParts(boolean generating) {
		EntityState state = state(generating, Person.class);
		Object[] copies = state.copyOut(new Object[] { person(), person() });
		change((Person) copies[0]);
		assertThat(state.same(copies[0], person())).isFalse();
		assertThat(state.same(copies[1], person())).isTrue();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void sharesSeveralImmutableStatesAndCopiesNone(boolean generating) {
		EntityState state = state(generating, Values.class);
		Object[] states = { values(), values() };
		assertThat(state.copyOut(states)).isNotSameAs(states)
			.usingElementComparator(BY_IDENTITY)
			.containsExactly(states);
		assertThat(state.copyOut(new Object[0])).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void sharesRecordsOfValues(boolean generating) {
		EntityState state = state(generating, Values.class);
		Values values = values();
		assertThat(state.isImmutable()).isTrue();
		assertThat(state.copyIn(values)).isSameAs(values);
		assertThat(state.copyOut(values)).isSameAs(values);
	}

	private static Values values() {
		return new Values("a", 1, 2L, new BigDecimal("1.0"), UUID.fromString("00000000-0000-0000-0000-000000000001"),
				LocalDate.EPOCH, Duration.ZERO, ZoneId.of("UTC"), Locale.ROOT, Currency.getInstance("EUR"),
				URI.create("a:b"), String.class, TimeUnit.DAYS, Optional.of("x"), Pattern.compile("a"));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void comparesRecordsByState(boolean generating) {
		EntityState state = state(generating, Values.class);
		assertThat(state.same(values(), values())).isTrue();
		assertThat(state.same(new Scaled(new BigDecimal("1.0")), new Scaled(new BigDecimal("1.00")))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void sharesClassesWithFinalFields(boolean generating) {
		EntityState state = state(generating, Money.class);
		Money money = new Money(5, "EUR");
		assertThat(state.isImmutable()).isTrue();
		assertThat(state.copyIn(money)).isSameAs(money);
		assertThat(state.copyOut(money)).isSameAs(money);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void sharesImmutablePartsOfBeans(boolean generating) {
		EntityState state = state(generating, Holder.class);
		Money money = new Money(5, "EUR");
		assertThat(in(state, new Holder(money)).content).isSameAs(money);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void freezesTheCollectionsOfRecordsOnce(boolean generating) {
		EntityState state = state(generating, Bag.class);
		List<String> list = new ArrayList<>(Arrays.asList("b", null, "a"));
		Set<String> set = new LinkedHashSet<>(List.of("z", "a"));
		Map<String, List<String>> map = new LinkedHashMap<>(Map.of("k", new ArrayList<>(List.of("v"))));
		Bag stored = in(state, new Bag(list, set, map));
		list.add("x");
		set.add("x");
		map.get("k").add("x");
		assertThat(stored.list()).containsExactly("b", null, "a").isUnmodifiable();
		assertThat(stored.set()).containsExactly("z", "a").isUnmodifiable();
		assertThat(stored.map()).containsExactly(Map.entry("k", List.of("v"))).isUnmodifiable();
		assertThat(stored.map().get("k")).isUnmodifiable();
		assertThat(stored.list().equals(Arrays.asList("b", null, "a"))).isTrue();
		assertThat(stored.set()).isEqualTo(Set.of("a", "z"));
		assertThat(state.isImmutable()).isTrue();
		assertThat(state.copyOut(stored)).isSameAs(stored);
		assertThat(state.copyIn(stored)).isSameAs(stored);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void keepsRecordsWhoseCollectionsAreImmutable(boolean generating) {
		EntityState state = state(generating, Bag.class);
		Bag bag = new Bag(List.of("a"), Set.of("b"), Map.of("k", List.of("v")));
		assertThat(state.copyIn(bag)).isSameAs(bag);
		Bag none = new Bag(null, Collections.emptySet(), Map.of());
		assertThat(state.copyIn(none)).isSameAs(none);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void doesNotTrustUnmodifiableViews(boolean generating) {
		EntityState state = state(generating, Bag.class);
		List<String> list = new ArrayList<>(List.of("a"));
		Bag stored = in(state, new Bag(Collections.unmodifiableList(list), Set.of(), Map.of()));
		list.add("b");
		assertThat(stored.list()).containsExactly("a");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void freezesSortedCollectionsWithTheirOrder(boolean generating) {
		EntityState state = state(generating, Sorted.class);
		SortedSet<String> set = new TreeSet<>(Comparator.reverseOrder());
		set.addAll(List.of("a", "b"));
		SortedMap<String, Integer> map = new TreeMap<>(Comparator.reverseOrder());
		map.putAll(Map.of("a", 1, "b", 2));
		Sorted stored = in(state, new Sorted(set, map));
		set.clear();
		map.clear();
		assertThat(stored.set()).containsExactly("b", "a").isUnmodifiable();
		assertThat(stored.map()).containsExactly(Map.entry("b", 2), Map.entry("a", 1)).isUnmodifiable();
		assertThat(state.copyOut(stored)).isSameAs(stored);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void copiesRecordsWithMutablePartsBothWays(boolean generating) {
		EntityState state = state(generating, Album.class);
		Album album = new Album("x", new byte[] { 1 }, new ArrayList<>(List.of(new Home("Bonn"))), new Date(5));
		assertThat(state.isImmutable()).isFalse();
		Album stored = in(state, album);
		album.cover()[0] = 9;
		album.homes().get(0).city = "Rome";
		album.date().setTime(9);
		Album read = out(state, stored);
		read.cover()[0] = 8;
		read.homes().get(0).city = "Oslo";
		read.date().setTime(8);
		assertThat(stored.cover()).containsExactly(1);
		assertThat(stored.homes().get(0).city).isEqualTo("Bonn");
		assertThat(stored.date()).isEqualTo(new Date(5));
		assertThat(stored.homes()).isUnmodifiable();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void copiesCollectionsThatCannotBeFrozenBothWays(boolean generating) {
		EntityState state = state(generating, ConcreteList.class);
		ConcreteList stored = in(state, new ConcreteList(new ArrayList<>(List.of("a")), List.of()));
		assertThat(state.isImmutable()).isFalse();
		out(state, stored).list().add("b");
		assertThat(stored.list()).containsExactly("a");
		ArrayList<String> nested = new ArrayList<>(List.of("x"));
		ConcreteList other = in(state, new ConcreteList(new ArrayList<>(), List.of(nested)));
		ArrayList<String> read = out(state, other).nested().get(0);
		read.add("y");
		assertThat(other.nested()).containsExactly(new ArrayList<>(List.of("x")));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void noticesConstructorsThatMakeFrozenCollectionsModifiable(boolean generating) {
		EntityState state = state(generating, Thawing.class);
		Thawing instance = new Thawing(List.of("a"));
		Thawing stored = in(state, instance);
		assertThat(stored).isNotSameAs(instance);
		Thawing read = out(state, stored);
		read.list.add("b");
		assertThat(stored.list).containsExactly("a");
		assertThat(state.isImmutable()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void noticesMutableSubclassesOfImmutableClasses(boolean generating) {
		Copiers copiers = new Copiers(generating);
		EntityState state = new CopyingEntityState(Wallet.class, copiers);
		Wallet wallet = new Wallet(new Money(1, "EUR"));
		assertThat(state.isImmutable()).isTrue();
		assertThat(state.copyOut(in(state, wallet))).isSameAs(wallet);
		NotedMoney noted = new NotedMoney();
		noted.note = "a";
		Wallet stored = in(state, new Wallet(noted));
		noted.note = "b";
		assertThat(state.isImmutable()).isFalse();
		((NotedMoney) out(state, stored).money()).note = "c";
		assertThat(((NotedMoney) stored.money()).note).isEqualTo("a");
		assertThat(state.copyOut(wallet)).isSameAs(wallet);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void resetsComponentsOfRecordsThatAreNotStored(boolean generating) {
		EntityState state = state(generating, Partly.class);
		assertThat(state.copyIn(new Partly("a", 5, "c"))).isEqualTo(new Partly("a", 0, null));
		Partly clean = new Partly("a", 0, null);
		assertThat(state.copyIn(clean)).isSameAs(clean);
		assertThat(state.same(new Partly("a", 5, "c"), clean)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void sharesSealedHierarchiesOfRecords(boolean generating) {
		EntityState state = state(generating, Drawing.class);
		Drawing drawing = new Drawing(List.of(new Circle(1), new Square(2)));
		assertThat(state.isImmutable()).isTrue();
		assertThat(state.copyIn(drawing)).isSameAs(drawing);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void sharesRecordsBehindOpenTypesWithoutPromisingIt(boolean generating) {
		EntityState state = state(generating, Box.class);
		Box box = new Box(new Circle(1));
		assertThat(state.isImmutable()).isFalse();
		assertThat(state.copyIn(box)).isSameAs(box);
		assertThat(state.copyOut(box)).isSameAs(box);
		Box mutable = new Box(new Home("Bonn"));
		assertThat(state.copyIn(mutable)).isNotSameAs(mutable);
		assertThat(state.same(state.copyIn(mutable), mutable)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void keepsTheKindOfCollections(boolean generating) {
		EntityState state = state(generating, Collections_.class);
		Collections_ copy = out(state, in(state, new Collections_()));
		assertThat(copy.arrayList).isExactlyInstanceOf(ArrayList.class).containsExactly("b", "a");
		assertThat(copy.linkedList).isExactlyInstanceOf(LinkedList.class).containsExactly("b", "a");
		assertThat(copy.fixedList).isExactlyInstanceOf(ArrayList.class).containsExactly("b", null);
		assertThat(copy.hashSet).isInstanceOf(HashSet.class)
			.containsExactlyElementsOf(new HashSet<>(List.of("b", "a")));
		assertThat(copy.linkedSet).containsExactly("b", "a");
		assertThat(copy.treeSet).isExactlyInstanceOf(TreeSet.class).containsExactly("b", "a");
		assertThat(copy.enums).isInstanceOf(EnumSet.class).containsExactly(TimeUnit.DAYS);
		assertThat(copy.deque).isExactlyInstanceOf(ArrayDeque.class).containsExactly("b", "a");
		assertThat(copy.queue.comparator()).isEqualTo(Comparator.reverseOrder());
		assertThat(copy.hashMap).isInstanceOf(HashMap.class).containsExactly(Map.entry("b", 1));
		assertThat(copy.treeMap).isExactlyInstanceOf(TreeMap.class)
			.containsExactly(Map.entry("b", 2), Map.entry("a", 1));
		assertThat(copy.concurrent).isExactlyInstanceOf(ConcurrentHashMap.class);
		assertThat(copy.enumMap).isExactlyInstanceOf(EnumMap.class).containsEntry(TimeUnit.DAYS, "d");
		assertThat(copy.own).isExactlyInstanceOf(OwnList.class).containsExactly("b");
		assertThat(copy.anonymous).isExactlyInstanceOf(ArrayList.class).containsExactly("b");
		assertThat(copy.nested).isEqualTo(Map.of("k", List.of(Set.of(1))));
		assertThat(state.same(copy, new Collections_())).isTrue();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void collectionsThatAreReadCanBeChanged(boolean generating) {
		EntityState state = state(generating, Collections_.class);
		Collections_ stored = in(state, new Collections_());
		Collections_ read = out(state, stored);
		read.fixedList.add("x");
		read.linkedSet.add("x");
		read.hashMap.put("x", 1);
		read.nested.get("k").get(0).add(2);
		assertThat(state.same(stored, new Collections_())).isTrue();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void copiesMutableValuesOfTheJdk(boolean generating) {
		EntityState state = state(generating, MutableValues.class);
		MutableValues values = new MutableValues();
		MutableValues stored = in(state, values);
		assertThat(state.same(stored, values)).isTrue();
		values.date.setTime(9);
		values.calendar.clear();
		values.bits.set(7);
		values.ints[0] = 9;
		values.objects[0] = "z";
		values.grid[0][0] = 9;
		values.counter.set(9);
		assertThat(state.same(stored, new MutableValues())).isTrue();
		assertThat(stored.objects.getClass()).isEqualTo(Comparable[].class);
		assertThat(stored.sqlDate).isExactlyInstanceOf(SqlLikeDate.class);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void keepsCyclesAndSharedParts(boolean generating) {
		EntityState state = state(generating, Node.class);
		Node root = new Node("root");
		Node child = new Node("child");
		child.parent = root;
		root.children.add(child);
		root.children.add(child);
		root.parent = root;
		Node copy = in(state, root);
		assertThat(copy.parent).isSameAs(copy);
		assertThat(copy.children.get(0)).isNotSameAs(child).isSameAs(copy.children.get(1));
		assertThat(copy.children.get(0).parent).isSameAs(copy);
		assertThat(state.same(copy, root)).isTrue();
		child.name = "other";
		assertThat(state.same(copy, root)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void copiesManyNodes(boolean generating) {
		EntityState state = state(generating, Node.class);
		Node root = new Node("root");
		for (int i = 0; i < 100; i++) {
			Node child = new Node("child" + i);
			child.parent = root;
			root.children.add(child);
		}
		Node copy = in(state, root);
		assertThat(copy.children).hasSize(100).allSatisfy((child) -> assertThat(child.parent).isSameAs(copy));
		assertThat(state.same(copy, root)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void copiesAndComparesChainsLongerThanTheStack(boolean generating) {
		EntityState state = state(generating, Node.class);
		Node root = new Node("root");
		Node last = root;
		for (int i = 0; i < 100_000; i++) {
			last.parent = new Node("n" + i);
			last = last.parent;
		}
		Node copy = in(state, root);
		assertThat(state.same(copy, root)).isTrue();
		last.name = "other";
		assertThat(state.same(copy, root)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void refusesSetsNestedDeeperThanTheStack(boolean generating) {
		EntityState state = state(generating, Box.class);
		Set<Object> set = new HashSet<>();
		for (int i = 0; i < 100_000; i++) {
			Set<Object> outer = Collections.newSetFromMap(new IdentityHashMap<>());
			outer.add(set);
			set = outer;
		}
		Box box = new Box(set);
		assertThatExceptionOfType(MappingException.class).isThrownBy(() -> state.copyIn(box))
			.withMessageContaining("nested too deeply");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void comparesCyclesOfDifferentLength(boolean generating) {
		EntityState state = state(generating, Node.class);
		Node one = new Node("n");
		one.parent = one;
		Node two = new Node("n");
		two.parent = new Node("n");
		two.parent.parent = two;
		assertThat(state.same(one, two)).isTrue();
		two.parent.name = "m";
		assertThat(state.same(one, two)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void refusesCyclesThroughConstructors(boolean generating) {
		EntityState state = state(generating, Linked.class);
		List<Object> others = new ArrayList<>();
		Linked linked = new Linked(others);
		others.add(linked);
		assertThatExceptionOfType(MappingException.class).isThrownBy(() -> state.copyIn(linked))
			.withMessageContaining("constructor argument");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void createsBeansWithTheirPersistenceCreator(boolean generating) {
		EntityState state = state(generating, Created.class);
		Created created = Created.of("x", 5);
		created.age = 6;
		Created copy = in(state, created);
		assertThat(copy.name).isEqualTo("x");
		assertThat(copy.age).isEqualTo(6);
		assertThat(copy.lines).isEmpty();
		created.lines.add("a");
		assertThat(in(state, created).lines).containsExactly("a");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void reportsConstructorsThatFail(boolean generating) {
		EntityState state = state(generating, Failing.class);
		assertThatExceptionOfType(MappingException.class).isThrownBy(() -> state.copyIn(new Failing(1, true)))
			.withMessageContaining("constructor of Failing")
			.withRootCauseInstanceOf(IllegalStateException.class);
		assertThatExceptionOfType(MappingException.class)
			.isThrownBy(() -> state.copyOut(new Object[] { new Failing(1, true) }))
			.withMessageContaining("constructor of Failing");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void namesThePathToAValueThatCannotBeCopied(boolean generating) {
		EntityState state = state(generating, Holder.class);
		Holder holder = new Holder(List.of(new Box(new ReentrantLock())));
		assertThatExceptionOfType(MappingException.class).isThrownBy(() -> state.copyIn(holder))
			.withMessageContaining("Holder.content.value")
			.withMessageContaining("ReentrantLock")
			.withMessageContaining("@Transient");
		Runnable lambda = () -> {
		};
		assertThatExceptionOfType(MappingException.class).isThrownBy(() -> state.copyIn(new Holder(lambda)))
			.withMessageContaining("lambda");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void comparesDeeply(boolean generating) {
		EntityState state = state(generating, Person.class);
		assertThat(state.same(person(), person())).isTrue();
		for (int i = 0; i < 4; i++) {
			Person changed = person();
			switch (i) {
				case 0 -> changed.name = null;
				case 1 -> changed.home.city = "Rome";
				case 2 -> changed.tags.set(0, "z");
				default -> changed.photo[1] = 9;
			}
			assertThat(state.same(person(), changed)).as("change %d", i).isFalse();
			assertThat(state.same(changed, person())).as("change %d", i).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void comparesSetsAndMapsWhateverTheirOrder(boolean generating) {
		EntityState state = state(generating, Holder.class);
		assertThat(same(state, new LinkedHashSet<>(List.of(1, 2)), new LinkedHashSet<>(List.of(2, 1)))).isTrue();
		assertThat(same(state, Set.of(1), new HashSet<>(Arrays.asList((Integer) null)))).isFalse();
		assertThat(same(state, homes("a", "b"), homes("b", "a"))).isTrue();
		assertThat(same(state, homes("a", "b"), homes("a", "c"))).isFalse();
		assertThat(same(state, Map.of(1, new Home("a")), new TreeMap<>(Map.of(1, new Home("a"))))).isTrue();
		assertThat(same(state, Map.of(1, new Home("a")), Map.of(1, new Home("b")))).isFalse();
		assertThat(same(state, Map.of(1, 1), Map.of("1", 1))).isFalse();
		Map<Object, Object> nullKey = new HashMap<>();
		nullKey.put(null, 1);
		assertThat(same(state, nullKey, Map.of(1, 1))).isFalse();
		assertThat(same(state, Map.of(new Home("a"), 1), Map.of(new Home("a"), 1))).isTrue();
		assertThat(same(state, List.of(1), Set.of(1))).isFalse();
		assertThat(same(state, List.of(1, 2), List.of(2, 1))).isFalse();
	}

	private static boolean same(EntityState state, Object a, Object b) {
		return state.same(new Holder(a), new Holder(b)) && state.same(new Holder(b), new Holder(a));
	}

	private static Set<Home> homes(String... cities) {
		Set<Home> homes = new LinkedHashSet<>();
		for (String city : cities) {
			homes.add(new Home(city));
		}
		return homes;
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void copiesIntoAnInstance(boolean generating) {
		EntityState state = state(generating, Person.class);
		Person stored = in(state, person());
		Person target = new Person();
		target.computed = "kept";
		state.copyInto(stored, target);
		assertThat(state.same(stored, target)).isTrue();
		assertThat(target.computed).isEqualTo("kept");
		change(target);
		assertThat(state.same(stored, person())).isTrue();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void copiesFinalFieldsIntoAnInstance(boolean generating) {
		EntityState state = state(generating, Created.class);
		Created source = Created.of("x", 5);
		source.lines.add("a");
		Created target = Created.of("y", 6);
		state.copyInto(source, target);
		assertThat(state.same(source, target)).isTrue();
		assertThat(target.lines).isNotSameAs(source.lines);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void copiesCyclesIntoTheInstanceItself(boolean generating) {
		EntityState state = state(generating, Node.class);
		Node source = new Node("a");
		source.parent = source;
		Node target = new Node("b");
		state.copyInto(source, target);
		assertThat(target.parent).isSameAs(target);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void onlyBeansAreAssignable(boolean generating) {
		EntityState state = state(generating, Parent.class);
		assertThat(state.isAssignable(new Parent())).isTrue();
		assertThat(state.isAssignable(new Child())).isTrue();
		assertThat(state.isAssignable(new Money(1, "EUR"))).isFalse();
		assertThat(state.isAssignable(new Album("x", new byte[0], List.of(), new Date(0)))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void refusesToCopyIntoOtherClassesAndImmutableInstances(boolean generating) {
		EntityState state = state(generating, Money.class);
		assertThatIllegalArgumentException().isThrownBy(() -> state.copyInto(new Home("a"), new Money(1, "EUR")));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> state.copyInto(new Money(1, "EUR"), new Money(2, "EUR")))
			.withMessageContaining("cannot be changed");
		state.copyInto(new Money(1, "EUR"), new Money(1, "EUR"));
	}

	static class Person {

		private long id;

		private @Nullable String name;

		private double height;

		private byte flags;

		private char initial;

		private boolean active;

		private float counted;

		private Home home;

		private List<String> tags;

		private byte[] photo;

		@Transient
		private String computed = "initial";

		private transient String cached;

		@ReadOnlyProperty
		private String audit;

		private String annotatedGetter;

		@Transient
		public String getAnnotatedGetter() {
			return this.annotatedGetter;
		}

	}

	static class Home {

		private String city;

		Home(String city) {
			this.city = city;
		}

	}

	static class Parent {

		private String name;

	}

	static class Child extends Parent {

		private String name;

	}

	record Values(String string, int primitive, Long boxed, BigDecimal decimal, UUID uuid, LocalDate date,
			Duration duration, ZoneId zone, Locale locale, Currency currency, URI uri, Class<?> type, TimeUnit unit,
			Optional<String> optional, Pattern pattern) {
	}

	record Scaled(BigDecimal value) {
	}

	static class Money {

		private final long amount;

		private final String currency;

		Money(long amount, String currency) {
			this.amount = amount;
			this.currency = currency;
		}

	}

	static class NotedMoney extends Money {

		private String note;

		NotedMoney() {
			super(0, "EUR");
		}

	}

	record Wallet(Money money) {
	}

	static class Holder {

		private final Object content;

		Holder(Object content) {
			this.content = content;
		}

	}

	record Bag(List<String> list, Set<String> set, Map<String, List<String>> map) {
	}

	record Sorted(SortedSet<String> set, SortedMap<String, Integer> map) {
	}

	record Album(String name, byte[] cover, List<Home> homes, Date date) {
	}

	record ConcreteList(ArrayList<String> list, List<ArrayList<String>> nested) {
	}

	static class Thawing {

		private final List<String> list;

		Thawing(List<String> list) {
			this.list = new ArrayList<>(list);
		}

	}

	record Partly(String stored, @Transient int dropped, @ReadOnlyProperty String readOnly) {
	}

	sealed interface Shape {

	}

	record Circle(int radius) implements Shape {
	}

	record Square(int side) implements Shape {
	}

	record Drawing(List<Shape> shapes) {
	}

	record Box(Object value) {
	}

	static class Collections_ {

		private final List<String> arrayList = new ArrayList<>(List.of("b", "a"));

		private List<String> linkedList = new LinkedList<>(List.of("b", "a"));

		private List<String> fixedList = Arrays.asList("b", null);

		private Set<String> hashSet = new HashSet<>(List.of("b", "a"));

		private Set<String> linkedSet = new LinkedHashSet<>(List.of("b", "a"));

		private SortedSet<String> treeSet = new TreeSet<>(Comparator.reverseOrder());

		private Set<TimeUnit> enums = EnumSet.of(TimeUnit.DAYS);

		private Deque<String> deque = new ArrayDeque<>(List.of("b", "a"));

		private PriorityQueue<String> queue = new PriorityQueue<>(Comparator.reverseOrder());

		private HashMap<String, Integer> hashMap = new HashMap<>(Map.of("b", 1));

		private SortedMap<String, Integer> treeMap = new TreeMap<>(Comparator.reverseOrder());

		private Map<String, Integer> concurrent = new ConcurrentHashMap<>(Map.of("a", 1));

		private Map<TimeUnit, String> enumMap = new EnumMap<>(Map.of(TimeUnit.DAYS, "d"));

		private OwnList own = new OwnList();

		private List<String> anonymous = new ArrayList<>() {
			{
				add("b");
			}
		};

		private Map<String, List<Set<Integer>>> nested = new HashMap<>();

		Collections_() {
			this.treeSet.addAll(List.of("a", "b"));
			this.treeMap.putAll(Map.of("a", 1, "b", 2));
			this.queue.add("a");
			this.own.add("b");
			this.nested.put("k", List.of(Set.of(1)));
		}

	}

	static class OwnList extends ArrayList<String> {

	}

	static class SqlLikeDate extends Date {

		SqlLikeDate(long time) {
			super(time);
		}

	}

	static class MutableValues {

		private Date date = new Date(5);

		private Date sqlDate = new SqlLikeDate(6);

		private GregorianCalendar calendar = new GregorianCalendar(2020, 1, 1);

		private BitSet bits = BitSet.valueOf(new long[] { 5 });

		private int[] ints = { 1, 2 };

		private Object[] objects = new Comparable<?>[] { "a", 1 };

		private int[][] grid = { { 1 }, { 2 } };

		private AtomicLong counter = new AtomicLong(3);

	}

	static class Node {

		private String name;

		private Node parent;

		private final List<Node> children = new ArrayList<>();

		Node(String name) {
			this.name = name;
		}

	}

	record Linked(List<Object> others) {
	}

	static class Created {

		private final String name;

		private int age;

		private final List<String> lines = new ArrayList<>();

		Created(String name) {
			this.name = name;
		}

		private Created(String name, int age) {
			this.name = name;
			this.age = age;
		}

		@PersistenceCreator
		static Created of(String name, int age) {
			return new Created(name, age);
		}

	}

	static class Failing {

		private int value;

		Failing(int value, boolean ok) {
			this.value = value;
		}

		@PersistenceCreator
		Failing(int value) {
			throw new IllegalStateException("no");
		}

	}

}
