package io.github.springdata.memory.sample.atlas.world;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ZoneTableTests {

	@Test
	void readsDegreesAndMinutes() {
		Position berlin = ZoneTable.position("+5230+01322");
		assertThat(berlin.latitude()).isEqualTo(52.5);
		assertThat(berlin.longitude()).isCloseTo(13.3667, within(0.0001));
	}

	@Test
	void readsSecondsSouthAndWest() {
		Position rothera = ZoneTable.position("-673400-0680800");
		assertThat(rothera.latitude()).isCloseTo(-67.5667, within(0.0001));
		assertThat(rothera.longitude()).isCloseTo(-68.1333, within(0.0001));
	}

	@Test
	void namesCountriesThatTheRuntimeKnows() {
		Map<String, ZoneTable.Entry> table = ZoneTable.read();
		assertThat(table).hasSizeGreaterThan(400);
		assertThat(Set.of(Locale.getISOCountries()))
			.containsAll(table.values().stream().map(ZoneTable.Entry::country).toList());
	}

}
