package io.github.springdata.memory.jpa.query;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Way in which a result, or a part of it, is made of the columns that the rows' statement
 * finds.
 */
sealed interface ResultShape {

	/**
	 * The class of results, {@code Object} if it is not known.
	 */
	Class<?> type();

	/**
	 * The value of a column.
	 *
	 * @param column the number of the column
	 * @param meaning what is in it
	 * @param row whether the whole row of an entity is in it, not just its id
	 */
	record Value(int column, Meaning meaning, boolean row) implements ResultShape {

		@Override
		public Class<?> type() {
			return this.meaning.type();
		}

	}

	/**
	 * An instance made by a constructor.
	 *
	 * @param type the class
	 * @param arguments the arguments
	 */
	record Instance(Class<?> type, List<ResultShape> arguments) implements ResultShape {
	}

	/**
	 * An entry of a map.
	 *
	 * @param key the key
	 * @param value the value
	 */
	record Entry(ResultShape key, ResultShape value) implements ResultShape {

		@Override
		public Class<?> type() {
			return Map.Entry.class;
		}

	}

	/**
	 * An item of a result.
	 *
	 * @param alias its name, or {@code null}
	 * @param shape how it is made
	 */
	record Item(@Nullable String alias, ResultShape shape) {
	}

}
