package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.ColumnModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.jpa.row.StateAccess;

/**
 * What is done with each instance of an entity, looked up once.
 *
 * @param entity the entity
 * @param type its rows
 * @param attributes all attributes
 * @param columns the number of the column of each attribute, -1 for those that are not
 * stored or are parts of the id
 * @param places where the value of each attribute is in arrays of state: at the number of
 * its column, or behind all of them
 * @param readers what reads each attribute
 * @param converted the indexes of those that differ from what their columns hold
 * @param access access to the state of instances
 * @param relations the relations
 * @param links the collections that rows of their elements have columns for
 * @param merged what a merge copies to an instance that is there
 * @param derived the references that a part of the id is taken from
 * @param exclusive the numbers of the columns that refer to rows to which no other row
 * may refer
 * @param state for each column the index of the attribute whose state it holds, -1 for
 * the id, for what serves collections, and for attributes of other entities
 * @param inserted for each column whether it is written to rows that are inserted
 * @param updated for each column whether it is written to rows that are updated
 * @param timed whether an attribute holds the time of an insertion or an update
 */
record EntityPlan(EntityModel entity, RowType type, AttributeModel[] attributes, int[] columns, int[] places,
		AttributeReader[] readers, int[] converted, StateAccess access, Relations relations, LinkPlan[] links,
		MergePlan merged, ToOneModel[] derived, int[] exclusive, int[] state, boolean[] inserted, boolean[] updated,
		boolean timed) {

	static EntityPlan of(EntityModel entity, PersistenceUnit unit) {
		RowType type = unit.type(entity);
		List<AttributeModel> attributes = new ArrayList<>(entity.attributes());
		int[] columns = attributes.stream().mapToInt(type::number).toArray();
		int[] exclusive = IntStream.range(0, columns.length)
			.filter((i) -> columns[i] >= 0 && columns[i] != type.idColumn() && isExclusive(attributes.get(i)))
			.map((i) -> columns[i])
			.toArray();
		int count = type.columns().size();
		Relations relations = Relations.of(entity);
		AttributeModel[] array = attributes.toArray(AttributeModel[]::new);
		int[] places = places(columns, count);
		EntityPlan plan = new EntityPlan(entity, type, array, columns, places, AttributeReader.of(unit, array),
				AttributeReader.converted(array, columns), access(entity, array, columns, places, count), relations,
				LinkPlan.of(relations, unit), MergePlan.of(entity, attributes), derived(attributes), exclusive,
				new int[count], new boolean[count], new boolean[count],
				attributes.stream().anyMatch(EntityPlan::isTimed));
		plan.fillColumns(attributes);
		return plan;
	}

	private static int[] places(int[] columns, int count) {
		int[] places = columns.clone();
		int next = count;
		for (int i = 0; i < places.length; i++) {
			if (places[i] < 0) {
				places[i] = next++;
			}
		}
		return places;
	}

	private static StateAccess access(EntityModel entity, AttributeModel[] attributes, int[] columns, int[] places,
			int count) {
		int size = Math.max(count, Arrays.stream(places).max().orElse(-1) + 1);
		boolean[] read = new boolean[columns.length];
		for (int i = 0; i < columns.length; i++) {
			read[i] = columns[i] >= 0;
		}
		return StateAccess.of(entity, attributes, places, size, read);
	}

	private void fillColumns(List<AttributeModel> attributes) {
		Arrays.fill(this.state, -1);
		for (int i = 0; i < this.state.length; i++) {
			AttributeModel attribute = this.type.columns().get(i).attribute();
			if (this.type.columns().get(i).role() == RowColumn.Role.STATE && attribute != null) {
				boolean own = i != this.type.idColumn() && this.entity.isKindOf((EntityModel) attribute.owner());
				this.state[i] = own ? attributes.indexOf(attribute) : -1;
				this.inserted[i] = isWritten(attribute, ColumnModel::insertable);
				this.updated[i] = isWritten(attribute, ColumnModel::updatable);
			}
		}
	}

	private static ToOneModel[] derived(List<AttributeModel> attributes) {
		return attributes.stream()
			.filter((attribute) -> attribute instanceof ToOneModel reference && reference.mapsId() != null)
			.toArray(ToOneModel[]::new);
	}

	private static boolean isTimed(AttributeModel attribute) {
		return attribute instanceof BasicModel basic && basic.timestamp() != BasicModel.Timestamp.NONE;
	}

	private static boolean isExclusive(AttributeModel attribute) {
		if (attribute instanceof PluralModel plural) {
			return plural.link() == PluralModel.Link.OWNER && plural.element() instanceof ElementModel.Entity element
					&& !element.manyToMany();
		}
		return attribute instanceof ToOneModel reference && reference.isOneToOne() && reference.relation().isOwning();
	}

	private static boolean isWritten(AttributeModel attribute, Predicate<ColumnModel> written) {
		if (attribute instanceof BasicModel basic) {
			return written.test(basic.column());
		}
		return !(attribute instanceof ToOneModel reference) || reference.columns().isEmpty()
				|| reference.columns().stream().anyMatch(written);
	}

	/**
	 * Attributes that a merge copies to an instance that is there: all but the id, the
	 * version and those that are computed.
	 *
	 * @param values the attributes that are set
	 * @param access access to these, in their order
	 * @param collections the collections and maps, whose elements are copied
	 */
	record MergePlan(AttributeModel[] values, StateAccess access, PluralModel[] collections) {

		private static MergePlan of(EntityModel entity, List<AttributeModel> attributes) {
			List<AttributeModel> values = new ArrayList<>();
			List<PluralModel> collections = new ArrayList<>();
			for (AttributeModel attribute : attributes) {
				if (attribute instanceof PluralModel plural) {
					collections.add(plural);
				}
				else if (!attribute.isId()
						&& !(attribute instanceof BasicModel basic && (basic.isVersion() || basic.isComputed()))) {
					values.add(attribute);
				}
			}
			AttributeModel[] array = values.toArray(AttributeModel[]::new);
			boolean[] read = new boolean[array.length];
			Arrays.fill(read, true);
			return new MergePlan(array,
					StateAccess.of(entity, array, IntStream.range(0, array.length).toArray(), array.length, read),
					collections.toArray(PluralModel[]::new));
		}

	}

	/**
	 * Columns that rows of the elements of a collection have for it.
	 *
	 * @param relation the collection
	 * @param plural its attribute
	 * @param type the rows of its elements
	 * @param owner the number of the column with the id of the owner, or -1
	 * @param position the number of the column with the position in a list, or -1
	 * @param key the number of the column with the key in a map, or -1
	 */
	record LinkPlan(Relations.Relation relation, PluralModel plural, RowType type, int owner, int position, int key) {

		private static LinkPlan[] of(Relations relations, PersistenceUnit unit) {
			return Arrays.stream(relations.linked())
				.map((relation) -> of(relation, (PluralModel) relation.attribute(),
						unit.type(relation.model().target())))
				.filter((link) -> link.owner() >= 0 || link.position() >= 0 || link.key() >= 0
						|| link.plural().mirrored() != null)
				.toArray(LinkPlan[]::new);
		}

		private static LinkPlan of(Relations.Relation relation, PluralModel plural, RowType type) {
			return new LinkPlan(relation, plural, type, type.number(plural, RowColumn.Role.OWNER),
					type.number(plural, RowColumn.Role.POSITION), type.number(plural, RowColumn.Role.KEY));
		}

	}

}
