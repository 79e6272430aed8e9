package io.github.springdata.memory.repository.query;

import java.lang.reflect.Method;

import org.springframework.core.ResolvableType;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.projection.ProjectionInformation;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.query.DefaultParameters;
import org.springframework.data.repository.query.QueryMethod;
import org.springframework.data.repository.util.QueryExecutionConverters;
import org.springframework.data.core.ReactiveWrappers;

/**
 * Query method of a memory repository, with the resolved types of its result and its
 * parameters.
 */
final class MemoryQueryMethod extends QueryMethod {

	private final Method method;

	private final RepositoryMetadata metadata;

	private final ProjectionFactory projectionFactory;

	MemoryQueryMethod(Method method, RepositoryMetadata metadata, ProjectionFactory projectionFactory) {
		super(method, metadata, projectionFactory, DefaultParameters::new);
		this.method = method;
		this.metadata = metadata;
		this.projectionFactory = projectionFactory;
	}

	Class<?> entityType() {
		return getDomainClass();
	}

	/**
	 * The declared result without wrappers of a single value such as {@code Optional} and
	 * {@code Future}.
	 */
	TypeInformation<?> resultType() {
		TypeInformation<?> type = declaredType();
		while (QueryExecutionConverters.supports(type.getType())
				&& QueryExecutionConverters.isSingleValue(type.getType())) {
			type = type.getRequiredComponentType();
		}
		return type;
	}

	TypeInformation<?> declaredType() {
		return this.metadata.getReturnType(this.method);
	}

	boolean isReactive() {
		return ReactiveWrappers.supports(declaredType().getType());
	}

	ResolvableType parameterType(int index) {
		return ResolvableType.forMethodParameter(this.method, index, this.metadata.getRepositoryInterface());
	}

	ProjectionInformation projectionInformation(Class<?> type) {
		return this.projectionFactory.getProjectionInformation(type);
	}

}
