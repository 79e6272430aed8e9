package io.github.springdata.memory.query.statement;

import java.util.Collection;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.mapping.ReferenceTo;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.execution.QueryEngine;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.query.syntax.Location;
import io.github.springdata.memory.query.syntax.Selection;
import io.github.springdata.memory.query.value.Numbers;
import io.github.springdata.memory.store.index.Equality;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * State that the parts of one statement share while it is compiled.
 */
final class Compilation {

	private static final int MAX_SLOTS = 62;

	private final String text;

	private final MemoryMappingContext context;

	private final QueryEngine engine;

	private final EntityNames names;

	private final @Nullable Class<?> implicit;

	private final StatementParameters parameters;

	private final SubqueryCompiler subqueries;

	private final Set<MemoryPersistentEntity<?>> entities = new LinkedHashSet<>();

	private final Set<Class<?>> asked = new LinkedHashSet<>();

	private Criteria matching = Criteria.empty();

	private int slots;

	/**
	 * Creates a compilation.
	 * @param subqueries compiles the selections within expressions
	 */
	Compilation(String text, MemoryMappingContext context, QueryEngine engine, @Nullable Class<?> implicit,
			SubqueryCompiler subqueries) {
		this.subqueries = subqueries;
		this.text = text;
		this.context = context;
		this.engine = engine;
		this.parameters = new StatementParameters(context);
		this.names = new EntityNames(context, implicit);
		this.implicit = implicit;
	}

	/**
	 * Adds criteria that the rows of the first source have to meet.
	 */
	Compilation matching(Criteria criteria) {
		this.matching = criteria;
		return this;
	}

	Criteria matching() {
		return this.matching;
	}

	MemoryMappingContext context() {
		return this.context;
	}

	/**
	 * Loads the classes that the statement names.
	 */
	@Nullable ClassLoader loader() {
		return (this.implicit != null) ? this.implicit.getClassLoader() : ClassUtils.getDefaultClassLoader();
	}

	@Nullable Class<?> implicit() {
		return this.implicit;
	}

	/**
	 * Compiles a selection within an expression.
	 */
	CompiledSelection subquery(Selection selection, Scope scope) {
		return this.subqueries.compile(this, selection, scope);
	}

	QueryEngine engine() {
		return this.engine;
	}

	StatementParameters parameters() {
		return this.parameters;
	}

	/**
	 * The number of slots so far.
	 */
	int slots() {
		return this.slots;
	}

	int allocate(Location location) {
		if (this.slots == MAX_SLOTS) {
			throw failure(location, "a statement may have %d variables and aggregates".formatted(MAX_SLOTS));
		}
		return this.slots++;
	}

	/**
	 * The entity of a name, or the one that is not named.
	 */
	MemoryPersistentEntity<?> entity(String name, Location location) {
		if (name.isEmpty()) {
			if (this.implicit == null) {
				throw failure(location, "expected the name of an entity: no entity is implied here");
			}
			return use(this.context.getEntity(this.implicit));
		}
		MemoryPersistentEntity<?> entity;
		try {
			entity = this.names.find(name);
		}
		catch (IllegalArgumentException ex) {
			throw failure(location, String.valueOf(ex.getMessage()));
		}
		if (entity == null) {
			throw failure(location, "no entity '%s'%s".formatted(name, this.names.suggestion(name)));
		}
		return use(entity);
	}

	/**
	 * The entity that a property refers to.
	 * @return the entity, or {@code null} if the property is no reference
	 */
	@Nullable MemoryPersistentEntity<?> referenced(PathReader reader) {
		ReferenceTo declared = (reader.referenced() != null) ? null : reader.leaf().findAnnotation(ReferenceTo.class);
		return (declared != null) ? this.context.getEntity(declared.value()) : reader.referenced();
	}

	/**
	 * A variable for the rows of an entity.
	 */
	Variable variable(String name, MemoryPersistentEntity<?> entity, Location location) {
		return new Variable(name, allocate(location), entity.getType(), use(entity), null);
	}

	/**
	 * Copies parts of stored state that are handed out.
	 */
	UnaryOperator<Object> copier() {
		UnaryOperator<Object> copier = this.entities.iterator().next().getState()::copyOut;
		return (part) -> (part instanceof Map.Entry<?, ?> entry)
				? new SimpleImmutableEntry<>(copy(entry.getKey(), copier), copy(entry.getValue(), copier))
				: copier.apply(part);
	}

	private static @Nullable Object copy(@Nullable Object part, UnaryOperator<Object> copier) {
		return (part != null) ? copier.apply(part) : null;
	}

	/**
	 * The classes of objects whose subclasses the statement may name.
	 */
	Set<Class<?>> asked() {
		return this.asked;
	}

	/**
	 * The entity of a name, or {@code null} if there is none, or more than one.
	 */
	@Nullable MemoryPersistentEntity<?> known(String name) {
		try {
			return this.names.find(name);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private MemoryPersistentEntity<?> use(MemoryPersistentEntity<?> entity) {
		this.entities.add(entity);
		return entity;
	}

	/**
	 * The entity that a statement writes.
	 */
	MemoryPersistentEntity<?> target(Selection.Source source) {
		return entity(String.join(".", source.target()), source.location());
	}

	/**
	 * The entities that were named so far.
	 */
	Set<MemoryPersistentEntity<?>> entities() {
		return Set.copyOf(this.entities);
	}

	String text() {
		return this.text;
	}

	InvalidStatementException failure(Location location, String problem) {
		return new InvalidStatementException(this.text, location, problem);
	}

	/**
	 * Checks that two values can be compared.
	 * @param ordered whether one has to be the smaller
	 */
	void requireComparable(TypedExpression left, TypedExpression right, boolean ordered, Expression at) {
		boolean fits = !left.isKnown() || !right.isKnown() || (left.isNumber() && right.isNumber())
				|| (left.isText() && right.isText()) || left.type().isAssignableFrom(right.type())
				|| right.type().isAssignableFrom(left.type());
		if (!fits) {
			throw failure(at.location(), "cannot compare a %s with a %s in '%s'; %s".formatted(left.typeName(),
					right.typeName(), at, LiteralForms.remedy(left, right)));
		}
		if (!ordered) {
			requireEquality(left, at);
			requireEquality(right, at);
		}
		else {
			requireOrdered(left, at);
			requireOrdered(right, at);
		}
	}

	/**
	 * Checks that it can be told whether values are equal.
	 */
	void requireEquality(TypedExpression value, Expression at) {
		if (value.entity() == null && !Equality.isPossible(value.type())) {
			throw failure(at.location(), "values of type %s cannot be compared, in '%s': %s".formatted(value.typeName(),
					at, Equality.reason(value.type())));
		}
	}

	void requireOrdered(TypedExpression value, Expression at) {
		if (value.isKnown() && !Comparable.class.isAssignableFrom(value.type())) {
			throw failure(at.location(), "values of type %s have no order, in '%s'".formatted(value.typeName(), at));
		}
	}

	void requireCollection(TypedExpression value, Expression at) {
		if (!isCollection(value.type())) {
			throw failure(at.location(), "'%s' must be a collection, but is a %s".formatted(at, value.typeName()));
		}
	}

	static boolean isCollection(Class<?> type) {
		return Collection.class.isAssignableFrom(type) || type == Iterable.class || Map.class.isAssignableFrom(type)
				|| (type.isArray() && type != byte[].class);
	}

	/**
	 * The type that a value has in common with those before it.
	 */
	Class<?> common(Class<?> type, TypedExpression value, Expression at) {
		if (type == Object.class || !value.isKnown()) {
			return (type == Object.class) ? value.type() : type;
		}
		if (Number.class.isAssignableFrom(type) && value.isNumber()) {
			return Numbers.promote(type, value.type());
		}
		if (type.isAssignableFrom(value.type())) {
			return type;
		}
		if (value.type().isAssignableFrom(type)) {
			return value.type();
		}
		throw failure(at.location(), "the results must be of one type, but '%s' is a %s and not a %s; cast one of them"
			.formatted(at, value.typeName(), type.getSimpleName()));
	}

	/**
	 * Compiler of selections within expressions.
	 */
	interface SubqueryCompiler {

		/**
		 * Compiles a selection.
		 * @param compilation the statement that it is a part of
		 * @param scope the variables around it
		 */
		CompiledSelection compile(Compilation compilation, Selection selection, Scope scope);

	}

}
