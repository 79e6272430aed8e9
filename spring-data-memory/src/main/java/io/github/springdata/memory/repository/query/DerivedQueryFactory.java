package io.github.springdata.memory.repository.query;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;

import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.repository.query.RepositoryQuery;
import org.springframework.data.repository.query.parser.PartTree;

/**
 * Factory of queries that are derived from the name of a method. The query is built and
 * compiled here, once; a call only fills its parameter slots.
 *
 * @param operations prepares queries
 */
record DerivedQueryFactory(MemoryOperations operations) {

	/**
	 * A limit in the subject of methods for which {@link PartTree} ignores it.
	 */
	private static final Pattern LIMITED_SUBJECT = Pattern
		.compile("^(?:count|exists|delete|remove)(?:Distinct)?(?:First|Top)(\\d*)(?:\\p{Lu}.*?)??By");

	private static final String UPDATE = "update";

	RepositoryQuery create(MemoryQueryMethod method) {
		MemoryPersistentEntity<?> entity = this.operations.getMappingContext().getEntity(method.entityType());
		LaterArguments.requireServed(method);
		if (method.takesKeys()) {
			entity.getIdPaths(); // refuses ids without an order
		}
		MethodName name = name(method, entity);
		PartTree tree = name.tree();
		ResultTypes results = ResultTypes.of(method, Subject.of(method, tree));
		MemoryQueryExecution execution = results.execution();
		ParameterSlots slots = new ParameterSlots(method, name, entity);
		EntityQuery<?> query = this.operations.prepare(query(method, name, entity, slots), method.entityType())
			.named(method.qualifiedName());
		MethodProjection projection = new MethodProjection(method, query, tree.isDistinct());
		return MethodQuery.of(method, select(query, results, projection), Set.of(method.entityType()), execution,
				ArgumentBinder.ofSlots(method, slots.several()), projection::apply);
	}

	/**
	 * The query with the results that the method always has.
	 */
	private static EntityQuery<?> select(EntityQuery<?> query, ResultTypes results, MethodProjection projection) {
		Class<?> type = results.contentType();
		if (type == Map.class) {
			results.requireMapOf(Object.class);
		}
		return (type != null) ? projection.apply(type) : query;
	}

	private static MethodName name(MemoryQueryMethod method, MemoryPersistentEntity<?> entity) {
		boolean update = method.getName().startsWith(UPDATE);
		String name = (update && method.takesUpdate()) ? "find" + method.getName().substring(UPDATE.length())
				: method.getName();
		try {
			return MethodName.parse(name, entity);
		}
		catch (PropertyReferenceException ex) {
			if (!method.isModifying() && (!update || method.takesUpdate())) {
				throw ex;
			}
			throw new IllegalArgumentException(
					"there is no text for it, and no name to derive it from (%s): give it a @Query, define a named query '%s', name it delete..By, or update..By with a parameter of type Update"
						.formatted(ex.getMessage(), method.getNamedQueryName()),
					ex);
		}
	}

	private static Query query(MemoryQueryMethod method, MethodName name, MemoryPersistentEntity<?> entity,
			ParameterSlots slots) {
		PartTree tree = name.tree();
		Query query = Query.query(criteria(name, entity, slots)).sort(tree.getSort());
		OptionalInt limit = limit(method.getName(), tree);
		return limit.isPresent() ? query.limit(limit.getAsInt()) : query;
	}

	private static Criteria criteria(MethodName name, MemoryPersistentEntity<?> entity, ParameterSlots slots) {
		Criteria criteria = new PartTreeCriteria(name, entity, slots).criteria();
		slots.requireAllUsed();
		return criteria;
	}

	private static OptionalInt limit(String methodName, PartTree tree) {
		if (tree.getResultLimit().isLimited()) {
			return OptionalInt.of(tree.getResultLimit().max());
		}
		Matcher matcher = LIMITED_SUBJECT.matcher(methodName);
		if (!matcher.find()) {
			return OptionalInt.empty();
		}
		return OptionalInt.of(matcher.group(1).isEmpty() ? 1 : Integer.parseInt(matcher.group(1)));
	}

}
