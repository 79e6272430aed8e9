package io.github.springdata.memory.sample.atlas.world;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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
 * Countries, their currencies and their zones.
 */
@RestController
@RequestMapping("/api/countries")
class CountryController {

	private final CountryRepository countries;

	private final CurrencyRepository currencies;

	private final ZoneRepository zones;

	private final Zones clocks;

	private final Clock clock;

	CountryController(CountryRepository countries, CurrencyRepository currencies, ZoneRepository zones, Zones clocks,
			Clock clock) {
		this.countries = countries;
		this.currencies = currencies;
		this.zones = zones;
		this.clocks = clocks;
		this.clock = clock;
	}

	@GetMapping
	Page<Country> find(@RequestParam(defaultValue = "") String name, @RequestParam @Nullable String currency,
			@PageableDefault(size = 20, sort = "name") Pageable pageable) {
		return (currency != null) ? this.countries.findByNameContainingIgnoreCaseAndCurrency(name,
				currency.toUpperCase(Locale.ROOT), pageable)
				: this.countries.findByNameContainingIgnoreCase(name, pageable);
	}

	@GetMapping("/{code}")
	Country get(@PathVariable String code) {
		String upper = code.toUpperCase(Locale.ROOT);
		return this.countries.findByCodeOrAlpha3(upper, upper).orElseThrow(() -> new UnknownException("country", code));
	}

	@GetMapping("/{code}/currencies")
	List<CurrencyUnit> currencies(@PathVariable String code) {
		return this.currencies.findByCodeInOrderByName(Stream.ofNullable(get(code).currency()).toList());
	}

	@GetMapping("/{code}/zones")
	Page<ZoneView> zones(@PathVariable String code, @PageableDefault(size = 20, sort = "name") Pageable pageable) {
		Instant now = this.clock.instant();
		return this.zones.findByCountry(get(code).code(), pageable).map((zone) -> this.clocks.view(zone, now));
	}

}
