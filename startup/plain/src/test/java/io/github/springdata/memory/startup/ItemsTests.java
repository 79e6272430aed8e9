package io.github.springdata.memory.startup;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A test without Spring.
 */
class ItemsTests {

	@Test
	void findsWhatWasSaved() {
		assertThat(List.of("name")).hasSize(1);
	}

}
