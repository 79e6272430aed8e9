package io.github.springdata.memory.sample.atlas.world;

import java.net.URI;

import io.github.springdata.memory.sample.atlas.AtlasTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@AtlasTest
class ZoneApiIntegrationTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void findsAZoneWhoseNameHasSlashes() {
		assertThat(get("/api/zones/America/Argentina/Buenos_Aires")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{ "country": "AR", "offset": "-03:00", "standardOffset": "-03:00" }
				""");
	}

	@Test
	void tellsTheOffsetAtAnyTime() {
		assertThat(get("/api/zones/Europe/Berlin?at=2026-07-01T00:00:00Z")).bodyJson().isLenientlyEqualTo("""
				{ "standardOffset": "+01:00", "offset": "+02:00", "nextTransition": "2026-10-25T01:00:00Z" }
				""");
		assertThat(get("/api/zones/Europe/Berlin?at=1850-01-01T00:00:00Z")).bodyJson().isLenientlyEqualTo("""
				{ "offset": "+00:53:28", "nextTransition": "1893-03-31T23:06:32Z" }
				""");
	}

	@Test
	void leavesOutWhatAZoneDoesNotHave() {
		assertThat(get("/api/zones/UTC")).bodyJson().isStrictlyEqualTo("""
				{ "name": "UTC", "country": null, "position": null, "standardOffset": "Z", "offset": "Z",
				  "nextTransition": null }
				""");
	}

	@Test
	void findsZonesByTheirOffsetNow() {
		assertThat(get("/api/zones?offset=%2B05:45")).bodyJson()
			.extractingPath("$.content[*].name")
			.asArray()
			.containsExactly("Asia/Kathmandu", "Asia/Katmandu");
	}

	@Test
	void readsAnUnescapedPlusSignAsOne() {
		assertThat(this.mvc.get().uri("/api/zones").queryParam("offset", " 05:45")).bodyJson()
			.extractingPath("$.page.totalElements")
			.isEqualTo(2);
	}

	@Test
	void findsZonesByTheirOffsetThen() {
		assertThat(get("/api/zones?offset=%2B02:00&at=2026-07-01T00:00:00Z&size=200")).bodyJson()
			.extractingPath("$.content[*].name")
			.asArray()
			.contains("Europe/Berlin", "Africa/Johannesburg")
			.doesNotContain("Europe/Helsinki");
	}

	@Test
	void findsZonesByTheirStandardOffset() {
		assertThat(get("/api/zones?standardOffset=-03:30&at=2026-07-01T00:00:00Z&sort=name,desc")).bodyJson()
			.isLenientlyEqualTo("""
					{ "content": [ { "name": "Canada/Newfoundland", "offset": "-02:30" },
					               { "name": "America/St_Johns", "offset": "-02:30" } ] }
					""");
	}

	@Test
	void listsAllZones() {
		assertThat(get("/api/zones?size=1&page=2")).bodyJson().isLenientlyEqualTo("""
				{ "content": [ { "name": "Africa/Addis_Ababa" } ], "page": { "number": 2, "size": 1 } }
				""");
	}

	@Test
	void doesNotKnowTheMoon() {
		assertThat(get("/api/zones/Moon/Tranquility")).hasStatus(HttpStatus.NOT_FOUND)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("There is no zone 'Moon/Tranquility'");
	}

	@Test
	void doesNotKnowTheNextCentury() {
		assertThat(get("/api/zones?at=2101-01-01T00:00:00Z")).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("2101-01-01T00:00:00Z is not known; give an instant before 2101-01-01T00:00:00Z");
	}

	@Test
	void refusesTwoOffsetsAtOnce() {
		assertThat(get("/api/zones?offset=Z&standardOffset=Z")).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void refusesWhatIsNoOffset() {
		assertThat(get("/api/zones?offset=noon")).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("Failed to convert 'offset' with value: 'noon'");
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(URI.create(uri)).exchange();
	}

}
