package io.github.springdata.memory.sample.atlas.world;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;

/**
 * Answers what the clocks of a zone show, from the stored transitions.
 */
@Service
public class Zones {

	private final ZoneRepository zones;

	private final TransitionRepository transitions;

	Zones(ZoneRepository zones, TransitionRepository transitions) {
		this.zones = zones;
		this.transitions = transitions;
	}

	/**
	 * Checks that a zone is there.
	 * @param name name of the zone
	 * @throws UnknownException if there is no such zone
	 */
	public void requireZone(String name) {
		if (!this.zones.existsById(name)) {
			throw new UnknownException("zone", name);
		}
	}

	/**
	 * Checks that what happens at an instant is known.
	 * @param instant the instant
	 * @throws InvalidRequestException if it lies after the last year that is stored
	 */
	public void requireKnown(Instant instant) {
		if (!instant.isBefore(World.HORIZON)) {
			throw new InvalidRequestException(instant + " is not known; give an instant before " + World.HORIZON);
		}
	}

	/**
	 * Gives the offset of a zone.
	 * @param name name of the zone
	 * @param instant when, at a time that is {@link #requireKnown known}
	 * @return the offset at that instant
	 * @throws UnknownException if there is no such zone
	 */
	public ZoneOffset offset(String name, Instant instant) {
		return ZoneOffset.ofTotalSeconds(seconds(zone(name), instant));
	}

	Zone zone(String name) {
		return this.zones.findById(name).orElseThrow(() -> new UnknownException("zone", name));
	}

	private int seconds(Zone zone, Instant instant) {
		return this.transitions.findFirstByZoneAndAtLessThanEqualOrderByAtDesc(zone.name(), instant)
			.map(Transition::offset)
			.orElse(zone.firstOffset());
	}

	Page<Zone> findByOffset(ZoneOffset offset, Instant instant, Pageable pageable) {
		int seconds = offset.getTotalSeconds();
		List<String> changed = this.transitions
			.findByOffsetAndAtLessThanEqualAndUntilGreaterThan(seconds, instant, instant)
			.stream()
			.map(Transition::zone)
			.toList();
		return this.zones.findByNameInOrFirstOffsetAndFirstTransitionIsNullOrFirstOffsetAndFirstTransitionGreaterThan(
				changed, seconds, seconds, instant, pageable);
	}

	ZoneView view(Zone zone, Instant instant) {
		return ZoneView.of(zone, seconds(zone, instant),
				this.transitions.findFirstByZoneAndAtGreaterThanOrderByAt(zone.name(), instant).orElse(null));
	}

}
