package io.github.springdata.memory.jpa.support;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.FindOption;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockOption;
import jakarta.persistence.PessimisticLockScope;
import jakarta.persistence.RefreshOption;
import jakarta.persistence.Timeout;
import org.hibernate.FlushMode;
import org.hibernate.jpa.HibernateHints;
import org.hibernate.jpa.SpecHints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

class HintsTests {

	private final EntityGraph<?> graph = (EntityGraph<?>) Proxy.newProxyInstance(getClass().getClassLoader(),
			new Class<?>[] { EntityGraph.class }, (proxy, method, arguments) -> null);

	@Test
	void nothingIsGivenAtFirst() {
		assertThat(Hints.NONE.lockMode()).isNull();
		assertThat(Hints.NONE.lockTimeout()).isNull();
		assertThat(Hints.NONE.lockScope()).isNull();
		assertThat(Hints.NONE.queryTimeout()).isNull();
		assertThat(Hints.NONE.graph()).isNull();
		assertThat(Hints.NONE.retrieveMode()).isNull();
		assertThat(Hints.NONE.storeMode()).isNull();
		assertThat(Hints.NONE.flushMode()).isNull();
		assertThat(Hints.NONE.asMap()).isEmpty();
	}

	@Test
	void lockTimeoutsAreNumbersOfMilliseconds() {
		assertThat(with(SpecHints.HINT_SPEC_LOCK_TIMEOUT, 500).lockTimeout()).isEqualTo(500);
		assertThat(with(SpecHints.HINT_SPEC_LOCK_TIMEOUT, 500L).lockTimeout()).isEqualTo(500);
		assertThat(with(SpecHints.HINT_SPEC_LOCK_TIMEOUT, " 500 ").lockTimeout()).isEqualTo(500);
		assertThat(with(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeout.seconds(2)).lockTimeout()).isEqualTo(2000);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1, -2 })
	void lockTimeoutsMayMeanNoWaitOrAnEndlessOneOrToSkipWhatIsLocked(int timeout) {
		assertThat(with(SpecHints.HINT_SPEC_LOCK_TIMEOUT, timeout).lockTimeout()).isEqualTo(timeout);
	}

	@Test
	void lockScopesAreConstantsOrTheirNames() {
		assertThat(with(SpecHints.HINT_SPEC_LOCK_SCOPE, PessimisticLockScope.EXTENDED).lockScope())
			.isEqualTo(PessimisticLockScope.EXTENDED);
		assertThat(with(SpecHints.HINT_SPEC_LOCK_SCOPE, "normal").lockScope()).isEqualTo(PessimisticLockScope.NORMAL);
	}

	@Test
	void queryTimeoutsAreMillisecondsOrHibernatesSeconds() {
		assertThat(with(SpecHints.HINT_SPEC_QUERY_TIMEOUT, 500).queryTimeout()).isEqualTo(500);
		assertThat(with(HibernateHints.HINT_TIMEOUT, "3").queryTimeout()).isEqualTo(3000);
		assertThat(with(HibernateHints.HINT_TIMEOUT, Integer.MAX_VALUE).queryTimeout()).isEqualTo(Integer.MAX_VALUE);
	}

	@Test
	void aQueryTimeoutOfZeroIsNoLimit() {
		assertThat(with(SpecHints.HINT_SPEC_QUERY_TIMEOUT, 0).queryTimeout()).isNull();
	}

	@Test
	void theLaterQueryTimeoutCounts() {
		Hints hints = with(SpecHints.HINT_SPEC_QUERY_TIMEOUT, 500).with(HibernateHints.HINT_TIMEOUT, 1);
		assertThat(hints.queryTimeout()).isEqualTo(1000);
		assertThat(hints.with(SpecHints.HINT_SPEC_QUERY_TIMEOUT, 7).queryTimeout()).isEqualTo(7);
	}

	@Test
	void graphsAreFetchGraphsOrLoadGraphs() {
		GraphHint fetch = with(SpecHints.HINT_SPEC_FETCH_GRAPH, this.graph).graph();
		assertThat(fetch.value()).isSameAs(this.graph);
		assertThat(fetch.fetch()).isTrue();
		GraphHint load = with(SpecHints.HINT_SPEC_LOAD_GRAPH, this.graph).graph();
		assertThat(load.fetch()).isFalse();
		assertThat(load.graph((name) -> null)).isSameAs(this.graph);
	}

	@Test
	void graphsMayBeNamed() {
		GraphHint hint = with(SpecHints.HINT_SPEC_LOAD_GRAPH, "named").graph();
		assertThat(hint.graph(Map.<String, EntityGraph<?>>of("named", this.graph)::get)).isSameAs(this.graph);
	}

	@Test
	void theLaterGraphCounts() {
		Hints hints = with(SpecHints.HINT_SPEC_FETCH_GRAPH, "one").with(SpecHints.HINT_SPEC_LOAD_GRAPH, "other");
		assertThat(hints.graph()).isEqualTo(new GraphHint("other", false));
		assertThat(hints.with(SpecHints.HINT_SPEC_FETCH_GRAPH, "one").graph()).isEqualTo(new GraphHint("one", true));
	}

	@Test
	void twoGraphsOfOneCallAreRefused() {
		Map<String, Object> both = Map.of(SpecHints.HINT_SPEC_FETCH_GRAPH, "one", SpecHints.HINT_SPEC_LOAD_GRAPH,
				"other");
		assertThatIllegalArgumentException().isThrownBy(() -> Hints.NONE.withAll(both))
			.withMessage("There are both 'jakarta.persistence.fetchgraph' and 'jakarta.persistence.loadgraph'; "
					+ "give one of them");
	}

	@Test
	void cacheModesAreConstantsOrTheirNames() {
		assertThat(with(SpecHints.HINT_SPEC_CACHE_RETRIEVE_MODE, CacheRetrieveMode.BYPASS).retrieveMode())
			.isEqualTo(CacheRetrieveMode.BYPASS);
		assertThat(with(SpecHints.HINT_SPEC_CACHE_RETRIEVE_MODE, "USE").retrieveMode())
			.isEqualTo(CacheRetrieveMode.USE);
		assertThat(with(SpecHints.HINT_SPEC_CACHE_STORE_MODE, CacheStoreMode.REFRESH).storeMode())
			.isEqualTo(CacheStoreMode.REFRESH);
		assertThat(with(SpecHints.HINT_SPEC_CACHE_STORE_MODE, "bypass").storeMode()).isEqualTo(CacheStoreMode.BYPASS);
	}

	@Test
	void flushModesAreThoseOfTheSpecificationAndOfHibernate() {
		assertThat(with(HibernateHints.HINT_FLUSH_MODE, FlushModeType.COMMIT).flushMode())
			.isEqualTo(FlushModeType.COMMIT);
		assertThat(with(HibernateHints.HINT_FLUSH_MODE, FlushMode.MANUAL).flushMode()).isEqualTo(FlushModeType.COMMIT);
		assertThat(with(HibernateHints.HINT_FLUSH_MODE, FlushMode.ALWAYS).flushMode()).isEqualTo(FlushModeType.AUTO);
		assertThat(with(HibernateHints.HINT_FLUSH_MODE, "auto").flushMode()).isEqualTo(FlushModeType.AUTO);
	}

	@Test
	void hintsOfHibernateThatHaveNoEffectAreAccepted() {
		Map<String, Object> hints = Map.of(HibernateHints.HINT_READ_ONLY, true, HibernateHints.HINT_CACHEABLE, "TRUE",
				HibernateHints.HINT_FETCH_SIZE, "100", HibernateHints.HINT_COMMENT, "slow");
		assertThat(Hints.NONE.withAll(hints).asMap())
			.isEqualTo(Map.of(HibernateHints.HINT_READ_ONLY, true, HibernateHints.HINT_CACHEABLE, true,
					HibernateHints.HINT_FETCH_SIZE, 100, HibernateHints.HINT_COMMENT, "slow"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.hibernate.cacheRegion", "hibernate.query.followOnLocking", "eclipselink.batch",
			"jakarta.persistence.jdbc.url", "anything" })
	void hintsThatAreNotUnderstoodAreIgnored(String name) {
		assertThatNoException().isThrownBy(() -> with(name, new Object()));
		assertThat(with(name, new Object())).isSameAs(Hints.NONE);
	}

	static Stream<Arguments> wrongValues() {
		return Stream.of(Arguments.of(SpecHints.HINT_SPEC_LOCK_TIMEOUT, "soon"),
				Arguments.of(SpecHints.HINT_SPEC_LOCK_TIMEOUT, 1.5),
				Arguments.of(SpecHints.HINT_SPEC_LOCK_TIMEOUT, 1L << 40),
				Arguments.of(SpecHints.HINT_SPEC_LOCK_TIMEOUT, -3),
				Arguments.of(SpecHints.HINT_SPEC_LOCK_TIMEOUT, true),
				Arguments.of(SpecHints.HINT_SPEC_LOCK_SCOPE, "far"),
				Arguments.of(SpecHints.HINT_SPEC_LOCK_SCOPE, CacheStoreMode.USE),
				Arguments.of(SpecHints.HINT_SPEC_QUERY_TIMEOUT, -1),
				Arguments.of(SpecHints.HINT_SPEC_QUERY_TIMEOUT, new Object()),
				Arguments.of(HibernateHints.HINT_TIMEOUT, "-1"), Arguments.of(SpecHints.HINT_SPEC_FETCH_GRAPH, 1),
				Arguments.of(SpecHints.HINT_SPEC_LOAD_GRAPH, Object.class),
				Arguments.of(SpecHints.HINT_SPEC_CACHE_RETRIEVE_MODE, "REFRESH"),
				Arguments.of(SpecHints.HINT_SPEC_CACHE_STORE_MODE, 0),
				Arguments.of(HibernateHints.HINT_FLUSH_MODE, "never"), Arguments.of(HibernateHints.HINT_FLUSH_MODE, 1),
				Arguments.of(HibernateHints.HINT_READ_ONLY, "yes"), Arguments.of(HibernateHints.HINT_CACHEABLE, 1),
				Arguments.of(HibernateHints.HINT_FETCH_SIZE, -1), Arguments.of(HibernateHints.HINT_COMMENT, 1));
	}

	@ParameterizedTest
	@MethodSource("wrongValues")
	void valuesThatAHintDoesNotTakeAreRefused(String name, Object value) {
		assertThatIllegalArgumentException().isThrownBy(() -> with(name, value))
			.withMessageStartingWith("Hint '%s' does not take ", name)
			.withMessageEndingWith(", a %s", value.getClass().getName());
	}

	@Test
	void namesThatBeginWithJavaxAreUnderstoodToo() {
		assertThat(with("javax.persistence.lock.timeout", 1).asMap())
			.isEqualTo(Map.of(SpecHints.HINT_SPEC_LOCK_TIMEOUT, 1));
	}

	@Test
	void nullTakesAHintBack() {
		Hints hints = with(SpecHints.HINT_SPEC_LOAD_GRAPH, "graph");
		assertThat(hints.with(SpecHints.HINT_SPEC_FETCH_GRAPH, null).graph()).isNotNull();
		assertThat(hints.with(SpecHints.HINT_SPEC_LOAD_GRAPH, null).graph()).isNull();
		Map<String, Object> nothing = new HashMap<>();
		nothing.put(SpecHints.HINT_SPEC_LOAD_GRAPH, null);
		assertThat(hints.withAll(nothing).graph()).isNull();
	}

	@Test
	void noHintsLeaveThemAsTheyAre() {
		Hints hints = with(SpecHints.HINT_SPEC_LOCK_TIMEOUT, 1);
		assertThat(hints.withAll(null)).isSameAs(hints);
		assertThat(hints.withAll(Map.of())).isSameAs(hints);
	}

	@Test
	void hintsAreNotChangedByOthersMadeOfThem() {
		Hints hints = with(SpecHints.HINT_SPEC_LOCK_TIMEOUT, 1);
		hints.with(SpecHints.HINT_SPEC_LOCK_TIMEOUT, 2);
		assertThat(hints.lockTimeout()).isEqualTo(1);
	}

	@Test
	void optionsOfFindSayTheSameAsHints() {
		Hints hints = Hints.NONE.withFind(LockModeType.PESSIMISTIC_READ, Timeout.ms(5), PessimisticLockScope.EXTENDED,
				CacheRetrieveMode.BYPASS, CacheStoreMode.REFRESH);
		assertThat(hints.lockMode()).isEqualTo(LockModeType.PESSIMISTIC_READ);
		assertThat(hints.lockTimeout()).isEqualTo(5);
		assertThat(hints.lockScope()).isEqualTo(PessimisticLockScope.EXTENDED);
		assertThat(hints.retrieveMode()).isEqualTo(CacheRetrieveMode.BYPASS);
		assertThat(hints.storeMode()).isEqualTo(CacheStoreMode.REFRESH);
	}

	@Test
	void optionsOfRefreshSayTheSameAsHints() {
		Hints hints = Hints.NONE.withRefresh(LockModeType.OPTIMISTIC, Timeout.ms(5), CacheStoreMode.BYPASS);
		assertThat(hints.lockMode()).isEqualTo(LockModeType.OPTIMISTIC);
		assertThat(hints.lockTimeout()).isEqualTo(5);
		assertThat(hints.storeMode()).isEqualTo(CacheStoreMode.BYPASS);
	}

	@Test
	void optionsOfLockSayTheSameAsHints() {
		Hints hints = Hints.NONE.with(LockModeType.WRITE).withLock(Timeout.ms(5), PessimisticLockScope.NORMAL);
		assertThat(hints.lockMode()).isEqualTo(LockModeType.WRITE);
		assertThat(hints.lockTimeout()).isEqualTo(5);
		assertThat(hints.lockScope()).isEqualTo(PessimisticLockScope.NORMAL);
	}

	@Test
	void optionsGoBeforeHints() {
		Hints hints = with(SpecHints.HINT_SPEC_LOCK_TIMEOUT, 1).withFind(Timeout.ms(5));
		assertThat(hints.lockTimeout()).isEqualTo(5);
	}

	@Test
	void optionsThatAreNotUnderstoodAreIgnored() {
		record Find(int number) implements FindOption, RefreshOption, LockOption {
		}
		FindOption[] options = { new Find(1), new Find(2) };
		assertThat(Hints.NONE.withFind(options)).isSameAs(Hints.NONE);
		assertThat(Hints.NONE.withRefresh(new Find(1))).isSameAs(Hints.NONE);
		assertThat(Hints.NONE.withLock(new Find(1))).isSameAs(Hints.NONE);
	}

	@Test
	void optionsThatContradictEachOtherAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Hints.NONE.withFind(LockModeType.READ, LockModeType.WRITE))
			.withMessage("Options READ and WRITE contradict each other; give one of them");
		assertThatIllegalArgumentException().isThrownBy(() -> Hints.NONE.withLock(Timeout.ms(1), Timeout.ms(2)))
			.withMessage("Options timeout of 1 ms and timeout of 2 ms contradict each other; give one of them");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Hints.NONE.withRefresh(CacheStoreMode.USE, CacheStoreMode.BYPASS));
	}

	@Test
	void optionsMayBeSaidTwice() {
		Hints hints = Hints.NONE.withFind(LockModeType.READ, LockModeType.READ, Timeout.ms(1), Timeout.ms(1));
		assertThat(hints.lockMode()).isEqualTo(LockModeType.READ);
	}

	@Test
	void hintsShowThemselves() {
		assertThat(with(SpecHints.HINT_SPEC_LOCK_TIMEOUT, 1).with(LockModeType.READ))
			.hasToString("{jakarta.persistence.lock.timeout=1} READ");
	}

	private static Hints with(String name, Object value) {
		return Hints.NONE.with(name, value);
	}

}
