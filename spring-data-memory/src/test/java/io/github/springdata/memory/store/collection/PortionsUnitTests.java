package io.github.springdata.memory.store.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PortionsUnitTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 31, 32, 33, 64, 1000 })
	void goesThroughEachPositionOnceInOrder(int count) {
		List<Integer> positions = new ArrayList<>();
		Portions.forEach(count, (from, to) -> IntStream.range(from, to).forEach(positions::add));
		assertThat(positions).containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
	}

	@Test
	void noPortionIsLongerThanThirtyTwo() {
		List<Integer> lengths = new ArrayList<>();
		Portions.forEach(70, (from, to) -> lengths.add(to - from));
		assertThat(lengths).containsExactly(32, 32, 6);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 31, 32, 69 })
	void findsAPositionThatDoesNotMeetACondition(int odd) {
		assertThat(Portions.allMatch(70, (from, to) -> odd < from || odd >= to)).isFalse();
	}

	@Test
	void asksNoMoreOnceAPositionDoesNotMeetACondition() {
		List<Integer> asked = new ArrayList<>();
		Portions.allMatch(70, (from, to) -> asked.add(from) && false);
		assertThat(asked).containsExactly(0);
	}

	@Test
	void allOfNoneMeetACondition() {
		assertThat(Portions.allMatch(0, (from, to) -> false)).isTrue();
	}

}
