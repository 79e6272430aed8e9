package io.github.springdata.memory.repository.query;

import java.util.List;
import java.util.stream.LongStream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code First} and {@code Top}, which limit whatever the method does.
 */
class TopQueryIntegrationTests {

	private final Stones stones = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore()))
		.getRepository(Stones.class);

	@BeforeEach
	void insertStones() {
		this.stones
			.insertAll(LongStream.rangeClosed(1, 10).mapToObj((id) -> new Stone(id, id * 7 % 10, id < 10)).toList());
	}

	@Test
	void countsNoMoreThanTheFirst() {
		assertThat(this.stones.countTop3ByHeavyTrue()).isEqualTo(3);
		assertThat(this.stones.countTop3ByHeavyFalse()).isEqualTo(1);
	}

	@Test
	void looksForOneAmongTheFirst() {
		assertThat(this.stones.existsTop3ByHeavyTrue()).isTrue();
		assertThat(this.stones.existsFirstByWeight(100)).isFalse();
	}

	@Test
	void deletesTheFirstOfTheOrder() {
		assertThat(this.stones.deleteTop2ByHeavyTrueOrderByWeightDesc()).extracting(Stone::weight)
			.containsExactly(9L, 8L);
		assertThat(this.stones.removeFirst3ByHeavyTrue()).isEqualTo(3);
		assertThat(this.stones.count()).isEqualTo(5);
	}

	@Test
	void aSortSaysWhichAreTheFirst() {
		assertThat(this.stones.findTop3ByHeavyTrue(Sort.by("weight").descending())).extracting(Stone::weight)
			.containsExactly(9L, 8L, 7L);
	}

	@Test
	void aLimitCutsThemAgain() {
		assertThat(this.stones.findTop3ByHeavyTrueOrderByWeight(Limit.of(2))).extracting(Stone::weight)
			.containsExactly(1L, 2L);
		assertThat(this.stones.findTop3ByHeavyTrueOrderByWeight(Limit.of(7))).hasSize(3);
		assertThat(this.stones.findTop3ByHeavyTrueOrderByWeight(Limit.unlimited())).hasSize(3);
	}

	@Test
	void pagesAreCutOutOfThem() {
		assertThat(this.stones.findFirst3ByHeavyTrueOrderByWeight(PageRequest.of(0, 2))).extracting(Stone::weight)
			.containsExactly(1L, 2L);
		assertThat(this.stones.findFirst3ByHeavyTrueOrderByWeight(PageRequest.of(1, 2))).extracting(Stone::weight)
			.containsExactly(3L);
		assertThat(this.stones.findFirst3ByHeavyTrueOrderByWeight(PageRequest.of(2, 2))).isEmpty();
	}

	record Stone(@Id long id, long weight, boolean heavy) {

	}

	interface Stones extends MemoryRepository<Stone, Long> {

		long countTop3ByHeavyTrue();

		long countTop3ByHeavyFalse();

		boolean existsTop3ByHeavyTrue();

		boolean existsFirstByWeight(long weight);

		List<Stone> deleteTop2ByHeavyTrueOrderByWeightDesc();

		long removeFirst3ByHeavyTrue();

		List<Stone> findTop3ByHeavyTrue(Sort sort);

		List<Stone> findTop3ByHeavyTrueOrderByWeight(Limit limit);

		List<Stone> findFirst3ByHeavyTrueOrderByWeight(Pageable page);

	}

}
