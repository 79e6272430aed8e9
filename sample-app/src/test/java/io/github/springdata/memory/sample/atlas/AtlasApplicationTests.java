package io.github.springdata.memory.sample.atlas;

import java.io.IOException;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/**
 * Starts the application as its users do.
 */
@ExtendWith(OutputCaptureExtension.class)
class AtlasApplicationTests {

	@Test
	void printsWhatItLoadedAndThreeQueriesWithTheirPlans(CapturedOutput output) {
		try (ConfigurableApplicationContext context = run(0)) {
			assertThat(context.isRunning()).isTrue();
		}
		assertThat(output).containsPattern("Loaded \\d+ countries, \\d+ currencies, \\d+ zones, \\d+ transitions")
			.containsPattern("read from the JDK in \\d+ ms, stored in \\d+ ms")
			.contains("Next five transitions: ")
			.contains("Zones of India: Asia/Kolkata")
			.contains("Next transition of Europe/Berlin: ");
		assertThat(output.getOut().split("by the plan\\R +\\w+", -1)).hasSize(4);
	}

	@Test
	void saysWhichPortIsTaken(CapturedOutput output) throws IOException {
		try (ServerSocket taken = new ServerSocket(0)) {
			assertThatException().isThrownBy(() -> run(taken.getLocalPort()))
				.havingCause()
				.asInstanceOf(type(PortInUseException.class))
				.returns(taken.getLocalPort(), PortInUseException::getPort);
			assertThat(output)
				.contains("Web server failed to start. Port " + taken.getLocalPort() + " was already in use.");
		}
	}

	private ConfigurableApplicationContext run(int port) {
		SpringApplication application = new SpringApplication(AtlasApplication.class);
		application.setMainApplicationClass(AtlasApplication.class);
		return application.run("--server.port=" + port);
	}

}
