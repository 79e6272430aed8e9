package io.github.springdata.memory.repository.query;

import java.util.List;
import java.util.Map;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.ModifyingStatement;
import io.github.springdata.memory.core.SelectStatement;
import io.github.springdata.memory.query.statement.ResultItem;

import org.springframework.data.repository.query.RepositoryQuery;
import org.springframework.data.repository.query.ValueExpressionDelegate;
import org.springframework.util.ClassUtils;

/**
 * Factory of queries that are written as text. The text is read, checked and compiled
 * here, once; a call only fills its parameters.
 *
 * @param operations prepares queries
 * @param delegate evaluates value expressions
 */
record DeclaredQueryFactory(MemoryOperations operations, ValueExpressionDelegate delegate) {

	RepositoryQuery create(MemoryQueryMethod method, DeclaredText declared) {
		LaterArguments.requireServed(method);
		if (method.takesUpdate()) {
			throw new IllegalArgumentException(
					"a method with a text takes no Update; assign in the text, or leave the text out and name the method update..By");
		}
		return declared.modifying() ? modification(method, declared) : query(method, declared);
	}

	private RepositoryQuery modification(MemoryQueryMethod method, DeclaredText declared) {
		ResultTypes.requireCount(method);
		ModifyingStatement statement = this.operations.statements()
			.modifying(declared.text(), method.entityType())
			.named(method.qualifiedName());
		DeclaredArguments arguments = DeclaredArguments.of(method, declared.text(), statement.parameters(),
				this.delegate);
		arguments.requireAllUsed();
		return new DeclaredModification(method, statement, arguments);
	}

	private RepositoryQuery query(MemoryQueryMethod method, DeclaredText declared) {
		ResultTypes results = ResultTypes.of(method, Subject.of(declared));
		MemoryQueryExecution execution = results.execution();
		Class<?> type = results.contentType();
		SelectStatement<?> statement = select(declared.text(), method, (type != null) ? type : Object.class);
		if (type == Map.class) {
			statement.statement().items().stream().map(ResultItem::type).forEach((value) -> requireMap(results, value));
		}
		DeclaredArguments arguments = DeclaredArguments.of(method, declared.text(), statement.parameters(),
				this.delegate);
		arguments.requireAllUsed();
		if (method.takesKeys()) {
			results.require(statement.hasKeys(),
					"the text does not make its results of the rows of one entity, so that they have no keys; take a ScrollPosition, and scroll by offset");
			statement.requireOrderedIds();
		}
		return MethodQuery.of(method, statement.query(), statement.entityTypes(), counted(execution, method, declared),
				ArgumentBinder.of(method, (call) -> statement.values(arguments.bind(call)), arguments.several()),
				statement.query()::as);
	}

	private static void requireMap(ResultTypes results, Class<?> value) {
		if (value != Object.class) {
			results.requireMapOf(value);
		}
	}

	private SelectStatement<?> select(String text, MemoryQueryMethod method, Class<?> type) {
		return this.operations.statements().select(text, method.entityType(), type).named(method.qualifiedName());
	}

	/**
	 * The execution, with a query that counts if there is one for pages.
	 */
	private MemoryQueryExecution counted(MemoryQueryExecution execution, MemoryQueryMethod method,
			DeclaredText declared) {
		String text = declared.countText();
		if (text == null || execution != MemoryQueryExecution.PAGE) {
			return execution;
		}
		SelectStatement<?> count = select(text, method, Object.class);
		requireNumber(count, text);
		DeclaredArguments arguments = DeclaredArguments.of(method, text, count.parameters(), this.delegate);
		return MemoryQueryExecution.countedPage(count, arguments);
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

}
