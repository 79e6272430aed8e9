package io.github.springdata.memory.boot.reactive;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class TicketApplication {

}
