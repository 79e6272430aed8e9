package io.github.springdata.memory.jpa.context;

import io.github.springdata.memory.jpa.row.RowType;
import org.jspecify.annotations.Nullable;

/**
 * Key of an instance in a persistence context.
 *
 * @param type the table
 * @param id the stored form of the id
 */
record EntityKey(RowType type, Object id) {

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof EntityKey key && key.type == this.type && key.id.equals(this.id);
	}

	@Override
	public int hashCode() {
		return 31 * this.type.hashCode() + this.id.hashCode();
	}

}
