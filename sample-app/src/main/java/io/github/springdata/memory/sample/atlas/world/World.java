package io.github.springdata.memory.sample.atlas.world;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The reference data, taken from the Java runtime and not stored yet. Each list is sorted
 * by code, or by zone and time.
 *
 * @param countries every country the runtime has
 * @param currencies every currency the runtime has
 * @param zones every zone the runtime has
 * @param transitions every transition of these zones before {@link #HORIZON}
 */
record World(List<Country> countries, List<CurrencyUnit> currencies, List<Zone> zones, List<Transition> transitions) {

	/**
	 * Where the transitions end: nothing from here on is known.
	 */
	static final Instant HORIZON = Instant.parse("2101-01-01T00:00:00Z");

	/**
	 * Asks the runtime for all it has.
	 * @param now the instant that standard offsets are taken at
	 * @return the world
	 */
	static World of(Instant now) {
		Map<String, ZoneTable.Entry> table = ZoneTable.read();
		List<Zone> zones = new ArrayList<>();
		List<Transition> transitions = new ArrayList<>();
		ZoneId.getAvailableZoneIds().stream().sorted().forEach((name) -> {
			ZoneRules rules = ZoneId.of(name).getRules();
			zones.add(zone(name, rules, table.get(name), now));
			addTransitions(name, rules, transitions);
		});
		return new World(readCountries(), readCurrencies(), zones, transitions);
	}

	private static List<Country> readCountries() {
		return Arrays.stream(Locale.getISOCountries()).sorted().map(World::country).toList();
	}

	private static Country country(String code) {
		Locale locale = new Locale.Builder().setRegion(code).build();
		Currency currency = Currency.getInstance(locale);
		return new Country(code, locale.getISO3Country(), locale.getDisplayCountry(Locale.ENGLISH),
				(currency != null) ? currency.getCurrencyCode() : null);
	}

	private static List<CurrencyUnit> readCurrencies() {
		return Currency.getAvailableCurrencies()
			.stream()
			.map(World::currency)
			.sorted(Comparator.comparing(CurrencyUnit::code))
			.toList();
	}

	private static CurrencyUnit currency(Currency currency) {
		return new CurrencyUnit(currency.getCurrencyCode(), currency.getNumericCode(),
				currency.getDisplayName(Locale.ENGLISH), currency.getSymbol(Locale.ENGLISH),
				currency.getDefaultFractionDigits());
	}

	private static Zone zone(String name, ZoneRules rules, ZoneTable.@Nullable Entry entry, Instant now) {
		ZoneOffsetTransition first = rules.nextTransition(Instant.MIN);
		return new Zone(name, (entry != null) ? entry.country() : null, (entry != null) ? entry.position() : null,
				rules.getStandardOffset(now).getTotalSeconds(), rules.getOffset(Instant.MIN).getTotalSeconds(),
				(first != null) ? first.getInstant() : null);
	}

	private static void addTransitions(String zone, ZoneRules rules, List<Transition> target) {
		ZoneOffsetTransition current = rules.nextTransition(Instant.MIN);
		while (current != null && current.getInstant().isBefore(HORIZON)) {
			ZoneOffsetTransition next = rules.nextTransition(current.getInstant());
			target.add(transition(zone, rules, current, (next != null) ? next.getInstant() : Instant.MAX));
			current = next;
		}
	}

	private static Transition transition(String zone, ZoneRules rules, ZoneOffsetTransition transition, Instant until) {
		Instant at = transition.getInstant();
		return new Transition(null, zone, at, at.atOffset(ZoneOffset.UTC).getYear(),
				transition.getOffsetBefore().getTotalSeconds(), transition.getOffsetAfter().getTotalSeconds(),
				rules.isDaylightSavings(at), until);
	}

}
