package io.github.springdata.memory.jpa.context;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.model.ValueForm;
import io.github.springdata.memory.jpa.row.EmbeddedRowType;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.jpa.row.StateAccess;
import org.jspecify.annotations.Nullable;

/**
 * Reader of an attribute, chosen by its mapping once.
 */
@FunctionalInterface
interface AttributeReader {

	/**
	 * The value of the attribute.
	 * @param context the context that instances come from
	 * @param owner the entity that it is a part of, or {@code null} if that is not read
	 * @param stored the value of its column, or {@code null} if it has none
	 * @param row the row of the entity, or of the embeddable that it is an attribute of
	 */
	@Nullable Object read(InstanceReader context, @Nullable ManagedEntity owner, @Nullable Object stored, Row row);

	static AttributeReader[] of(PersistenceUnit unit, AttributeModel[] attributes) {
		return Arrays.stream(attributes)
			.map((attribute) -> AttributeReader.of(unit, attribute))
			.toArray(AttributeReader[]::new);
	}

	/**
	 * The indexes of attributes whose values are others than those of their columns.
	 */
	static int[] converted(AttributeModel[] attributes, int[] columns) {
		return IntStream.range(0, attributes.length)
			.filter((i) -> columns[i] < 0 || !(attributes[i] instanceof BasicModel basic && !basic.isComputed()
					&& basic.isStored() && basic.form().isShared()))
			.toArray();
	}

	static AttributeReader of(PersistenceUnit unit, AttributeModel attribute) {
		if (attribute instanceof BasicModel basic) {
			return basic(unit, basic);
		}
		if (attribute instanceof EmbeddedModel nested) {
			return embedded(unit.embedded(nested.embeddable()), nested.isId());
		}
		return (attribute instanceof PluralModel plural) ? plural(plural)
				: reference((ToOneModel) attribute, unit.target((ToOneModel) attribute));
	}

	private static AttributeReader basic(PersistenceUnit unit, BasicModel basic) {
		if (basic.isComputed()) {
			return (context, owner, stored, row) -> unit.functions().compute(basic, row);
		}
		if (basic.isStored()) {
			ValueForm form = basic.form();
			return (context, owner, stored, row) -> form.toJava(stored);
		}
		return (context, owner, stored, row) -> context.shared(required(owner, basic), basic);
	}

	private static AttributeReader plural(PluralModel plural) {
		String name = plural.toString();
		return (context, owner, stored, row) -> context.collections()
			.attach(required(owner, plural), plural, name, stored);
	}

	private static AttributeReader embedded(EmbeddedPlan plan, boolean id) {
		return (context, owner, stored, row) -> (stored != null) ? context.embedded(owner, plan, (Row) stored, id)
				: null;
	}

	private static AttributeReader reference(ToOneModel reference, Target target) {
		AttributeReader reader = target(reference, target);
		if (!Relations.isTracked(reference, reference.relation())) {
			return reader;
		}
		return (context, owner, stored, row) -> {
			Object value = reader.read(context, owner, stored, row);
			if (owner != null) {
				owner.note(reference, () -> (value != null) ? List.of(value) : List.of());
			}
			return value;
		};
	}

	private static AttributeReader target(ToOneModel reference, Target target) {
		if (!reference.relation().isOwning()) {
			return (context, owner, stored, row) -> context.inverse(required(owner, reference), reference);
		}
		String shared = reference.shared();
		if (shared != null) {
			return (context, owner, stored, row) -> context.target(target,
					required(owner, reference).type().mapped().getPath(shared).read(row));
		}
		return (context, owner, stored, row) -> context.target(target, stored);
	}

	private static ManagedEntity required(@Nullable ManagedEntity owner, AttributeModel attribute) {
		if (owner == null) {
			throw new UnsupportedOperationException(
					"'%s' cannot be read without its entity; select the entity instead of the embeddable"
						.formatted(attribute));
		}
		return owner;
	}

	/**
	 * What a reference leads to.
	 *
	 * @param entity the entity
	 * @param type its rows
	 * @param hides whether there may be rows that are not to be seen
	 */
	record Target(EntityModel entity, RowType type, boolean hides) {
	}

	/**
	 * Order in which the attributes of an embeddable are read.
	 *
	 * @param type its records
	 * @param attributes the attributes
	 * @param readers what reads each attribute
	 * @param converted the indexes of those that differ from what their columns hold
	 * @param aligned whether each attribute has the column of its own number
	 * @param access access to the state of instances
	 */
	record EmbeddedPlan(EmbeddedRowType type, AttributeModel[] attributes, AttributeReader[] readers, int[] converted,
			boolean aligned, StateAccess access) {

		static EmbeddedPlan of(EmbeddedRowType type, PersistenceUnit unit) {
			EmbeddableModel embeddable = type.embeddable();
			AttributeModel[] attributes = embeddable.attributes().toArray(AttributeModel[]::new);
			int[] columns = new int[attributes.length];
			boolean[] read = new boolean[attributes.length];
			boolean aligned = attributes.length == type.columns().size();
			for (int i = 0; i < read.length; i++) {
				columns[i] = type.number(i);
				read[i] = columns[i] >= 0;
				aligned &= columns[i] == i;
			}
			return new EmbeddedPlan(type, attributes, AttributeReader.of(unit, attributes),
					AttributeReader.converted(attributes, columns), aligned,
					StateAccess.of(embeddable, attributes, read));
		}

		/**
		 * What the columns of all attributes hold, {@code null} for those that have none.
		 */
		@Nullable Object[] stored(Row row) {
			@Nullable Object[] values = this.access.empty();
			if (this.aligned) {
				row.copyTo(values);
				return values;
			}
			for (int i = 0; i < values.length; i++) {
				int column = this.type.number(i);
				values[i] = (column >= 0) ? row.get(column) : null;
			}
			return values;
		}

	}

}
