package io.github.springdata.memory.repository.config;

import java.util.Map;

import io.github.springdata.memory.mapping.CompiledSources;
import io.github.springdata.memory.mapping.MemoryEntity;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;

import org.springframework.data.relational.core.mapping.Table;

import static org.assertj.core.api.Assertions.assertThat;

class IdentifyingAnnotationsUnitTests {

	@Test
	void areThoseOfThisModuleAlone() {
		assertThat(IdentifyingAnnotations.find(ClassLoader.getPlatformClassLoader()))
			.containsExactly(MemoryEntity.class);
	}

	@Test
	void leaveEntitiesToSpringDataJpa() {
		assertThat(IdentifyingAnnotations.find(with("jpa", "Jpa"))).contains(MemoryEntity.class)
			.doesNotContain(Entity.class);
	}

	@Test
	void leaveTablesToSpringDataJdbcAndR2dbc() {
		assertThat(IdentifyingAnnotations.find(with("jdbc", "Jdbc"))).doesNotContain(Table.class);
		assertThat(IdentifyingAnnotations.find(with("r2dbc", "R2dbc"))).doesNotContain(Table.class);
	}

	@Test
	void areThoseOfModulesThatAreNotThere() {
		assertThat(IdentifyingAnnotations.find(with("other", "Other"))).contains(Entity.class, Table.class);
	}

	private static ClassLoader with(String module, String prefix) {
		String name = "org.springframework.data.%s.repository.support".formatted(module);
		return CompiledSources.of(Map.of(name + "." + prefix + "RepositoryFactory",
				"package %s; public class %sRepositoryFactory { }".formatted(name, prefix)));
	}

}
