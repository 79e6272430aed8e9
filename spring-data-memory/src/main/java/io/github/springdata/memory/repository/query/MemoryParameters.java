package io.github.springdata.memory.repository.query;

import java.util.List;

import io.github.springdata.memory.query.Update;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.data.core.ReactiveWrappers;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.repository.query.Parameter;
import org.springframework.data.repository.query.Parameters;
import org.springframework.data.repository.query.ParametersSource;
import org.springframework.data.repository.util.QueryExecutionConverters;

/**
 * Parameters of a query method, one of which may say what to change.
 */
final class MemoryParameters extends Parameters<MemoryParameters, MemoryParameters.MemoryParameter> {

	private final List<Integer> updates;

	MemoryParameters(ParametersSource source) {
		super(source, (parameter) -> new MemoryParameter(parameter, source.getDomainTypeInformation()));
		this.updates = updates();
	}

	private MemoryParameters(List<MemoryParameter> parameters) {
		super(parameters);
		this.updates = updates();
	}

	@Override
	protected MemoryParameters createFrom(List<MemoryParameter> parameters) {
		return new MemoryParameters(parameters);
	}

	private List<Integer> updates() {
		return stream().filter((parameter) -> parameter.update).map(Parameter::getIndex).toList();
	}

	boolean hasUpdate() {
		return !this.updates.isEmpty();
	}

	/**
	 * The position of the only {@link Update}.
	 * @throws IllegalArgumentException if there are several
	 */
	int updateIndex() {
		if (this.updates.size() > 1) {
			throw new IllegalArgumentException(
					"it has %d parameters of type Update; put all assignments into one".formatted(this.updates.size()));
		}
		return this.updates.get(0);
	}

	/**
	 * A parameter, which is no value if it is an {@link Update}. That of a projection is
	 * also found where results are reactive windows.
	 */
	static final class MemoryParameter extends Parameter {

		private final boolean update;

		private final boolean projection;

		MemoryParameter(MethodParameter parameter, TypeInformation<?> domainType) {
			super(parameter, domainType);
			ResolvableType type = ResolvableType.forMethodParameter(parameter);
			boolean reactive = ReactiveWrappers.supports(type.toClass());
			this.update = (reactive ? type.getGeneric(0) : type).toClass() == Update.class;
			this.projection = super.isDynamicProjectionParameter() || isOfReactiveResult(parameter);
		}

		private static boolean isOfReactiveResult(MethodParameter parameter) {
			if (parameter.getParameterType() != Class.class || parameter.getMethod() == null) {
				return false;
			}
			TypeInformation<?> result = TypeInformation.fromReturnTypeOf(parameter.getMethod());
			TypeInformation<?> wanted = TypeInformation.fromMethodParameter(parameter).getComponentType();
			return ReactiveWrappers.supports(result.getType()) && result.getComponentType() != null
					&& QueryExecutionConverters.unwrapWrapperTypes(result.getRequiredComponentType()).equals(wanted);
		}

		@Override
		public boolean isDynamicProjectionParameter() {
			return this.projection;
		}

		@Override
		public boolean isSpecialParameter() {
			return this.update || this.projection || super.isSpecialParameter();
		}

	}

}
