package io.github.springdata.memory.jpa.criteria;

import io.github.springdata.memory.query.syntax.Expression;
import jakarta.persistence.metamodel.ManagedType;

/**
 * Path whose values are treated as instances of a subclass.
 *
 * @param <X> the subclass
 */
final class TreatedPath<X> extends MemoryPath<X> {

	private final MemoryPath<? super X> path;

	private final ManagedType<X> subclass;

	TreatedPath(MemoryPath<? super X> path, ManagedType<X> subclass) {
		super((MemoryPath<?>) path.getParentPath(), subclass, subclass.getJavaType(), path.getModel());
		this.path = path;
		this.subclass = subclass;
	}

	@Override
	public Expression write(Scope scope) {
		return new Expression.Treat(this.path.write(scope), Subclasses.name(this.subclass), Terms.NOWHERE);
	}

}
