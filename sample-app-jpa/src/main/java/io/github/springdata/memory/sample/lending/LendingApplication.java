package io.github.springdata.memory.sample.lending;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A library that lends books and films: an ordinary application on Spring Data JPA.
 */
@SpringBootApplication
public class LendingApplication {

	/**
	 * Starts the application.
	 * @param arguments the arguments of Spring Boot
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(LendingApplication.class, arguments);
	}

}
