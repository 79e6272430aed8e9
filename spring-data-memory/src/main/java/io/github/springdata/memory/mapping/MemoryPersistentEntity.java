package io.github.springdata.memory.mapping;

import java.util.List;
import java.util.Map;

import io.github.springdata.memory.mapping.state.EntityState;
import io.github.springdata.memory.mapping.state.PropertyReader;
import io.github.springdata.memory.store.TableDefinition;

import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.model.MutablePersistentEntity;

/**
 * An entity, or an object nested in one. What concerns the table is for entities only,
 * and checks the whole mapping of the type at the first call.
 *
 * @param <T> the type
 */
public interface MemoryPersistentEntity<T> extends MutablePersistentEntity<T, MemoryPersistentProperty> {

	/**
	 * The name of the table, which this entity shares with all classes under the topmost
	 * entity class.
	 * @return the name
	 */
	String getTableName();

	/**
	 * The name of this entity in the texts of queries, besides that of the class: the one
	 * that {@code @Entity} of Jakarta Persistence gives it, else the simple name.
	 * @return the name
	 */
	String getEntityName();

	/**
	 * The topmost entity class: the nearest class upwards with {@link MemoryEntity}, or
	 * the topmost {@code @Entity} of Jakarta Persistence, else the type itself.
	 * @return the class that the table belongs to
	 */
	Class<?> getTableType();

	/**
	 * Whether the table belongs to this very type. If not, other types are in the table
	 * too, and rows of this entity are those that are {@linkplain #isInstance instances}.
	 * @return {@code true} if every row of the table is of this entity
	 */
	default boolean isTableRoot() {
		return getTableType() == getType();
	}

	/**
	 * Whether a row of the table belongs to this entity.
	 * @param row a stored row
	 * @return {@code true} for an instance of the type or of a subclass
	 */
	default boolean isInstance(Object row) {
		return getType().isInstance(row);
	}

	/**
	 * The mode that the table's class declares with {@link MemoryEntity#unitOfWork()}.
	 * @return the mode, or {@code null} for that of the caller
	 */
	@Nullable UnitOfWorkMode getUnitOfWork();

	/**
	 * Defines the table with its indexes.
	 * @return the same definition for all types that share the table
	 * @throws InvalidEntityException if the mapping of the type has problems
	 */
	TableDefinition getTableDefinition();

	/**
	 * Copies and compares instances.
	 * @return the state of this type and all its subclasses
	 * @throws InvalidEntityException if the mapping of the type has problems
	 */
	EntityState getState();

	/**
	 * Reads the id, in the form in which it is the key of the row.
	 * @return the reader of the id property; equal ids are read as equal objects, see
	 * {@link #getIdKey}
	 * @throws InvalidEntityException if the mapping of the type has problems
	 */
	PropertyReader getIdReader();

	/**
	 * The form of an id in which it is the key of its row in the table. Numbers of one
	 * value have one form where the type of the property does not say which type of
	 * number it is.
	 * @param id an id, of the type of the property
	 * @return an object whose {@code equals} finds the row
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if no row could
	 * be found by it
	 */
	Object getIdKey(Object id);

	/**
	 * What puts all rows in an order by their ids: the id itself if it is comparable,
	 * else the parts that it consists of.
	 * @return the paths of properties, in the order in which they are declared
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if a part of the
	 * id is not a single comparable value
	 */
	List<String> getIdPaths();

	/**
	 * Where new ids come from, unless there is a generator for them.
	 * @return the declared strategy, else the one for the type of the id property; never
	 * {@link IdStrategy#AUTO}
	 * @throws InvalidEntityException if the mapping of the type has problems
	 */
	IdStrategy getIdStrategy();

	/**
	 * Whether the strategy is declared, so that a generator for ids of the type does not
	 * replace it.
	 * @return {@code true} if it does not follow from the type
	 */
	boolean isIdStrategyDeclared();

	/**
	 * The generator that the id property names.
	 * @return the name, or {@code null} for none
	 */
	@Nullable String getIdGeneratorName();

	/**
	 * The properties that hold ids of entities which must exist.
	 * @return the references, possibly none
	 */
	List<EntityReference> getReferences();

	/**
	 * Finds the properties of an instance, and of the objects in it, that are
	 * {@code null} although their type is {@link org.jspecify.annotations.NonNull}.
	 * @param instance an instance of this entity
	 * @return the paths of the properties, possibly none
	 */
	List<String> findNulls(Object instance);

	/**
	 * Finds the values of an instance, and of the objects in it, that are longer than a
	 * column of Jakarta Persistence declares, or have more digits.
	 * @param instance an instance of this entity
	 * @return what is wrong, one phrase each
	 */
	List<String> findExcesses(Object instance);

	/**
	 * Whether {@link #findNulls} and {@link #findExcesses} have anything to look for.
	 * @return {@code false} if any property of any instance may have any value
	 */
	boolean hasConstraints();

	/**
	 * Finds the objects of an instance that are stored as others: those without any
	 * value, where {@code @Embedded} of Spring Data Relational says what they are then.
	 * @param instance an instance of this entity
	 * @return what is stored, by the property; usually nothing
	 */
	Map<MemoryPersistentProperty, @Nullable Object> findReplaced(Object instance);

	/**
	 * The properties that keep the value that their row was inserted with.
	 * @return the properties, possibly none
	 */
	List<MemoryPersistentProperty> getInsertOnlyProperties();

	/**
	 * Says why nothing could be found by a value of a property: stored values are copies,
	 * which it would not equal.
	 * @param value the value
	 * @return the reason and what to do, or {@code null} if something can be found by it
	 */
	@Nullable String findEqualityProblem(Object value);

	/**
	 * Whether a value of a property is empty.
	 * @param value a value, perhaps of a nested object
	 * @return {@code true} for text without characters, for a collection, an array or a
	 * map without elements, for an object of which each property is {@code null} or
	 * empty, and for {@code null}
	 */
	boolean isEmpty(@Nullable Object value);

	/**
	 * Resolves a path of property names.
	 * @param dottedPath names joined by dots, for example {@code address.city}
	 * @return the reader of the path
	 * @throws org.springframework.data.core.PropertyReferenceException if a name is not a
	 * property, with similar names, or if there are more than 100 names
	 */
	PathReader getPath(String dottedPath);

}
