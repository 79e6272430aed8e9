package io.github.springdata.memory.jpa;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of the reading of {@code META-INF/persistence.xml}.
 */
class PersistenceXmlTests {

	@TempDir
	private Path root;

	private UnitDefinition read(String unit) throws IOException {
		Path file = this.root.resolve("META-INF/persistence.xml");
		Files.createDirectories(file.getParent());
		Files.writeString(file,
				"<persistence xmlns='https://jakarta.ee/xml/ns/persistence' version='3.2'>" + unit + "</persistence>");
		URL[] path = { this.root.toUri().toURL() };
		try (URLClassLoader loader = new URLClassLoader(path, PersistenceXmlTests.class.getClassLoader())) {
			UnitDefinition definition = new PersistenceXml(loader).find("unit", Map.of());
			assertThat(definition).isNotNull();
			return definition;
		}
	}

	@Test
	void classesAndPropertiesAreRead() throws IOException {
		UnitDefinition definition = read("""
				<persistence-unit name="unit">
					<description>A unit</description>
					<class>
						%s
					</class>
					<shared-cache-mode>none</shared-cache-mode>
					<properties><property name="a" value="b"/></properties>
				</persistence-unit>""".formatted(Thing.class.getName()));
		assertThat(definition.classes()).containsExactly(Thing.class);
		assertThat(definition.properties()).containsOnly(Map.entry("a", "b"));
		assertThat(definition.cacheMode()).hasToString("NONE");
	}

	@Test
	void allMistakesAreReportedTogether() {
		assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> read("""
				<persistence-unit name="unit">
					<jar-file>other.jar</jar-file>
					<klass>Thing</klass>
					<class>no.such.Thing</class>
					<shared-cache-mode>SOME</shared-cache-mode>
				</persistence-unit>"""))
			.withMessageContaining("Persistence unit 'unit' of file:")
			.withMessageContaining("Element 'klass' is unknown")
			.withMessageContaining("Class no.such.Thing is not there")
			.withMessageContaining("jar-file 'other.jar'")
			.withMessageContaining("no shared-cache-mode 'SOME'");
	}

	@Entity
	static class Thing {

		@Id
		private long id;

	}

}
