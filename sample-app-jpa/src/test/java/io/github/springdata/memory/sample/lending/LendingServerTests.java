package io.github.springdata.memory.sample.lending;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the running server, which commits.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LendingServerTests {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private Lending lending;

	@AfterEach
	void takeBack() {
		this.lending.takeBack(1, 2);
	}

	private HttpResponse<String> call(String method, String path) throws IOException, InterruptedException {
		URI uri = URI.create("http://localhost:%d%s".formatted(this.port, path));
		return CLIENT.send(HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build(),
				BodyHandlers.ofString());
	}

	@Test
	void itemsInStock() throws Exception {
		assertThat(call("GET", "/items?text=m").body()).isEqualTo("[\"Metropolis\",\"Middlemarch\"]");
	}

	@Test
	void lends() throws Exception {
		assertThat(call("PUT", "/members/1/loans/2").body()).isEqualTo("\"2026-01-29\"");
		assertThat(call("GET", "/members/1/loans").body())
			.isEqualTo("[{\"title\":\"Candide\",\"due\":\"2026-01-29\"}]");
		assertThat(call("PUT", "/members/2/loans/2").statusCode()).isEqualTo(409);
		assertThat(call("GET", "/items?text=candide").body()).isEqualTo("[]");
		assertThat(call("DELETE", "/members/1/loans/2").statusCode()).isEqualTo(204);
		assertThat(call("GET", "/items?text=candide").body()).isEqualTo("[\"Candide\"]");
	}

	@Test
	void missingMembersAreNotFound() throws Exception {
		assertThat(call("PUT", "/members/77/loans/2").statusCode()).isEqualTo(404);
	}

}
