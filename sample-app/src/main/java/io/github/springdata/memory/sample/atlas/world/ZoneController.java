package io.github.springdata.memory.sample.atlas.world;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PageableDefault;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Zones, by name and by offset, as they are now or at another instant.
 */
@RestController
@RequestMapping("/api/zones")
class ZoneController {

	private final ZoneRepository zones;

	private final Zones clocks;

	private final Clock clock;

	ZoneController(ZoneRepository zones, Zones clocks, Clock clock) {
		this.zones = zones;
		this.clocks = clocks;
		this.clock = clock;
	}

	@GetMapping
	Page<ZoneView> find(@RequestParam @Nullable ZoneOffset offset, @RequestParam @Nullable ZoneOffset standardOffset,
			@RequestParam @Nullable Instant at, @PageableDefault(size = 20, sort = "name") Pageable pageable) {
		Instant instant = instant(at);
		return search(offset, standardOffset, instant, pageable).map((zone) -> this.clocks.view(zone, instant));
	}

	private Page<Zone> search(@Nullable ZoneOffset offset, @Nullable ZoneOffset standardOffset, Instant instant,
			Pageable pageable) {
		if (offset != null && standardOffset != null) {
			throw new InvalidRequestException("Give either 'offset' or 'standardOffset', not both");
		}
		if (offset != null) {
			return this.clocks.findByOffset(offset, instant, pageable);
		}
		return (standardOffset != null) ? this.zones.findByStandardOffset(standardOffset.getTotalSeconds(), pageable)
				: this.zones.findAll(pageable);
	}

	@GetMapping("/{*name}")
	ZoneView get(@PathVariable String name, @RequestParam @Nullable Instant at) {
		return this.clocks.view(this.clocks.zone(name.substring(1)), instant(at));
	}

	private Instant instant(@Nullable Instant at) {
		Instant instant = (at != null) ? at : this.clock.instant();
		this.clocks.requireKnown(instant);
		return instant;
	}

}
