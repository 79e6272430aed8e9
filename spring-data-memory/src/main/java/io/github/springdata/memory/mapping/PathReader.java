package io.github.springdata.memory.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.springdata.memory.mapping.state.PropertyReader;

import org.jspecify.annotations.Nullable;

/**
 * Reader of a property path such as {@code address.city} of an entity. A part that is
 * {@code null} makes the whole path {@code null}; an {@code Optional} stands for its
 * content. A path that passes through, or ends at, a collection, an array or a map is
 * <em>multi-valued</em>: it has one value per element, or per value of the map. After a
 * map {@code key} stands for its keys and {@code value} for its values, as in
 * {@code attributes.key}; {@code attributes[color]} is the value for one key.
 */
public interface PathReader extends PropertyReader {

	/**
	 * The path from the entity, with dots.
	 * @return the path, for example {@code address.city}
	 */
	String path();

	/**
	 * The type of a single value; of an element when the path is multi-valued.
	 * @return the declared type, the wrapper of it when primitive; the type of the stored
	 * form, if values are stored in another one
	 */
	Class<?> type();

	/**
	 * The type of a single value as the application sees it, which differs from
	 * {@link #type()} if it is stored in another form.
	 * @return the declared type, the wrapper of it when primitive
	 */
	default Class<?> valueType() {
		return type();
	}

	/**
	 * Whether the path has any number of values.
	 * @return {@code true} when a part of the path is a collection, an array or a map
	 */
	boolean isMultiValued();

	/**
	 * Whether the values are collected from several objects, so that they are a list
	 * whatever the property at the end is.
	 * @return {@code true} when a part of the path before its last one is a collection,
	 * an array or a map
	 */
	default boolean isCollected() {
		return false;
	}

	/**
	 * The property at the end of the path.
	 * @return the last property
	 */
	MemoryPersistentProperty leaf();

	/**
	 * Returns the value at the end of the path. For a multi-valued path that is the
	 * collection, array or map itself if only the last part is one, else a list of all
	 * values.
	 * @param bean an instance of the entity
	 * @return the value, {@code null} when it or a part before it is {@code null}
	 */
	@Override
	@Nullable Object read(Object bean);

	/**
	 * The reader that does what {@link #read} does, by the shortest way.
	 * @return this path, or what it reads by
	 */
	default PropertyReader reader() {
		return this;
	}

	/**
	 * Returns what {@link #read} does, but never in its stored form.
	 * @param bean an instance of the entity
	 * @return the value, {@code null} when it or a part before it is {@code null}
	 */
	default @Nullable Object readValue(Object bean) {
		return read(bean);
	}

	/**
	 * Brings a value to compare with into the form in which values are stored.
	 * @param value a value of either type, or of any other
	 * @return the stored form of a value of the declared type, else the value itself
	 */
	default Object toStored(Object value) {
		return value;
	}

	/**
	 * Whether the values are references to an entity, so that an instance of it can stand
	 * for its id in a condition.
	 * @param type the class of an instance
	 * @return {@code true} for references to that class or a superclass of it
	 */
	default boolean isReferenceTo(Class<?> type) {
		return false;
	}

	/**
	 * The entity that the values refer to by its id.
	 * @return the entity, or {@code null} if the values are no references
	 */
	default @Nullable MemoryPersistentEntity<?> referenced() {
		return null;
	}

	/**
	 * This path with arrays as values rather than as collections of values.
	 * @return one path for each number of dimensions of arrays that the last property
	 * holds, none if it holds no arrays
	 */
	default List<PathReader> ofArrays() {
		return List.of();
	}

	/**
	 * This path with arrays of some type as values.
	 * @param type the type of an array
	 * @return the path to arrays with as many dimensions, or {@code null} if the last
	 * property holds none
	 */
	default @Nullable PathReader ofArrays(Class<?> type) {
		return ofArrays().stream()
			.filter((arrays) -> ArrayLevels.dimensions(arrays.type()) == ArrayLevels.dimensions(type))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Whether the path is the field of a stored row itself, which holds the same value as
	 * long as the row is stored.
	 * @return {@code true} if what is read may be kept beside the row
	 */
	default boolean isField() {
		return false;
	}

	/**
	 * Hands every value to the action, in order.
	 * @param bean an instance of the entity
	 * @param action receives the values; exactly one, perhaps {@code null}, unless the
	 * path is multi-valued
	 */
	default void readEach(Object bean, Consumer<? super @Nullable Object> action) {
		anyMatch(bean, (value) -> {
			action.accept(value);
			return false;
		});
	}

	/**
	 * Return the values of the path in a bean, elements one by one.
	 * @param bean the bean to read
	 * @return a new list
	 */
	default List<@Nullable Object> readAll(Object bean) {
		List<@Nullable Object> values = new ArrayList<>();
		readEach(bean, values::add);
		return values;
	}

	/**
	 * Whether one of the values matches; stops at the first that does.
	 * @param bean an instance of the entity
	 * @param condition tests a value, which may be {@code null}
	 * @return {@code true} if the condition accepted a value
	 */
	boolean anyMatch(Object bean, Predicate<? super @Nullable Object> condition);

}
