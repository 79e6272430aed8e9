package io.github.springdata.memory.jpa.criteria;

import java.util.List;

import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Selection.Source;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ManagedType;
import org.jspecify.annotations.Nullable;

/**
 * Writer of sources.
 */
final class Sources {

	private Sources() {
	}

	/**
	 * All rows of an entity.
	 */
	static Source entity(EntityType<?> entity, String variable) {
		return new Source(Source.Kind.ROOT, names(entity), null, variable, null, Terms.NOWHERE);
	}

	private static List<String> names(EntityType<?> entity) {
		return List.of(entity.getName().split("\\."));
	}

	/**
	 * What is joined.
	 * @param kind how
	 */
	static Source join(MemoryJoin<?, ?> join, Source.Kind kind, Scope scope) {
		boolean derived = kind == Source.Kind.ROOT;
		Expression on = (join.getOn() != null && !derived) ? join.getOn().write(scope) : null;
		Attribute<?, ?> attribute = join.spec().attribute();
		if (attribute == null) {
			return new Source(kind, null, names((EntityType<?>) join.managed()), null, scope.variable(join), on, false,
					Terms.NOWHERE);
		}
		Expression target = Terms.property(join.spec().parent().write(scope), attribute.getName());
		boolean plain = target instanceof Expression.Path;
		return new Source(kind, plain ? null : ((Expression.Property) target).owner(),
				plain ? ((Expression.Path) target).names() : ((Expression.Property) target).names(), subclass(join),
				scope.variable(join), on, join.spec().fetched(), Terms.NOWHERE);
	}

	private static @Nullable String subclass(MemoryJoin<?, ?> join) {
		if (!join.isRestricted()) {
			return null;
		}
		ManagedType<?> subclass = join.treatments().iterator().next();
		return Subclasses.name(subclass);
	}

}
