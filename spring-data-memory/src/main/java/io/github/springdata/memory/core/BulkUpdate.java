package io.github.springdata.memory.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import io.github.springdata.memory.mapping.ReferenceTypes;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.statement.PreparedUpdate;
import io.github.springdata.memory.query.value.Numbers;
import io.github.springdata.memory.store.Transaction;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.mapping.MappingException;
import org.springframework.data.mapping.PersistentPropertyPath;
import org.springframework.data.mapping.PersistentPropertyPathAccessor;
import org.springframework.data.mapping.model.MappingInstantiationException;
import org.springframework.util.ClassUtils;
import org.springframework.util.NumberUtils;

/**
 * Change of properties of rows, without instances. First all new states are made, then
 * they are written in one step, so that rows can exchange unique keys.
 *
 * @param tables the tables of entities
 * @param mappingContext the mapping context
 */
record BulkUpdate(EntityTables tables, MemoryMappingContext mappingContext) {

	/**
	 * Changes rows that are found in the transaction of the statement, or none.
	 * @return the number of rows
	 */
	long update(UnitOfWork work, EntityTable<?> table, Function<Transaction, List<Object>> finder, Update update,
			@Nullable Object[] arguments) {
		Map<String, @Nullable Object> assigned = new LinkedHashMap<>();
		update.getAssignments().forEach((path, operand) -> assigned.put(path, operand.resolve(arguments)));
		Map<PersistentPropertyPath<MemoryPersistentProperty>, @Nullable Object> values = values(table, assigned);
		work.flush(table);
		return apply(work, table, finder, (row) -> new RowChange(row, values));
	}

	/**
	 * Changes rows that are found, each with its new values, in the transaction of the
	 * statement, or none.
	 * @return the number of rows
	 */
	long update(UnitOfWork work, EntityTable<?> table, Function<Transaction, List<PreparedUpdate.Change>> finder) {
		return apply(work, table, finder, (change) -> new RowChange(change.row(), values(table, change.values())));
	}

	private <C> long apply(UnitOfWork work, EntityTable<?> table, Function<Transaction, List<C>> finder,
			Function<C, RowChange> changes) {
		UndoLog undo = new UndoLog();
		List<Object> changed = undo.undoIfFailing(() -> work.runAtomically((transaction) -> {
			undo.run();
			List<RowChange> found = finder.apply(transaction).stream().map(changes).toList();
			List<Object> rows = new ArrayList<>();
			for (RowChange change : found) {
				rows.add(change(work, this.tables.ofRow(table, change.row()), change.row(), change.values(), undo));
			}
			transaction.updateAll(table.name(), rows);
			rows.forEach((row) -> transaction.checkReferences(table.name(), row));
			return rows;
		}));
		changed.forEach((row) -> work.changed(table, row));
		return changed.size();
	}

	/**
	 * A row with the new values of its properties.
	 */
	private record RowChange(Object row,
			Map<PersistentPropertyPath<MemoryPersistentProperty>, @Nullable Object> values) {

	}

	private Map<PersistentPropertyPath<MemoryPersistentProperty>, @Nullable Object> values(EntityTable<?> table,
			Map<String, @Nullable Object> assigned) {
		Map<PersistentPropertyPath<MemoryPersistentProperty>, @Nullable Object> values = new LinkedHashMap<>();
		assigned.forEach((path, value) -> {
			PersistentPropertyPath<MemoryPersistentProperty> resolved = resolve(table, path);
			values.put(resolved, convert(resolved.getLeafProperty(), value));
		});
		return values;
	}

	private PersistentPropertyPath<MemoryPersistentProperty> resolve(EntityTable<?> table, String path) {
		if (table.entity().getPath(path).isMultiValued() && path.indexOf('.') >= 0) {
			throw unsupported("Property '%s' of %s is reached through a collection", path, table);
		}
		if (path.indexOf('[') >= 0) {
			throw unsupported("Property '%s' of %s is one value of a map", path, table);
		}
		PersistentPropertyPath<MemoryPersistentProperty> resolved = this.mappingContext.getPersistentPropertyPath(path,
				table.type());
		MemoryPersistentProperty property = resolved.getBaseProperty();
		if (property.isIdProperty() || property.isVersionProperty()) {
			throw unsupported("Property '%s' of %s is its id or version", path, table);
		}
		if (table.entity().getInsertOnlyProperties().contains(property)) {
			throw unsupported("Property '%s' of %s is written by inserts only", path, table);
		}
		return resolved;
	}

	private static InvalidDataAccessApiUsageException unsupported(String problem, String path, EntityTable<?> table) {
		return new InvalidDataAccessApiUsageException(
				problem.formatted(path, table.type().getName()) + " and cannot be changed by an update");
	}

	/**
	 * The value as the type of a property.
	 */
	static @Nullable Object convert(MemoryPersistentProperty property, @Nullable Object value) {
		Class<?> type = property.getType();
		if (value == null && !property.isNullable()) {
			throw new DataIntegrityViolationException(
					"Property '%s' of %s cannot be null, but an update sets it to null; set a value, or declare the property so that it may be null"
						.formatted(property.getName(), property.getOwner().getType().getName()));
		}
		if (ClassUtils.isAssignableValue(type, value)) {
			if (!ElementTypes.fit(property.getTypeInformation(), value)) {
				throw unfit(property, value);
			}
			return value;
		}
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		if (value instanceof Number number && Number.class.isAssignableFrom(boxed)) {
			return number(property, number, boxed.asSubclass(Number.class));
		}
		if (ReferenceTypes.contains(type) && value != null && isId(property, value)) {
			return ReferenceTypes.to(type, value);
		}
		throw unfit(property, value);
	}

	/**
	 * Whether a value is an id of the entity that a property refers to.
	 */
	private static boolean isId(MemoryPersistentProperty property, Object value) {
		List<TypeInformation<?>> arguments = property.getTypeInformation().getTypeArguments();
		return arguments.size() == 2 && arguments.get(1).getType().isInstance(value);
	}

	private static Number number(MemoryPersistentProperty property, Number number, Class<? extends Number> type) {
		if (!Numbers.isBounded(number)) {
			throw unfit(property, number);
		}
		try {
			Number converted = NumberUtils.convertNumberToTargetClass(number, type);
			if (new BigDecimal(converted.toString()).compareTo(new BigDecimal(number.toString())) == 0) {
				return converted;
			}
		}
		catch (IllegalArgumentException ex) {
			// Out of range, or not a finite number: the same as inexact.
		}
		throw unfit(property, number);
	}

	private static InvalidDataAccessApiUsageException unfit(MemoryPersistentProperty property, @Nullable Object value) {
		return new InvalidDataAccessApiUsageException(
				"Property '%s' of %s is a %s and cannot be set to '%s'".formatted(property.getName(),
						property.getOwner().getType().getName(), property.getTypeInformation(), MessageText.of(value)));
	}

	private <T> Object change(UnitOfWork work, EntityTable<T> table, Object row,
			Map<PersistentPropertyPath<MemoryPersistentProperty>, @Nullable Object> values, UndoLog undo) {
		T target = target(work, table, row, undo);
		T changed = assign(table, target, values);
		table.checkConstraints(changed);
		Versions versions = table.versions();
		return table.state().copyIn((versions != null) ? versions.increment(changed) : changed);
	}

	private static <T> T assign(EntityTable<T> table, T target,
			Map<PersistentPropertyPath<MemoryPersistentProperty>, @Nullable Object> values) {
		PersistentPropertyPathAccessor<T> accessor = table.entity().getPropertyPathAccessor(target);
		values.forEach((path, value) -> {
			try {
				accessor.setProperty(path, value);
			}
			catch (MappingException | IllegalStateException | UnsupportedOperationException ex) {
				throw new InvalidDataAccessApiUsageException(
						"Property '%s' of %s with id %s cannot be set by an update: %s".formatted(path.toDotPath(),
								table.type().getName(), table.ids().read(target),
								NestedExceptionUtils.getMostSpecificCause(ex).getMessage()),
						ex);
			}
			catch (MappingInstantiationException | IllegalArgumentException | NullPointerException ex) {
				throw new DataIntegrityViolationException(
						"Property '%s' of %s with id %s cannot be set to %s, which the constructor refuses: %s"
							.formatted(path.toDotPath(), table.type().getName(), table.ids().read(target), value,
									NestedExceptionUtils.getMostSpecificCause(ex)),
						ex);
			}
		});
		return accessor.getBean();
	}

	/**
	 * The instance to change: a fresh one or, in the mode {@link UnitOfWorkMode#SHARED},
	 * the application's own.
	 */
	private static <T> T target(UnitOfWork work, EntityTable<T> table, Object row, UndoLog undo) {
		T target = table.copy(row);
		if (table.mode() == UnitOfWorkMode.SHARED && table.state().isAssignable(target)) {
			work.attach(table, target, undo);
			Object before = table.state().copyIn(target);
			undo.add(() -> table.state().copyInto(before, target));
		}
		return target;
	}

}
