package io.github.springdata.memory.sample.atlas.world;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.query.Query;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

import static io.github.springdata.memory.query.Criteria.where;

/**
 * Loads the reference data before the web server takes its first request, and prints what
 * there is: counts, times, and three queries with their results and plans.
 */
@Component
class WorldStart implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(WorldStart.class);

	private final WorldLoader loader;

	private final ZoneRepository zones;

	private final TransitionRepository transitions;

	private final MemoryOperations operations;

	private final Clock clock;

	WorldStart(WorldLoader loader, ZoneRepository zones, TransitionRepository transitions, MemoryOperations operations,
			Clock clock) {
		this.loader = loader;
		this.zones = zones;
		this.transitions = transitions;
		this.operations = operations;
		this.clock = clock;
	}

	@Override
	public void afterSingletonsInstantiated() {
		logger.info("Loaded " + this.loader.load());
		Instant now = this.clock.instant();
		reportNextTransitions(now);
		reportZonesOfIndia();
		reportBerlin(now);
	}

	private void reportNextTransitions(Instant now) {
		List<String> next = this.transitions.findTop5ByAtGreaterThanOrderByAt(now)
			.stream()
			.map((transition) -> transition.zone() + " " + transition.at())
			.toList();
		Query query = Query.query(where("at").greaterThan(now)).sort(Sort.by("at")).limit(5);
		report("Next five transitions", next, query, Transition.class);
	}

	private void reportZonesOfIndia() {
		List<String> names = this.zones.findByCountry("IN", Pageable.unpaged()).map(Zone::name).getContent();
		report("Zones of India", names, Query.query(where("country").is("IN")), Zone.class);
	}

	private void reportBerlin(Instant now) {
		List<String> changes = this.transitions.findFirstByZoneAndAtGreaterThanOrderByAt("Europe/Berlin", now)
			.map((transition) -> List.of(transition.at() + " to " + Offsets.format(transition.offset())))
			.orElse(List.of());
		Query query = Query.query(where("zone").is("Europe/Berlin").and("at").greaterThan(now))
			.sort(Sort.by("at"))
			.limit(1);
		report("Next transition of Europe/Berlin", changes, query, Transition.class);
	}

	private void report(String title, List<String> results, Query query, Class<?> type) {
		String plan = this.operations.explain(query, type).toString().indent(4).stripTrailing();
		logger.info(title + ": " + String.join(", ", results) + System.lineSeparator() + "  by the plan"
				+ System.lineSeparator() + plan);
	}

}
