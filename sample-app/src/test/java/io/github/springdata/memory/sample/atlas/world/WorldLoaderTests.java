package io.github.springdata.memory.sample.atlas.world;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.springdata.memory.boot.test.DataMemoryTest;
import io.github.springdata.memory.sample.atlas.FixedClock;
import io.github.springdata.memory.sample.atlas.Seeds;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Loads the world in a slice that has repositories only, and compares what they find with
 * what the Java runtime says.
 */
@DataMemoryTest
@Import({ WorldLoader.class, Zones.class, FixedClock.class })
class WorldLoaderTests {

	@Autowired
	private WorldLoader loader;

	@Autowired
	private CountryRepository countries;

	@Autowired
	private CurrencyRepository currencies;

	@Autowired
	private ZoneRepository zones;

	@Autowired
	private TransitionRepository transitions;

	@Autowired
	private Zones clocks;

	private LoadSummary summary;

	@BeforeEach
	void load() {
		this.summary = this.loader.load();
	}

	@Test
	void loadsAllThatTheRuntimeHas() {
		assertThat(this.countries.count()).isEqualTo(Locale.getISOCountries().length)
			.isEqualTo(this.summary.countries());
		assertThat(this.currencies.count()).isEqualTo(Currency.getAvailableCurrencies().size())
			.isEqualTo(this.summary.currencies());
		assertThat(this.zones.count()).isEqualTo(ZoneId.getAvailableZoneIds().size()).isEqualTo(this.summary.zones());
		assertThat(this.transitions.count()).isEqualTo(this.summary.transitions()).isGreaterThan(60_000);
	}

	@Test
	void cannotLoadTwice() {
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.loader.load());
	}

	@Test
	void knowsTheRupeeOfIndia() {
		assertThat(this.countries.findByCodeOrAlpha3("IND", "IND")).get()
			.isEqualTo(new Country("IN", "IND", "India", "INR"));
		assertThat(this.currencies.findByCodeInOrderByName(List.of("INR"))).singleElement()
			.extracting(CurrencyUnit::name)
			.isEqualTo("Indian Rupee");
	}

	@Test
	void findsCountriesByAnyPartOfTheirName() {
		Page<Country> found = this.countries.findByNameContainingIgnoreCase("UNITED", PageRequest.of(0, 2));
		assertThat(found.getTotalElements()).isEqualTo(
				this.countries.findAll().stream().filter((country) -> country.name().contains("United")).count());
		assertThat(found.getContent()).hasSize(2);
	}

	@Test
	void placesZonesInCountries() {
		assertThat(this.zones.findByCountry("DE", Pageable.unpaged())).extracting(Zone::name)
			.containsExactly("Europe/Berlin", "Europe/Busingen");
		assertThat(this.zones.countByCountryIsNotNull()).isGreaterThan(400).isLessThan(this.zones.count());
	}

	@Test
	void knowsWhenBerlinChangedItsClocks() {
		Instant from = Instant.parse("2025-01-01T00:00:00Z");
		Instant to = Instant.parse("2025-12-31T23:59:59Z");
		assertThat(this.transitions.findByZoneAndAtBetween("Europe/Berlin", from, to, PageRequest.of(0, 10)))
			.extracting(Transition::at, Transition::previousOffset, Transition::offset, Transition::daylightSaving)
			.containsExactly(change("2025-03-30T01:00:00Z", 3600, 7200, true),
					change("2025-10-26T01:00:00Z", 7200, 3600, false));
	}

	private static Tuple change(String at, int before, int after, boolean daylightSaving) {
		return tuple(Instant.parse(at), before, after, daylightSaving);
	}

	@Test
	void countsTransitionsByYearAsTheRulesHaveThem() {
		Map<Integer, Long> expected = new TreeMap<>();
		ZoneId.getAvailableZoneIds().forEach((name) -> countNaively(name, expected));
		Map<Integer, Long> actual = IntStream.rangeClosed(1800, 2100)
			.filter((year) -> this.transitions.countByYear(year) > 0)
			.boxed()
			.collect(Collectors.toMap((year) -> year, this.transitions::countByYear));
		assertThat(actual).containsExactlyInAnyOrderEntriesOf(expected);
	}

	private static void countNaively(String zone, Map<Integer, Long> counts) {
		ZoneRules rules = ZoneId.of(zone).getRules();
		ZoneOffsetTransition transition = rules.nextTransition(Instant.parse("0001-01-01T00:00:00Z"));
		while (transition != null && transition.getInstant().atOffset(ZoneOffset.UTC).getYear() <= 2100) {
			counts.merge(transition.getInstant().atOffset(ZoneOffset.UTC).getYear(), 1L, Long::sum);
			transition = rules.nextTransition(transition.getInstant());
		}
	}

	@Test
	void tellsTheOffsetThatTheRulesTell() {
		long seed = Seeds.seed();
		Random random = Seeds.random(seed);
		List<String> names = ZoneId.getAvailableZoneIds().stream().sorted().toList();
		for (int i = 0; i < 2000; i++) {
			String name = names.get(random.nextInt(names.size()));
			Instant instant = anyInstant(random);
			assertThat(this.clocks.offset(name, instant)).as("%s at %s, -Dseed=%d", name, instant, seed)
				.isEqualTo(ZoneId.of(name).getRules().getOffset(instant));
		}
	}

	@Test
	void findsTheZonesThatHaveAnOffset() {
		long seed = Seeds.seed();
		Random random = Seeds.random(seed);
		for (int hours = -12; hours <= 14; hours++) {
			ZoneOffset offset = ZoneOffset.ofHours(hours);
			Instant instant = anyInstant(random);
			assertThat(this.clocks.findByOffset(offset, instant, Pageable.unpaged())).extracting(Zone::name)
				.as("%s at %s, -Dseed=%d", offset, instant, seed)
				.containsExactlyInAnyOrderElementsOf(zonesOf(offset, instant));
		}
	}

	private static List<String> zonesOf(ZoneOffset offset, Instant instant) {
		return ZoneId.getAvailableZoneIds()
			.stream()
			.filter((name) -> ZoneId.of(name).getRules().getOffset(instant).equals(offset))
			.toList();
	}

	private static Instant anyInstant(Random random) {
		long first = Instant.parse("1850-01-01T00:00:00Z").getEpochSecond();
		return Instant.ofEpochSecond(first + (long) (random.nextDouble() * (World.HORIZON.getEpochSecond() - first)));
	}

}
