package io.github.springdata.memory.repository.query;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.ModifyingStatement;
import io.github.springdata.memory.core.SelectStatement;
import io.github.springdata.memory.query.statement.ResultItem;

import org.springframework.data.core.TypeInformation;
import org.springframework.data.repository.query.RepositoryQuery;
import org.springframework.data.repository.query.ValueExpressionDelegate;
import org.springframework.util.ClassUtils;

/**
 * Factory of queries that are written as text. The text is read, checked and compiled
 * here, once; a call only fills its parameters.
 */
final class DeclaredQueryFactory {

	private static final Set<Class<?>> NOTHING = Set.of(void.class, Void.class);

	private static final Set<Class<?>> COUNTS = Set.of(Long.class, Integer.class, Number.class);

	private final MemoryOperations operations;

	private final ValueExpressionDelegate delegate;

	DeclaredQueryFactory(MemoryOperations operations, ValueExpressionDelegate delegate) {
		this.operations = operations;
		this.delegate = delegate;
	}

	RepositoryQuery create(MemoryQueryMethod method, DeclaredText declared) {
		ResultTypes.requireServed(method);
		LaterArguments.requireServed(method);
		if (method.takesUpdate()) {
			throw new IllegalArgumentException(
					"a method with a text takes no Update; assign in the text, or leave the text out and name the method update..By");
		}
		return declared.modifying() ? modification(method, declared) : query(method, declared);
	}

	private RepositoryQuery modification(MemoryQueryMethod method, DeclaredText declared) {
		Class<?> result = resultClass(method);
		require(method, NOTHING.contains(result) || COUNTS.contains(result),
				"a modifying method must return void, long or int");
		ModifyingStatement statement = this.operations.statements()
			.modifying(declared.text(), method.entityType())
			.named(method.qualifiedName());
		DeclaredArguments arguments = DeclaredArguments.of(method, declared.text(), statement.parameters(),
				this.delegate);
		arguments.requireAllUsed();
		return new DeclaredModification(method, statement, arguments);
	}

	private RepositoryQuery query(MemoryQueryMethod method, DeclaredText declared) {
		Class<?> type = declared.count() || declared.exists() || method.getParameters().hasDynamicProjection()
				? Object.class : contentType(method);
		SelectStatement<?> statement = select(declared.text(), method, type);
		if (type == Map.class) {
			requireMap(method, statement);
		}
		DeclaredArguments arguments = DeclaredArguments.of(method, declared.text(), statement.parameters(),
				this.delegate);
		arguments.requireAllUsed();
		if (method.takesKeys()) {
			require(method, statement.hasKeys(),
					"the text does not make its results of the rows of one entity, so that they have no keys; take a ScrollPosition, and scroll by offset");
			statement.requireOrderedIds();
		}
		return new DeclaredQuery(method, statement, arguments, execution(method, declared));
	}

	private static void requireMap(MemoryQueryMethod method, SelectStatement<?> statement) {
		for (ResultItem item : statement.statement().items()) {
			require(method, item.type() == Object.class || MapResults.takes(method.content(), item.type()),
					"the map has a %s as a value, and names as keys; declare a Map<String, Object>"
						.formatted(item.type().getSimpleName()));
		}
	}

	private SelectStatement<?> select(String text, MemoryQueryMethod method, Class<?> type) {
		return this.operations.statements().select(text, method.entityType(), type).named(method.qualifiedName());
	}

	/**
	 * The type of a single result.
	 */
	private static Class<?> contentType(MemoryQueryMethod method) {
		TypeInformation<?> type = method.resultType();
		if (method.isReactiveStream()) {
			return type.getRequiredComponentType().getType();
		}
		boolean several = method.isCollectionQuery() || method.isStreamQuery() || method.isPageQuery()
				|| method.isSliceQuery() || method.isScrollQuery();
		TypeInformation<?> content = (several && type.getType() != Object[].class) ? type.getComponentType() : type;
		if (Map.class.isAssignableFrom(type.getType())) {
			return Map.class;
		}
		return (content != null) ? content.getType() : Object.class;
	}

	private MemoryQueryExecution execution(MemoryQueryMethod method, DeclaredText declared) {
		if (declared.count()) {
			require(method, COUNTS.contains(resultClass(method)), "a count method must return long or int");
			return new MemoryQueryExecution.CountExecution();
		}
		if (declared.exists()) {
			require(method, resultClass(method) == Boolean.class, "an exists method must return boolean");
			return new MemoryQueryExecution.ExistsExecution();
		}
		if (method.isPageQuery()) {
			return page(method, declared);
		}
		if (method.isSliceQuery()) {
			require(method, method.getParameters().hasPageableParameter(),
					"a method that returns a Slice must have a Pageable parameter");
			return new MemoryQueryExecution.SliceExecution();
		}
		if (method.isScrollQuery()) {
			return new MemoryQueryExecution.WindowExecution();
		}
		if (method.isStreaming()) {
			return new MemoryQueryExecution.StreamExecution();
		}
		boolean single = resultClass(method) == Object[].class || Map.class.isAssignableFrom(resultClass(method));
		return (method.isCollectionQuery() && !single) ? new MemoryQueryExecution.ListExecution()
				: new MemoryQueryExecution.OneExecution(method.returnsOptional());
	}

	private MemoryQueryExecution page(MemoryQueryMethod method, DeclaredText declared) {
		String text = declared.countText();
		if (text == null) {
			return new MemoryQueryExecution.PageExecution();
		}
		SelectStatement<?> count = select(text, method, Object.class);
		requireNumber(count, text);
		DeclaredArguments arguments = DeclaredArguments.of(method, text, count.parameters(), this.delegate);
		return new MemoryQueryExecution.CountedPageExecution(count, arguments);
	}

	private static void requireNumber(SelectStatement<?> count, String text) {
		List<ResultItem> items = count.statement().items();
		boolean number = items.size() == 1 && (items.get(0).type() == Object.class
				|| Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(items.get(0).type())));
		if (!number) {
			throw new IllegalArgumentException(
					"the count query must find one number, as in 'select count(this) from ..', but is: " + text);
		}
	}

	private static Class<?> resultClass(MemoryQueryMethod method) {
		return ClassUtils.resolvePrimitiveIfNecessary(method.resultType().getType());
	}

	private static void require(MemoryQueryMethod method, boolean condition, String requirement) {
		if (!condition) {
			throw new UnsupportedOperationException(
					"result type %s is not supported: %s".formatted(method.declaredType(), requirement));
		}
	}

}
