package io.github.springdata.memory.jpa.criteria;

import io.github.springdata.memory.query.syntax.Selection.Source;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.CollectionAttribute;
import jakarta.persistence.metamodel.ListAttribute;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.SetAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.Type;

import org.springframework.util.Assert;

/**
 * Factory of joins.
 */
final class Joins {

	private Joins() {
	}

	/**
	 * Creates a join of an attribute.
	 * @throws IllegalArgumentException if the attribute is a single basic value
	 */
	static <Z> MemoryJoin<Z, ?> create(JoinSpec<Z> spec) {
		Attribute<?, ?> attribute = spec.attribute();
		Assert.notNull(attribute, "Attribute must not be null");
		Assert.notNull(spec.joinType(), "Join type must not be null");
		Type<?> type = MemoryPath.type(attribute);
		if (attribute instanceof CollectionAttribute<?, ?>) {
			return new MemoryCollectionJoin<>(spec, type, Origin.OWN);
		}
		if (attribute instanceof SetAttribute<?, ?>) {
			return new MemorySetJoin<>(spec, type, Origin.OWN);
		}
		if (attribute instanceof ListAttribute<?, ?>) {
			return new MemoryListJoin<>(spec, type, Origin.OWN);
		}
		if (attribute instanceof MapAttribute<?, ?, ?>) {
			return new MemoryMapJoin<>(spec, type, Origin.OWN);
		}
		Assert.isTrue(
				((SingularAttribute<?, ?>) attribute).getType().getPersistenceType() != Type.PersistenceType.BASIC,
				() -> "'%s.%s' is a single basic value; get(\"%s\") is enough".formatted(spec.parent(),
						attribute.getName(), attribute.getName()));
		return new MemoryJoin<>(spec, type, Origin.OWN);
	}

	static Source.Kind kind(JoinType type) {
		return switch (type) {
			case INNER -> Source.Kind.INNER;
			case LEFT -> Source.Kind.LEFT;
			case RIGHT -> Source.Kind.RIGHT;
		};
	}

}
