package io.github.springdata.memory.repository.equality;

import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.store.index.IndexKind;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * An entity with properties whose equality takes a closer look.
 */
class Specimen {

	@Id
	@Nullable Long id;

	@Nullable Currency currency;

	@Indexed(kind = IndexKind.HASH)
	@Nullable Currency indexedCurrency;

	@Nullable TimeZone zone;

	@Indexed(kind = IndexKind.HASH)
	@Nullable TimeZone indexedZone;

	@Nullable Class<?> kind;

	@Indexed(kind = IndexKind.HASH)
	@Nullable Class<?> indexedKind;

	@Nullable Number number;

	@Indexed(kind = IndexKind.HASH)
	@Nullable Number indexedNumber;

	@Nullable Shape shape;

	@Indexed(kind = IndexKind.HASH)
	@Nullable Shape indexedShape;

	@Nullable Token token;

	@Indexed(kind = IndexKind.HASH)
	@Nullable Token indexedToken;

	@Nullable Object anything;

	@Indexed(kind = IndexKind.HASH)
	@Nullable Object indexedAnything;

	byte @Nullable [] bytes;

	@Indexed
	byte @Nullable [] indexedBytes;

	@Indexed(unique = true, kind = IndexKind.HASH)
	byte @Nullable [] uniqueBytes;

	int @Nullable [] codes;

	@Nullable String @Nullable [] tags;

	@Nullable Object @Nullable [] mixed;

	int @Nullable [] @Nullable [] grid;

	@Nullable List<byte[]> hashes;

	@Indexed(kind = IndexKind.HASH)
	byte @Nullable [] @Nullable [] indexedHashes;

	@Nullable Signature signature;

	@Indexed(kind = IndexKind.HASH)
	@Nullable Signature indexedSignature;

	@Nullable Date date;

	@Indexed(kind = IndexKind.HASH)
	@Nullable Date hashedDate;

	@Indexed(kind = IndexKind.SORTED)
	@Nullable Date sortedDate;

	@Nullable Calendar calendar;

	@Indexed(kind = IndexKind.HASH)
	@Nullable Calendar hashedCalendar;

	@Indexed(kind = IndexKind.SORTED)
	@Nullable Calendar sortedCalendar;

	@Nullable List<Shape> shapes;

	@Nullable Map<String, Currency> prices;

}
