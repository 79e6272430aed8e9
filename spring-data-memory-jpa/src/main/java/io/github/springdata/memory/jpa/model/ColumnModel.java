package io.github.springdata.memory.jpa.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/**
 * Column of a basic attribute, or one of those of a reference. There are no columns in
 * the store; they say which values are allowed.
 *
 * @param name the physical name
 * @param table the name of a secondary table, or {@code null} for the primary one
 * @param nullable whether {@code null} is allowed
 * @param unique whether values are
 * @param insertable whether it is written when a row is inserted
 * @param updatable whether it is written when a row is updated
 * @param length the greatest length of text, or -1
 * @param precision the greatest number of digits, or 0 for any
 * @param scale the number of decimal places, or -1 for any
 * @param referenced the name of the column that is referred to, or {@code null}
 */
public record ColumnModel(String name, @Nullable String table, boolean nullable, boolean unique, boolean insertable,
		boolean updatable, int length, int precision, int scale, @Nullable String referenced) {

	ColumnModel named(String name) {
		return new ColumnModel(name, this.table, this.nullable, this.unique, this.insertable, this.updatable,
				this.length, this.precision, this.scale, this.referenced);
	}

	ColumnModel required() {
		return new ColumnModel(this.name, this.table, false, this.unique, this.insertable, this.updatable, this.length,
				this.precision, this.scale, this.referenced);
	}

	ColumnModel writable(boolean insertable, boolean updatable) {
		return new ColumnModel(this.name, this.table, this.nullable, this.unique, insertable, updatable, this.length,
				this.precision, this.scale, this.referenced);
	}

	/**
	 * Whether the column is written at all.
	 * @return {@code false} if it is neither when a row is inserted nor when it is
	 * updated
	 */
	public boolean isWritten() {
		return this.insertable || this.updatable;
	}

	/**
	 * The value that the column keeps of one that is written: a decimal number is rounded
	 * half up to its scale.
	 * @param value the stored form of a value
	 * @return the value itself if there is no scale
	 */
	public @Nullable Object fit(@Nullable Object value) {
		return (this.scale >= 0 && value instanceof BigDecimal number)
				? number.setScale(this.scale, RoundingMode.HALF_UP) : value;
	}

	boolean isSame(ColumnModel other) {
		return this.name.equalsIgnoreCase(other.name)
				&& ((this.table != null) ? this.table.equalsIgnoreCase(other.table) : other.table == null);
	}

}
