package io.github.springdata.memory.repository.matrix;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.repository.MemoryRepository;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.type.TypeDescription.Generic;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Range;
import org.springframework.data.geo.Circle;
import org.springframework.data.geo.Distance;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Generated interfaces of repositories. They are in a package of their own, that is not
 * null-marked, so that any argument may be {@code null}.
 */
final class MatrixRepositories {

	static final Generic SAMPLES = Generic.Builder.parameterizedType(List.class, Sample.class).build();

	static final Generic NUMBER = Generic.Builder.of(long.class).build();

	private DynamicType.Builder<?> type;

	MatrixRepositories(String name) {
		this.type = new ByteBuddy()
			.makeInterface(Generic.Builder.parameterizedType(MemoryRepository.class, Sample.class, Long.class).build())
			.name("io.github.springdata.memory.repository.generated." + name);
	}

	/**
	 * An interface with two methods for each case: one that finds, and one that counts.
	 */
	static Class<?> of(MatrixProperty property, List<MatrixCase> cases) {
		MatrixRepositories repository = new MatrixRepositories("SamplesBy" + property.name());
		for (MatrixCase matrixCase : cases) {
			List<Generic> parameters = parameters(matrixCase);
			if (!matrixCase.connector().isEmpty()) {
				parameters.add(Generic.Builder.of(int.class).build());
			}
			repository.define("findBy" + matrixCase.predicate(), SAMPLES, parameters);
			repository.define("countBy" + matrixCase.predicate(), NUMBER, parameters);
		}
		return repository.load();
	}

	void define(String name, Generic result, List<Generic> parameters) {
		this.type = this.type.defineMethod(name, result, Modifier.PUBLIC | Modifier.ABSTRACT)
			.withParameters(parameters)
			.withoutCode();
	}

	Class<?> load() {
		return this.type.make()
			.load(MatrixRepositories.class.getClassLoader(), ClassLoadingStrategy.Default.INJECTION)
			.getLoaded();
	}

	/**
	 * The types of the parameters of a condition.
	 */
	static List<Generic> parameters(MatrixCase matrixCase) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(matrixCase.property().type());
		List<Generic> parameters = new ArrayList<>();
		for (int i = 0; i < matrixCase.keyword().parameters; i++) {
			parameters.add(switch (matrixCase.keyword()) {
				case IN, NOT_IN -> parameterized(Collection.class, type);
				case RANGE -> parameterized(Range.class, type);
				case EXISTS -> Generic.Builder.of(Boolean.class).build();
				case NEAR -> Generic.Builder.of((i == 0) ? type : Distance.class).build();
				case WITHIN -> Generic.Builder.of(Circle.class).build();
				default -> Generic.Builder.of(type).build();
			});
		}
		return parameters;
	}

	private static Generic parameterized(Class<?> raw, Type argument) {
		return Generic.Builder.parameterizedType(raw, argument).build();
	}

	static Object call(Object repository, Class<?> type, String name, List<? extends @Nullable Object> arguments) {
		Method method = Arrays.stream(type.getDeclaredMethods())
			.filter((candidate) -> candidate.getName().equals(name)
					&& candidate.getParameterCount() == arguments.size())
			.findAny()
			.orElseThrow();
		return Objects.requireNonNull(ReflectionUtils.invokeMethod(method, repository, arguments.toArray()));
	}

	static List<Long> ids(Object samples) {
		return ((List<?>) samples).stream().map((sample) -> ((Sample) sample).id()).toList();
	}

}
