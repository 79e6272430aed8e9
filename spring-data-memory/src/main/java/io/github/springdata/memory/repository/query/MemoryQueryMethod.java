package io.github.springdata.memory.repository.query;

import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.List;
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
import org.springframework.util.ClassUtils;

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
	private TypeInformation<?> content() {
		TypeInformation<?> type = isReactiveStream() ? declaredType().getRequiredComponentType() : resultType();
		TypeInformation<?> element = (type.getType() == Iterator.class) ? type.getTypeArguments().get(0)
				: type.getComponentType();
		if (type.getType() == Map.class || (isReactiveStream() && type.getType().isArray())) {
			return type;
		}
		if (element != null && (type.getType() == Iterator.class || isRow(type, element))) {
			return element;
		}
		TypeInformation<?> content = QueryExecutionConverters.unwrapWrapperTypes(type,
				TypeInformation.of(getDomainClass()));
		return (content.getType() == GeoResult.class) ? content.getRequiredComponentType() : content;
	}

	/**
	 * Whether the elements of a container are arrays, which are results of their own.
	 */
	private static boolean isRow(TypeInformation<?> container, TypeInformation<?> element) {
		return element.getType().isArray() && !container.getType().isArray();
	}

	/**
	 * Whether the results are entities, whatever the call.
	 */
	boolean returnsEntities() {
		return contentType().isAssignableFrom(entityType()) && !getParameters().hasDynamicProjection();
	}

	/**
	 * Whether an execution yields exactly what the method declares.
	 */
	boolean returnsAsDeclared(MemoryQueryExecution execution) {
		return !isSuspending() && execution.fits(this.method.getReturnType(), returnsEntities() ? contentType() : null);
	}

	/**
	 * Whether the declared map has names as keys, and can have values of a type.
	 */
	boolean takesMapOf(Class<?> value) {
		List<TypeInformation<?>> arguments = content().getTypeArguments();
		return arguments.size() != 2 || (arguments.get(0).getType().isAssignableFrom(String.class)
				&& ClassUtils.isAssignable(arguments.get(1).getType(), value));
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
		Class<?> type = resultType().getType();
		return GeoResults.class.isAssignableFrom(type) || type == GeoPage.class || isOf(GeoResult.class);
	}

	/**
	 * Whether results come with scores by a vector.
	 */
	boolean isSearch() {
		return SearchResults.class.isAssignableFrom(resultType().getType()) || isOf(SearchResult.class);
	}

	private boolean isOf(Class<?> measured) {
		TypeInformation<?> component = resultType().getComponentType();
		return resultType().getType() == measured || (component != null && component.getType() == measured);
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
