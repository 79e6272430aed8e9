package io.github.springdata.memory.jpa.matrix;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.springdata.memory.jpa.matrix.NaiveModel.Database;
import io.github.springdata.memory.jpa.matrix.NaiveModel.Failure;
import io.github.springdata.memory.jpa.matrix.NaiveModel.Key;
import io.github.springdata.memory.jpa.matrix.NaiveModel.Link;
import io.github.springdata.memory.jpa.matrix.NaiveModel.State;
import io.github.springdata.memory.jpa.matrix.NaiveModel.Thing;
import io.github.springdata.memory.jpa.matrix.NaiveModel.Undefined;
import io.github.springdata.memory.jpa.matrix.Shape.Kind;

/**
 * What a flush of the model writes.
 *
 * @param model the model
 */
record NaiveFlush(NaiveModel model) {

	Database write(Database before) {
		Database written = before.copy();
		for (Thing thing : this.model.context().values()) {
			if (thing.state == State.REMOVED) {
				written.rows().remove(thing.key);
			}
			else {
				written.rows().put(thing.key, thing.content);
			}
			boolean linkIsInRow = this.model.kind() == Kind.JOIN_COLUMN && !thing.key.a();
			if (thing.state == State.REMOVED && (this.model.owns(thing) || linkIsInRow)) {
				written.links().removeIf((link) -> link.is(thing.key));
			}
		}
		this.model.managed()
			.stream()
			.filter((thing) -> this.model.owns(thing) && thing.loaded)
			.forEach((thing) -> writeLinks(thing, written));
		if (this.model.isOrdered() && !this.model.kind().isOwnedByA()) {
			this.model.managed()
				.stream()
				.filter((thing) -> thing.key.a() && thing.loaded)
				.forEach((thing) -> number(thing, written));
			if (written.links().stream().anyMatch((link) -> link.place() == null)) {
				throw new Undefined("element without a position");
			}
		}
		checkIntegrity(written);
		this.model.managed()
			.stream()
			.filter((thing) -> this.model.kind().isOneToOne() && !this.model.owns(thing))
			.forEach((thing) -> checkInverse(thing, written));
		return written;
	}

	private void checkInverse(Thing thing, Database written) {
		for (Thing other : thing.others.values()) {
			if (this.model.context().containsValue(other) || other.state == State.REMOVED) {
				continue;
			}
			if (other.state == State.NEW || !this.model.hasRow(other.key)) {
				throw new Failure(thing.key + " refers to " + other.key + ", which is not saved");
			}
			if (!written.rows().containsKey(other.key)) {
				throw new Undefined("shows what goes in the same step");
			}
		}
	}

	private void writeLinks(Thing thing, Database written) {
		Map<Key, Integer> places = new HashMap<>();
		written.links()
			.stream()
			.filter((link) -> link.is(thing.key))
			.forEach((link) -> places.put(link.other(thing.key.a()), link.place()));
		written.links().removeIf((link) -> link.is(thing.key));
		List<Object> order = List.copyOf(thing.others.keySet());
		thing.others.forEach((place, other) -> {
			if (this.model.kind() == Kind.JOIN_COLUMN) {
				takeOver(thing, other, written);
			}
			Integer at = this.model.isMap(thing) ? (Integer) place : (thing.key.a() && this.model.isOrdered())
					? (Integer) order.indexOf(place) : places.get(other.key);
			written.links().add(link(thing, other, at));
		});
	}

	private static Link link(Thing thing, Thing other, Integer place) {
		return thing.key.a() ? new Link(thing.key.number(), other.key.number(), place)
				: new Link(other.key.number(), thing.key.number(), place);
	}

	private void takeOver(Thing thing, Thing other, Database written) {
		if (this.model.managed()
			.stream()
			.anyMatch((owner) -> owner != thing && owner.key.a() && owner.loaded
					&& owner.others.values().stream().anyMatch((element) -> element.key.equals(other.key)))) {
			throw new Undefined("two owners of a column");
		}
		written.links().removeIf((link) -> link.is(other.key));
	}

	private static void number(Thing thing, Database written) {
		Set<Key> linked = new HashSet<>();
		written.links().stream().filter((link) -> link.is(thing.key)).forEach((link) -> linked.add(link.other(true)));
		if (!linked.equals(thing.others.values().stream().map((other) -> other.key).collect(Collectors.toSet()))) {
			throw new Undefined("order of a collection that is not what the other side says");
		}
		int position = 0;
		for (Thing other : thing.others.values()) {
			if (written.links().removeIf((link) -> link.is(thing.key) && link.is(other.key))) {
				written.links().add(link(thing, other, position));
			}
			position++;
		}
	}

	private void checkIntegrity(Database written) {
		Set<Integer> owned = new HashSet<>();
		for (Link link : written.links()) {
			if (!written.rows().containsKey(new Key(true, link.a()))
					|| !written.rows().containsKey(new Key(false, link.b()))) {
				throw new Failure(link + " dangles");
			}
			if (this.model.kind().isExclusive() && !owned.add(this.model.kind().isOwnedByA() ? link.b() : link.a())) {
				throw new Failure(link + " is not the only one");
			}
		}
	}

}
