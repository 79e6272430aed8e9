package io.github.springdata.memory.query.statement;

import java.util.List;

import io.github.springdata.memory.query.syntax.Expression;

/**
 * Check that what is asked of a group is the same for all of its rows.
 *
 * @param compilation makes failures
 * @param scope the variables
 * @param paths looks up paths
 * @param groupBy what the rows of a group have in common
 */
record GroupCheck(Compilation compilation, Scope scope, Paths paths, List<Expression> groupBy) {

	void check(Expression expression) {
		if (this.groupBy.contains(expression) || expression instanceof Expression.Aggregate) {
			return;
		}
		if (expression instanceof Expression.Path path) {
			check(path);
		}
		expression.children().forEach(this::check);
	}

	private void check(Expression.Path path) {
		Paths.Target target = this.paths.find(path);
		if (target == null || (target.variable().bit() & this.scope.own()) == 0) {
			return;
		}
		if (!isDecided(target)) {
			throw this.compilation.failure(path.location(),
					"'%s' may differ within a group; add it to 'group by', or use an aggregate".formatted(path));
		}
	}

	private boolean isDecided(Paths.Target target) {
		Scope.Link link = this.scope.linkOf(target.variable());
		return this.groupBy.stream().anyMatch((key) -> decides(key, target))
				|| (link != null && isDecided(new Paths.Target(link.parent(), link.reference())));
	}

	/**
	 * Whether a key of the group has one value of a path only: it is the same path, or
	 * the row that the path starts from.
	 */
	private boolean decides(Expression key, Paths.Target target) {
		Paths.Target grouped = (key instanceof Expression.Path path) ? this.paths.find(path) : null;
		if (grouped == null || grouped.variable() != target.variable()) {
			return false;
		}
		return grouped.reader() == null
				|| (target.reader() != null && target.reader().path().equals(grouped.reader().path()));
	}

}
