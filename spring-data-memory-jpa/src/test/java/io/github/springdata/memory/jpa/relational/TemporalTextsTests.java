package io.github.springdata.memory.jpa.relational;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.util.Date;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TemporalTextsTests {

	@Test
	void textsAreReadByTheClassOfTheAttribute() {
		assertThat(TemporalTexts.parse("2010-09-07", LocalDate.class)).isEqualTo(LocalDate.of(2010, 9, 7));
		assertThat(TemporalTexts.parse("2010-09-07", java.sql.Date.class))
			.isEqualTo(java.sql.Date.valueOf("2010-09-07"));
		assertThat(TemporalTexts.parse("10:11:12", LocalTime.class)).isEqualTo(LocalTime.of(10, 11, 12));
		assertThat(TemporalTexts.parse("2010-09-07 10:11:12.5", LocalDateTime.class))
			.isEqualTo(LocalDateTime.of(2010, 9, 7, 10, 11, 12, 500_000_000));
		assertThat(TemporalTexts.parse("2010-09-07T10:11", Timestamp.class))
			.isEqualTo(Timestamp.valueOf("2010-09-07 10:11:00"));
		assertThat(TemporalTexts.parse("2010", Year.class)).isEqualTo(Year.of(2010));
	}

	@Test
	void datesAreTheirFirstMoments() {
		assertThat(TemporalTexts.parse("2010-09-07", LocalDateTime.class))
			.isEqualTo(LocalDate.of(2010, 9, 7).atStartOfDay());
		assertThat(TemporalTexts.parse("2010-09-07", Date.class)).isEqualTo(Timestamp.valueOf("2010-09-07 00:00:00"));
	}

	@Test
	void offsetsAreKept() {
		Instant instant = Instant.parse("2010-09-07T08:11:12Z");
		assertThat(TemporalTexts.parse("2010-09-07 10:11:12+02:00", Instant.class)).isEqualTo(instant);
		assertThat(TemporalTexts.parse("2010-09-07T08:11:12Z", Instant.class)).isEqualTo(instant);
		assertThat(TemporalTexts.parse("2010-09-07 10:11:12+02:00", OffsetDateTime.class))
			.isEqualTo(OffsetDateTime.parse("2010-09-07T10:11:12+02:00"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "7.9.2010", "2010-13-01", "soon", "25:00", "" })
	void whatIsNoDateIsRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> TemporalTexts.parse(text, LocalDate.class));
	}

}
