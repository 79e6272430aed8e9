package io.github.springdata.memory.store.index;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import io.github.springdata.memory.Seeds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Equality}.
 */
class EqualityTests {

	record Plain(String text, int number, List<String> list) {
	}

	record WithArray(byte[] bytes) {
	}

	record Nested(@Nullable WithArray inner, Optional<byte[]> other) {
	}

	record WithOpaque(Opaque opaque) {
	}

	record OfAnything(@Nullable Object anything) {
	}

	record OwnEquals(byte[] bytes) {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof OwnEquals own && Arrays.equals(this.bytes, own.bytes);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(this.bytes);
		}

	}

	static class Opaque {

	}

	static class HalfDefined {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof HalfDefined;
		}

	}

	abstract static class Open {

	}

	sealed interface Closed permits First, Second {

	}

	record First(int number) implements Closed {
	}

	static final class Second implements Closed {

	}

	sealed interface Hopeless permits Only {

	}

	static final class Only implements Hopeless {

	}

	static final class Ordered implements Comparable<Ordered> {

		@Override
		public int compareTo(Ordered other) {
			return 0;
		}

	}

	@Test
	void declaredTypesSayWhetherEqualityIsPossible() {
		for (Class<?> type : List.<Class<?>>of(int.class, String.class, Currency.class, TimeZone.class, Class.class,
				Number.class, Open.class, Closed.class, Object.class, Comparable.class, byte[].class, Object[][].class,
				Locale.class, Plain.class, WithArray.class, Nested.class, OfAnything.class, OwnEquals.class,
				Thread.State.class, Enum.class, Record.class, Collection.class, CharSequence.class)) {
			assertThat(Equality.isPossible(type)).as("%s", type).isTrue();
		}
		for (Class<?> type : List.<Class<?>>of(Opaque.class, Opaque[].class, WithOpaque.class, HalfDefined.class,
				Hopeless.class, Ordered.class, AtomicInteger.class, Pattern.class, Thread.class)) {
			assertThat(Equality.isPossible(type)).as("%s", type).isFalse();
		}
		assertThat(Equality.reason(WithOpaque.class)).contains("'opaque'", "no equals method");
		assertThat(Equality.reason(HalfDefined.class)).contains("no hashCode method");
	}

	@Test
	void fewTypesNeedALookAtEachValue() {
		for (Class<?> type : List.<Class<?>>of(int.class, Long.class, String.class, Currency.class, Class.class,
				Plain.class, OwnEquals.class, Thread.State.class, Enum.class, First.class)) {
			assertThat(Equality.isNatural(type)).as("%s", type).isTrue();
		}
		for (Class<?> type : List.<Class<?>>of(BigDecimal.class, Number.class, Record.class, WithArray.class,
				Nested.class, OfAnything.class, byte[].class, List.class, Closed.class)) {
			assertThat(Equality.isNatural(type)).as("%s", type).isFalse();
		}
	}

	@Test
	void equalValuesHaveEqualKeysAndOthersNot() {
		assertEqual(1, 1L, (short) 1, (byte) 1, 1.0, 1.0f, BigInteger.ONE, new BigDecimal("1.000"));
		assertEqual(0.1, 0.1f, new BigDecimal("0.10"));
		assertEqual(Long.MAX_VALUE, BigInteger.valueOf(Long.MAX_VALUE), new BigDecimal("9223372036854775807.0"));
		assertEqual(BigInteger.ONE.shiftLeft(70), new BigDecimal(BigInteger.ONE.shiftLeft(70)));
		assertEqual(Double.NaN, Float.NaN);
		assertEqual('a', "a");
		assertEqual(new int[] { 1, 2 }, new Integer[] { 1, 2 }, new long[] { 1, 2 }, new Object[] { 1, 2.0 });
		assertEqual(List.of("a", new byte[] { 1 }), new LinkedList<>(List.of("a", new byte[] { 1 })));
		assertEqual(Set.of("a", 1), new HashSet<>(List.of(1L, "a")));
		assertEqual(Map.of("a", new byte[] { 1 }), new TreeMap<>(Map.of("a", new byte[] { 1 })));
		assertEqual(new Nested(new WithArray(new byte[] { 1 }), Optional.of(new byte[] { 2 })),
				new Nested(new WithArray(new byte[] { 1 }), Optional.of(new byte[] { 2 })));
		assertEqual(new OfAnything(null), new OfAnything(null));
		assertDifferent(0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, "0", List.of(0), Set.of(0), Optional.of(0),
				new int[] { 0 }, new int[] { 0, 0 }, new int[0][], new OfAnything(0), new OfAnything(0L),
				new OfAnything(new int[] { 0 }), Map.of(0, 0), new WithArray(new byte[] { 0 }),
				new WithArray(new byte[] { 1 }), 0.1 + 0.2, 0.3, 1.2345678901234567E18, 1234567890123456768L, 9.0E18,
				Long.MAX_VALUE);
	}

	@Test
	void keysAreCopies() {
		byte[] bytes = { 1 };
		List<Object> list = new ArrayList<>(List.of(bytes));
		Object key = Equality.key(list);
		bytes[0] = 2;
		list.add(3);
		assertThat(key).isEqualTo(Equality.key(List.of(new byte[] { 1 }))).isEqualTo(Equality.key(key));
	}

	@Test
	void valuesThatSayNothingAreRefused() {
		for (Object value : new Object[] { new Opaque(), new Object(), new Second(), new WithOpaque(new Opaque()),
				new OfAnything(new Opaque()), List.of(new Opaque()), new Object[] { 1, new Opaque() },
				Thread.currentThread(), new AtomicInteger(), (Runnable) () -> {
				} }) {
			assertThat(Equality.isDefinedFor(value)).isFalse();
			assertThatExceptionOfType(IncomparableValueException.class).isThrownBy(() -> Equality.key(value))
				.withMessageContaining("no equals method");
			assertThatExceptionOfType(IncomparableValueException.class).isThrownBy(() -> Equality.equal(value, value));
			assertThat(Equality.equal(value, "a")).isFalse();
			assertThat(Equality.keyOrValue(value)).isSameAs(value);
		}
	}

	@Test
	void endlessValuesAreRefused() {
		Object[] endless = new Object[1];
		endless[0] = endless;
		assertThatExceptionOfType(IncomparableValueException.class).isThrownBy(() -> Equality.key(endless))
			.withMessageContaining("nested more than 100 levels deep");
	}

	@Test
	void keysOfRandomArraysAgreeWithTheirContents() {
		long seed = Seeds.seed();
		Random random = Seeds.random(seed);
		for (int i = 0; i < 2_000; i++) {
			byte[] left = bytes(random);
			byte[] right = bytes(random);
			boolean same = Arrays.equals(left, right);
			assertThat(Equality.equal(left, right)).as("-Dseed=%d", seed).isEqualTo(same);
			assertThat(Equality.key(left).equals(Equality.key(right))).as("-Dseed=%d", seed).isEqualTo(same);
			assertThat(Equality.key(new WithArray(left)).equals(Equality.key(new WithArray(right))))
				.as("-Dseed=%d", seed)
				.isEqualTo(same);
			assertThat(Equality.key(left).equals(Equality.key(boxed(right)))).as("-Dseed=%d", seed).isEqualTo(same);
			assertThat(((ArrayKey) Equality.key(left)).compareTo((ArrayKey) Equality.key(right)) == 0)
				.as("-Dseed=%d", seed)
				.isEqualTo(same);
		}
	}

	private static byte[] bytes(Random random) {
		byte[] bytes = new byte[random.nextInt(3)];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (random.nextInt(3) - 1);
		}
		return bytes;
	}

	private static Object[] boxed(byte[] bytes) {
		Object[] boxed = new Object[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			boxed[i] = (i % 2 == 0) ? (Object) bytes[i] : (long) bytes[i];
		}
		return boxed;
	}

	private static void assertEqual(Object... values) {
		for (Object left : values) {
			for (Object right : values) {
				assertThat(Equality.equal(left, right)).as("%s and %s", left, right).isTrue();
				assertThat(Equality.key(left)).as("%s and %s", left, right)
					.isEqualTo(Equality.key(right))
					.hasSameHashCodeAs(Equality.key(right));
			}
		}
	}

	private static void assertDifferent(Object... values) {
		for (int i = 0; i < values.length; i++) {
			for (int j = 0; j < values.length; j++) {
				assertThat(Equality.equal(values[i], values[j])).as("%s and %s", values[i], values[j])
					.isEqualTo(i == j);
				assertThat(Equality.key(values[i]).equals(Equality.key(values[j]))).isEqualTo(i == j);
			}
		}
	}

	@Test
	void ordersNumbersThatHaveNoDecimalValueAmongAllOthers() {
		List<Number> ascending = List.of(Double.NEGATIVE_INFINITY, new BigDecimal("-1e400"), -1L,
				new BigDecimal("-1e-400"), -0.0, 0L, new BigDecimal("1e-400"), 1L, new BigDecimal("1e400"),
				Double.POSITIVE_INFINITY, Double.NaN);
		for (int i = 0; i < ascending.size(); i++) {
			for (int j = 0; j < ascending.size(); j++) {
				NumberOrderKey left = new NumberOrderKey(NumberKeys.of(ascending.get(i)));
				NumberOrderKey right = new NumberOrderKey(NumberKeys.of(ascending.get(j)));
				assertThat(Integer.signum(left.compareTo(right))).as("%s and %s", left, right)
					.isEqualTo(Integer.compare(i, j));
			}
		}
	}

}
