package io.github.springdata.memory.sample.atlas;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Runs Atlas: loads the world into memory, prints what it found and serves it at
 * {@code /api}.
 */
@SpringBootApplication
public class AtlasApplication {

	/**
	 * Starts the application.
	 * @param args Spring Boot arguments, for example {@code --server.port=8081}
	 */
	public static void main(String[] args) {
		SpringApplication.run(AtlasApplication.class, args);
	}

}
