package io.github.springdata.memory.repository.query;

import java.util.List;

import org.springframework.data.core.TypeInformation;
import org.springframework.util.ClassUtils;

/**
 * Results that are maps of values by their names.
 */
final class MapResults {

	private MapResults() {
	}

	/**
	 * Whether a declared map has names as keys, and can have values of a type.
	 * @param map the declared type, perhaps without type arguments
	 * @param value the type of a value
	 */
	static boolean takes(TypeInformation<?> map, Class<?> value) {
		List<TypeInformation<?>> arguments = map.getTypeArguments();
		return arguments.size() != 2 || (arguments.get(0).getType().isAssignableFrom(String.class)
				&& ClassUtils.isAssignable(arguments.get(1).getType(), value));
	}

}
