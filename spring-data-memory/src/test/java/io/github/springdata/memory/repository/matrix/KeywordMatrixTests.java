package io.github.springdata.memory.repository.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.matrix.MatrixIndexes.IndexSet;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.index.IndexDefinition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.data.repository.query.parser.Part;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every keyword, plain and ignoring case, alone and joined with another condition by And
 * and Or, on every type of property that it suits, over every set of indexes: what the
 * methods of a repository find and count is what a naive evaluation of each row says. The
 * repository interfaces are generated, one for each property.
 */
class KeywordMatrixTests {

	private static final int CASES_PER_SUBSET = 5;

	private static final List<MatrixCase> CASES = MatrixCase.all();

	private static final MemoryOperations OPERATIONS = new MemoryTemplate(new MemoryStore());

	private static final Map<MatrixProperty, Class<?>> TYPES = new LinkedHashMap<>();

	private static final Map<MatrixProperty, Object> REPOSITORIES = new LinkedHashMap<>();

	private final long seed = Seeds.seed();

	private final Random random = Seeds.random(this.seed);

	private final MatrixIndexes.Present indexes = new MatrixIndexes.Present(OPERATIONS);

	@BeforeAll
	static void createRepositories() {
		MemoryRepositoryFactory factory = new MemoryRepositoryFactory(OPERATIONS);
		for (MatrixProperty property : MatrixProperty.ALL) {
			TYPES.put(property, MatrixRepositories.of(property, cases(property)));
			REPOSITORIES.put(property, factory.getRepository(TYPES.get(property)));
		}
	}

	@AfterEach
	void clear() {
		this.indexes.dropAll();
		OPERATIONS.deleteAll(Sample.class);
	}

	@Test
	void hasAtLeastTwoThousandCases() {
		assertThat(CASES.size() * IndexSet.values().length).isGreaterThanOrEqualTo(2_000);
	}

	@Test
	void hasEverySpellingOfEveryKeyword() {
		assertThat(CASES).extracting(MatrixCase::spelling)
			.containsAll(Arrays.stream(Part.Type.values()).flatMap((type) -> type.getKeywords().stream()).toList());
	}

	@ParameterizedTest
	@EnumSource
	void agreesWithTheOracle(IndexSet set) {
		List<Sample> samples = OPERATIONS.insertAll(Sample.random(this.random, 60));
		set.definitions(OPERATIONS, this.random).forEach(this.indexes::toggle);
		List<String> wrong = new ArrayList<>();
		CASES.forEach((matrixCase) -> wrong.addAll(verify(matrixCase, samples)));
		assertThat(wrong).as("-Dseed=%d, indexes %s", this.seed, set).isEmpty();
	}

	/**
	 * The subsets follow each other by one index that comes or goes.
	 */
	@Test
	void agreesOverEverySubsetOfTheIndexesOnAProperty() {
		List<Sample> samples = OPERATIONS.insertAll(Sample.random(this.random, 30));
		List<String> wrong = new ArrayList<>();
		for (MatrixProperty property : MatrixProperty.ALL) {
			List<MatrixCase> cases = cases(property);
			List<IndexDefinition> definitions = MatrixIndexes.of(OPERATIONS, property);
			for (int step = 1; step <= 1 << definitions.size(); step++) {
				for (int i = 0; i < CASES_PER_SUBSET; i++) {
					wrong.addAll(verify(cases.get(this.random.nextInt(cases.size())), samples));
				}
				this.indexes.toggle(definitions.get(Integer.numberOfTrailingZeros(step) % definitions.size()));
			}
			this.indexes.dropAll();
		}
		assertThat(wrong).as("-Dseed=%d", this.seed).isEmpty();
	}

	private List<String> verify(MatrixCase matrixCase, List<Sample> samples) {
		Class<?> type = TYPES.get(matrixCase.property());
		Object repository = REPOSITORIES.get(matrixCase.property());
		List<@Nullable Object> arguments = matrixCase.arguments(this.random, samples);
		List<Sample> expected = new ArrayList<>(samples.stream().filter(matrixCase.oracle(arguments)).toList());
		if (matrixCase.isSortedByDistance()) {
			expected.sort(MatrixKeyword.byDistance(arguments.get(0)));
		}
		Object found = MatrixRepositories.call(repository, type, "findBy" + matrixCase.predicate(), arguments);
		Object counted = MatrixRepositories.call(repository, type, "countBy" + matrixCase.predicate(), arguments);
		boolean right = expected.equals(found) && counted.equals((long) expected.size());
		return right ? List.of()
				: List.of("%s%s over %s: expected %s, found %s, counted %s".formatted(matrixCase.predicate(), arguments,
						this.indexes, MatrixRepositories.ids(expected), MatrixRepositories.ids(found), counted));
	}

	private static List<MatrixCase> cases(MatrixProperty property) {
		return CASES.stream().filter((matrixCase) -> matrixCase.property().equals(property)).toList();
	}

}
