package io.github.springdata.memory.sample.atlas.world;

import java.time.Clock;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores the reference data. All of it becomes visible at once, or none.
 */
@Component
class WorldLoader {

	private final CountryRepository countries;

	private final CurrencyRepository currencies;

	private final ZoneRepository zones;

	private final TransitionRepository transitions;

	private final Clock clock;

	WorldLoader(CountryRepository countries, CurrencyRepository currencies, ZoneRepository zones,
			TransitionRepository transitions, Clock clock) {
		this.countries = countries;
		this.currencies = currencies;
		this.zones = zones;
		this.transitions = transitions;
		this.clock = clock;
	}

	/**
	 * Reads the world from the Java runtime and stores it, in one transaction.
	 * @return how much there was, and how long it took
	 */
	@Transactional
	public LoadSummary load() {
		long started = System.nanoTime();
		World world = World.of(this.clock.instant());
		long read = System.nanoTime();
		this.countries.insertAll(world.countries());
		this.currencies.insertAll(world.currencies());
		this.zones.insertAll(world.zones());
		this.transitions.insertAll(world.transitions());
		return LoadSummary.of(world, read - started, System.nanoTime() - read);
	}

}
