package io.github.springdata.memory.jpa.criteria;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.springdata.memory.query.syntax.Expression;
import jakarta.persistence.criteria.Fetch;
import jakarta.persistence.criteria.From;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.Metamodel;
import jakarta.persistence.metamodel.Type;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Variable of a statement: a root or a join. What is joined, at whatever depth, is in one
 * list with its root, in the order of the calls.
 *
 * @param <Z> the type of the parent
 * @param <X> the type of the rows
 */
abstract class MemoryFrom<Z, X> extends MemoryPath<X> implements Joining<Z, X> {

	private final Metamodel metamodel;

	private final Origin origin;

	private final List<MemoryJoin<?, ?>> joined;

	private final Set<Join<X, ?>> joins = new LinkedHashSet<>();

	private final Set<Fetch<X, ?>> fetches = new LinkedHashSet<>();

	private final Set<ManagedType<?>> treatments = new LinkedHashSet<>();

	/**
	 * Creates a variable.
	 * @param parent what it is joined to
	 * @param type what it has attributes of
	 * @param model what it is in the metamodel
	 * @param metamodel the metamodel
	 * @param origin what it stands for
	 * @param joined what is joined to the same root
	 */
	MemoryFrom(@Nullable MemoryFrom<?, Z> parent, Type<?> type, Bindable<?> model, Metamodel metamodel, Origin origin,
			List<MemoryJoin<?, ?>> joined) {
		super(parent, type, type.getJavaType(), model);
		this.metamodel = metamodel;
		this.origin = origin;
		this.joined = joined;
	}

	/**
	 * The name of an entity or attribute that variables are named by.
	 */
	abstract String sourceName();

	/**
	 * Whether rows that are no instances of the only subclass that they are treated as
	 * are left out.
	 */
	abstract boolean isRestricted();

	final Metamodel metamodel() {
		return this.metamodel;
	}

	final Origin origin() {
		return this.origin;
	}

	final List<MemoryJoin<?, ?>> joined() {
		return this.joined;
	}

	/**
	 * The subclasses that the rows are treated as.
	 */
	final Set<ManagedType<?>> treatments() {
		return base().treatments;
	}

	/**
	 * What has the variable: this, or what it treats as instances of a subclass.
	 */
	final MemoryFrom<?, ?> base() {
		MemoryFrom<?, ?> treated = this.origin.treated();
		return (treated != null) ? treated.base() : this;
	}

	final @Nullable MemoryFrom<?, ?> correlated() {
		return this.origin.correlated();
	}

	@Override
	public boolean isCorrelated() {
		return correlated() != null;
	}

	@Override
	@SuppressWarnings("unchecked")
	public From<Z, X> getCorrelationParent() {
		MemoryFrom<?, ?> parent = correlated();
		Assert.state(parent != null, () -> "'%s' is not correlated; ask isCorrelated() before".formatted(this));
		return (From<Z, X>) parent;
	}

	@Override
	public Set<Join<X, ?>> getJoins() {
		return new LinkedHashSet<>(this.joins);
	}

	@Override
	public Set<Fetch<X, ?>> getFetches() {
		return new LinkedHashSet<>(this.fetches);
	}

	@Override
	public <Y> Join<X, Y> join(Class<Y> entityClass, JoinType joinType) {
		Assert.notNull(entityClass, "Class must not be null");
		return join(this.metamodel.entity(entityClass), joinType);
	}

	@Override
	public <Y> Join<X, Y> join(EntityType<Y> entity, JoinType joinType) {
		Assert.notNull(entity, "Entity must not be null");
		return add(new MemoryJoin<>(new JoinSpec<>(this, null, joinType, false), entity, Origin.OWN));
	}

	@Override
	@SuppressWarnings("unchecked")
	public <J> J attach(String attributeName, Class<?> kind, JoinType joinType) {
		Attribute<?, ?> attribute = attribute(attributeName);
		MemoryJoin<X, ?> join = Joins.create(new JoinSpec<>(this, attribute, joinType, false));
		Assert.isTrue(kind.isInstance(join), () -> "'%s' is a %s, which is no %s".formatted(attributeName,
				attribute.getJavaType().getSimpleName(), kind.getSimpleName()));
		return (J) add(join);
	}

	private <Y> MemoryJoin<X, Y> add(MemoryJoin<X, Y> join) {
		this.joins.add(join);
		this.joined.add(join);
		return join;
	}

	@Override
	public <J> J load(String attributeName, JoinType joinType) {
		return fetched(attribute(attributeName), joinType);
	}

	@Override
	public <J> J load(Attribute<?, ?> attribute, JoinType joinType) {
		String name = name(attribute);
		Attribute<?, ?> own = ((ManagedType<?>) managed()).getAttributes()
			.stream()
			.<Attribute<?, ?>>map((candidate) -> candidate)
			.filter((candidate) -> candidate.getName().equals(name))
			.findFirst()
			.orElse(attribute);
		return fetched(own, joinType);
	}

	@SuppressWarnings("unchecked")
	private <J> J fetched(Attribute<?, ?> attribute, JoinType joinType) {
		MemoryJoin<X, ?> fetch = Joins.create(new JoinSpec<>(this, attribute, joinType, true));
		this.fetches.add(fetch);
		this.joined.add(fetch);
		return (J) fetch;
	}

	@Override
	public Expression write(Scope scope) {
		Expression variable = new Expression.Path(List.of(scope.variable(this)), Terms.NOWHERE);
		boolean treated = this.origin.treated() != null && !base().isRestricted();
		return treated ? new Expression.Treat(variable, Subclasses.name((ManagedType<?>) managed()), Terms.NOWHERE)
				: variable;
	}

}
