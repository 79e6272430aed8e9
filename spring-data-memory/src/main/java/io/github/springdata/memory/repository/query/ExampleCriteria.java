package io.github.springdata.memory.repository.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import io.github.springdata.memory.mapping.state.Proxies;
import io.github.springdata.memory.query.Criteria.CriteriaStep;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Criteria;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.ExampleMatcher.NullHandler;
import org.springframework.data.mapping.PersistentProperty;
import org.springframework.data.support.ExampleMatcherAccessor;
import org.springframework.util.ObjectUtils;
import org.springframework.util.StringUtils;

/**
 * Translation of an example into criteria.
 * <p>
 * Each property of the probe, those of nested objects included, becomes a condition. Left
 * out are ignored paths; {@code null} values, unless the matcher includes them; an id or
 * version of primitive type that is zero, for it is not set; and empty collections and
 * arrays. An array is compared as a whole, and so is an object of which the declared type
 * of the property does not have all properties. A collection with elements has no obvious
 * meaning and is refused, and so is an object that is part of itself.
 */
final class ExampleCriteria {

	/** As many properties as a path may have. */
	private static final int MAX_DEPTH = 100;

	private final MemoryMappingContext context;

	private final ExampleMatcher matcher;

	private final ExampleMatcherAccessor accessor;

	/** The objects that lead to the one that is looked at. */
	private final Set<Object> enclosing = Collections.newSetFromMap(new IdentityHashMap<>());

	ExampleCriteria(MemoryMappingContext context, ExampleMatcher matcher) {
		this.context = context;
		this.matcher = matcher;
		this.accessor = new ExampleMatcherAccessor(matcher);
	}

	Criteria criteria(MemoryPersistentEntity<?> entity, Object probe) {
		Proxies.refuse(probe.getClass());
		this.matcher.getIgnoredPaths().forEach(entity::getPath);
		this.accessor.getPropertySpecifiers().forEach((specifier) -> entity.getPath(specifier.getPath()));
		List<Criteria> conditions = new ArrayList<>();
		collect("", entity, probe, conditions);
		boolean any = this.matcher.isAnyMatching() && !conditions.isEmpty();
		return any ? Criteria.anyOf(conditions) : Criteria.allOf(conditions);
	}

	private void collect(String prefix, MemoryPersistentEntity<?> entity, Object bean, List<Criteria> conditions) {
		if (!this.enclosing.add(bean) || this.enclosing.size() > MAX_DEPTH) {
			throw refused(prefix);
		}
		for (MemoryPersistentProperty property : entity) {
			String path = prefix + property.getName();
			if (!this.accessor.isIgnoredPath(path)) {
				collect(path, property, value(path, property, bean), conditions);
			}
		}
		this.enclosing.remove(bean);
	}

	private static InvalidDataAccessApiUsageException refused(String prefix) {
		String path = prefix.substring(0, prefix.length() - 1);
		String first = path.substring(0, (path.indexOf('.') > 0) ? path.indexOf('.') : path.length());
		return new InvalidDataAccessApiUsageException(("Property '%s' of the example leads back to an object that it "
				+ "is a part of, or through more than %d objects; set it to null, or ignore it with "
				+ "withIgnorePaths(\"%s\")")
			.formatted(StringUtils.truncate(path), MAX_DEPTH, first));
	}

	private void collect(String path, MemoryPersistentProperty property, @Nullable Object value,
			List<Criteria> conditions) {
		if (value == null) {
			addNull(path, conditions);
		}
		else if (value.getClass().isArray()) {
			if (!ObjectUtils.isEmpty(value)) {
				conditions.add(Criteria.where(path).is(value));
			}
		}
		else if (property.isCollectionLike() || property.isMap()) {
			requireEmpty(path, value);
		}
		else if (property.isEntity() && !property.isAssociation() && isKnownByParts(property, value)) {
			Proxies.refuse(value.getClass());
			collect(path + ".", this.context.getRequiredPersistentEntity(value.getClass()), value, conditions);
		}
		else if (!isUnset(property, value)) {
			conditions.add(condition(path, value));
		}
	}

	/**
	 * Whether the declared type of a property has all the properties of a value.
	 */
	private boolean isKnownByParts(MemoryPersistentProperty property, Object value) {
		MemoryPersistentEntity<?> actual = this.context.getPersistentEntity(value.getClass());
		for (TypeInformation<?> type : property.getPersistentEntityTypeInformation()) {
			MemoryPersistentEntity<?> declared = this.context.getPersistentEntity(type);
			for (MemoryPersistentProperty part : (actual != null) ? actual : List.<MemoryPersistentProperty>of()) {
				if (declared == null || declared.getPersistentProperty(part.getName()) == null) {
					return false;
				}
			}
		}
		return actual != null && actual.iterator().hasNext();
	}

	private void addNull(String path, List<Criteria> conditions) {
		if (this.accessor.getNullHandler() == NullHandler.INCLUDE) {
			conditions.add(Criteria.where(path).isNull());
		}
	}

	private Criteria condition(String path, Object value) {
		CriteriaStep step = Criteria.where(path);
		if (!(value instanceof String)) {
			return step.is(value);
		}
		Criteria condition = switch (this.accessor.getStringMatcherForPath(path)) {
			case DEFAULT, EXACT -> step.is(value);
			case STARTING -> step.startingWith(value);
			case ENDING -> step.endingWith(value);
			case CONTAINING -> step.containing(value);
			case REGEX -> step.matches(value);
		};
		return condition.ignoreCase(this.accessor.isIgnoreCaseForPath(path));
	}

	private @Nullable Object value(String path, MemoryPersistentProperty property, Object bean) {
		Object value = ObjectUtils.unwrapOptional(property.getReader().read(bean));
		Optional<Object> transformed = this.accessor.getValueTransformerForPath(path).apply(Optional.ofNullable(value));
		return transformed.orElse(null);
	}

	private static boolean isUnset(PersistentProperty<?> property, Object value) {
		boolean technical = property.isIdProperty() || property.isVersionProperty();
		return technical && property.getType().isPrimitive() && value instanceof Number number
				&& number.longValue() == 0;
	}

	private static void requireEmpty(String path, Object value) {
		boolean empty = value instanceof Collection<?> || value instanceof Map<?, ?> || value.getClass().isArray();
		if (!empty || !ObjectUtils.isEmpty(value)) {
			throw new IllegalArgumentException(("Property '%s' of the example is a collection with elements, which "
					+ "cannot be matched; leave it empty, or ignore it with withIgnorePaths(\"%s\")")
				.formatted(path, path));
		}
	}

}
