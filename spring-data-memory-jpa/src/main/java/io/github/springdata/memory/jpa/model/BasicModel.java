package io.github.springdata.memory.jpa.model;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.syntax.Expression;

/**
 * Mapping of an attribute with a basic value.
 */
public final class BasicModel extends AttributeModel {

	private final ValueForm form;

	private ColumnModel column;

	private final Basics basics;

	private @Nullable String shared;

	private @Nullable Expression formula;

	private @Nullable ToOneModel reference;

	BasicModel(Declaration declaration, ValueForm form, ColumnModel column, Basics basics) {
		super(declaration);
		this.form = form;
		this.column = column;
		this.basics = basics;
	}

	/**
	 * Gives the attribute the column of a reference that has the id.
	 */
	void rename(String column) {
		this.column = this.column.named(column);
	}

	/**
	 * The SQL that computes the attribute, or {@code null}.
	 */
	/**
	 * Has the column take no null from now on, as the schema of the application says.
	 */
	public void require() {
		this.column = this.column.required();
	}

	@Nullable String sql() {
		return this.basics.formula();
	}

	void compute(Expression formula) {
		this.formula = formula;
	}

	void share(String shared) {
		this.shared = shared;
	}

	void refer(ToOneModel reference) {
		this.reference = reference;
	}

	/**
	 * What is said of basic attributes alone.
	 *
	 * @param optional whether {@code null} is allowed
	 * @param version whether it is the version
	 * @param generation how it is generated, or {@code null}
	 * @param timestamp what sets it to the current time
	 * @param naturalId whether it is a natural id
	 * @param formula the SQL that computes it, or {@code null}
	 */
	record Basics(boolean optional, boolean version, @Nullable GenerationModel generation, Timestamp timestamp,
			boolean naturalId, @Nullable String formula) {
	}

	/**
	 * Event at which an attribute is set to the current time.
	 */
	public enum Timestamp {

		/** None. */
		NONE,

		/** When it is inserted. */
		CREATION,

		/** When it is inserted or updated. */
		UPDATE

	}

	/**
	 * The form in which values are stored.
	 * @return the form
	 */
	public ValueForm form() {
		return this.form;
	}

	/**
	 * The column.
	 * @return the column
	 */
	public ColumnModel column() {
		return this.column;
	}

	/**
	 * Whether {@code null} is allowed.
	 * @return {@code false} for primitive types too
	 */
	public boolean isOptional() {
		return this.basics.optional() && this.column.nullable() && !type().isPrimitive();
	}

	/**
	 * Whether this is the version.
	 * @return {@code true} for {@code @Version}
	 */
	public boolean isVersion() {
		return this.basics.version();
	}

	/**
	 * How values are generated.
	 * @return how, or {@code null} if they are not
	 */
	public @Nullable GenerationModel generation() {
		return this.basics.generation();
	}

	/**
	 * What sets the attribute to the current time.
	 * @return the event, {@link Timestamp#NONE} for none
	 */
	public Timestamp timestamp() {
		return this.basics.timestamp();
	}

	/**
	 * Whether this is a natural id, or a part of it.
	 * @return {@code true} for {@code @NaturalId}
	 */
	public boolean isNaturalId() {
		return this.basics.naturalId();
	}

	/**
	 * The entity whose id the attribute has, because a reference shows its column.
	 * @return the entity, or {@code null}
	 */
	public @Nullable EntityModel target() {
		return (this.reference != null) ? this.reference.relation().target() : null;
	}

	/**
	 * Whether rows have the value of the attribute itself.
	 * @return {@code false} if it shows the column of another attribute
	 */
	public boolean isStored() {
		return this.shared == null;
	}

	/**
	 * The attribute that is stored in the column of this one, and written in its place.
	 * @return the path of a basic attribute, perhaps through a reference to one of the
	 * entity that it refers to, empty for the discriminator, {@code null} if this
	 * attribute is stored itself
	 */
	public @Nullable String shared() {
		return this.shared;
	}

	/**
	 * Whether the attribute is computed from others, and not stored.
	 * @return {@code true} for Hibernate's {@code @Formula}
	 */
	public boolean isComputed() {
		return this.basics.formula() != null;
	}

	/**
	 * What computes the attribute.
	 * @return an expression over attributes of the entity
	 * @throws IllegalStateException if it is stored
	 */
	public Expression formula() {
		if (this.formula == null) {
			throw new IllegalStateException("'%s' is not computed".formatted(this));
		}
		return this.formula;
	}

}
