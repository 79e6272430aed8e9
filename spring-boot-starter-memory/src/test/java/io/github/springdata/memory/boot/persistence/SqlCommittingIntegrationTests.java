package io.github.springdata.memory.boot.persistence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.github.springdata.memory.boot.autoconfigure.TestScripts;
import io.github.springdata.memory.boot.test.AutoConfigureMemoryPersistence;
import io.github.springdata.memory.boot.test.RestoreMemoryStore;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.test.context.jdbc.Sql;
import org.springframework.test.context.jdbc.Sql.ExecutionPhase;
import org.springframework.test.context.jdbc.SqlMergeMode;
import org.springframework.test.context.jdbc.SqlMergeMode.MergeMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scripts of tests that commit, over the schema and rows of the application.
 */
@SpringBootTest(properties = { "spring.application.name=committing", "spring.autoconfigure.exclude=",
		"spring.sql.init.schema-locations=classpath:clinic/schema.sql",
		"spring.sql.init.data-locations=classpath:clinic/data.sql" })
@AutoConfigureMemoryPersistence
@SqlMergeMode(MergeMode.MERGE)
@Sql(statements = "insert into owner (id, last_name) values (50, 'Class')",
		executionPhase = ExecutionPhase.BEFORE_TEST_CLASS)
@Sql(statements = "delete from owner where id >= 50", executionPhase = ExecutionPhase.AFTER_TEST_CLASS)
class SqlCommittingIntegrationTests {

	@Autowired
	private Owners owners;

	@Autowired
	private DataSource dataSource;

	@Test
	@Sql(statements = { "set referential_integrity false", "insert into owner values (60, 'Method')" })
	@Sql(statements = "delete from owner where id = 60", executionPhase = ExecutionPhase.AFTER_TEST_METHOD)
	void scriptsOfClassAndMethodAreCommitted() {
		assertThat(this.owners.findAll()).extracting((owner) -> owner.lastName)
			.containsExactlyInAnyOrder("Davis", "Black", "Class", "Method");
	}

	@RepeatedTest(2)
	@RestoreMemoryStore
	@Sql(statements = { "delete from pet", "delete from owner", "alter table owner alter column id restart with 7",
			"insert into owner (last_name) values ('Seventh')" })
	void whatScriptsCommitIsRestored() {
		assertThat(this.owners.findAll()).singleElement().extracting((owner) -> owner.id).isEqualTo(7L);
		assertThat(this.owners.save(new Owner("Eighth")).id).isEqualTo(8L);
	}

	@Test
	@RestoreMemoryStore
	void scriptsOfSeveralThreadsWaitForEachOther() throws InterruptedException, ExecutionException {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Callable<Void>> scripts = IntStream.range(0, 8).mapToObj(this::script).toList();
			for (Future<Void> script : threads.invokeAll(scripts)) {
				script.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.owners.count()).isEqualTo(3 + 8);
	}

	private Callable<Void> script(int number) {
		String sql = "insert into owner (last_name) values ('Thread %d')".formatted(number);
		return () -> {
			TestScripts.begin();
			new ResourceDatabasePopulator(new ByteArrayResource(sql.getBytes(StandardCharsets.UTF_8)))
				.execute(this.dataSource);
			TestScripts.end();
			return null;
		};
	}

	@Test
	@Sql(statements = "create table if not exists note (id int)")
	void tablesOfNoEntityCanBeCreated() {
		assertThat(this.owners.count()).isEqualTo(3);
	}

}
