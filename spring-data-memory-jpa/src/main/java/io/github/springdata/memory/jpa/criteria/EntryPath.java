package io.github.springdata.memory.jpa.criteria;

import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.Type;

/**
 * Path to the key or the value of an entry that is joined from a map.
 *
 * @param <X> the type of the key or value
 */
final class EntryPath<X> extends MemoryPath<X> {

	private final ScalarFunction part;

	private final MemoryMapJoin<?, ?, ?> join;

	EntryPath(ScalarFunction part, MemoryMapJoin<?, ?, ?> join, Type<?> type, Bindable<?> model) {
		super(join, type, type.getJavaType(), model);
		this.part = part;
		this.join = join;
	}

	@Override
	public Expression write(Scope scope) {
		return Terms.call(this.part, this.join).write(scope);
	}

}
