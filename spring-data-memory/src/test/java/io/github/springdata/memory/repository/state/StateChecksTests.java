package io.github.springdata.memory.repository.state;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The checks after each test find what they are made for.
 */
class StateChecksTests {

	@ParameterizedTest
	@EnumSource
	void noticesWhateverIsSharedWithACaller(Kind kind) {
		Note row = kind.create("a", 1);
		String before = ObjectGraph.describe(List.of(row));
		assertThat(ObjectGraph.describe(List.of(row))).isEqualTo(before);
		ObjectGraph.wreck(List.of(row.tags()));
		assertThat(ObjectGraph.describe(List.of(row))).isNotEqualTo(before);
	}

	@Test
	void noticesOneDateDeepInside() {
		Date shared = new Date(7);
		Part part = new Part("a");
		part.index.get("a").get(0).anything.add(new Part.Cell(new int[0][], new ArrayList<>(List.of(shared))));
		String before = ObjectGraph.describe(List.of(part));
		ObjectGraph.wreck(List.of(shared));
		assertThat(ObjectGraph.describe(List.of(part))).isNotEqualTo(before);
	}

	@Test
	void changesFieldsElementsEntriesAndArrays() {
		Part part = new Part("a");
		int[] marks = part.marks;
		Part inner = part.index.get("a").get(0);
		ObjectGraph.wreck(List.of(part));
		assertThat(part.label).isNull();
		assertThat(marks).containsOnly(0);
		assertThat(inner.due).isNull();
	}

}
