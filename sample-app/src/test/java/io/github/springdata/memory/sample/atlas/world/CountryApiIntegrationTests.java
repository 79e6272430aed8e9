package io.github.springdata.memory.sample.atlas.world;

import io.github.springdata.memory.sample.atlas.AtlasTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@AtlasTest
class CountryApiIntegrationTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void pagesThroughCountriesByName() {
		assertThat(get("/api/countries?name=united&size=2")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{ "content": [
				    { "code": "AE", "alpha3": "ARE", "name": "United Arab Emirates", "currency": "AED" },
				    { "code": "GB", "alpha3": "GBR", "name": "United Kingdom", "currency": "GBP" } ],
				  "page": { "size": 2, "number": 0, "totalElements": 3, "totalPages": 2 } }
				""");
		assertThat(get("/api/countries?name=united&size=2&page=1")).bodyJson().isStrictlyEqualTo("""
				{ "content": [
				    { "code": "US", "alpha3": "USA", "name": "United States", "currency": "USD" } ],
				  "page": { "size": 2, "number": 1, "totalElements": 3, "totalPages": 2 } }
				""");
	}

	@Test
	void combinesNameAndCurrency() {
		assertThat(get("/api/countries?name=land&currency=eur&sort=name,desc")).bodyJson()
			.extractingPath("$.content[*].code")
			.asArray()
			.contains("NL", "IE", "FI", "AX")
			.doesNotContain("PL", "IS");
	}

	@Test
	void findsACountryByEitherCode() {
		assertThat(get("/api/countries/in")).bodyJson().extractingPath("$.name").isEqualTo("India");
		assertThat(get("/api/countries/IND")).bodyJson().extractingPath("$.code").isEqualTo("IN");
	}

	@Test
	void tellsTheCurrencyOfACountry() {
		assertThat(get("/api/countries/IN/currencies")).bodyJson().isStrictlyEqualTo("""
				[ { "code": "INR", "numericCode": 356, "name": "Indian Rupee", "symbol": "₹", "fractionDigits": 2 } ]
				""");
		assertThat(get("/api/countries/AQ/currencies")).bodyJson().isStrictlyEqualTo("[]");
	}

	@Test
	void tellsTheZonesOfACountry() {
		assertThat(get("/api/countries/DE/zones")).bodyJson().isLenientlyEqualTo("""
				{ "content": [
				    { "name": "Europe/Berlin", "country": "DE", "standardOffset": "+01:00", "offset": "+01:00",
				      "position": { "latitude": 52.5 }, "nextTransition": "2026-03-29T01:00:00Z" },
				    { "name": "Europe/Busingen" } ],
				  "page": { "totalElements": 2 } }
				""");
	}

	@Test
	void doesNotKnowAtlantis() {
		MvcTestResult result = get("/api/countries/ATL/zones");
		assertThat(result).hasStatus(HttpStatus.NOT_FOUND).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result).bodyJson().isStrictlyEqualTo("""
				{ "title": "Unknown country", "status": 404, "detail": "There is no country 'ATL'",
				  "instance": "/api/countries/ATL/zones" }
				""");
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(uri).exchange();
	}

}
