package io.github.springdata.memory.mapping;

import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.springdata.memory.mapping.state.CanonicalConstructor;
import io.github.springdata.memory.mapping.state.InstanceCreator;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.mapping.InstanceCreatorMetadata;
import org.springframework.data.mapping.Parameter;
import org.springframework.data.mapping.PreferredConstructor;
import org.springframework.data.util.Streamable;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Check that an instance can be made anew where one of its final properties gets another
 * value: an id, a version, or what an update sets.
 *
 * @param entity the entity
 * @param problems takes what is wrong
 */
record CreatorCheck(BasicMemoryPersistentEntity<?> entity, Consumer<String> problems) {

	/** Properties that the store sets itself, beside the id and the version. */
	private static final List<Class<? extends Annotation>> AUDITED = List.of(CreatedBy.class, CreatedDate.class,
			LastModifiedBy.class, LastModifiedDate.class);

	void check() {
		List<MemoryPersistentProperty> fixed = Streamable.of(this.entity)
			.filter((property) -> property.isWritable() && property.isImmutable() && property.getWither() == null)
			.toList();
		if (fixed.isEmpty() || Modifier.isAbstract(this.entity.getType().getModifiers())) {
			return;
		}
		InstanceCreatorMetadata<MemoryPersistentProperty> creator = this.entity.getDeclaredCreator();
		List<String> found = new ArrayList<>();
		if (creator != null && !isCanonical(creator)) {
			creator.getParameters().forEach((parameter) -> checkParameter(creator, parameter, found::add));
		}
		if (found.isEmpty()) {
			fixed.forEach(this::checkSettable);
		}
		found.forEach(this.problems);
	}

	private boolean isCanonical(InstanceCreatorMetadata<?> creator) {
		Class<?> type = this.entity.getType();
		return type.isRecord() && creator instanceof PreferredConstructor<?, ?> constructor
				&& constructor.getConstructor().equals(CanonicalConstructor.of(type));
	}

	private void checkParameter(InstanceCreatorMetadata<?> creator, Parameter<?, ?> parameter, Consumer<String> found) {
		String problem = InstanceCreator.problem(parameter, InstanceCreator.executable(creator), this.entity.getType());
		if (problem != null) {
			found.accept(problem);
			return;
		}
		MemoryPersistentProperty property = this.entity.getPersistentProperty(parameter.getRequiredName());
		if (property == null) {
			found.accept(
					"Parameter '%s' of %s is a property that is not stored, so that no instance can be made anew; mark another constructor with @PersistenceCreator"
						.formatted(parameter.getName(), InstanceCreator.describe(InstanceCreator.executable(creator))));
		}
		else if (!ClassUtils.isAssignable(parameter.getRawType(), property.getType())) {
			found.accept(
					"Parameter '%s' of %s is of another type than the property, %s, so that no instance can be made anew; use that type, or mark another constructor with @PersistenceCreator"
						.formatted(parameter.getName(), InstanceCreator.describe(InstanceCreator.executable(creator)),
								property.getType().getTypeName()));
		}
	}

	private boolean isSetByTheStore(MemoryPersistentProperty property) {
		if (property.isIdProperty()) {
			IdDeclaration facts = MappingAnnotations.id(property);
			return !facts.generator().isEmpty() || facts.strategy().resolve(property.getType()) != IdStrategy.ASSIGNED;
		}
		return property.isVersionProperty() || AUDITED.stream().anyMatch(property::isAnnotationPresent);
	}

	private void checkSettable(MemoryPersistentProperty property) {
		InstanceCreatorMetadata<MemoryPersistentProperty> creator = this.entity.getInstanceCreatorMetadata();
		if ((creator != null && creator.isCreatorParameter(property)) || !isSetByTheStore(property)) {
			return;
		}
		if (creator == null) {
			this.problems.accept(InstanceCreator.ambiguous(this.entity.getType()));
		}
		else {
			this.problems.accept(unsettable(property, InstanceCreator.describe(InstanceCreator.executable(creator))));
		}
	}

	private static String unsettable(MemoryPersistentProperty property, String creator) {
		return "Property '%s' is final and %s does not take it, so that the store cannot set it; add a parameter, or a method 'with%s', or make the field not final"
			.formatted(property.getName(), creator, StringUtils.capitalize(property.getName()));
	}

}
