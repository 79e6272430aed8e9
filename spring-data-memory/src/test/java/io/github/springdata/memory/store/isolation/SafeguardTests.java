package io.github.springdata.memory.store.isolation;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The promises of {@link ReadSafeguards}, {@link WriteSafeguards} and
 * {@link StoreSafeguards}, one by one.
 */
class SafeguardTests {

	@ParameterizedTest(name = "{0}")
	@MethodSource("reads")
	void countsAsReadWhatTellsTheTransactionSomething(Safeguard safeguard) {
		assertThat(safeguard.run()).isEqualTo(safeguard.expected());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("writes")
	void letsNoWriteGoWrong(Safeguard safeguard) {
		assertThat(safeguard.run()).isEqualTo(safeguard.expected());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("others")
	void keepsWhatTheStorePromisesBesides(Safeguard safeguard) {
		assertThat(safeguard.run()).isEqualTo(safeguard.expected());
	}

	static List<Safeguard> reads() {
		return ReadSafeguards.all();
	}

	static List<Safeguard> writes() {
		return WriteSafeguards.all();
	}

	static Stream<Safeguard> others() {
		return Stream.concat(StoreSafeguards.all().stream(), StoreSafeguards.compaction().stream());
	}

}
