package io.github.springdata.memory.sample.atlas.meeting;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

import io.github.springdata.memory.sample.atlas.AtlasTest;
import io.github.springdata.memory.sample.atlas.world.UnknownException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Pageable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@AtlasTest
class MeetingPlannerIntegrationTests {

	private static final LocalDateTime NINE = LocalDateTime.parse("2026-02-02T09:00");

	@Autowired
	private MeetingPlanner planner;

	@Autowired
	private MeetingRepository meetings;

	@Autowired
	private ParticipationRepository participations;

	@Autowired
	private PlatformTransactionManager transactionManager;

	@Test
	void leavesNothingBehindWhenTheLastParticipantIsBusy() {
		this.planner.plan(request("Stand-up", NINE, "Ada"));
		assertThatExceptionOfType(MeetingConflictException.class)
			.isThrownBy(() -> this.planner.plan(request("Review", NINE.plusMinutes(30), "Bob", "Cleo", "Ada")));
		assertOnlyMeeting("Stand-up", 1);
		assertThat(this.participations.findByPerson("Bob", Pageable.unpaged())).isEmpty();
	}

	@Test
	void leavesNothingBehindWhenTheLastZoneIsUnknown() {
		MeetingRequest request = new MeetingRequest("Review", "Europe/Berlin", NINE, 60,
				Arrays.asList(new MeetingRequest.Participant("Ada", "Europe/London"),
						new MeetingRequest.Participant("Neil", "Moon/Tranquility")));
		assertThatExceptionOfType(UnknownException.class).isThrownBy(() -> this.planner.plan(request));
		assertThat(this.meetings.count()).isZero();
		assertThat(this.participations.count()).isZero();
	}

	@Test
	void leavesNothingBehindWhenAPersonIsNamedTwice() {
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.planner.plan(request("Review", NINE, "Ada", "Bob", "Ada")))
			.withMessageContaining("meeting_person");
		assertThat(this.meetings.count()).isZero();
		assertThat(this.participations.count()).isZero();
	}

	@Test
	void leavesAMeetingWhereItIsWhenItCannotBeMoved() {
		MeetingView review = this.planner.plan(request("Review", NINE, "Bob", "Zoe"));
		this.planner.plan(request("Lunch", NINE.plusHours(3), "Zoe"));
		assertThatExceptionOfType(MeetingConflictException.class)
			.isThrownBy(() -> this.planner.move(review.id(), new MeetingMove(review.version(), NINE.plusHours(3), 60)));
		assertThat(this.planner.get(review.id())).isEqualTo(review);
	}

	@Test
	void letsMeetingsTouch() {
		this.planner.plan(request("First", NINE, "Ada"));
		this.planner.plan(request("Second", NINE.plusHours(1), "Ada"));
		this.planner.plan(request("Third", NINE.minusHours(1), "Ada"));
		assertThat(this.planner.findByPerson("Ada", Pageable.unpaged())).hasSize(3);
	}

	@Test
	void seesAnOverlapOfTwoTransactionsWhenTheSecondCommits() {
		TransactionTemplate transaction = new TransactionTemplate(this.transactionManager);
		transaction.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
		assertThatExceptionOfType(ConcurrencyFailureException.class)
			.isThrownBy(() -> transaction.executeWithoutResult((status) -> {
				this.planner.plan(request("Slow", NINE, "Bob", "Ada"));
				CompletableFuture.runAsync(() -> this.planner.plan(request("Quick", NINE, "Ada"))).join();
			}));
		assertOnlyMeeting("Quick", 1);
	}

	private void assertOnlyMeeting(String title, long participants) {
		assertThat(this.meetings.findAll()).singleElement().extracting(Meeting::getTitle).isEqualTo(title);
		assertThat(this.participations.count()).isEqualTo(participants);
	}

	private static MeetingRequest request(String title, LocalDateTime start, String... people) {
		return new MeetingRequest(title, "Europe/Berlin", start, 60,
				Arrays.stream(people)
					.map((person) -> new MeetingRequest.Participant(person, "Europe/London"))
					.toList());
	}

}
