package io.github.springdata.memory.jpa.model;

import jakarta.persistence.Column;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Lob;
import jakarta.persistence.MapKeyColumn;
import org.jspecify.annotations.Nullable;

/**
 * Reader of columns.
 */
final class ColumnReader {

	/**
	 * The length of columns that do not say it. An annotation cannot be told from one
	 * that does not say it, so texts are not limited to it.
	 */
	private static final int UNSPECIFIED_LENGTH = 255;

	private ColumnReader() {
	}

	/**
	 * The column of a basic attribute.
	 */
	static ColumnModel of(AttributeSource source, boolean text) {
		Column override = source.override(Column.class);
		Column column = (override != null) ? override : source.find(Column.class);
		ColumnModel model = of(source, column, source.name(), text && !source.has(Lob.class));
		checkTable(source, model);
		return model;
	}

	/**
	 * A column as it is declared.
	 * @param column the declaration, or {@code null} if there is none
	 * @param name the name of a column that has none
	 * @param limited whether the column has a length
	 */
	static ColumnModel of(AttributeSource source, @Nullable Column column, String name, boolean limited) {
		if (column == null) {
			return plain(source.physical(name));
		}
		boolean bounded = limited && column.columnDefinition().isEmpty();
		String declared = column.name().isEmpty() ? name : column.name();
		return new ColumnModel(source.physical(declared), table(source, column.table()), column.nullable(),
				column.unique(), column.insertable(), column.updatable(), bounded ? length(column.length()) : -1,
				column.precision(), scale(column.precision(), column.scale()), null);
	}

	/**
	 * The column of the keys of a map.
	 * @param name its name
	 * @param text whether they are stored as text
	 */
	static ColumnModel ofKeys(AttributeSource source, MapKeyColumn column, String name, boolean text) {
		boolean bounded = text && column.columnDefinition().isEmpty();
		return new ColumnModel(source.physical(name), null, column.nullable(), column.unique(), column.insertable(),
				column.updatable(), bounded ? length(column.length()) : -1, column.precision(),
				scale(column.precision(), column.scale()), null);
	}

	private static int length(int declared) {
		return (declared != UNSPECIFIED_LENGTH) ? declared : -1;
	}

	private static int scale(int precision, int scale) {
		return (precision == 0 && scale == 0) ? -1 : scale;
	}

	/**
	 * A column of which nothing is said but its name.
	 */
	static ColumnModel plain(String name) {
		return new ColumnModel(name, null, true, false, true, true, -1, 0, -1, null);
	}

	/**
	 * A column that refers to another one.
	 * @param column the declaration, or {@code null} if there is none
	 * @param name the name of a column that has none
	 * @param referenced the column that is referred to
	 */
	static ColumnModel of(AttributeSource source, @Nullable JoinColumn column, String name, String referenced) {
		if (column == null) {
			return new ColumnModel(source.physical(name), null, true, false, true, true, -1, 0, -1, referenced);
		}
		String declared = column.name().isEmpty() ? name : column.name();
		return new ColumnModel(source.physical(declared), table(source, column.table()), column.nullable(),
				column.unique(), column.insertable(), column.updatable(), -1, 0, -1, referenced);
	}

	private static @Nullable String table(AttributeSource source, String name) {
		EntityModel entity = source.scope().entity();
		if (name.isEmpty() || entity == null) {
			return null;
		}
		String table = source.physical(name);
		return table.equalsIgnoreCase(entity.table().name()) ? null : table;
	}

	private static void checkTable(AttributeSource source, ColumnModel column) {
		EntityModel entity = source.scope().entity();
		if (entity != null && column.table() != null
				&& entity.table().secondary().keySet().stream().noneMatch(column.table()::equalsIgnoreCase)) {
			source.report(
					"has a column of table '%s', but %s has only the table '%s' and the secondary tables %s; "
							+ "add a @SecondaryTable or correct the name",
					column.table(), entity.type().getName(), entity.table().name(),
					entity.table().secondary().keySet());
		}
	}

}
