package io.github.springdata.memory.jpa.matrix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.springdata.memory.jpa.matrix.NaiveModel.Failure;
import io.github.springdata.memory.jpa.matrix.NaiveModel.Key;
import io.github.springdata.memory.jpa.matrix.NaiveModel.State;
import io.github.springdata.memory.jpa.matrix.NaiveModel.Thing;
import io.github.springdata.memory.jpa.matrix.Shape.Container;
import io.github.springdata.memory.jpa.matrix.Shape.Kind;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Random operations on an entity manager and on the model, and comparison of the two:
 * after each operation what is managed, after each commit what is stored.
 */
final class Sequence {

	private final Shape shape;

	private final Kind kind;

	private final GeneratedEntities entities;

	private final EntityManagerFactory factory;

	private final Random random;

	private final NaiveModel model;

	private final Comparison comparison;

	private final List<String> log = new ArrayList<>();

	private final Set<Thing> things = new LinkedHashSet<>();

	private final Set<Integer> linked = new HashSet<>();

	private EntityManager entityManager;

	private int numbers;

	Sequence(Shape shape, GeneratedEntities entities, EntityManagerFactory factory, Random random) {
		this.shape = shape;
		this.kind = shape.kind();
		this.entities = entities;
		this.factory = factory;
		this.random = random;
		this.model = new NaiveModel(shape);
		this.comparison = new Comparison(shape, this.model, factory, new HashMap<>());
		begin();
	}

	private void begin() {
		if (this.entityManager != null) {
			this.entityManager.close();
		}
		this.things.clear();
		this.entityManager = this.factory.createEntityManager();
		this.entityManager.getTransaction().begin();
	}

	/**
	 * Runs operations.
	 * @param length how many
	 * @return how many were run before one that is not defined
	 */
	int run(int length) {
		try {
			for (int i = 0; i < length; i++) {
				try {
					step();
				}
				catch (NaiveModel.Undefined ex) {
					return i;
				}
			}
			commit();
			return length;
		}
		catch (NaiveModel.Undefined ex) {
			return length;
		}
		catch (RuntimeException | AssertionError ex) {
			throw new AssertionError(
					"%s: %s\n%s".formatted(this.shape.name(), ex.getMessage(), String.join("\n", this.log)), ex);
		}
		finally {
			if (this.entityManager.getTransaction().isActive()) {
				this.entityManager.getTransaction().rollback();
			}
			this.entityManager.close();
		}
	}

	private void step() {
		Thing thing = any((other) -> true);
		if (thing == null || this.random.nextInt(6) == 0) {
			create();
			return;
		}
		switch (this.random.nextInt(18)) {
			case 0, 1 -> one("persist", thing, this.model::persist, this.entityManager::persist);
			case 2, 3, 4, 5 -> link();
			case 6, 7 -> unlink(thing);
			case 8 -> content(thing);
			case 9 -> one("remove", thing, this.model::remove, this.entityManager::remove);
			case 10 -> detach(thing);
			case 11 -> both("flush", this.model::flush, this.entityManager::flush);
			case 12 -> refresh(thing);
			case 13 -> merge(thing);
			case 14, 15 -> find();
			case 16 -> replace(thing);
			default -> end();
		}
	}

	/**
	 * Operation that needs no instances: most commits, and what ends a context.
	 */
	private void end() {
		switch (this.random.nextInt(6)) {
			case 0 -> both("clear", this.model::clear, this.entityManager::clear);
			case 1 -> {
				both("rollback", this.model::rollback, () -> this.entityManager.getTransaction().rollback());
				begin();
			}
			default -> commit();
		}
	}

	private void commit() {
		if (!both("commit", this.model::commit, () -> this.entityManager.getTransaction().commit())) {
			return;
		}
		this.comparison.rows(this.model.committed());
		this.entityManager.getTransaction().begin();
		if (this.random.nextInt(3) == 0) {
			both("clear", this.model::clear, this.entityManager::clear);
		}
	}

	private Thing any(Predicate<Thing> condition) {
		List<Thing> some = this.things.stream().filter((thing) -> !thing.spent).filter(condition).toList();
		return some.isEmpty() ? null : some.get(this.random.nextInt(some.size()));
	}

	/**
	 * Does the same with both. If the model says that it must fail, this may come as late
	 * as at commit.
	 * @return whether it succeeded
	 */
	private boolean both(String text, Runnable modelled, Runnable real) {
		this.log.add(text);
		try {
			modelled.run();
		}
		catch (Failure failure) {
			this.log.add("  must fail: " + failure.getMessage());
			assertThat(catchThrowable(() -> {
				real.run();
				if (this.entityManager.getTransaction().isActive()) {
					this.entityManager.getTransaction().commit();
				}
			})).as(failure.getMessage()).isNotNull();
			if (this.entityManager.getTransaction().isActive()) {
				this.entityManager.getTransaction().rollback();
			}
			this.model.rollback();
			begin();
			return false;
		}
		real.run();
		compare();
		return true;
	}

	private void compare() {
		this.comparison.managed(this.entityManager, this.things);
	}

	private void one(String text, Thing thing, Consumer<Thing> modelled, Consumer<Object> real) {
		both(text + " " + thing, () -> modelled.accept(thing), () -> real.accept(thing.real));
	}

	private void create() {
		boolean a = this.random.nextInt(5) < 2;
		Thing owner = null;
		if (!a && this.kind == Kind.MAPS_ID_INVERSE) {
			owner = any((thing) -> thing.key.a() && (thing.state == State.MANAGED || thing.state == State.NEW)
					&& !this.linked.contains(-thing.key.number()));
			if (owner == null) {
				return;
			}
			this.linked.add(-owner.key.number());
		}
		Thing thing = new Thing(new Key(a, ++this.numbers));
		thing.real = instance(thing.key);
		this.things.add(thing);
		this.log.add("new " + thing + ((owner != null) ? " of " + owner : ""));
		if (owner != null) {
			put(thing, null, owner);
		}
		if (this.random.nextInt(3) > 0) {
			one("persist", thing, this.model::persist, this.entityManager::persist);
		}
	}

	private Node instance(Key key) {
		try {
			Node node = this.entities.type(this.shape, key.a()).getDeclaredConstructor().newInstance();
			node.number(key.number());
			return node;
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void content(Thing thing) {
		thing.content = this.random.nextInt(100);
		thing.real.content(thing.content);
		this.log.add("content of " + thing + " = " + thing.content);
	}

	private void detach(Thing thing) {
		one("detach", thing, this.model::detach, this.entityManager::detach);
	}

	private void refresh(Thing thing) {
		if (thing.state == State.MANAGED || this.random.nextInt(8) == 0) {
			one("refresh", thing, this.model::refresh, this.entityManager::refresh);
		}
	}

	private void merge(Thing thing) {
		Thing[] copy = new Thing[1];
		both("merge " + thing, () -> copy[0] = this.model.merge(thing),
				() -> this.comparison.bind(copy[0], (Node) this.entityManager.merge(thing.real)));
	}

	private void find() {
		Set<Key> keys = this.model.committed().rows().keySet();
		if (keys.isEmpty()) {
			return;
		}
		Key key = List.copyOf(keys).get(this.random.nextInt(keys.size()));
		Node known = this.comparison.stored().get(key);
		Thing[] found = new Thing[1];
		both("find " + key, () -> found[0] = this.model.find(key), () -> {
			Node real = this.entityManager.find(this.entities.type(this.shape, key.a()), id(known));
			assertThat(real == null).as("found nothing").isEqualTo(found[0] == null);
			if (real != null) {
				this.comparison.bind(found[0], real);
			}
		});
	}

	private Object id(Node node) {
		return this.factory.getPersistenceUnitUtil().getIdentifier(node);
	}

	// Links

	private boolean isLinkable(Thing thing) {
		return thing.state != State.REMOVED && (thing.loaded || thing.state == State.MANAGED);
	}

	private void link() {
		Thing a = any((thing) -> thing.key.a() && isLinkable(thing));
		Thing b = any((thing) -> !thing.key.a() && isLinkable(thing));
		if (a == null || b == null || !mayLink(a, b)) {
			return;
		}
		boolean both = this.shape.orphanRemoval() || this.shape.container() == Container.ORDERED;
		int side = both ? 0 : this.random.nextInt(4);
		this.linked.add(b.key.number());
		this.log.add("link %s with %s%s".formatted(a, b, (side < 2) ? "" : (side == 2) ? ", a only" : ", b only"));
		if (side != 3) {
			add(a, b);
		}
		if (side != 2 && this.kind.hasWayBack() && this.kind != Kind.MAPS_ID_INVERSE) {
			add(b, a);
		}
		compare();
	}

	private boolean mayLink(Thing a, Thing b) {
		if (this.shape.orphanRemoval() && this.linked.contains(b.key.number())) {
			return false;
		}
		if (this.kind == Kind.MAPS_ID_INVERSE && !b.others.containsValue(a)) {
			return false;
		}
		return this.kind.isOwnedByA() ? this.model.isFree(a, b) : this.model.isFree(b, a);
	}

	private void add(Thing thing, Thing other) {
		touch(thing);
		if (thing.others.values().stream().noneMatch((known) -> known.key.equals(other.key))) {
			put(thing, this.shape.isKeyedByNumber() ? other.key.number() : (Integer) this.random.nextInt(4), other);
		}
	}

	@SuppressWarnings("unchecked")
	private void put(Thing thing, Integer place, Thing other) {
		this.model.put(thing, place, other);
		if (!this.model.isToMany(thing)) {
			thing.real.relation(other.real);
		}
		else if (this.model.isMap(thing)) {
			((Map<Object, Object>) thing.real.relation()).put(place, other.real);
		}
		else {
			((Collection<Object>) thing.real.relation()).add(other.real);
		}
	}

	/**
	 * Reads what an instance refers to.
	 */
	private void touch(Thing thing) {
		if (!thing.loaded) {
			this.model.load(thing);
			size(thing.real.relation());
			this.comparison.bindOthers(thing);
		}
	}

	private static int size(Object relation) {
		return (relation instanceof Map<?, ?> map) ? map.size() : ((Collection<?>) relation).size();
	}

	private void unlink(Thing thing) {
		if (!this.model.refers(thing) || !isLinkable(thing) || (this.kind == Kind.MAPS_ID_INVERSE && !thing.key.a())) {
			return;
		}
		touch(thing);
		if (thing.others.isEmpty()) {
			return;
		}
		Thing other = List.copyOf(thing.others.values()).get(this.random.nextInt(thing.others.size()));
		boolean both = this.shape.container() == Container.ORDERED || this.random.nextBoolean();
		if (both && !isLinkable(other)) {
			return;
		}
		this.log.add("unlink %s from %s%s".formatted(other, thing, both ? ", both sides" : ""));
		take(thing, other);
		if (both && this.kind.hasWayBack() && this.kind != Kind.MAPS_ID_INVERSE) {
			touch(other);
			take(other, thing);
		}
		compare();
	}

	private void take(Thing thing, Thing other) {
		if (!thing.others.values().removeIf((known) -> known == other)) {
			return;
		}
		if (!this.model.isToMany(thing)) {
			thing.real.relation(null);
		}
		else {
			Object relation = thing.real.relation();
			Collection<?> elements = (relation instanceof Map<?, ?> map) ? map.values() : (Collection<?>) relation;
			assertThat(elements.remove(other.real)).as("removed").isTrue();
		}
	}

	/**
	 * Sets another collection, with the same or fewer elements.
	 */
	private void replace(Thing thing) {
		if (!isLinkable(thing) || !this.model.refers(thing) || !this.model.isToMany(thing)) {
			return;
		}
		touch(thing);
		boolean clears = this.random.nextBoolean() && this.shape.container() != Container.ORDERED;
		this.log.add((clears ? "clear collection of " : "replace collection of ") + thing);
		if (clears) {
			thing.others.clear();
		}
		Object relation = thing.real.relation();
		if (clears && this.random.nextBoolean()) {
			if (relation instanceof Map<?, ?> map) {
				map.clear();
			}
			else {
				((Collection<?>) relation).clear();
			}
		}
		else {
			thing.real.relation(copy(relation, clears));
		}
		compare();
	}

	private static Object copy(Object relation, boolean empty) {
		if (relation instanceof Map<?, ?> map) {
			return empty ? new HashMap<>() : new HashMap<>(map);
		}
		Collection<?> elements = empty ? List.of() : (Collection<?>) relation;
		return (relation instanceof Set) ? new HashSet<>(elements) : new ArrayList<>(elements);
	}

}
