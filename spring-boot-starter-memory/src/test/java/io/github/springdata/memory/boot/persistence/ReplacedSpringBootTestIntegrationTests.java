package io.github.springdata.memory.boot.persistence;

import io.github.springdata.memory.boot.test.AutoConfigureMemoryPersistence;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@SpringBootTest
@AutoConfigureMemoryPersistence
class ReplacedSpringBootTestIntegrationTests extends AbstractReplacedPersistenceTests {

	@Autowired
	private OwnerService service;

	@Autowired
	private PlatformTransactionManager transactionManager;

	@Test
	void transactionsAreThoseOfJakartaPersistence() {
		assertThat(this.transactionManager).isInstanceOf(JpaTransactionManager.class);
		this.service.register(new Owner("Davis"), false);
		assertThatIllegalArgumentException().isThrownBy(() -> this.service.register(new Owner("Black"), true));
		assertThat(this.owners.findAll()).singleElement().extracting((owner) -> owner.id).isEqualTo(1L);
	}

	@Test
	void whatATestCommitsIsGoneAfterIt() {
		assertThat(this.owners.findAll()).isEmpty();
		this.service.register(new Owner("Black"), false);
		assertThat(this.owners.findAll()).singleElement().extracting((owner) -> owner.id).isEqualTo(1L);
	}

	@Test
	void jdbcIsRefusedWhenItIsCalled() {
		assertThatExceptionOfType(CannotGetJdbcConnectionException.class).isThrownBy(this.service::countByJdbc)
			.havingRootCause()
			.withMessageContaining("data source 'dataSource'")
			.withMessageContaining("persistence = NONE");
	}

}
