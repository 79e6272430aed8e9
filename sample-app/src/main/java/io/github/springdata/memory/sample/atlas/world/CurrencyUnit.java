package io.github.springdata.memory.sample.atlas.world;

import io.github.springdata.memory.mapping.MemoryEntity;

import org.springframework.data.annotation.Id;

/**
 * A currency as of ISO 4217, those out of use included.
 *
 * @param code alphabetic code, for example {@code INR}
 * @param numericCode numeric code, 0 where there is none
 * @param name English name
 * @param symbol English symbol
 * @param fractionDigits digits after the decimal point, -1 for what is no money
 */
@MemoryEntity("currencies")
record CurrencyUnit(@Id String code, int numericCode, String name, String symbol, int fractionDigits) {
}
