package io.github.springdata.memory.sample.atlas.world;

import io.github.springdata.memory.sample.atlas.AtlasTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@AtlasTest
class TransitionApiIntegrationTests {

	private static final String YEAR_2025 = "/api/transitions?from=2025-01-01&to=2025-12-31";

	@Autowired
	private MockMvcTester mvc;

	@Test
	void findsTransitionsBetweenTwoDates() {
		assertThat(get(YEAR_2025 + "&zone=Europe/Berlin")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{ "content": [
				    { "zone": "Europe/Berlin", "at": "2025-03-30T01:00:00Z",
				      "previousOffset": "+01:00", "offset": "+02:00", "daylightSaving": true },
				    { "zone": "Europe/Berlin", "at": "2025-10-26T01:00:00Z",
				      "previousOffset": "+02:00", "offset": "+01:00", "daylightSaving": false } ],
				  "page": { "size": 20, "number": 0, "totalElements": 2, "totalPages": 1 } }
				""");
	}

	@Test
	void includesBothDates() {
		assertThat(get("/api/transitions?from=2025-03-30&to=2025-03-30&zone=Europe/Berlin")).bodyJson()
			.extractingPath("$.page.totalElements")
			.isEqualTo(1);
	}

	@Test
	void pagesThroughTheTransitionsOfAllZones() {
		assertThat(get(YEAR_2025 + "&sort=at,desc&sort=zone&size=1")).bodyJson()
			.extractingPath("$.content[0].at")
			.asString()
			.startsWith("2025-1");
		assertThat(get(YEAR_2025 + "&page=100000")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.content")
			.asArray()
			.isEmpty();
	}

	@Test
	void tellsTheNextTransitionsFromNow() {
		assertThat(get("/api/transitions/next?zone=Europe/Berlin&size=2")).bodyJson().isLenientlyEqualTo("""
				{ "content": [ { "at": "2026-03-29T01:00:00Z" }, { "at": "2026-10-25T01:00:00Z" } ],
				  "page": { "number": 0, "size": 2, "hasNext": true } }
				""");
	}

	@Test
	void tellsTheNextTransitionsFromAnyInstant() {
		assertThat(get("/api/transitions/next?zone=Asia/Kolkata&after=1942-05-14T18:00:00Z")).bodyJson()
			.isStrictlyEqualTo("""
					{ "content": [
					    { "zone": "Asia/Kolkata", "at": "1942-08-31T18:30:00Z",
					      "previousOffset": "+05:30", "offset": "+06:30", "daylightSaving": true },
					    { "zone": "Asia/Kolkata", "at": "1945-10-14T17:30:00Z",
					      "previousOffset": "+06:30", "offset": "+05:30", "daylightSaving": false } ],
					  "page": { "number": 0, "size": 5, "hasNext": false } }
					""");
	}

	@Test
	void countsByYear() {
		assertThat(get("/api/transitions/count-by-year?from=1945&to=1947&zone=Asia/Kolkata")).bodyJson()
			.isStrictlyEqualTo("""
					[ { "year": 1945, "transitions": 1 }, { "year": 1946, "transitions": 0 },
					  { "year": 1947, "transitions": 0 } ]
					""");
		assertThat(get("/api/transitions/count-by-year?from=2025&to=2025")).bodyJson()
			.extractingPath("$[0].transitions")
			.convertTo(Integer.class)
			.satisfies((count) -> assertThat(count).isGreaterThan(200));
	}

	@Test
	void exportsTheHistoryOfAZone() {
		MvcTestResult result = get("/api/transitions/export?zone=Asia/Kolkata");
		assertThat(result).hasStatusOk().hasContentTypeCompatibleWith("text/csv");
		assertThat(result).bodyText()
			.hasLineCount(8)
			.startsWith("zone,at,previousOffset,offset,daylightSaving")
			.contains("Asia/Kolkata,1941-09-30T18:30:00Z,+05:30,+06:30,true");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					from=2025-12-31&to=2025-01-01          | 'from' is 2025-12-31, after 'to', which is 2025-01-01
					from=soon&to=2025-01-01                | Failed to convert 'from' with value: 'soon'
					from=2025-02-30&to=2025-03-01          | Failed to convert 'from' with value: '2025-02-30'
					to=2025-01-01                          | Required parameter 'from' is not present.
					from=2025-01-01&to=2025-01-01&page=-1  | Parameter 'page' is '-1'; it must be a whole number from 0 to 2147483647
					from=2025-01-01&to=2025-01-01&page=two | Parameter 'page' is 'two'; it must be a whole number from 0 to 2147483647
					from=2025-01-01&to=2025-01-01&size=0   | Parameter 'size' is '0'; it must be a whole number from 1 to 200
					from=2025-01-01&to=2025-01-01&size=201 | Parameter 'size' is '201'; it must be a whole number from 1 to 200
					""",
			quoteCharacter = '"')
	void refusesBadDatesAndPages(String query, String detail) {
		MvcTestResult result = get("/api/transitions?" + query);
		assertThat(result).hasStatus(HttpStatus.BAD_REQUEST).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result).bodyJson().extractingPath("$.detail").isEqualTo(detail);
	}

	@Test
	void refusesToSortByWhatIsNoProperty() {
		MvcTestResult result = get(YEAR_2025 + "&sort=zoen");
		assertThat(result).hasStatus(HttpStatus.BAD_REQUEST).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result).bodyJson().extractingPath("$.detail").asString().contains("zoen", "Transition", "zone");
	}

	@Test
	void refusesToSortByAnExpression() {
		assertThat(this.mvc.get()
			.uri("/api/transitions")
			.queryParam("from", "2025-01-01")
			.queryParam("to", "2025-01-01")
			.queryParam("sort", "T(java.lang.Runtime).getRuntime().exec('id')")).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void listsTheParametersThatAreOutOfRange() {
		assertThat(get("/api/transitions/count-by-year?from=1&to=99999")).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.isLenientlyEqualTo("""
					{ "title": "Invalid request", "status": 400,
					  "errors": [ { "field": "from", "message": "must be greater than or equal to 1800" },
					              { "field": "to", "message": "must be less than or equal to 2100" } ] }
					""");
	}

	@ParameterizedTest
	@CsvSource({ "/api/transitions?from=2025-01-01&to=2025-01-01", "/api/transitions/next?after=2025-01-01T00:00:00Z",
			"/api/transitions/count-by-year?from=2025&to=2025", "/api/transitions/export?format=csv" })
	void doesNotKnowTheMoon(String uri) {
		MvcTestResult result = get(uri + "&zone=Moon");
		assertThat(result).hasStatus(HttpStatus.NOT_FOUND).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result).bodyJson().extractingPath("$.title").isEqualTo("Unknown zone");
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(uri).exchange();
	}

}
