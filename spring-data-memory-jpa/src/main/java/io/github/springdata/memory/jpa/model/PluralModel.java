package io.github.springdata.memory.jpa.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.syntax.Expression;

/**
 * Mapping of an attribute with many values.
 */
public final class PluralModel extends AttributeModel {

	private final Container container;

	private ElementModel element;

	private Plurality plurality;

	private @Nullable String shared;

	private @Nullable PluralModel mirrored;

	private boolean hasMirror;

	private @Nullable Expression restriction;

	PluralModel(Declaration declaration, Container container, ElementModel element, Plurality plurality) {
		super(declaration);
		this.container = container;
		this.element = element;
		this.plurality = plurality;
	}

	void complete(Plurality plurality) {
		this.plurality = plurality;
	}

	void restrict(@Nullable Expression restriction) {
		this.restriction = restriction;
	}

	void share(String shared) {
		this.shared = shared;
	}

	/**
	 * Has this collection show what another one stores that owns the same table.
	 * @param owner the collection of the other side, an attribute of the entity itself
	 */
	void mirror(PluralModel owner) {
		ElementModel.Entity entity = (ElementModel.Entity) this.element;
		this.element = new ElementModel.Entity(entity.relation().mirroring(owner.name()), entity.manyToMany());
		this.plurality = this.plurality.mirroring();
		this.mirrored = owner;
		owner.hasMirror = true;
	}

	Plurality plurality() {
		return this.plurality;
	}

	/**
	 * What is said of plural attributes alone.
	 *
	 * @param link where the links to entities are
	 * @param key the keys of a map, or {@code null} for other collections
	 * @param keyAttribute the attribute of the values that is the key of a map, or
	 * {@code null} if the key is stored beside them
	 * @param orderBy the order of the elements, possibly none
	 * @param ordered whether the position of an element in the list is stored
	 * @param table the name of the collection or join table, or {@code null}
	 * @param columns the columns of the table or of the target by which elements belong
	 * to their owner
	 * @param elementColumns the columns of the elements, of a join table those that refer
	 * to the entities
	 * @param keyColumns the columns of the keys of a map, or that of the positions
	 * @param indexes the indexes and unique constraints of the table
	 */
	record Plurality(Link link, @Nullable ElementModel key, @Nullable String keyAttribute, List<OrderItem> orderBy,
			boolean ordered, @Nullable String table, List<ColumnModel> columns, List<ColumnModel> elementColumns,
			List<ColumnModel> keyColumns, List<TableModel.Index> indexes) {

		Plurality mirroring() {
			return new Plurality(Link.INVERSE, this.key, this.keyAttribute, this.orderBy, this.ordered, this.table,
					List.of(), List.of(), List.of(), List.of());
		}

		Plurality indexed(List<TableModel.Index> indexes) {
			return new Plurality(this.link, this.key, this.keyAttribute, this.orderBy, this.ordered, this.table,
					this.columns, this.elementColumns, this.keyColumns, indexes);
		}

	}

	/**
	 * Kind of collection.
	 */
	public enum Container {

		/** Collection in no order of its own. */
		COLLECTION,

		/** List. */
		LIST,

		/** Set. */
		SET,

		/** Set in the order of its elements. */
		SORTED_SET,

		/** Map. */
		MAP,

		/** Map in the order of its keys. */
		SORTED_MAP;

		/**
		 * Whether it has keys.
		 * @return {@code true} for maps
		 */
		public boolean isMap() {
			return this == MAP || this == SORTED_MAP;
		}

	}

	/**
	 * Place of the elements, or of the links to them.
	 */
	public enum Link {

		/** In the row of the owner: elements that are no entities, or a join table. */
		OWNER,

		/** In the rows of the entities, in a reference that no attribute of them maps. */
		TARGET,

		/** Nowhere: what an attribute of the other side says, looked at from here. */
		INVERSE

	}

	/**
	 * Attribute by which elements are ordered.
	 *
	 * @param path the path of the attribute; empty for the element itself
	 * @param ascending whether the smallest comes first
	 */
	public record OrderItem(String path, boolean ascending) {
	}

	/**
	 * The kind of collection.
	 * @return the kind
	 */
	public Container container() {
		return this.container;
	}

	/**
	 * The elements, of a map its values.
	 * @return the elements
	 */
	public ElementModel element() {
		return this.element;
	}

	/**
	 * The keys of a map.
	 * @return the keys, or {@code null} for other collections
	 */
	public @Nullable ElementModel key() {
		return this.plurality.key();
	}

	/**
	 * The attribute of the values that is the key of a map.
	 * @return the name, empty for the id; {@code null} if keys are stored beside the
	 * values
	 */
	public @Nullable String keyAttribute() {
		return this.plurality.keyAttribute();
	}

	/**
	 * Where the elements or the links to them are.
	 * @return the place
	 */
	public Link link() {
		return this.plurality.link();
	}

	/**
	 * The order in which elements are loaded.
	 * @return the order, possibly none
	 */
	public List<OrderItem> orderBy() {
		return this.plurality.orderBy();
	}

	/**
	 * Whether the position of an element in the list is stored.
	 * @return {@code true} for {@code @OrderColumn}
	 */
	public boolean isOrdered() {
		return this.plurality.ordered();
	}

	/**
	 * The collection or join table.
	 * @return its name, or {@code null} if there is none
	 */
	public @Nullable String table() {
		return this.plurality.table();
	}

	/**
	 * The columns by which elements belong to their owner.
	 * @return the columns; none on an inverse side
	 */
	public List<ColumnModel> columns() {
		return this.plurality.columns();
	}

	/**
	 * The columns of the elements.
	 * @return the columns of basic values, or those of a join table that refer to
	 * entities; none for embeddables, whose attributes have them
	 */
	public List<ColumnModel> elementColumns() {
		return this.plurality.elementColumns();
	}

	/**
	 * The columns of the keys of a map, or that of the positions in a list.
	 * @return the columns, none if keys are attributes or there are no positions
	 */
	public List<ColumnModel> keyColumns() {
		return this.plurality.keyColumns();
	}

	/**
	 * The indexes and unique constraints of the collection or join table.
	 * @return the indexes, by names of columns
	 */
	public List<TableModel.Index> indexes() {
		return this.plurality.indexes();
	}

	/**
	 * The attribute of the target that is stored in the same columns as a
	 * {@linkplain Link#TARGET link there}: both sides write it, as far as its columns are
	 * written.
	 * @return the path of a reference of the target, or {@code null} if there is none
	 */
	public @Nullable String shared() {
		return this.shared;
	}

	/**
	 * The collection of the other side that stores what this one shows and writes, as
	 * both own one table.
	 * @return the collection, or {@code null} if this one stores its links itself, or is
	 * an inverse side that is not written
	 */
	public @Nullable PluralModel mirrored() {
		return this.mirrored;
	}

	/**
	 * Whether a collection of the other side shows and writes what this one stores.
	 * @return {@code true} if there is one whose {@link #mirrored()} is this
	 */
	public boolean isMirrored() {
		return this.hasMirror;
	}

	/**
	 * The condition that entities have to meet to be elements, besides that of the entity
	 * itself, as Hibernate's {@code @SQLRestriction} says.
	 * @return a condition over attributes of the target, or {@code null}
	 */
	public @Nullable Expression restriction() {
		return this.restriction;
	}

}
