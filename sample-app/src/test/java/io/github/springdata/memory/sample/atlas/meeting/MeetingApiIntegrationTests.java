package io.github.springdata.memory.sample.atlas.meeting;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.github.springdata.memory.sample.atlas.AtlasTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@AtlasTest
class MeetingApiIntegrationTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private RestTestClient client;

	@Autowired
	private MeetingRepository meetings;

	@Autowired
	private ParticipationRepository participations;

	@Test
	void plansAMeetingAndShowsEveryonesLocalTime() {
		MvcTestResult result = plan("Kick-off", "2026-03-30T09:00", "Bala");
		assertThat(result).hasStatus(HttpStatus.CREATED).hasHeader("Location", "http://localhost/api/meetings/1");
		String expected = """
				{ "id": 1, "version": 0, "title": "Kick-off", "zone": "Europe/Berlin",
				  "starts": "2026-03-30T07:00:00Z", "ends": "2026-03-30T08:00:00Z",
				  "participants": [
				    { "person": "Ada", "zone": "Europe/London", "start": "2026-03-30T08:00:00+01:00" },
				    { "person": "Bala", "zone": "Asia/Kolkata", "start": "2026-03-30T12:30:00+05:30" } ] }
				""";
		assertThat(result).bodyJson().isStrictlyEqualTo(expected);
		assertThat(get("/api/meetings/1")).bodyJson().isStrictlyEqualTo(expected);
	}

	@Test
	void namesTheMeetingThatIsInTheWay() {
		plan("Stand-up", "2026-02-02T09:00", "Bala");
		MvcTestResult result = plan("Review", "2026-02-02T09:30", "Cleo");
		assertThat(result).hasStatus(HttpStatus.CONFLICT).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result).bodyJson().isStrictlyEqualTo("""
				{ "title": "Overlapping meeting", "status": 409, "instance": "/api/meetings",
				  "detail": "Ada is in meeting 1 'Stand-up' from 2026-02-02T08:00:00Z to 2026-02-02T09:00:00Z",
				  "person": "Ada",
				  "conflict": { "id": 1, "title": "Stand-up",
				                "starts": "2026-02-02T08:00:00Z", "ends": "2026-02-02T09:00:00Z" } }
				""");
		assertThat(get("/api/meetings?person=Cleo")).bodyJson().extractingPath("$.page.totalElements").isEqualTo(0);
	}

	@Test
	void letsOneOfManyOverlappingMeetingsThrough() throws Exception {
		int planners = 8;
		CyclicBarrier start = new CyclicBarrier(planners);
		ExecutorService threads = Executors.newFixedThreadPool(planners);
		try {
			List<Callable<HttpStatus>> tasks = IntStream.range(0, planners)
				.<Callable<HttpStatus>>mapToObj((number) -> () -> {
					start.await();
					return planOverHttp("Meeting " + number);
				})
				.toList();
			assertThat(threads.invokeAll(tasks)).extracting(Future::get)
				.containsOnly(HttpStatus.CREATED, HttpStatus.CONFLICT)
				.containsOnlyOnce(HttpStatus.CREATED);
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.meetings.count()).isEqualTo(1);
		assertThat(this.participations.count()).isEqualTo(2);
	}

	private HttpStatus planOverHttp(String title) {
		var response = this.client.post()
			.uri("/api/meetings")
			.contentType(MediaType.APPLICATION_JSON)
			.body(body(title, "2026-02-02T09:00", "Colleague of " + title))
			.exchange()
			.expectBody()
			.returnResult();
		HttpStatus status = HttpStatus.valueOf(response.getStatus().value());
		if (status == HttpStatus.CONFLICT) {
			assertThat(new String(response.getResponseBodyContent(), StandardCharsets.UTF_8))
				.contains("Overlapping meeting", "Ada is in meeting");
		}
		return status;
	}

	@Test
	void pagesThroughTheMeetingsOfAPerson() {
		plan("Late", "2026-02-03T09:00", "Bala");
		plan("Early", "2026-02-02T09:00", "Bala");
		assertThat(get("/api/meetings?person=Ada&size=1")).bodyJson().isLenientlyEqualTo("""
				{ "content": [ { "title": "Early" } ],
				  "page": { "size": 1, "number": 0, "totalElements": 2, "totalPages": 2 } }
				""");
	}

	@Test
	void movesAMeeting() {
		plan("Review", "2026-02-02T09:00", "Bala");
		assertThat(move(1, 0)).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{ "id": 1, "version": 1, "starts": "2026-02-02T08:30:00Z", "ends": "2026-02-02T10:00:00Z",
				  "participants": [ { "start": "2026-02-02T08:30:00Z" }, { "start": "2026-02-02T14:00:00+05:30" } ] }
				""");
	}

	@Test
	void refusesToMoveAMeetingThatHasChanged() {
		plan("Review", "2026-02-02T09:00", "Bala");
		move(1, 0);
		assertThat(move(1, 0)).hasStatus(HttpStatus.CONFLICT)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("Meeting 1 is at version 1, not 0; read it again");
	}

	@Test
	void cancelsAMeeting() {
		plan("Review", "2026-02-02T09:00", "Bala");
		assertThat(this.mvc.delete().uri("/api/meetings/1")).hasStatus(HttpStatus.NO_CONTENT);
		assertThat(get("/api/meetings/1")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.participations.count()).isZero();
		assertThat(this.mvc.delete().uri("/api/meetings/1")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void refusesATimeThatTheClocksSkip() {
		assertThat(plan("Night", "2026-03-29T02:30", "Bala")).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("The clocks of Europe/Berlin never show 2026-03-29T02:30: "
					+ "they go from 2026-03-29T02:00 to 2026-03-29T03:00");
	}

	@Test
	void listsTheFieldsThatAreWrong() {
		MvcTestResult result = post("""
				{ "title": " ", "zone": "Europe/Berlin", "minutes": 0,
				  "participants": [ { "person": "Ada", "zone": "" } ] }
				""");
		assertThat(result).hasStatus(HttpStatus.BAD_REQUEST).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result).bodyJson()
			.extractingPath("$.errors[*].field")
			.asArray()
			.containsExactlyInAnyOrder("title", "start", "minutes", "participants[0].zone");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[]", "{ \"start\": \"tomorrow\" }" })
	void refusesWhatIsNoMeeting(String body) {
		MvcTestResult result = post(body);
		assertThat(result).hasStatus(HttpStatus.BAD_REQUEST).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void refusesANumberThatIsNone() {
		assertThat(get("/api/meetings/first")).hasStatus(HttpStatus.BAD_REQUEST);
	}

	private MvcTestResult move(long id, long version) {
		return this.mvc.put()
			.uri("/api/meetings/{id}/time", id)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{ \"version\": " + version + ", \"start\": \"2026-02-02T09:30\", \"minutes\": 90 }")
			.exchange();
	}

	private MvcTestResult plan(String title, String start, String colleague) {
		return post(body(title, start, colleague));
	}

	private static String body(String title, String start, String colleague) {
		return """
				{ "title": "%s", "zone": "Europe/Berlin", "start": "%s", "minutes": 60,
				  "participants": [ { "person": "%s", "zone": "Asia/Kolkata" },
				                    { "person": "Ada", "zone": "Europe/London" } ] }
				""".formatted(title, start, colleague);
	}

	private MvcTestResult post(String body) {
		return this.mvc.post().uri("/api/meetings").contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(uri).exchange();
	}

}
