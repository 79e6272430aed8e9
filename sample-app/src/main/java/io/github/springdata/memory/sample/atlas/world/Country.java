package io.github.springdata.memory.sample.atlas.world;

import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.store.index.IndexKind;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * A country as of ISO 3166.
 *
 * @param code alpha-2 code, for example {@code IN}
 * @param alpha3 alpha-3 code, for example {@code IND}
 * @param name English name
 * @param currency code of the currency in use, {@code null} where there is none
 */
@MemoryEntity("countries")
record Country(@Id String code, @Indexed(unique = true, kind = IndexKind.HASH) String alpha3,
		@Indexed(ignoreCase = true) String name, @Indexed(kind = IndexKind.HASH) @Nullable String currency) {
}
