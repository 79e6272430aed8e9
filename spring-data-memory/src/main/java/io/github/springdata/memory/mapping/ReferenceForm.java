package io.github.springdata.memory.mapping;

import java.util.List;
import java.util.function.Function;

import io.github.springdata.memory.mapping.state.StoredForm;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.data.core.TypeInformation;
import org.springframework.util.ClassUtils;

/**
 * Form in which indexes and conditions see a reference to another entity: the id.
 */
final class ReferenceForm {

	private ReferenceForm() {
	}

	/**
	 * The path to the ids of references.
	 * @param references the path to the references
	 * @param type the type of a reference
	 */
	static PathReader path(MemoryMappingContext context, PathReader references, TypeInformation<?> type) {
		PathReader ids = new ConvertedPath(references, ofIds(type.getType(), argument(type, 1)));
		MemoryPersistentEntity<?> target = context.getPersistentEntity(argument(type, 0));
		return (target != null && target.hasIdProperty()) ? new ReferencePath(ids, target) : ids;
	}

	private static <R, ID> StoredForm ofIds(Class<R> type, Class<ID> idType) {
		Function<Object, Object> ids = ReferenceTypes.ids(type);
		GenericConversionService service = new GenericConversionService();
		service.addConverter(type, idType, (reference) -> idType.cast(ids.apply(reference)));
		return new StoredForm(type, idType, service);
	}

	static boolean isReference(TypeInformation<?> type) {
		return ReferenceTypes.contains(type.getType());
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
		MemoryPersistentEntity<?> entity = context.getPersistentEntity(target);
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
