package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.statement.PreparedSelect;
import io.github.springdata.memory.query.statement.ResultItem;
import io.github.springdata.memory.query.value.Numbers;
import org.jspecify.annotations.Nullable;

import org.springframework.data.core.TypeInformation;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.ClassUtils;
import org.springframework.util.NumberUtils;

/**
 * The forms that results can have: an item itself, an array, a map by name, a proxy of an
 * interface, or an instance of a class.
 */
record TupleShapes(PreparedSelect statement, Projections projections, List<ResultItem> items) {

	static Function<@Nullable Object[], @Nullable Object> of(PreparedSelect statement, Projections projections,
			Class<?> resultType) {
		return new TupleShapes(statement, projections, statement.items())
			.shape(ClassUtils.resolvePrimitiveIfNecessary(resultType));
	}

	private Function<@Nullable Object[], @Nullable Object> shape(Class<?> type) {
		Class<?> instance = this.statement.instance();
		if (instance != null) {
			require(type.isAssignableFrom(instance),
					"the statement makes instances of %s, not of %s".formatted(instance.getName(), type.getName()));
			return TupleInstances.byConstructor(this, instance);
		}
		if (type == Object[].class) {
			return (row) -> row;
		}
		boolean single = this.items.size() == 1;
		if (type == Map.class) {
			MemoryPersistentEntity<?> entity = single ? this.items.get(0).entity() : null;
			return (entity != null) ? properties(NamedPaths.of(entity)) : this::map;
		}
		if (type == Object.class) {
			return single ? (row) -> row[0] : (row) -> row;
		}
		if (single && fits(this.items.get(0).type(), type)) {
			return (row) -> convert(row[0], type);
		}
		require(!type.isArray() && !type.isEnum() && !type.getName().startsWith("java."),
				"the results are %s, not %s%s".formatted(describe(), type.getName(), advice()));
		return single ? onlyItem(type) : named(type);
	}

	/**
	 * The properties of the only item, which is an entity.
	 */
	private static Function<@Nullable Object[], @Nullable Object> properties(NamedPaths paths) {
		List<String> names = paths.names();
		List<PathReader> readers = paths.readers();
		return (row) -> (row[0] != null) ? Projections.map(names, readers, row[0]) : null;
	}

	private Function<@Nullable Object[], @Nullable Object> named(Class<?> type) {
		return type.isInterface() ? proxy(type) : TupleInstances.of(this, type);
	}

	/**
	 * The form of the only item, whose own properties are taken if it is an object, and
	 * the type does not take the item by its name.
	 */
	private Function<@Nullable Object[], @Nullable Object> onlyItem(Class<?> type) {
		try {
			return named(type);
		}
		catch (IllegalArgumentException ex) {
			UnaryOperator<@Nullable Object> projection = projection(0, TypeInformation.of(type));
			if (projection == null) {
				throw ex;
			}
			return (row) -> projection.apply(row[0]);
		}
	}

	/**
	 * Finds how an item becomes what a projection takes.
	 * @return the conversion, or {@code null} if the item does not fit
	 */
	@Nullable UnaryOperator<@Nullable Object> conversion(int item, TypeInformation<?> wanted) {
		boolean fits = fits(this.items.get(item).type(), wanted.getType());
		return fits ? (value) -> convert(value, wanted.getType()) : projection(item, wanted);
	}

	private @Nullable UnaryOperator<@Nullable Object> projection(int item, TypeInformation<?> wanted) {
		return this.projections.values().conversion(TypeInformation.of(this.items.get(item).type()), wanted);
	}

	static void require(boolean condition, String message) {
		if (!condition) {
			throw new IllegalArgumentException(message);
		}
	}

	/**
	 * What to do about a collection, which is one value of its row.
	 */
	private String advice() {
		ResultItem item = this.items.get(0);
		boolean collection = this.items.size() == 1 && (Iterable.class.isAssignableFrom(item.type())
				|| Map.class.isAssignableFrom(item.type()) || item.type().isArray());
		String name = Objects.requireNonNullElse(item.name(), "collection");
		return collection
				? "; each row has a whole collection: for its elements join it and select the variable, as in 'select e from %s x join x.%s e'"
					.formatted(entityName(), name)
				: "";
	}

	private String entityName() {
		return this.statement.entities()
			.stream()
			.map((entity) -> entity.getType().getSimpleName())
			.findFirst()
			.orElse("Item");
	}

	/**
	 * The items by their names, those without a name by their place.
	 */
	private String listed() {
		List<String> listed = new ArrayList<>();
		for (int i = 0; i < this.items.size(); i++) {
			String name = this.items.get(i).name();
			listed.add((name != null) ? "'" + name + "'" : "number %d, which has no name".formatted(i + 1));
		}
		return String.join(", ", listed);
	}

	String describe() {
		List<String> types = this.items.stream().map((item) -> item.type().getSimpleName()).toList();
		return (types.size() == 1) ? types.get(0) : types.size() + " items " + types;
	}

	/**
	 * Whether values of one type can be given for another.
	 */
	private static boolean fits(Class<?> from, Class<?> to) {
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(to);
		return from == Object.class || boxed.isAssignableFrom(from)
				|| (Number.class.isAssignableFrom(from) && isStandardNumber(boxed));
	}

	private static boolean isStandardNumber(Class<?> type) {
		return Number.class.isAssignableFrom(type) && NumberUtils.STANDARD_NUMBER_TYPES.contains(type);
	}

	@SuppressWarnings("unchecked")
	private static @Nullable Object convert(@Nullable Object value, Class<?> type) {
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		if (value instanceof Number number && !boxed.isInstance(value) && isStandardNumber(boxed)) {
			if (!Numbers.isBounded(number)) {
				throw new InvalidDataAccessApiUsageException("The result %s (%s) is too long to be converted to %s"
					.formatted(MessageText.of(number), number.getClass().getName(), boxed.getName()));
			}
			return NumberUtils.convertNumberToTargetClass(number, (Class<? extends Number>) boxed);
		}
		return value;
	}

	private Map<String, @Nullable Object> map(@Nullable Object[] row) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		for (int i = 0; i < row.length; i++) {
			result.put(name(i), row[i]);
		}
		return result;
	}

	/**
	 * The name of an item, its number from one if it has none.
	 */
	String name(int index) {
		return Objects.requireNonNullElse(this.items.get(index).name(), String.valueOf(index + 1));
	}

	private Function<@Nullable Object[], @Nullable Object> proxy(Class<?> type) {
		List<@Nullable String> names = new ArrayList<>();
		this.items.forEach((item) -> names.add(item.name()));
		ProjectionAccessor.of(type)
			.forEach((accessor) -> require(names.contains(accessor.property()),
					"projection %s has an accessor for '%s', but the items of the text are %s; give an item that name with 'as'"
						.formatted(type.getName(), accessor.property(), listed())));
		return (row) -> this.projections.factory().createProjection(type, map(row));
	}

}
