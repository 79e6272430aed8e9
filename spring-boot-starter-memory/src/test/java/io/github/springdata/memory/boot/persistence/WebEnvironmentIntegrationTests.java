package io.github.springdata.memory.boot.persistence;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

import io.github.springdata.memory.boot.test.AutoConfigureMemoryPersistence;
import io.github.springdata.memory.boot.test.RestoreMemoryStore;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server on a port of its own, whose threads commit.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.autoconfigure.exclude=", "spring.main.web-application-type=servlet" })
@AutoConfigureMemoryPersistence
@RestoreMemoryStore
class WebEnvironmentIntegrationTests {

	@LocalServerPort
	private int port;

	@Autowired
	private Owners owners;

	@RepeatedTest(2)
	void whatRequestsCommitIsGoneAfterTheTest() throws IOException, InterruptedException {
		assertThat(this.owners.count()).isZero();
		assertThat(send(request("/owners/Davis").POST(BodyPublishers.noBody()))).isEqualTo("1");
		assertThat(this.owners.count()).isOne();
	}

	@Test
	void collectionsAreReadInViews() throws IOException, InterruptedException {
		send(request("/owners/Davis").POST(BodyPublishers.noBody()));
		assertThat(send(request("/pets/Leo/companions"))).isEqualTo("[\"Leo\",\"Rosy\"]");
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
	}

}
