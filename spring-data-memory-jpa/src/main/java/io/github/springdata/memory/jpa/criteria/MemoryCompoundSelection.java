package io.github.springdata.memory.jpa.criteria;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.springdata.memory.jpa.criteria.CriteriaStatement.Shape;
import io.github.springdata.memory.query.syntax.Expression;
import jakarta.persistence.criteria.CompoundSelection;
import jakarta.persistence.criteria.Selection;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Selection of several items.
 *
 * @param <X> what they are made to
 */
final class MemoryCompoundSelection<X> implements CompoundSelection<X> {

	private final Shape shape;

	private final Class<?> javaType;

	private final List<Selection<?>> items;

	private @Nullable String alias;

	/**
	 * Creates a selection.
	 * @throws IllegalArgumentException if an item is {@code null}, a tuple or an array
	 */
	MemoryCompoundSelection(Shape shape, Class<?> javaType, List<? extends Selection<?>> items) {
		Assert.notNull(javaType, "Class must not be null");
		Assert.notNull(items, "Items must not be null");
		this.shape = shape;
		this.javaType = javaType;
		this.items = new ArrayList<>(items);
		this.items.forEach(MemoryCompoundSelection::check);
	}

	private static void check(@Nullable Selection<?> item) {
		Assert.notNull(item, "Items must not be null");
		Assert.isTrue(!(item instanceof MemoryCompoundSelection<?> compound) || compound.shape == Shape.INSTANCE,
				"An item of a selection must be one value, no tuple or array; give its items themselves");
	}

	/**
	 * Checks that no two items have the same alias.
	 */
	void checkAliases() {
		Set<String> aliases = new HashSet<>();
		for (Selection<?> item : this.items) {
			Assert.isTrue(item.getAlias() == null || aliases.add(item.getAlias()),
					() -> "Alias '%s' is there twice; give each item its own".formatted(item.getAlias()));
		}
	}

	Shape shape() {
		return this.shape;
	}

	@Override
	@SuppressWarnings("unchecked")
	public Class<? extends X> getJavaType() {
		return (Class<? extends X>) this.javaType;
	}

	@Override
	public @Nullable String getAlias() {
		return this.alias;
	}

	@Override
	public Selection<X> alias(String name) {
		Assert.hasText(name, "Alias must not be empty");
		this.alias = name;
		return this;
	}

	@Override
	public boolean isCompoundSelection() {
		return true;
	}

	@Override
	public List<Selection<?>> getCompoundSelectionItems() {
		return new ArrayList<>(this.items);
	}

	/**
	 * Writes an object made by a constructor.
	 */
	Expression instance(Scope scope) {
		return new Expression.Instance(this.javaType.getName(),
				this.items.stream().map((item) -> SelectClause.expression(item, scope)).toList(), Terms.NOWHERE);
	}

	@Override
	public String toString() {
		return (this.shape == Shape.INSTANCE) ? instance(Scope.partial()).toString() : this.items.toString();
	}

}
