package io.github.springdata.memory.jpa.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.persistence.InheritanceType;
import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.jpa.model.Problems.Place;

/**
 * Columns that several attributes of an entity have. Only one of them may write it; the
 * others show what that one has.
 *
 * @param context the unit
 * @param entity the entity
 */
record SharedColumns(ReaderContext context, EntityModel entity) {

	/**
	 * Column with the path of the attribute that writes it.
	 */
	private record Written(ColumnModel column, String path, @Nullable ToOneModel reference) {
	}

	void read() {
		Map<String, AttributeModel> leaves = Paths.leaves(this.entity.attributes());
		List<Written> written = written(leaves);
		Map<String, AttributeModel> own = Paths.leaves(this.entity.ownAttributes());
		for (AttributeModel leaf : own.values()) {
			List<ColumnModel> columns = Paths.columns(leaf);
			if (!columns.isEmpty() && !isWritten(columns)) {
				share(leaf, columns, written);
			}
		}
		checkRepeated((this.entity.inheritance() == InheritanceType.JOINED) ? written(own) : written);
	}

	private static boolean isWritten(List<ColumnModel> columns) {
		for (ColumnModel column : columns) {
			if (column.isWritten()) {
				return true;
			}
		}
		return false;
	}

	private static List<Written> written(Map<String, AttributeModel> leaves) {
		List<Written> written = new ArrayList<>();
		for (Map.Entry<String, AttributeModel> leaf : leaves.entrySet()) {
			ToOneModel reference = (leaf.getValue() instanceof ToOneModel toOne) ? toOne : null;
			boolean mapped = reference != null && reference.mapsId() != null;
			for (ColumnModel column : Paths.columns(leaf.getValue())) {
				if (column.isWritten() && !mapped) {
					written.add(new Written(column, leaf.getKey(), reference));
				}
			}
		}
		return written;
	}

	private void checkRepeated(List<Written> written) {
		Map<String, Written> first = new LinkedHashMap<>();
		for (Written next : written) {
			String key = next.column().table() + "." + next.column().name().toLowerCase(Locale.ROOT);
			Written other = first.putIfAbsent(key, next);
			if (other != null && !other.path().equals(next.path())) {
				place().at(next.path())
					.report("has the column '%s', which attribute '%s' has too; give it another one, or make it neither "
							+ "insertable nor updatable", next.column().name(), other.path());
			}
		}
	}

	private Place place() {
		return this.context.problems().of(this.entity.type());
	}

	private void share(AttributeModel leaf, List<ColumnModel> columns, List<Written> written) {
		if (leaf instanceof BasicModel basic && !basic.isId()) {
			Written writer = find(basic.column(), written);
			if (writer != null) {
				basic
					.share((writer.reference() != null) ? throughReference(writer, writer.reference()) : writer.path());
			}
			else if (basic.column().name().equalsIgnoreCase(this.entity.discriminatorColumn())) {
				basic.share("");
			}
		}
		else if (leaf instanceof ToOneModel reference) {
			List<@Nullable Written> writers = columns.stream().map((column) -> find(column, written)).toList();
			if (writers.stream().allMatch((writer) -> writer != null)) {
				if (writers.size() == 1 && reference.referenced() == null
						&& this.entity.find(String.valueOf(writers.get(0).path())) instanceof BasicModel basic
						&& !basic.isId()) {
					basic.refer(reference);
				}
				reference.complete(reference.reference()
					.sharing(writers.stream().map((writer) -> String.valueOf(writer.path())).toList()));
			}
		}
	}

	private static @Nullable Written find(ColumnModel column, List<Written> written) {
		return written.stream().filter((other) -> other.column().isSame(column)).findFirst().orElse(null);
	}

	/**
	 * The path of what a column of a reference refers to.
	 */
	private static String throughReference(Written writer, ToOneModel reference) {
		if (reference.referenced() != null) {
			return writer.path() + "." + reference.referenced();
		}
		EntityModel target = reference.relation().target();
		List<String> ids = List.copyOf(Paths.leaves(target.root().idAttributes()).keySet());
		int index = reference.columns().indexOf(writer.column());
		return (index < ids.size()) ? writer.path() + "." + ids.get(index) : writer.path();
	}

}
