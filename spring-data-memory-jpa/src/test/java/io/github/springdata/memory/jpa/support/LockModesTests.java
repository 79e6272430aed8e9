package io.github.springdata.memory.jpa.support;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

import jakarta.persistence.LockModeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class LockModesTests {

	@Test
	void readAndWriteAreSynonyms() {
		assertThat(LockModes.canonical(LockModeType.READ)).isEqualTo(LockModeType.OPTIMISTIC);
		assertThat(LockModes.canonical(LockModeType.WRITE)).isEqualTo(LockModeType.OPTIMISTIC_FORCE_INCREMENT);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "READ", "WRITE" })
	void othersAreCanonical(LockModeType mode) {
		assertThat(LockModes.canonical(mode)).isEqualTo(mode);
	}

	@Test
	void pessimisticModesAreHeld() {
		assertThat(those(LockModes::isPessimistic)).containsExactlyInAnyOrder(LockModeType.PESSIMISTIC_READ,
				LockModeType.PESSIMISTIC_WRITE, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
	}

	@Test
	void threeModesForceAnIncrement() {
		assertThat(those(LockModes::forcesIncrement)).containsExactlyInAnyOrder(LockModeType.WRITE,
				LockModeType.OPTIMISTIC_FORCE_INCREMENT, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
	}

	@Test
	void optimisticModesAndIncrementsNeedAVersion() {
		assertThat(those(LockModes::needsVersion)).containsExactlyInAnyOrder(LockModeType.READ, LockModeType.WRITE,
				LockModeType.OPTIMISTIC, LockModeType.OPTIMISTIC_FORCE_INCREMENT,
				LockModeType.PESSIMISTIC_FORCE_INCREMENT);
	}

	@Test
	void allButNoneNeedATransaction() {
		assertThat(those(LockModes::needsTransaction)).isEqualTo(EnumSet.complementOf(EnumSet.of(LockModeType.NONE)));
	}

	private static Set<LockModeType> those(Predicate<LockModeType> predicate) {
		Set<LockModeType> modes = EnumSet.allOf(LockModeType.class);
		modes.removeIf(predicate.negate());
		return modes;
	}

}
