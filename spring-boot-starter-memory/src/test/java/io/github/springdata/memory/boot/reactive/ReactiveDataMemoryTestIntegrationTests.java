package io.github.springdata.memory.boot.reactive;

import io.github.springdata.memory.boot.test.DataMemoryTest;
import io.github.springdata.memory.boot.test.RestoreMemoryStore;
import org.junit.jupiter.api.RepeatedTest;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The slice has reactive repositories, and what they commit is gone after each test.
 */
@DataMemoryTest
@RestoreMemoryStore
class ReactiveDataMemoryTestIntegrationTests {

	@Autowired
	private Tickets tickets;

	@RepeatedTest(2)
	void savesTheFirstTicket() {
		Ticket saved = this.tickets.save(new Ticket(null, "front row")).block();
		assertThat(saved.id()).isEqualTo(1L);
		assertThat(this.tickets.count().block()).isOne();
	}

}
