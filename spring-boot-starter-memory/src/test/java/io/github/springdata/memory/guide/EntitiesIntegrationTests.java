package io.github.springdata.memory.guide;

import java.time.Instant;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Runs the code of the page on entities.
 */
@SpringBootTest(classes = { EntitiesApplication.class, EntitiesApplication.Automatic.class })
class EntitiesIntegrationTests {

	@Autowired
	Invoices invoices;

	@Autowired
	Buyers buyers;

	@Test
	void generatesChecksAndAudits() {
		Buyer ada = this.buyers.save(new Buyer(null, "IT", "ada"));
		assertThat(ada.id()).isEqualTo(new BuyerNumber("IT", 1));
		assertThat(this.buyers.findByIdCountryOrderByIdNumber("IT")).containsExactly(ada);
		Invoice invoice = this.invoices.save(new Invoice(ada.id(), " pens ", new Amount(5)));
		assertThat(Objects.requireNonNull(invoice.id).version()).isEqualTo(7);
		assertThat(invoice.text).isEqualTo("pens");
		assertThat(invoice.created).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
		assertThat(invoice.changedBy).isEqualTo("ada");
		assertThat(this.invoices.findByAmountGreaterThan(new Amount(4))).hasSize(1);
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.buyers.delete(ada));
	}

}
