package io.github.springdata.memory.jpa.row;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import org.jspecify.annotations.Nullable;

/**
 * Column of a row.
 *
 * @param name the name that the library has for it as a property
 * @param role what it holds
 * @param attribute the attribute that it holds the state of, or whose collection it links
 * to; {@code null} for the type of an entity, and for an id of several attributes
 * @param type the type of values
 */
public record RowColumn(String name, Role role, @Nullable AttributeModel attribute, ColumnType type) {

	/**
	 * Content of a column.
	 */
	public enum Role {

		/** The state of an attribute. */
		STATE,

		/** The parts of an id of several attributes. */
		ID,

		/** The name of the entity, where a table has several. */
		TYPE,

		/** The id of an owner that has a collection with this row in it. */
		OWNER,

		/** The position in a list of the owner. */
		POSITION,

		/** The key in a map of the owner. */
		KEY

	}

	/**
	 * The collection that a column of the roles {@link Role#OWNER}, {@link Role#POSITION}
	 * and {@link Role#KEY} serves.
	 * @return the attribute of the owner
	 */
	public PluralModel collection() {
		if (this.attribute instanceof PluralModel plural && this.role != Role.STATE) {
			return plural;
		}
		throw new IllegalStateException("Column '%s' serves no collection".formatted(this.name));
	}

}
