package io.github.springdata.memory.jpa.criteria;

import java.util.Map;

import io.github.springdata.memory.query.syntax.ScalarFunction;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.MapJoin;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.Type;
import org.jspecify.annotations.Nullable;

/**
 * Join of a map.
 *
 * @param <Z> the type of the parent
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class MemoryMapJoin<Z, K, V> extends MemoryJoin<Z, V> implements MapJoin<Z, K, V> {

	MemoryMapJoin(JoinSpec<Z> spec, Type<?> type, Origin origin) {
		super(spec, type, origin);
	}

	@Override
	<T> MemoryMapJoin<Z, K, T> derive(Type<?> type, Origin origin) {
		return new MemoryMapJoin<>(spec(), type, origin);
	}

	@Override
	public MapJoin<Z, K, V> on(@Nullable Expression<Boolean> restriction) {
		super.on(restriction);
		return this;
	}

	@Override
	public MapJoin<Z, K, V> on(Predicate... restrictions) {
		super.on(restrictions);
		return this;
	}

	@Override
	@SuppressWarnings("unchecked")
	public MapAttribute<? super Z, K, V> getModel() {
		return (MapAttribute<? super Z, K, V>) super.getModel();
	}

	@Override
	public Path<K> key() {
		Type<K> type = getModel().getKeyType();
		return new EntryPath<>(ScalarFunction.KEY, this, type, new Key<>(type.getJavaType()));
	}

	@Override
	public Path<V> value() {
		return new EntryPath<>(ScalarFunction.VALUE, this, managed(), getModel());
	}

	@Override
	public Expression<Map.Entry<K, V>> entry() {
		return new ComputedExpression<>(Map.Entry.class, Terms.call(ScalarFunction.ENTRY, this));
	}

	/**
	 * Model of a key, which is no attribute of its own.
	 *
	 * @param <K> the type of the keys
	 * @param getBindableJavaType the class of the keys
	 */
	private record Key<K>(Class<K> getBindableJavaType) implements Bindable<K> {

		@Override
		public BindableType getBindableType() {
			return BindableType.SINGULAR_ATTRIBUTE;
		}

	}

}
