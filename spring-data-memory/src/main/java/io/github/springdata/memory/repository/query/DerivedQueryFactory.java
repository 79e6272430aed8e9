package io.github.springdata.memory.repository.query;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;

import org.springframework.data.repository.query.RepositoryQuery;
import org.springframework.data.repository.query.parser.PartTree;

/**
 * Factory of queries that are derived from the name of a method. The query is built and
 * compiled here, once; a call only fills its parameter slots.
 */
final class DerivedQueryFactory {

	/**
	 * A limit in the subject of methods for which {@link PartTree} ignores it.
	 */
	private static final Pattern LIMITED_SUBJECT = Pattern
		.compile("^(?:count|exists|delete|remove)(?:Distinct)?(?:First|Top)(\\d*)(?:\\p{Lu}.*?)??By");

	private final MemoryOperations operations;

	DerivedQueryFactory(MemoryOperations operations) {
		this.operations = operations;
	}

	RepositoryQuery create(MemoryQueryMethod method) {
		PartTree tree = new PartTree(method.getName(), method.entityType());
		ResultTypes results = new ResultTypes(method, tree);
		MemoryQueryExecution execution = results.execution(this.operations);
		EntityQuery<?> query = this.operations.prepare(query(method, tree), method.entityType())
			.named(method.qualifiedName());
		return new DerivedQuery(method, results.select(query), execution, new ArgumentBinder(method),
				results.selection());
	}

	private Query query(MemoryQueryMethod method, PartTree tree) {
		Query query = Query.query(criteria(method, tree)).sort(tree.getSort());
		OptionalInt limit = limit(method.getName(), tree);
		return limit.isPresent() ? query.limit(limit.getAsInt()) : query;
	}

	private Criteria criteria(MemoryQueryMethod method, PartTree tree) {
		MemoryPersistentEntity<?> entity = this.operations.getMappingContext().getEntity(method.entityType());
		ParameterSlots slots = new ParameterSlots(method, entity);
		Criteria criteria = new PartTreeCriteria(entity, slots).criteria(tree);
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
