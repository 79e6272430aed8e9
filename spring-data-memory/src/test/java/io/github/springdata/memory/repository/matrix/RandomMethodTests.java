package io.github.springdata.memory.repository.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.matrix.MatrixIndexes.IndexSet;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random combinations of conditions by And and Or, of Distinct, Top and OrderBy, of a
 * Sort, a Pageable or a Limit, over changing indexes, compared with a naive evaluation.
 */
class RandomMethodTests {

	private static final int METHODS = 100;

	private static final int ROUNDS = 2;

	private final long seed = Seeds.seed();

	private final Random random = Seeds.random(this.seed);

	private final MemoryOperations operations = new MemoryTemplate(new MemoryStore());

	@Test
	void agreeWithTheOracleOverAnyIndexes() {
		List<RandomMethod> methods = IntStream.range(0, METHODS)
			.mapToObj((number) -> RandomMethod.draw(this.random, number))
			.toList();
		MatrixRepositories generated = new MatrixRepositories("RandomSamples");
		methods.forEach((method) -> generated.define(method.name(), MatrixRepositories.SAMPLES, method.parameters()));
		Class<?> type = generated.load();
		Object repository = new MemoryRepositoryFactory(this.operations).getRepository(type);
		List<Sample> samples = this.operations.insertAll(Sample.random(this.random, 60));
		MatrixIndexes.Present indexes = new MatrixIndexes.Present(this.operations);
		List<String> wrong = new ArrayList<>();
		for (IndexSet set : IndexSet.values()) {
			set.definitions(this.operations, this.random).forEach(indexes::toggle);
			for (int round = 0; round < ROUNDS; round++) {
				methods.forEach((method) -> wrong.addAll(verify(repository, type, method, samples, indexes)));
			}
			indexes.dropAll();
		}
		assertThat(wrong).as("-Dseed=%d", this.seed).isEmpty();
	}

	private List<String> verify(Object repository, Class<?> type, RandomMethod method, List<Sample> samples,
			MatrixIndexes.Present indexes) {
		RandomMethod.Call call = method.call(this.random, samples);
		Object found = MatrixRepositories.call(repository, type, method.name(), call.arguments());
		return call.expected().equals(found) ? List.of()
				: List.of("%s%s over %s: expected %s, found %s".formatted(method.name(), call.arguments(), indexes,
						MatrixRepositories.ids(call.expected()), MatrixRepositories.ids(found)));
	}

}
