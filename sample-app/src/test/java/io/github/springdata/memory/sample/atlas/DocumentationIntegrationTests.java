package io.github.springdata.memory.sample.atlas;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.json.JsonAssert;
import org.springframework.test.json.JsonComparator;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Does what {@code docs/sample-app.md} says to do, example by example, and compares the
 * answers with those printed there.
 */
@AtlasTest
class DocumentationIntegrationTests {

	private static final Pattern EXAMPLE = Pattern.compile("```sh\n(curl .*?)```\n(?:\n```(?:json|csv)\n(.*?)```\n)?",
			Pattern.DOTALL);

	private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

	private static final JsonComparator LENIENT = JsonAssert.comparator(JsonCompareMode.LENIENT);

	@Autowired
	private RestTestClient client;

	@LocalServerPort
	private int port;

	@Test
	void answersAsTheGuideSays() throws IOException {
		String guide = Files.readString(Path.of("..", "docs", "sample-app.md"));
		List<MatchResult> examples = EXAMPLE.matcher(guide).results().toList();
		assertThat(examples).hasSizeGreaterThan(15).hasSize(guide.split("\ncurl ", -1).length - 1);
		examples.forEach((example) -> verify(example.group(1), example.group(2)));
	}

	private void verify(String command, String expected) {
		String actual = Request.parse(command.replace(":8081", ":" + this.port)).send(this.client);
		if (expected == null) {
			assertThat(actual).as(command).isEmpty();
		}
		else if (expected.startsWith("{") || expected.startsWith("[")) {
			assertThat(actual).as(command).satisfies((json) -> LENIENT.assertIsMatch(expected, json));
		}
		else {
			assertThat(actual).as(command).isEqualToNormalizingNewlines(expected);
		}
	}

	/**
	 * What a curl command line asks for.
	 */
	private record Request(HttpMethod method, HttpHeaders headers, URI uri, String body) {

		static Request parse(String command) {
			HttpMethod method = null;
			HttpHeaders headers = new HttpHeaders();
			String uri = "";
			String body = "";
			Iterator<String> words = words(command).iterator();
			words.next();
			while (words.hasNext()) {
				String word = words.next();
				switch (word) {
					case "-X" -> method = HttpMethod.valueOf(words.next());
					case "-H" -> addHeader(words.next(), headers);
					case "-d" -> body = words.next();
					default -> uri = word;
				}
			}
			HttpMethod fallback = body.isEmpty() ? HttpMethod.GET : HttpMethod.POST;
			return new Request((method != null) ? method : fallback, headers, URI.create(uri), body);
		}

		private static List<String> words(String command) {
			List<String> words = new ArrayList<>();
			WORD.matcher(command)
				.results()
				.forEach((match) -> words.add((match.group(1) != null) ? match.group(1) : match.group(2)));
			return words;
		}

		private static void addHeader(String header, HttpHeaders headers) {
			String[] parts = header.split(": ");
			headers.add(parts[0], parts[1]);
		}

		String send(RestTestClient client) {
			RestTestClient.RequestBodySpec request = client.method(this.method)
				.uri(this.uri)
				.headers((target) -> target.addAll(this.headers));
			if (!this.body.isEmpty()) {
				request.body(this.body);
			}
			byte[] content = request.exchange().expectBody().returnResult().getResponseBodyContent();
			return (content != null) ? new String(content, StandardCharsets.UTF_8) : "";
		}

	}

}
