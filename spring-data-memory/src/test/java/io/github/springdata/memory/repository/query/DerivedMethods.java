package io.github.springdata.memory.repository.query;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.query.execution.QueryPlan;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import org.jspecify.annotations.Nullable;

import org.springframework.data.projection.SpelAwareProxyProjectionFactory;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.AbstractRepositoryMetadata;
import org.springframework.data.repository.core.support.PropertiesBasedNamedQueries;

/**
 * Query methods with any name, which no interface has to declare. They return lists.
 */
final class DerivedMethods {

	private final MemoryOperations operations;

	private final RepositoryMetadata metadata;

	DerivedMethods(MemoryOperations operations, Class<?> repository) {
		this.operations = operations;
		this.metadata = AbstractRepositoryMetadata.getMetadata(repository);
	}

	MethodQuery query(String name, Class<?>... parameters) {
		Class<?> type = new ByteBuddy().makeInterface()
			.defineMethod(name, List.class, Visibility.PUBLIC)
			.withParameters(parameters)
			.withoutCode()
			.make()
			.load(getClass().getClassLoader())
			.getLoaded();
		return (MethodQuery) new MemoryQueryLookupStrategy(this.operations, null).resolveQuery(
				method(type, name, parameters), this.metadata, new SpelAwareProxyProjectionFactory(),
				new PropertiesBasedNamedQueries(new Properties()));
	}

	private static Method method(Class<?> type, String name, Class<?>... parameters) {
		try {
			return type.getMethod(name, parameters);
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A plan and all its inputs.
	 */
	static List<QueryPlan> nodes(QueryPlan plan) {
		List<QueryPlan> nodes = new ArrayList<>(List.of(plan));
		plan.inputs().forEach((input) -> nodes.addAll(nodes(input)));
		return nodes;
	}

	static @Nullable Object[] arguments(@Nullable Object... arguments) {
		return arguments;
	}

}
