package io.github.springdata.memory.docs;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application that the documentation talks about.
 */
@SpringBootApplication
class TourApplication {

}
