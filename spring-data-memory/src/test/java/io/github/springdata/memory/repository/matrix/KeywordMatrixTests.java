package io.github.springdata.memory.repository.matrix;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription.Generic;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every keyword, plain and ignoring case, alone and joined with another condition by And
 * and Or, on every type of property that it suits, over every set of indexes: what the
 * methods of a repository find and count is what a naive evaluation of each row says. The
 * repository interfaces are generated, one for each property.
 */
class KeywordMatrixTests {

	private static final List<MatrixCase> CASES = MatrixCase.all();

	private static final Map<MatrixProperty, Class<?>> REPOSITORIES = repositories();

	@Test
	void hasAtLeastTwoThousandCases() {
		assertThat(CASES.size() * IndexSet.values().length).isGreaterThanOrEqualTo(2_000);
	}

	@ParameterizedTest
	@EnumSource
	void agreesWithTheOracle(IndexSet indexes) {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		List<Sample> samples = Sample.random(random, 60);
		MemoryOperations operations = new MemoryTemplate(new MemoryStore());
		operations.insertAll(samples);
		indexes.add(operations);
		List<String> wrong = new ArrayList<>();
		REPOSITORIES.forEach((property, type) -> {
			Object repository = new MemoryRepositoryFactory(operations).getRepository(type);
			cases(property)
				.forEach((matrixCase) -> wrong.addAll(verify(repository, type, matrixCase, random, samples)));
		});
		assertThat(wrong).as("seed %d, indexes %s", seed, indexes).isEmpty();
	}

	private static List<String> verify(Object repository, Class<?> type, MatrixCase matrixCase, Random random,
			List<Sample> samples) {
		List<Object> arguments = matrixCase.arguments(random, samples);
		List<Sample> expected = samples.stream().filter(matrixCase.oracle(arguments)).toList();
		Object found = call(repository, type, "findBy" + matrixCase.predicate(), arguments);
		Object counted = call(repository, type, "countBy" + matrixCase.predicate(), arguments);
		boolean right = expected.equals(found) && counted.equals((long) expected.size());
		return right ? List.of() : List.of("%s%s: expected %s, found %s, counted %s".formatted(matrixCase.predicate(),
				arguments, ids(expected), ids(found), counted));
	}

	private static List<Long> ids(Object samples) {
		return ((List<?>) samples).stream().map((sample) -> ((Sample) sample).id()).toList();
	}

	private static Object call(Object repository, Class<?> type, String name, List<Object> arguments) {
		Method method = Arrays.stream(type.getDeclaredMethods())
			.filter((candidate) -> candidate.getName().equals(name))
			.findAny()
			.orElseThrow();
		return Objects.requireNonNull(ReflectionUtils.invokeMethod(method, repository, arguments.toArray()));
	}

	private static List<MatrixCase> cases(MatrixProperty property) {
		return CASES.stream().filter((matrixCase) -> matrixCase.property().equals(property)).toList();
	}

	private static Map<MatrixProperty, Class<?>> repositories() {
		Map<MatrixProperty, Class<?>> repositories = new LinkedHashMap<>();
		MatrixProperty.ALL.forEach((property) -> repositories.put(property, repository(property)));
		return repositories;
	}

	private static Class<?> repository(MatrixProperty property) {
		DynamicType.Builder<?> type = new ByteBuddy()
			.makeInterface(Generic.Builder.parameterizedType(MemoryRepository.class, Sample.class, Long.class).build())
			.name(KeywordMatrixTests.class.getPackageName() + ".SamplesBy" + property.name());
		Generic list = Generic.Builder.parameterizedType(List.class, Sample.class).build();
		for (MatrixCase matrixCase : cases(property)) {
			type = define(type, "findBy", list, matrixCase);
			type = define(type, "countBy", Generic.Builder.of(long.class).build(), matrixCase);
		}
		return type.make()
			.load(KeywordMatrixTests.class.getClassLoader(), ClassLoadingStrategy.Default.INJECTION)
			.getLoaded();
	}

	private static DynamicType.Builder<?> define(DynamicType.Builder<?> type, String subject, Generic result,
			MatrixCase matrixCase) {
		List<TypeDefinition> parameters = new ArrayList<>();
		for (int i = 0; i < matrixCase.keyword().parameters; i++) {
			parameters.add(parameter(matrixCase));
		}
		if (!matrixCase.connector().isEmpty()) {
			parameters.add(Generic.Builder.of(int.class).build());
		}
		return type.defineMethod(subject + matrixCase.predicate(), result, Modifier.PUBLIC | Modifier.ABSTRACT)
			.withParameters(parameters)
			.withoutCode();
	}

	private static Generic parameter(MatrixCase matrixCase) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(matrixCase.property().type());
		return matrixCase.keyword().takesList() ? Generic.Builder.parameterizedType(Collection.class, type).build()
				: Generic.Builder.of(type).build();
	}

	/**
	 * Which indexes there are.
	 */
	enum IndexSet {

		/** None. */
		NONE,

		/** A hash index on every property. */
		HASH,

		/** A sorted index on every property. */
		SORTED,

		/** Both kinds on every property. */
		BOTH,

		/** Indexes that ignore case on every text, of both kinds. */
		IGNORE_CASE,

		/** Compound indexes on every property and the number, both ways round. */
		COMPOUND;

		void add(MemoryOperations operations) {
			for (MatrixProperty property : MatrixProperty.ALL) {
				if (this == HASH || this == BOTH) {
					add(operations, IndexKind.HASH, false, property);
				}
				if (this == SORTED || this == BOTH) {
					add(operations, IndexKind.SORTED, false, property);
				}
				if (this == IGNORE_CASE && property.isText()) {
					add(operations, IndexKind.HASH, true, property);
					add(operations, IndexKind.SORTED, true, property);
				}
				if (this == COMPOUND && !property.several() && !property.name().equals("Number")) {
					MatrixProperty number = MatrixProperty.ALL.get(2);
					add(operations, IndexKind.SORTED, false, property, number);
					add(operations, IndexKind.SORTED, false, number, property);
					add(operations, IndexKind.HASH, false, property, number);
				}
			}
		}

		private static void add(MemoryOperations operations, IndexKind kind, boolean ignoreCase,
				MatrixProperty... properties) {
			List<IndexedProperty> indexed = Arrays.stream(properties)
				.map((property) -> indexed(operations, property, ignoreCase))
				.toList();
			String name = kind + " on " + indexed.stream().map(IndexedProperty::path).toList();
			operations.getStore().addIndex("sample", IndexDefinition.of(name, kind, false, indexed));
		}

		private static IndexedProperty indexed(MemoryOperations operations, MatrixProperty property,
				boolean ignoreCase) {
			PathReader path = operations.getMappingContext().getEntity(Sample.class).getPath(property.path());
			boolean folded = ignoreCase && property.isText();
			return path.isMultiValued() ? IndexedProperty.ofEach(path.path(), folded, path.type(), path::readEach)
					: new IndexedProperty(path.path(), folded, path.type(), path::read);
		}

	}

}
