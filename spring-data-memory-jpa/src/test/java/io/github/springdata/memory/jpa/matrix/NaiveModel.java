package io.github.springdata.memory.jpa.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.jpa.matrix.Shape.Container;
import io.github.springdata.memory.jpa.matrix.Shape.Kind;
import jakarta.persistence.CascadeType;
import jakarta.persistence.FetchType;

/**
 * Model of a persistence context over a database of two tables and a set of links, as the
 * specification says it (Jakarta Persistence 3.2, section 3.2). Plain and slow, and
 * without anything of the provider.
 */
final class NaiveModel {

	/** An operation must fail, and the transaction with it. */
	static final class Failure extends RuntimeException {

		Failure(String reason) {
			super(reason);
		}

	}

	/** The specification leaves open what happens. */
	static final class Undefined extends RuntimeException {

		Undefined(String reason) {
			super(reason);
		}

	}

	enum State {

		NEW, MANAGED, REMOVED, DETACHED

	}

	/**
	 * Name of a row.
	 */
	record Key(boolean a, int number) {
	}

	/**
	 * Link between rows.
	 *
	 * @param place the key of a map, or the position in a list
	 */
	record Link(int a, int b, Integer place) {

		boolean is(Key key) {
			return (key.a() ? this.a : this.b) == key.number();
		}

		Key other(boolean a) {
			return new Key(!a, a ? this.b : this.a);
		}

	}

	/**
	 * What is stored.
	 */
	record Database(Map<Key, Integer> rows, Set<Link> links) {

		Database copy() {
			return new Database(new HashMap<>(this.rows), new HashSet<>(this.links));
		}

	}

	/**
	 * Instance.
	 */
	static final class Thing {

		final Key key;

		int content;

		State state = State.NEW;

		boolean loaded = true;

		/** What it refers to, in maps by their keys. */
		Map<Object, Thing> others = new LinkedHashMap<>();

		Set<Thing> synced = Set.of();

		Node real;

		/** Whether a row was made of it by a merge, though it still is new. */
		boolean spent;

		Thing(Key key) {
			this.key = key;
		}

		@Override
		public String toString() {
			return (this.key.a() ? "a" : "b") + this.key.number() + " (" + this.state + ")";
		}

	}

	private final Shape shape;

	private final Kind kind;

	private Database committed = new Database(new HashMap<>(), new HashSet<>());

	private Database current = this.committed.copy();

	private final Map<Key, Thing> context = new LinkedHashMap<>();

	/** Removed instances without a row. */
	private final Set<Thing> buried = new HashSet<>();

	NaiveModel(Shape shape) {
		this.shape = shape;
		this.kind = shape.kind();
	}

	Database committed() {
		return this.committed;
	}

	Kind kind() {
		return this.kind;
	}

	Map<Key, Thing> context() {
		return this.context;
	}

	boolean hasRow(Key key) {
		return this.current.rows().containsKey(key);
	}

	boolean refers(Thing thing) {
		return thing.key.a() || this.kind.hasWayBack();
	}

	boolean isToMany(Thing thing) {
		return thing.key.a() ? this.kind.isToMany() : this.kind.isBackToMany();
	}

	boolean owns(Thing thing) {
		return refers(thing) && thing.key.a() == this.kind.isOwnedByA();
	}

	boolean isMap(Thing thing) {
		return thing.key.a() && this.shape.container() == Container.MAP;
	}

	boolean isOrdered() {
		return this.shape.container() == Container.ORDERED;
	}

	private boolean isLazy(Thing thing) {
		return isToMany(thing) && !(thing.key.a() && this.shape.fetch() == FetchType.EAGER);
	}

	private boolean cascades(Thing thing, CascadeType operation) {
		return thing.key.a() && this.shape.cascades(operation);
	}

	/**
	 * Adds to what an instance refers to.
	 */
	void put(Thing thing, Object place, Thing other) {
		if (!isToMany(thing)) {
			thing.others.clear();
		}
		thing.others.put(isMap(thing) ? place : other, other);
	}

	// Reading

	Thing find(Key key) {
		Thing known = this.context.get(key);
		if (known != null) {
			return (known.state == State.REMOVED) ? null : known;
		}
		return hasRow(key) ? read(key) : null;
	}

	private Thing read(Key key) {
		Thing thing = new Thing(key);
		thing.state = State.MANAGED;
		this.context.put(key, thing);
		fill(thing);
		return thing;
	}

	private void fill(Thing thing) {
		thing.content = this.current.rows().get(thing.key);
		thing.others = new LinkedHashMap<>();
		thing.loaded = !refers(thing);
		if (!isLazy(thing)) {
			load(thing);
		}
	}

	/**
	 * Reads what an instance refers to.
	 */
	void load(Thing thing) {
		if (thing.loaded) {
			return;
		}
		if (this.context.values().stream().anyMatch((other) -> other.state == State.REMOVED && hasRow(other.key))) {
			throw new Undefined("reads before a removal is flushed");
		}
		thing.loaded = true;
		thing.others = new LinkedHashMap<>();
		this.current.links()
			.stream()
			.filter((link) -> link.is(thing.key))
			.sorted(Comparator.comparing(Link::place, Comparator.nullsFirst(Comparator.naturalOrder())))
			.forEach((link) -> {
				Key key = link.other(thing.key.a());
				Thing known = this.context.get(key);
				Thing other = (known != null) ? known : read(key);
				thing.others.put(isMap(thing) ? this.shape.isKeyedByNumber() ? key.number() : link.place() : other,
						other);
			});
		thing.synced = new HashSet<>(thing.others.values());
	}

	// Operations

	void persist(Thing thing) {
		persist(thing, new HashSet<>());
	}

	private void persist(Thing thing, Set<Thing> visited) {
		if (!visited.add(thing)) {
			return;
		}
		if (thing.state == State.DETACHED) {
			if (!hasRow(thing.key) && this.kind == Kind.MAPS_ID_INVERSE && !thing.key.a()) {
				throw new Undefined("may be new");
			}
			if (this.context.values().stream().anyMatch((owner) -> isOrphan(thing, owner))) {
				throw new Undefined("goes with the next flush");
			}
			throw new Failure("persists a detached instance");
		}
		if (thing.spent) {
			throw new Undefined("persists what was merged");
		}
		if (thing.state != State.MANAGED) {
			if (this.context.containsKey(thing.key) && this.context.get(thing.key) != thing) {
				throw new Undefined("persists another instance of a row");
			}
			thing.state = State.MANAGED;
			this.context.put(thing.key, thing);
		}
		if (cascades(thing, CascadeType.PERSIST) && thing.loaded) {
			List.copyOf(thing.others.values()).forEach((other) -> persist(other, visited));
		}
	}

	void remove(Thing thing) {
		remove(thing, new HashSet<>());
	}

	private void remove(Thing thing, Set<Thing> visited) {
		if (!visited.add(thing)) {
			return;
		}
		if (thing.state == State.DETACHED) {
			if (!hasRow(thing.key)) {
				throw new Undefined("removes what has no row");
			}
			throw new Failure("removes a detached instance");
		}
		if (cascades(thing, CascadeType.REMOVE)) {
			load(thing);
			List.copyOf(thing.others.values()).forEach((other) -> remove(other, visited));
		}
		if (thing.state == State.MANAGED) {
			thing.state = State.REMOVED;
			if (!hasRow(thing.key)) {
				bury(thing);
			}
		}
	}

	/**
	 * Lets go of what is deleted, which begins anew if it is persisted again.
	 */
	private void bury(Thing thing) {
		thing.synced = Set.of();
		this.context.remove(thing.key, thing);
		this.buried.add(thing);
	}

	private void exhume() {
		this.buried.stream()
			.filter((thing) -> thing.state == State.REMOVED)
			.forEach((thing) -> thing.state = State.DETACHED);
		this.buried.clear();
	}

	void detach(Thing thing) {
		if (thing.state != State.MANAGED && thing.state != State.REMOVED) {
			return;
		}
		thing.state = State.DETACHED;
		this.context.remove(thing.key, thing);
		if (cascades(thing, CascadeType.DETACH) && thing.loaded) {
			thing.others.values().forEach(this::detach);
		}
	}

	void clear() {
		this.context.values().forEach((thing) -> thing.state = State.DETACHED);
		this.context.clear();
		exhume();
	}

	void refresh(Thing thing) {
		refresh(thing, new HashSet<>());
	}

	private void refresh(Thing thing, Set<Thing> visited) {
		if (!visited.add(thing)) {
			return;
		}
		if (thing.state != State.MANAGED || !hasRow(thing.key)) {
			throw new Failure("refreshes what has no row");
		}
		if (cascades(thing, CascadeType.REFRESH) && thing.loaded) {
			for (Thing other : List.copyOf(thing.others.values())) {
				if (other.state != State.MANAGED) {
					throw new Undefined("cascades refresh to what is not managed");
				}
				refresh(other, visited);
			}
		}
		fill(thing);
	}

	Thing merge(Thing thing) {
		return merge(thing, new IdentityHashMap<>());
	}

	private Thing merge(Thing thing, Map<Thing, Thing> merged) {
		Thing known = merged.get(thing);
		if (known != null) {
			return known;
		}
		return switch (thing.state) {
			case REMOVED -> throw new Failure("merges a removed instance");
			case MANAGED -> {
				merged.put(thing, thing);
				if (cascades(thing, CascadeType.MERGE) && thing.loaded) {
					thing.others = others(thing, merged);
				}
				yield thing;
			}
			case NEW -> {
				if (thing.spent) {
					throw new Undefined("merges twice");
				}
				thing.spent = true;
				Thing copy = new Thing(thing.key);
				merged.put(thing, copy);
				copy.content = thing.content;
				copy.others = others(thing, merged);
				persist(copy);
				yield copy;
			}
			case DETACHED -> mergeDetached(thing, merged);
		};
	}

	private Thing mergeDetached(Thing thing, Map<Thing, Thing> merged) {
		if (!hasRow(thing.key)) {
			throw this.kind == Kind.MAPS_ID_INVERSE ? new Undefined("may be new")
					: new Failure("merges an instance whose row is gone");
		}
		Thing copy = find(thing.key);
		if (copy == null) {
			throw new Failure("merges an instance that is removed");
		}
		merged.put(thing, copy);
		copy.content = thing.content;
		if (thing.loaded && refers(thing)) {
			load(copy);
			copy.others = others(thing, merged);
		}
		return copy;
	}

	private Map<Object, Thing> others(Thing thing, Map<Thing, Thing> merged) {
		Map<Object, Thing> others = new LinkedHashMap<>();
		thing.others.forEach((place, other) -> {
			Thing copy = cascades(thing, CascadeType.MERGE) ? merge(other, merged) : identical(other, merged);
			others.put(isMap(thing) ? place : copy, copy);
		});
		if (new HashSet<>(others.values()).size() < thing.others.size()) {
			throw new Undefined("merges two instances of a row");
		}
		return others;
	}

	/**
	 * The managed instance with the same identity.
	 */
	private Thing identical(Thing other, Map<Thing, Thing> merged) {
		Thing known = merged.get(other);
		if (known != null || other.state == State.MANAGED) {
			return (known != null) ? known : other;
		}
		Thing found = (other.state == State.DETACHED) ? find(other.key) : null;
		if (found == null) {
			throw new Undefined("merges a reference to what has no row");
		}
		return found;
	}

	// Writing

	void flush() {
		cascadePersist();
		List.copyOf(this.context.values()).forEach(this::removeOrphans);
		if (isOrdered() && !this.kind.isOwnedByA()) {
			managed().stream().filter((thing) -> thing.key.a() && thing.loaded).forEach(NaiveModel::requireManaged);
		}
		managed().stream().filter(this::owns).filter((thing) -> thing.loaded).forEach(this::checkOthers);
		this.current = new NaiveFlush(this).write(this.current);
		managed().forEach((thing) -> thing.synced = thing.loaded ? new HashSet<>(thing.others.values()) : Set.of());
		List.copyOf(this.context.values()).stream().filter((thing) -> thing.state == State.REMOVED).forEach(this::bury);
	}

	List<Thing> managed() {
		return this.context.values().stream().filter((thing) -> thing.state == State.MANAGED).toList();
	}

	private void cascadePersist() {
		int before;
		do {
			before = managed().size();
			for (Thing thing : managed()) {
				if (cascades(thing, CascadeType.PERSIST) && thing.loaded) {
					thing.others.values().forEach(this::persist);
				}
			}
		}
		while (managed().size() > before);
	}

	private void removeOrphans(Thing thing) {
		for (Thing orphan : thing.synced) {
			if (isOrphan(orphan, thing) && orphan.state == State.MANAGED) {
				remove(orphan);
			}
		}
	}

	private boolean isOrphan(Thing thing, Thing owner) {
		return this.shape.orphanRemoval() && owner.key.a() && owner.state == State.MANAGED && owner.loaded
				&& owner.synced.contains(thing) && !owner.others.containsValue(thing);
	}

	private static void requireManaged(Thing thing) {
		if (thing.others.values()
			.stream()
			.anyMatch((other) -> other.state == State.NEW || other.state == State.DETACHED)) {
			throw new Undefined("position of what is not managed");
		}
	}

	private void checkOthers(Thing thing) {
		for (Thing other : thing.others.values()) {
			if (other.state == State.REMOVED && this.kind == Kind.JOIN_COLUMN) {
				throw new Undefined("the link is in the row that is removed");
			}
			if (other.state == State.NEW || other.state == State.REMOVED) {
				throw new Failure("%s refers to %s".formatted(thing, other));
			}
		}
	}

	/**
	 * Whether an instance may be given to an owner without somebody else losing it in the
	 * same step.
	 */
	boolean isFree(Thing owner, Thing owned) {
		if (!this.kind.isExclusive()) {
			return true;
		}
		for (Thing other : this.context.values()) {
			if (other != owner && other.key.a() == owner.key.a() && other.loaded
					&& other.others.values().stream().anyMatch((element) -> element.key.equals(owned.key))) {
				return false;
			}
		}
		return this.current.links().stream().filter((link) -> link.is(owned.key)).allMatch((link) -> {
			Thing other = this.context.get(link.other(owned.key.a()));
			return link.is(owner.key) || (other != null && other.state == State.MANAGED && other.loaded);
		});
	}

	void commit() {
		flush();
		this.committed = this.current.copy();
		exhume();
	}

	void rollback() {
		clear();
		this.current = this.committed.copy();
	}

}
