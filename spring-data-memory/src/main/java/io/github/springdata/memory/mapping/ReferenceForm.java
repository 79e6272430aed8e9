package io.github.springdata.memory.mapping;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.data.core.TypeInformation;
import org.springframework.util.ClassUtils;

/**
 * What indexes and conditions see of an {@link AggregateReference}: the id.
 */
final class ReferenceForm {

	private ReferenceForm() {
	}

	/**
	 * The form of the values of a type.
	 * @return the form, or {@code null} if they are no references
	 */
	static @Nullable StoredForm of(TypeInformation<?> type) {
		return isReference(type) ? ofIds(argument(type, 1)) : null;
	}

	private static <ID> StoredForm ofIds(Class<ID> idType) {
		GenericConversionService service = new GenericConversionService();
		service.addConverter(AggregateReference.class, idType, (reference) -> idType.cast(reference.id()));
		return new StoredForm(AggregateReference.class, idType, service);
	}

	static boolean isReference(TypeInformation<?> type) {
		return type.getType() == AggregateReference.class;
	}

	/**
	 * Says what is wrong with a property that holds references.
	 * @param path the path of the property
	 * @param type the type of a single value
	 * @return the problem, or {@code null} if there is none
	 */
	static @Nullable String problem(MemoryMappingContext context, String path, TypeInformation<?> type) {
		if (!isReference(type)) {
			return null;
		}
		Class<?> target = argument(type, 0);
		BasicMemoryPersistentEntity<?> entity = context.getPersistentEntity(target);
		MemoryPersistentProperty id = (entity != null) ? entity.getIdProperty() : null;
		if (id == null) {
			return "Property '%s' refers to %s, which has no id; name an entity".formatted(path, target.getName());
		}
		Class<?> idType = ClassUtils.resolvePrimitiveIfNecessary(id.getType());
		return (argument(type, 1) == idType) ? null
				: "Property '%s' refers by an id of type %s to %s, whose id is of type %s; use the same type"
					.formatted(path, argument(type, 1).getTypeName(), target.getName(), idType.getTypeName());
	}

	private static Class<?> argument(TypeInformation<?> type, int index) {
		List<TypeInformation<?>> arguments = type.getTypeArguments();
		return (arguments.size() > index) ? arguments.get(index).getType() : Object.class;
	}

}
