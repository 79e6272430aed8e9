package io.github.springdata.memory.jpa.criteria;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Fetch;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.EmbeddableType;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.Type;
import org.jspecify.annotations.Nullable;

/**
 * Join of an attribute or an entity. A fetch is a join too, so that conditions may be on
 * what it loads.
 *
 * @param <Z> the type of the parent
 * @param <X> the type of what is joined
 */
class MemoryJoin<Z, X> extends MemoryFrom<Z, X> implements Join<Z, X>, Fetch<Z, X> {

	private final JoinSpec<Z> spec;

	private @Nullable MemoryPredicate on;

	MemoryJoin(JoinSpec<Z> spec, Type<?> type, Origin origin) {
		super(spec.parent(), type, model(spec, type), spec.parent().metamodel(), origin, joined(spec, origin));
		this.spec = spec;
	}

	private static Bindable<?> model(JoinSpec<?> spec, Type<?> type) {
		return (spec.attribute() != null) ? (Bindable<?>) spec.attribute() : (Bindable<?>) type;
	}

	/**
	 * What is joined to a correlated join belongs to the subquery.
	 */
	private static List<MemoryJoin<?, ?>> joined(JoinSpec<?> spec, Origin origin) {
		return (origin.correlated() != null) ? new ArrayList<>() : spec.parent().joined();
	}

	/**
	 * The same join for something else.
	 * @param <T> what it is treated as
	 */
	<T> MemoryJoin<Z, T> derive(Type<?> type, Origin origin) {
		return new MemoryJoin<>(this.spec, type, origin);
	}

	final MemoryJoin<Z, X> correlate() {
		return derive(managed(), Origin.correlated(this));
	}

	final <T> MemoryJoin<Z, T> treat(ManagedType<T> subclass) {
		treatments().add(subclass);
		return derive(subclass, Origin.treated(this));
	}

	final JoinSpec<Z> spec() {
		return this.spec;
	}

	/**
	 * Whether this is an embedded object. It has no rows of its own, so that it is
	 * written as a path instead of a source, unless it has a condition.
	 */
	final boolean isEmbedded() {
		return this.spec.attribute() instanceof SingularAttribute<?, ?> && managed() instanceof EmbeddableType<?>
				&& getOn() == null;
	}

	@Override
	public io.github.springdata.memory.query.syntax.Expression write(Scope scope) {
		Attribute<?, ?> attribute = this.spec.attribute();
		return (attribute != null && isEmbedded())
				? Terms.property(this.spec.parent().write(scope), attribute.getName()) : super.write(scope);
	}

	@Override
	String sourceName() {
		return (this.spec.attribute() != null) ? this.spec.attribute().getName()
				: ((EntityType<?>) managed()).getName();
	}

	@Override
	boolean isRestricted() {
		return !isCorrelated() && treatments().size() == 1;
	}

	@Override
	public Join<Z, X> on(@Nullable Expression<Boolean> restriction) {
		restrict(Conditions.restriction(restriction));
		return this;
	}

	@Override
	public Join<Z, X> on(Predicate... restrictions) {
		restrict(Conditions.restriction(restrictions));
		return this;
	}

	private void restrict(@Nullable MemoryPredicate condition) {
		((MemoryJoin<?, ?>) base()).on = condition;
	}

	@Override
	public @Nullable MemoryPredicate getOn() {
		return ((MemoryJoin<?, ?>) base()).on;
	}

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable Attribute<? super Z, ?> getAttribute() {
		return (Attribute<? super Z, ?>) this.spec.attribute();
	}

	@Override
	public MemoryFrom<?, Z> getParent() {
		return this.spec.parent();
	}

	@Override
	public JoinType getJoinType() {
		return this.spec.joinType();
	}

}
