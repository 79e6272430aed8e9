package io.github.springdata.memory.jpa.relational;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.GenerationModel;

/**
 * Positions of the generators of ids, in the store and in a database.
 *
 * @param unit the unit whose ids are generated
 */
record IdPositions(PersistenceUnit unit) {

	/**
	 * Has ids go on after those that are there, or that the database would give next.
	 */
	void advance(RelationalSource source) {
		forEach((entity, id) -> {
			String sequence = sequence(id);
			long used = Math.max(source.next(generator(entity, id)) - 1, this.unit.greatestId(entity));
			if (used > 0) {
				this.unit.store().advanceId(sequence, used);
			}
		});
	}

	/**
	 * Has ids go on where the database does, if it has moved on or was set back.
	 * @param before the database as it was
	 * @param after the database as it is
	 */
	void move(RelationalSource before, RelationalSource after) {
		forEach((entity, id) -> {
			String name = generator(entity, id);
			if (before.next(name) != after.next(name)) {
				this.unit.store().restartIds(sequence(id), Math.max(0, after.next(name) - 1));
			}
		});
	}

	/**
	 * Has ids go on after one that was inserted.
	 * @param root the entity at the top of the hierarchy
	 * @param used the stored form of the id
	 */
	void use(EntityModel root, Object used) {
		if (used instanceof Number number) {
			forEach((entity, id) -> {
				if (entity.root() == root) {
					this.unit.store().advanceId(sequence(id), number.longValue());
				}
			});
		}
	}

	/**
	 * The numbers that the generators of a database would give next.
	 * @return the numbers by the names that {@link RelationalSource#next} has for
	 * generators
	 */
	Map<String, Long> next() {
		Map<String, Long> next = new LinkedHashMap<>();
		forEach((entity, id) -> {
			long last = this.unit.store().lastId(sequence(id));
			long initial = (id.generation() != null) ? id.generation().initial() : 1;
			next.put(generator(entity, id), Math.max(last + 1, initial));
		});
		return next;
	}

	private void forEach(BiConsumer<EntityModel, BasicModel> action) {
		for (EntityModel entity : this.unit.model().entities()) {
			entity.ownAttributes().forEach((attribute) -> {
				if (attribute.isId() && attribute instanceof BasicModel id && id.generation() != null
						&& id.generation().kind() != GenerationModel.Kind.UUID) {
					action.accept(entity, id);
				}
			});
		}
	}

	private static String sequence(BasicModel id) {
		return (id.generation() != null) ? id.generation().sequence() : "";
	}

	private static String generator(EntityModel entity, BasicModel id) {
		boolean identity = id.generation() != null && id.generation().kind() == GenerationModel.Kind.IDENTITY;
		return identity ? entity.table().name() + "." + id.column().name() : sequence(id);
	}

}
