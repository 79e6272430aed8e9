package io.github.springdata.memory.jpa.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.InheritanceType;
import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.syntax.Expression;

/**
 * Mapping of an entity.
 */
public final class EntityModel extends ManagedModel {

	private final String name;

	private final Traits traits;

	private final Supplier<Object> constructor;

	private final List<EntityModel> children = new ArrayList<>();

	private @Nullable IdModel id;

	private @Nullable BasicModel version;

	private LifecycleModel lifecycle = LifecycleModel.NONE;

	private TableModel table;

	private @Nullable Expression restriction;

	private @Nullable DeletionModel deletion;

	EntityModel(Class<?> type, @Nullable EntityModel parent, String name, Traits traits, Supplier<Object> constructor) {
		super(type, parent);
		this.name = name;
		this.traits = traits;
		this.constructor = constructor;
		this.table = traits.table();
		if (parent != null) {
			parent.children.add(this);
		}
	}

	/**
	 * What is said of entities alone.
	 *
	 * @param isAbstract whether there are no instances but those of subclasses
	 * @param immutable whether changes are ignored, as Hibernate's {@code @Immutable}
	 * says
	 * @param dynamicUpdate whether an update writes the columns alone that were changed,
	 * as Hibernate's {@code @DynamicUpdate} says
	 * @param cacheable what {@code @Cacheable} says, {@code null} if it does not stand
	 * there
	 * @param table the table
	 * @param hierarchy what distinguishes the entity from others of its hierarchy
	 */
	record Traits(boolean isAbstract, boolean immutable, boolean dynamicUpdate, @Nullable Boolean cacheable,
			TableModel table, Hierarchy hierarchy) {
	}

	/**
	 * What distinguishes entities of a hierarchy.
	 *
	 * @param strategy the tables that they have
	 * @param column the name of the discriminator column, or {@code null}
	 * @param type the type of discriminators
	 * @param value the value that stands for the entity, or {@code null} if none is
	 * declared
	 * @param joinColumns the names of the columns that join the table of the entity to
	 * that of the one above, none if they are named like those
	 */
	record Hierarchy(InheritanceType strategy, @Nullable String column, DiscriminatorType type, @Nullable String value,
			List<String> joinColumns) {
	}

	void identify(@Nullable IdModel id, @Nullable BasicModel version) {
		this.id = id;
		this.version = version;
	}

	/**
	 * The attributes of the id, which are there before the id is.
	 */
	List<AttributeModel> idAttributes() {
		List<AttributeModel> ids = new ArrayList<>();
		for (AttributeModel attribute : attributes()) {
			if (attribute.isId()) {
				ids.add(attribute);
			}
		}
		return ids;
	}

	void constrain(List<TableModel.Index> indexes) {
		this.table = new TableModel(this.table.name(), indexes, this.table.secondary(), this.table.checks());
	}

	void call(LifecycleModel lifecycle) {
		this.lifecycle = lifecycle;
	}

	void restrict(@Nullable Expression restriction, @Nullable DeletionModel deletion) {
		this.restriction = restriction;
		this.deletion = deletion;
	}

	/**
	 * The condition that rows have to meet to be seen, as Hibernate's
	 * {@code @SQLRestriction} says.
	 * @return a condition over attributes of the root of the hierarchy, or {@code null}
	 * if all rows are seen
	 */
	public @Nullable Expression restriction() {
		return (this == root()) ? this.restriction : root().restriction();
	}

	/**
	 * What is written in place of the deletion of a row, as Hibernate's
	 * {@code @SQLDelete} says.
	 * @return the assignments, or {@code null} if rows are deleted
	 */
	public @Nullable DeletionModel deletion() {
		EntityModel parent = parent();
		return (this.deletion == null && parent != null) ? parent.deletion() : this.deletion;
	}

	/**
	 * The name that the entity has in queries.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The entity above this one.
	 * @return the nearest superclass that is an entity, or {@code null}
	 */
	@Override
	public @Nullable EntityModel parent() {
		return (EntityModel) super.parent();
	}

	/**
	 * The entity at the top of the hierarchy, which has the table of them all.
	 * @return the topmost entity, perhaps this one
	 */
	public EntityModel root() {
		EntityModel parent = parent();
		return (parent != null) ? parent.root() : this;
	}

	/**
	 * The entities directly below this one.
	 * @return the entities, possibly none
	 */
	public List<EntityModel> children() {
		return List.copyOf(this.children);
	}

	/**
	 * The id.
	 * @return the id, which the root of the hierarchy declares
	 */
	public IdModel id() {
		EntityModel parent = parent();
		return (parent != null) ? parent.id() : Objects.requireNonNull(this.id);
	}

	/**
	 * The version.
	 * @return the version attribute, or {@code null} if there is none
	 */
	public @Nullable BasicModel version() {
		EntityModel parent = parent();
		return (this.version == null && parent != null) ? parent.version() : this.version;
	}

	/**
	 * Whether there are no instances but those of subclasses.
	 * @return {@code true} for an abstract class
	 */
	public boolean isAbstract() {
		return this.traits.isAbstract();
	}

	/**
	 * Whether changes of instances are ignored.
	 * @return {@code true} for Hibernate's {@code @Immutable}
	 */
	public boolean isImmutable() {
		return this.traits.immutable();
	}

	/**
	 * Whether an update writes the columns alone that were changed.
	 * @return {@code true} for Hibernate's {@code @DynamicUpdate}
	 */
	public boolean isDynamicUpdate() {
		return this.traits.dynamicUpdate();
	}

	/**
	 * What the mapping says about the second-level cache.
	 * @return whether the entity is to be in it, {@code null} if nothing is said
	 */
	public @Nullable Boolean cacheable() {
		return this.traits.cacheable();
	}

	/**
	 * The table, which says what is unique and what has an index.
	 * @return the table as declared
	 */
	public TableModel table() {
		return this.table;
	}

	/**
	 * The value that stands for the entity among those of its hierarchy.
	 * @return the value as text, declared or by default, or {@code null}
	 */
	public @Nullable String discriminator() {
		return this.traits.hierarchy().value();
	}

	/**
	 * The value that stands for the entity, as its column has it.
	 * @return a string, or a number if discriminators are numbers, or {@code null}
	 */
	public @Nullable Object discriminatorValue() {
		String text = discriminator();
		return (text != null && discriminatorType() == DiscriminatorType.INTEGER) ? (Object) Integer.valueOf(text)
				: text;
	}

	/**
	 * The type of the values that stand for entities of the hierarchy.
	 * @return the type
	 */
	public DiscriminatorType discriminatorType() {
		return this.traits.hierarchy().type();
	}

	/**
	 * The column of the values that stand for entities of the hierarchy.
	 * @return the physical name, or {@code null} if there is no such column
	 */
	public @Nullable String discriminatorColumn() {
		return this.traits.hierarchy().column();
	}

	/**
	 * The columns that join the table of this entity to that of the one above.
	 * @return the physical names, none if they are named like those of the id
	 */
	public List<String> joinColumns() {
		return this.traits.hierarchy().joinColumns();
	}

	/**
	 * The tables that the entities of the hierarchy would have.
	 * @return the strategy
	 */
	public InheritanceType inheritance() {
		return this.traits.hierarchy().strategy();
	}

	/**
	 * The callbacks of this entity, its superclasses and its listeners.
	 * @return the callbacks in the order of the specification (section 3.6)
	 */
	public LifecycleModel lifecycle() {
		return this.lifecycle;
	}

	/**
	 * Creates an instance without state.
	 * @return the instance
	 */
	public Object create() {
		return this.constructor.get();
	}

	/**
	 * Whether this entity is another one or one below it.
	 * @param other the other entity
	 * @return {@code true} if its instances are instances of the other one
	 */
	public boolean isKindOf(EntityModel other) {
		EntityModel parent = parent();
		return this == other || (parent != null && parent.isKindOf(other));
	}

}
