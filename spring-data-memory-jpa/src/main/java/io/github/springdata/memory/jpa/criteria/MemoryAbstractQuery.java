package io.github.springdata.memory.jpa.criteria;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.github.springdata.memory.query.syntax.Selection.QueryBlock;
import io.github.springdata.memory.query.syntax.Selection.Source;
import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.Metamodel;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What queries and subqueries have in common.
 *
 * @param <T> the type of the results
 */
abstract class MemoryAbstractQuery<T> extends MemoryCriteria implements AbstractQuery<T> {

	private final Class<T> resultType;

	private final FromClause from = new FromClause();

	private @Nullable Selection<?> selection;

	private List<Expression<?>> groups = List.of();

	private @Nullable MemoryPredicate groupRestriction;

	private boolean distinct;

	MemoryAbstractQuery(Metamodel metamodel, Class<T> resultType) {
		super(metamodel);
		this.resultType = resultType;
	}

	final FromClause from() {
		return this.from;
	}

	@Override
	public <X> Root<X> from(Class<X> entityClass) {
		Assert.notNull(entityClass, "Class must not be null");
		return from(metamodel().entity(entityClass));
	}

	@Override
	public <X> Root<X> from(EntityType<X> entity) {
		Assert.notNull(entity, "Entity must not be null");
		return this.from.add(new MemoryRoot<>(entity, metamodel()));
	}

	@Override
	public AbstractQuery<T> where(@Nullable Expression<Boolean> restriction) {
		restrict(Conditions.restriction(restriction));
		return this;
	}

	@Override
	public AbstractQuery<T> where(Predicate @Nullable ... restrictions) {
		restrict(Conditions.restriction(restrictions));
		return this;
	}

	@Override
	public AbstractQuery<T> where(@Nullable List<Predicate> restrictions) {
		restrict(Conditions.restriction(restrictions));
		return this;
	}

	@Override
	public AbstractQuery<T> groupBy(Expression<?>... grouping) {
		Assert.notNull(grouping, "Expressions must not be null");
		return groupBy(Arrays.asList(grouping));
	}

	@Override
	public AbstractQuery<T> groupBy(List<Expression<?>> grouping) {
		Assert.notNull(grouping, "Expressions must not be null");
		Terms.all(grouping);
		this.groups = List.copyOf(grouping);
		return this;
	}

	@Override
	public AbstractQuery<T> having(@Nullable Expression<Boolean> restriction) {
		this.groupRestriction = Conditions.restriction(restriction);
		return this;
	}

	@Override
	public AbstractQuery<T> having(Predicate @Nullable ... restrictions) {
		this.groupRestriction = Conditions.restriction(restrictions);
		return this;
	}

	@Override
	public AbstractQuery<T> having(@Nullable List<Predicate> restrictions) {
		this.groupRestriction = Conditions.restriction(restrictions);
		return this;
	}

	@Override
	public AbstractQuery<T> distinct(boolean distinct) {
		this.distinct = distinct;
		return this;
	}

	final void choose(Selection<?> selection) {
		Assert.notNull(selection, "Selection must not be null");
		if (selection instanceof MemoryCompoundSelection<?> compound) {
			compound.checkAliases();
		}
		this.selection = selection;
	}

	@Override
	public Set<Root<?>> getRoots() {
		return this.from.roots();
	}

	final @Nullable Selection<?> selected() {
		return this.selection;
	}

	@Override
	public List<Expression<?>> getGroupList() {
		return new ArrayList<>(this.groups);
	}

	@Override
	public @Nullable Predicate getGroupRestriction() {
		return this.groupRestriction;
	}

	@Override
	public boolean isDistinct() {
		return this.distinct;
	}

	@Override
	public Class<T> getResultType() {
		return this.resultType;
	}

	/**
	 * The selection, or the only root.
	 * @return the selection, or {@code null} if it cannot be said
	 */
	final @Nullable Selection<?> selectionOrRoot() {
		Set<Root<?>> roots = getRoots();
		return (this.selection != null || roots.size() != 1) ? this.selection : roots.iterator().next();
	}

	/**
	 * Writes all but the order.
	 * @param items writes what is selected
	 */
	final QueryBlock block(Scope scope, Items items) {
		List<io.github.springdata.memory.query.syntax.Expression> conditions = new ArrayList<>();
		List<Source> sources = this.from.write(scope, conditions);
		return new QueryBlock(this.distinct, items.write(scope), sources, where(scope, conditions),
				Terms.write(Terms.all(this.groups), scope),
				(this.groupRestriction != null) ? this.groupRestriction.write(scope) : null);
	}

	/**
	 * Writer of what is selected.
	 */
	@FunctionalInterface
	interface Items {

		/**
		 * Writes the items.
		 */
		List<io.github.springdata.memory.query.syntax.Selection.Item> write(Scope scope);

	}

}
