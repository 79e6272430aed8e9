package io.github.springdata.memory.jpa.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Mapping of an attribute that refers to one entity.
 */
public final class ToOneModel extends AttributeModel {

	private RelationModel relation;

	private Reference reference;

	ToOneModel(Declaration declaration, RelationModel relation, Reference reference) {
		super(declaration);
		this.relation = relation;
		this.reference = reference;
	}

	void complete(Reference reference) {
		this.reference = reference;
	}

	/**
	 * Lets rows go with the row that they refer to, as the inverse side says.
	 */
	/**
	 * Has the columns take no null from now on, as the schema of the application says.
	 */
	public void require() {
		this.reference = this.reference.withColumns(
				this.reference.columns().stream().map(ColumnModel::required).toList(), this.reference.referenced());
	}

	/**
	 * Has rows go with the row that they refer to from now on, as the schema of the
	 * application says.
	 */
	public void deleteWithTarget() {
		this.relation = this.relation.deleting();
	}

	Reference reference() {
		return this.reference;
	}

	/**
	 * What is said of references alone.
	 *
	 * @param oneToOne whether the other side refers to one instance too
	 * @param optional whether {@code null} is allowed
	 * @param columns the columns of the reference; none on an inverse side
	 * @param mapsId the attribute of the embedded id that has the id of the reference,
	 * empty for the id itself, {@code null} if there is none
	 * @param shared the paths of the attributes that have the columns of the reference,
	 * which this attribute does not write; none if it has its own
	 * @param referenced the path of the attribute of the target that the columns refer to
	 * in place of its id, or {@code null}
	 */
	record Reference(boolean oneToOne, boolean optional, List<ColumnModel> columns, @Nullable String mapsId,
			List<String> shared, @Nullable String referenced) {

		Reference withColumns(List<ColumnModel> columns, @Nullable String referenced) {
			return new Reference(this.oneToOne, this.optional, columns, this.mapsId, this.shared, referenced);
		}

		Reference mapping(String mapsId) {
			return new Reference(this.oneToOne, this.optional, this.columns, mapsId, this.shared, this.referenced);
		}

		Reference sharing(List<String> shared) {
			return new Reference(this.oneToOne, this.optional, this.columns, this.mapsId, shared, this.referenced);
		}

	}

	/**
	 * The relation.
	 * @return the relation
	 */
	public RelationModel relation() {
		return this.relation;
	}

	/**
	 * Whether the other side refers to one instance too.
	 * @return {@code true} for {@code @OneToOne}
	 */
	public boolean isOneToOne() {
		return this.reference.oneToOne();
	}

	/**
	 * Whether {@code null} is allowed.
	 * @return {@code false} if it is not, by the relation or by its columns
	 */
	public boolean isOptional() {
		return this.reference.optional() && this.reference.columns().stream().noneMatch((column) -> !column.nullable());
	}

	/**
	 * The columns of the reference.
	 * @return the columns; none on an inverse side
	 */
	public List<ColumnModel> columns() {
		return this.reference.columns();
	}

	/**
	 * The attribute of the id that has the id of what is referred to.
	 * @return the name of an attribute of the embedded id, empty for the id itself,
	 * {@code null} if there is no {@code @MapsId}
	 */
	public @Nullable String mapsId() {
		return this.reference.mapsId();
	}

	/**
	 * The attribute that is stored in the only column of this one, and written in its
	 * place.
	 * @return the path of the attribute, or {@code null} if this attribute is written
	 * itself
	 */
	public @Nullable String shared() {
		return (this.reference.shared().size() == 1) ? this.reference.shared().get(0) : null;
	}

	/**
	 * The attributes that are stored in the columns of this one, and written in its
	 * place.
	 * @return a path for each of the {@linkplain #columns() columns}; none if this
	 * attribute is written itself
	 */
	public List<String> sharedPaths() {
		return this.reference.shared();
	}

	/**
	 * The attribute of the target that the columns refer to in place of the id, as
	 * {@code referencedColumnName} says.
	 * @return the path of a basic attribute, or {@code null} if the columns refer to the
	 * id
	 */
	public @Nullable String referenced() {
		return this.reference.referenced();
	}

}
