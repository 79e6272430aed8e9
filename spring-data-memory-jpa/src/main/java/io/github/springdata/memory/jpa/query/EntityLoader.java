package io.github.springdata.memory.jpa.query;

import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.row.EmbeddedRowType;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowType;

/**
 * Maker of instances of rows, for the results of queries.
 */
public interface EntityLoader {

	/**
	 * The instance of a row.
	 * @param type the type of the row
	 * @param row the row
	 * @return the instance that the persistence context has for it
	 */
	Object load(RowType type, Row row);

	/**
	 * The embeddable of a row.
	 * @param type the type of the row
	 * @param row the row
	 * @return a new instance
	 */
	Object embedded(EmbeddedRowType type, Row row);

	/**
	 * The instance that an id refers to.
	 * @param entity the entity
	 * @param id the stored form of the id
	 * @return the instance
	 */
	Object reference(EntityModel entity, Object id);

}
