package io.github.springdata.memory.jpa.row;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.IdModel;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.model.ValueForm;
import org.jspecify.annotations.Nullable;

import org.springframework.asm.Type;

/**
 * Derivation of the columns of all rows from the mapping.
 */
final class RowTypesBuilder {

	private static final String PACKAGE = "io/github/springdata/memory/jpa/rows/";

	static final String PACKAGE_NAME = PACKAGE.replace('/', '.');

	private static final Type STRING = Type.getType(String.class);

	private static final Type INTEGER = Type.getType(Integer.class);

	private final PersistenceModel model;

	private final Map<EntityModel, RowType> entities = new LinkedHashMap<>();

	private final Map<EmbeddableModel, EmbeddedRowType> embedded = new IdentityHashMap<>();

	private final Map<EntityModel, List<PluralModel>> linking = new HashMap<>();

	RowTypesBuilder(PersistenceModel model) {
		this.model = model;
	}

	Map<EntityModel, RowType> entities() {
		return this.entities;
	}

	Map<EmbeddableModel, EmbeddedRowType> embedded() {
		return this.embedded;
	}

	void build() {
		for (EntityModel entity : this.model.entities()) {
			EntityModel root = entity.root();
			RowType type = this.entities.get(root);
			type = (type != null) ? type : new RowType(root, Type.getObjectType(PACKAGE + root.name()));
			this.entities.put(root, type);
			this.entities.put(entity, type);
			noteLinks(entity.ownAttributes());
		}
		for (EntityModel entity : this.model.entities()) {
			if (entity.parent() == null) {
				define(entity);
			}
		}
	}

	/**
	 * Notes which collections are kept in the rows of their elements.
	 */
	private void noteLinks(List<AttributeModel> attributes) {
		for (AttributeModel attribute : attributes) {
			if (attribute instanceof EmbeddedModel embedded) {
				noteLinks(embedded.embeddable().attributes());
			}
			if (attribute instanceof PluralModel plural && plural.element() instanceof ElementModel.Entity element
					&& plural.link() != PluralModel.Link.OWNER) {
				this.linking.computeIfAbsent(element.relation().target().root(), (key) -> new ArrayList<>())
					.add(plural);
			}
		}
	}

	private void define(EntityModel root) {
		TableBuilder table = new TableBuilder(this, root);
		table.build();
		rows(root).define(table.shape(), table.paths());
	}

	List<PluralModel> linking(EntityModel root) {
		return this.linking.getOrDefault(root, List.of());
	}

	/**
	 * The type of the column of an attribute.
	 * @return the type, or {@code null} if nothing of the attribute is stored
	 */
	@Nullable ColumnType column(AttributeModel attribute, String place) {
		if (attribute instanceof BasicModel basic) {
			return (basic.isStored() && !basic.isComputed()) ? column(basic) : null;
		}
		if (attribute instanceof EmbeddedModel nested) {
			return ColumnType.of(embedded(nested.embeddable(), place + "_" + attribute.name()));
		}
		if (attribute instanceof ToOneModel reference) {
			return (reference.relation().isOwning() && reference.shared() == null)
					? reference(reference.relation().target()) : null;
		}
		PluralModel plural = (PluralModel) attribute;
		return (plural.link() == PluralModel.Link.OWNER) ? plural(plural, place + "_" + attribute.name()) : null;
	}

	private ColumnType column(BasicModel basic) {
		Type type = stored(basic.form());
		EntityModel target = basic.target();
		return (target != null && idType(target).equals(type)) ? reference(target) : ColumnType.of(type);
	}

	private ColumnType plural(PluralModel plural, String place) {
		Type element = element(plural.element(), place);
		ElementModel key = plural.key();
		ColumnType type = (key != null && plural.keyAttribute() == null)
				? ColumnType.mapOf(element(key, place + "_key"), element) : ColumnType.listOf(element);
		return (plural.element() instanceof ElementModel.Entity entity)
				? type.referringTo(rowType(entity.relation().target())) : type;
	}

	private Type element(ElementModel element, String place) {
		if (element instanceof ElementModel.Basic basic) {
			return stored(basic.form());
		}
		return (element instanceof ElementModel.Embedded embedded) ? embedded(embedded.embeddable(), place)
				: idType(((ElementModel.Entity) element).relation().target());
	}

	Type key(ElementModel key, String place) {
		return element(key, place);
	}

	private ColumnType reference(EntityModel target) {
		return ColumnType.of(idType(target)).referringTo(rowType(target));
	}

	private Type rowType(EntityModel target) {
		return rows(target.root()).type();
	}

	private RowType rows(EntityModel root) {
		return Objects.requireNonNull(this.entities.get(root));
	}

	ColumnType owner(PluralModel collection) {
		return reference(owner((AttributeModel) collection));
	}

	/**
	 * The entity whose rows own a collection.
	 */
	private EntityModel owner(AttributeModel attribute) {
		if (attribute.owner() instanceof EntityModel entity) {
			return entity;
		}
		return this.model.entities()
			.stream()
			.filter((entity) -> contains(entity.ownAttributes(), attribute))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No entity has '%s'".formatted(attribute)));
	}

	private static boolean contains(List<AttributeModel> attributes, AttributeModel wanted) {
		return attributes.stream()
			.anyMatch((attribute) -> attribute == wanted || (attribute instanceof EmbeddedModel nested
					&& contains(nested.embeddable().attributes(), wanted)));
	}

	/**
	 * The type of the ids of an entity.
	 */
	Type idType(EntityModel entity) {
		IdModel id = entity.id();
		String place = entity.root().name() + "_id";
		if (id.idClass() != null) {
			id.attributes().forEach((attribute) -> shareId(id.idClass(), attribute));
			return embedded(id.idClass(), place);
		}
		AttributeModel attribute = id.single();
		if (attribute instanceof ToOneModel reference) {
			return idType(reference.relation().target());
		}
		return (attribute instanceof EmbeddedModel nested) ? embedded(nested.embeddable(), place)
				: stored(((BasicModel) attribute).form());
	}

	/**
	 * Has the part of an id class that stands for a reference be of the same record as
	 * the id that is referred to.
	 */
	private void shareId(EmbeddableModel idClass, AttributeModel attribute) {
		if (attribute instanceof ToOneModel reference && idClass.find(attribute.name()) instanceof EmbeddedModel part) {
			EntityModel target = reference.relation().target();
			Type type = idType(target);
			this.embedded.values()
				.stream()
				.filter((known) -> known.type().equals(type))
				.findFirst()
				.ifPresent((known) -> this.embedded.put(part.embeddable(), known));
		}
	}

	/**
	 * The record of an embeddable, which is defined when it is first asked for.
	 */
	Type embedded(EmbeddableModel embeddable, String place) {
		EmbeddedRowType known = this.embedded.get(embeddable);
		if (known != null) {
			return known.type();
		}
		EmbeddedRowType type = new EmbeddedRowType(embeddable, Type.getObjectType(PACKAGE + "of/" + place));
		this.embedded.put(embeddable, type);
		List<RowColumn> columns = new ArrayList<>();
		for (AttributeModel attribute : embeddable.attributes()) {
			ColumnType column = column(attribute, place);
			if (column != null) {
				columns.add(new RowColumn(attribute.name(), RowColumn.Role.STATE, attribute, column));
			}
		}
		type.define(columns);
		return type.type();
	}

	/**
	 * Makes parts of an id class references, where the attributes of the entity are.
	 */
	void refer(EmbeddableModel idClass, List<AttributeModel> attributes) {
		EmbeddedRowType type = Objects.requireNonNull(this.embedded.get(idClass));
		List<RowColumn> columns = new ArrayList<>();
		for (RowColumn column : type.columns()) {
			ToOneModel reference = attributes.stream()
				.filter((attribute) -> attribute.name().equals(column.name()))
				.filter(ToOneModel.class::isInstance)
				.map(ToOneModel.class::cast)
				.findFirst()
				.orElse(null);
			columns.add((reference == null) ? column : new RowColumn(column.name(), column.role(), column.attribute(),
					reference(reference.relation().target())));
		}
		type.define(columns);
	}

	/**
	 * The type of the fields for a basic value: a supertype if generated classes cannot
	 * refer to the class itself.
	 */
	private static Type stored(ValueForm form) {
		Class<?> type = form.storedType();
		for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
			if (!Modifier.isPublic(c.getModifiers())) {
				return Type.getType(type.isEnum() ? Enum.class : Object.class);
			}
		}
		return Type.getType(type);
	}

	static ColumnType kind() {
		return ColumnType.of(STRING).indexed(new ColumnType.ColumnIndex(false, false));
	}

	static ColumnType position() {
		return ColumnType.of(INTEGER);
	}

}
