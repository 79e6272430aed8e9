package io.github.springdata.memory.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;

/**
 * Operations that save, read and delete the instances of entities in a
 * {@link MemoryStore}.
 * <p>
 * Inside a transaction on the store every operation is part of it. Outside, every
 * operation is an atomic unit of its own, also those on many instances: it happens
 * completely or not at all. A write that fails leaves the ids and versions of the given
 * instances as they were.
 * <p>
 * What is saved is copied in, and what is read is copied out, so that a change of an
 * instance never reaches the store by itself. Immutable instances are shared instead, and
 * so are all in the mode {@link UnitOfWorkMode#SHARED}. An operation on a type sees the
 * rows of this type and its subclasses only.
 */
public interface MemoryOperations {

	/**
	 * Inserts a new row.
	 * @param <T> the type of the entity
	 * @param instance the instance; without an id it gets one, if the type of the id has
	 * a generator, and its version, if it has one, is initialized
	 * @return the saved instance: the given one, or one with id and version set, if the
	 * given one is immutable
	 * @throws org.springframework.dao.DuplicateKeyException if a row with the id or with
	 * the key of a unique index exists
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if there is no
	 * id and none can be generated
	 */
	<T> T insert(T instance);

	/**
	 * Inserts new rows, all or none.
	 * @param <T> the type of the entities
	 * @param instances the instances
	 * @return the saved instances, in the same order
	 * @throws org.springframework.dao.DuplicateKeyException as {@link #insert}
	 */
	<T> List<T> insertAll(Iterable<T> instances);

	/**
	 * Inserts a new instance, updates any other. An instance is new when its
	 * {@link org.springframework.data.domain.Persistable} says so, else when its version
	 * or, if it has no version property, its id is {@code null} or a primitive zero. An
	 * instance that is not new, has no version property and no row is inserted.
	 * @param <T> the type of the entity
	 * @param instance the instance
	 * @return the saved instance: the given one; or one with id and version set, if the
	 * given one is immutable; or the one that the transaction manages for the same row,
	 * with the state of the given one
	 * @throws org.springframework.dao.OptimisticLockingFailureException if the row has
	 * another version or, for an instance with a version, is gone
	 * @throws org.springframework.dao.DuplicateKeyException if a row with the key of a
	 * unique index exists
	 */
	<T> T save(T instance);

	/**
	 * Saves instances, all or none.
	 * @param <T> the type of the entities
	 * @param instances the instances
	 * @return the saved instances, in the same order
	 * @throws org.springframework.dao.OptimisticLockingFailureException as {@link #save}
	 * @throws org.springframework.dao.DuplicateKeyException as {@link #save}
	 */
	<T> List<T> saveAll(Iterable<T> instances);

	/**
	 * Finds an instance by its id.
	 * @param <T> the type of the entity
	 * @param id the id
	 * @param type the class of the entity
	 * @return the instance, or nothing
	 */
	<T> Optional<T> findById(Object id, Class<T> type);

	/**
	 * Finds all instances.
	 * @param <T> the type of the entity
	 * @param type the class of the entity
	 * @return the instances, in the order of insertion
	 */
	<T> List<T> findAll(Class<T> type);

	/**
	 * Finds the instances with the given ids.
	 * @param <T> the type of the entity
	 * @param ids the ids; repeated ones count once
	 * @param type the class of the entity
	 * @return the instances that exist, in the order of the ids
	 */
	<T> List<T> findAllById(Iterable<?> ids, Class<T> type);

	/**
	 * Whether there is an instance with an id.
	 * @param id the id
	 * @param type the class of the entity
	 * @return {@code true} if there is one
	 */
	boolean existsById(Object id, Class<?> type);

	/**
	 * Counts all instances.
	 * @param type the class of the entity
	 * @return the number of rows
	 */
	long count(Class<?> type);

	/**
	 * Deletes the row of an instance.
	 * @param instance the instance
	 * @return {@code true} if there was a row
	 * @throws org.springframework.dao.OptimisticLockingFailureException if the instance
	 * has a version and the row has another one or is gone
	 */
	boolean delete(Object instance);

	/**
	 * Deletes the row with an id.
	 * @param id the id
	 * @param type the class of the entity
	 * @return {@code true} if there was a row
	 */
	boolean deleteById(Object id, Class<?> type);

	/**
	 * Deletes the rows of instances, all or none.
	 * @param instances the instances
	 * @return the number of rows deleted
	 * @throws org.springframework.dao.OptimisticLockingFailureException as
	 * {@link #delete}
	 */
	long deleteAll(Iterable<?> instances);

	/**
	 * Deletes all instances of a type.
	 * @param type the class of the entity
	 * @return the number of rows deleted
	 */
	long deleteAll(Class<?> type);

	/**
	 * Deletes the rows with the given ids, all or none of those that exist.
	 * @param ids the ids
	 * @param type the class of the entity
	 * @return the number of rows deleted
	 */
	long deleteAllById(Iterable<?> ids, Class<?> type);

	/**
	 * Starts a query.
	 * @param <T> the type of the entity
	 * @param type the class of the entity
	 * @return the query for all instances
	 */
	<T> SelectOperation<T> query(Class<T> type);

	/**
	 * Starts an update of rows that are found by a query.
	 * @param <T> the type of the entity
	 * @param type the class of the entity
	 * @return the update of all instances
	 */
	<T> UpdateOperation<T> update(Class<T> type);

	/**
	 * Starts a deletion of rows that are found by a query.
	 * @param <T> the type of the entity
	 * @param type the class of the entity
	 * @return the deletion of all instances
	 */
	<T> DeleteOperation<T> delete(Class<T> type);

	/**
	 * Compiles a query that will be run many times.
	 * @param <T> the type of the entity
	 * @param query the query, perhaps with parameters
	 * @param type the class of the entity
	 * @return the compiled query
	 * @throws org.springframework.data.core.PropertyReferenceException if the query names
	 * a property that the entity does not have
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if an operator
	 * or a value does not fit a property
	 * @throws IllegalArgumentException if the query has a scroll position, which is for
	 * {@link EntityQuery#scroll} alone
	 */
	<T> EntityQuery<T> prepare(Query query, Class<T> type);

	/**
	 * Runs a query and shows how. With a scroll position it is run as
	 * {@link EntityQuery#scroll} does.
	 * @param query the query, without parameters
	 * @param type the class of the entity
	 * @return the plan, with the numbers of this run
	 */
	QueryPlan explain(Query query, Class<?> type);

	/**
	 * How often queries read a whole table as no index serves them, see
	 * {@link io.github.springdata.memory.query.execution.FullScans FullScans}.
	 * @return the number of full scans so far, by the name of the repository method, such
	 * as {@code Items.findByNote}, or by what the query is on
	 */
	Map<String, Long> getFullScanCounts();

	/**
	 * The same operations with another unit of work. In one transaction the two do not
	 * see each other's changes before they are written.
	 * @param mode what a transaction does with the instances that it loaded and saved;
	 * entities that declare a mode keep theirs
	 * @return the same object for the same mode
	 */
	MemoryOperations withUnitOfWork(UnitOfWorkMode mode);

	/**
	 * Starts to put aggregates together.
	 * @param type the class of the entity
	 * @return the operation for all rows, without a group and an aggregate
	 */
	AggregateOperation aggregate(Class<?> type);

	/**
	 * Finds what a text in Jakarta's query language says. The texts used last are kept as
	 * they are compiled; {@link #statements()} gives a statement to hold on to.
	 * @param <T> the type of the results
	 * @param text the text; where it names no entity, the type of the results is meant
	 * @param resultType the type of the results, see {@link Statements#select}
	 * @param arguments the values of {@code ?1}, {@code ?2} and so on
	 * @return the results
	 * @throws io.github.springdata.memory.query.syntax.InvalidStatementException if the
	 * text is no statement, or does not fit the entities
	 */
	<T> List<T> query(String text, Class<T> resultType, @Nullable Object... arguments);

	/**
	 * Finds what a text in Jakarta's query language says.
	 * @param <T> the type of the results
	 * @param text the text; where it names no entity, the type of the results is meant
	 * @param resultType the type of the results, see {@link Statements#select}
	 * @param arguments the values of {@code :name} by name
	 * @return the results
	 * @throws io.github.springdata.memory.query.syntax.InvalidStatementException if the
	 * text is no statement, or does not fit the entities
	 */
	<T> List<T> query(String text, Class<T> resultType, Map<String, ? extends @Nullable Object> arguments);

	/**
	 * Runs an update, delete or insert statement in Jakarta's query language.
	 * @param text the text
	 * @param arguments the values of {@code ?1}, {@code ?2} and so on
	 * @return the number of rows that were updated, deleted or inserted
	 * @throws io.github.springdata.memory.query.syntax.InvalidStatementException if the
	 * text is no statement, or does not fit the entities
	 */
	long execute(String text, @Nullable Object... arguments);

	/**
	 * Runs an update, delete or insert statement in Jakarta's query language.
	 * @param text the text
	 * @param arguments the values of {@code :name} by name
	 * @return the number of rows that were updated, deleted or inserted
	 * @throws io.github.springdata.memory.query.syntax.InvalidStatementException if the
	 * text is no statement, or does not fit the entities
	 */
	long execute(String text, Map<String, ? extends @Nullable Object> arguments);

	/**
	 * Runs a text in Jakarta's query language that finds something, and shows how.
	 * @param text the text
	 * @param arguments the values of {@code ?1}, {@code ?2} and so on, or one map by name
	 * @return the plan
	 */
	QueryPlan explain(String text, @Nullable Object... arguments);

	/**
	 * Compiles statements in Jakarta's query language.
	 * @return the statements of these operations
	 */
	Statements statements();

	/**
	 * What is known about the entities.
	 * @return the mapping context
	 */
	MemoryMappingContext getMappingContext();

	/**
	 * The store that holds the rows.
	 * @return the store
	 */
	MemoryStore getStore();

}
