package io.github.springdata.memory.startup;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application with a repository of Spring Data JPA and H2.
 */
@SpringBootApplication
public class Application {

	/**
	 * Starts the application, which has nothing to do then.
	 * @param args arguments of the application
	 */
	public static void main(String[] args) {
		SpringApplication.run(Application.class, args);
	}

}
