package io.github.springdata.memory.jpa.row;

import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import org.jspecify.annotations.Nullable;

import org.springframework.asm.Type;

/**
 * Type of the records that hold the state of an embeddable.
 */
public final class EmbeddedRowType {

	private final EmbeddableModel embeddable;

	private final Type type;

	private List<RowColumn> columns = List.of();

	private int[] numbers = {};

	private @Nullable RowClassLoader loader;

	private volatile @Nullable Row prototype;

	EmbeddedRowType(EmbeddableModel embeddable, Type type) {
		this.embeddable = embeddable;
		this.type = type;
	}

	void define(List<RowColumn> columns) {
		this.columns = List.copyOf(columns);
		List<AttributeModel> attributes = this.embeddable.attributes();
		this.numbers = new int[attributes.size()];
		for (int i = 0; i < this.numbers.length; i++) {
			this.numbers[i] = number(attributes.get(i).name());
		}
	}

	private int number(String name) {
		for (int i = 0; i < this.columns.size(); i++) {
			if (this.columns.get(i).name().equals(name)) {
				return i;
			}
		}
		return -1;
	}

	byte[] code() {
		return RowClassWriter.embedded(this.type, this.columns);
	}

	void load(RowClassLoader loader) {
		this.loader = loader;
	}

	Type type() {
		return this.type;
	}

	/**
	 * The embeddable.
	 * @return the embeddable with the overrides of its attribute
	 */
	public EmbeddableModel embeddable() {
		return this.embeddable;
	}

	/**
	 * The columns, each of an attribute.
	 * @return the columns in the order of the values of a row
	 */
	public List<RowColumn> columns() {
		return this.columns;
	}

	/**
	 * The number of the column of an attribute.
	 * @param attribute the number of the attribute among all of the embeddable
	 * @return the number, or -1 if nothing of it is stored
	 */
	public int number(int attribute) {
		return this.numbers[attribute];
	}

	/**
	 * Creates a row.
	 * @param values the values of all columns
	 * @return the row
	 */
	public Row create(@Nullable Object[] values) {
		Row prototype = this.prototype;
		if (prototype == null) {
			prototype = Objects.requireNonNull(this.loader).prototype(this.type, this.columns.size());
			this.prototype = prototype;
		}
		return prototype.create(values);
	}

}
