package io.github.springdata.memory.repository.query;

import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

import io.github.springdata.memory.repository.Modifying;

import org.springframework.core.KotlinDetector;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.domain.SearchResult;
import org.springframework.data.domain.SearchResults;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.geo.GeoPage;
import org.springframework.data.geo.GeoResult;
import org.springframework.data.geo.GeoResults;
import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.repository.core.RepositoryMetadata;
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

	private final boolean reactiveAllowed;

	MemoryQueryMethod(Method method, RepositoryMetadata metadata, ProjectionFactory projectionFactory,
			boolean reactiveAllowed) {
		super(method, metadata, projectionFactory, MemoryParameters::new);
		this.method = method;
		this.metadata = metadata;
		this.reactiveAllowed = reactiveAllowed;
	}

	/**
	 * The name of the repository and of the method, such as {@code Items.findByNote}.
	 */
	String qualifiedName() {
		return this.metadata.getRepositoryInterface().getSimpleName() + "." + this.method.getName();
	}

	Class<?> entityType() {
		return getDomainClass();
	}

	/**
	 * Whether the result is declared as an {@link Optional} itself.
	 */
	boolean returnsOptional() {
		return this.method.getReturnType() == Optional.class;
	}

	/**
	 * The declared result without wrappers of a single value such as {@code Optional} and
	 * {@code Future}.
	 */
	TypeInformation<?> resultType() {
		TypeInformation<?> type = isReactive() && !isReactiveStream() ? declaredType().getRequiredComponentType()
				: declaredType();
		while (QueryExecutionConverters.supports(type.getType())
				&& QueryExecutionConverters.isSingleValue(type.getType())) {
			type = type.getRequiredComponentType();
		}
		return type;
	}

	/**
	 * The class that the method declares to return, without regard to type variables.
	 */
	Class<?> declaredClass() {
		return this.method.getReturnType();
	}

	/**
	 * Whether the method is a coroutine, which does not return its result.
	 */
	boolean isSuspending() {
		return KotlinDetector.isSuspendingFunction(this.method);
	}

	TypeInformation<?> declaredType() {
		return this.metadata.getReturnType(this.method);
	}

	/**
	 * The type of a single result: an entity, a projection or a value.
	 */
	Class<?> contentType() {
		return content().getType();
	}

	/**
	 * The type of a single result, with its type arguments.
	 */
	TypeInformation<?> content() {
		TypeInformation<?> type = isReactiveStream() ? declaredType().getRequiredComponentType() : resultType();
		if (type.getType() == Iterator.class) {
			return type.getTypeArguments().get(0);
		}
		TypeInformation<?> content = (type.getType() == Map.class) ? type
				: QueryExecutionConverters.unwrapWrapperTypes(type, TypeInformation.of(getDomainClass()));
		return (content.getType() == GeoResult.class) ? content.getRequiredComponentType() : content;
	}

	/**
	 * Whether a parameter says what to change.
	 */
	boolean takesUpdate() {
		return getParameters() instanceof MemoryParameters parameters && parameters.hasUpdate();
	}

	/**
	 * The position of the parameter that says what to change.
	 * @throws IllegalArgumentException if there are several
	 */
	int updateIndex() {
		return ((MemoryParameters) getParameters()).updateIndex();
	}

	/**
	 * Whether the method is marked as one that writes.
	 */
	boolean isModifying() {
		return AnnotatedElementUtils.hasAnnotation(this.method, Modifying.class);
	}

	/**
	 * Whether a position to scroll from is always one of keys.
	 */
	boolean takesKeys() {
		int index = getParameters().getScrollPositionIndex();
		return index >= 0 && KeysetScrollPosition.class.isAssignableFrom(getParameters().getParameter(index).getType());
	}

	/**
	 * Whether results come with distances from a point.
	 */
	boolean isGeoQuery() {
		TypeInformation<?> component = resultType().getComponentType();
		Class<?> type = resultType().getType();
		return GeoResults.class.isAssignableFrom(type) || type == GeoPage.class || type == GeoResult.class
				|| (component != null && component.getType() == GeoResult.class);
	}

	/**
	 * Whether results come with scores by a vector.
	 */
	boolean isSearch() {
		TypeInformation<?> component = resultType().getComponentType();
		Class<?> type = resultType().getType();
		return SearchResults.class.isAssignableFrom(type) || type == SearchResult.class
				|| (component != null && component.getType() == SearchResult.class);
	}

	boolean isReactive() {
		return ReactiveWrappers.supports(declaredType().getType());
	}

	/**
	 * Whether the result is reactive in a repository that is not.
	 */
	boolean isMisplaced() {
		return isReactive() && !this.reactiveAllowed;
	}

	/**
	 * Whether the result is none that can be delivered later, in a reactive repository.
	 */
	boolean isBlockingAmongReactive() {
		return this.reactiveAllowed && !isReactive() && !isSuspending();
	}

	/**
	 * Whether results, and arguments, may be reactive.
	 */
	boolean isReactiveAllowed() {
		return this.reactiveAllowed;
	}

	/**
	 * Whether results come one after the other as they are asked for.
	 */
	boolean isStreaming() {
		return isStreamQuery() || isReactiveStream();
	}

	/**
	 * Whether the result is a publisher of several elements.
	 */
	boolean isReactiveStream() {
		return isReactive() && ReactiveWrappers.isMultiValueType(declaredType().getType());
	}

	ResolvableType parameterType(int index) {
		return ResolvableType.forMethodParameter(this.method, index, this.metadata.getRepositoryInterface());
	}

}
