package io.github.springdata.memory.jpa;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.orm.jpa.persistenceunit.MutablePersistenceUnitInfo;
import org.springframework.util.ReflectionUtils;

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
			.withMessageContaining("There is no jar-file 'other.jar'; correct its path, which starts at file:")
			.withMessageContaining("no shared-cache-mode 'SOME'");
	}

	@Test
	void classesOfArchivesAreFound() throws IOException {
		Path archive = this.root.resolve("lib/things.jar");
		Files.createDirectories(archive.getParent());
		String resource = Thing.class.getName().replace('.', '/') + ".class";
		try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(archive));
				InputStream code = Thing.class.getClassLoader().getResourceAsStream(resource)) {
			jar.putNextEntry(new ZipEntry(resource));
			jar.write(code.readAllBytes());
			jar.closeEntry();
		}
		assertThat(
				read("<persistence-unit name='unit'><jar-file>lib/things.jar</jar-file></persistence-unit>").classes())
			.containsExactly(Thing.class);
		assertThat(read("<persistence-unit name='unit'><jar-file>%s/lib/things.jar</jar-file></persistence-unit>"
			.formatted(this.root.getFileName())).classes()).containsExactly(Thing.class);
	}

	@Test
	void transactionsOfJtaAreRefused() {
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(() -> read("<persistence-unit name='unit' transaction-type='JTA'/>"))
			.withMessageContaining("Transactions of JTA are not served");
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(() -> new PersistenceConfiguration("unit").provider(MemoryPersistenceProvider.class.getName())
				.transactionType(PersistenceUnitTransactionType.JTA)
				.createEntityManagerFactory())
			.withMessageContaining("Persistence unit 'unit' is not valid: Transactions of JTA are not served");
	}

	@Test
	void unitsOfOneNameAreRefused() throws IOException {
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(() -> read("<persistence-unit name='unit'/><persistence-unit name='unit'/>"))
			.withMessageContaining("There are several persistence units 'unit', in [file:");
		assertThat(read("""
				<persistence-unit name="unit"><provider>other.Provider</provider></persistence-unit>
				<persistence-unit name="unit"><class>%s</class></persistence-unit>""".formatted(Thing.class.getName()))
			.classes()).containsExactly(Thing.class);
	}

	@Test
	void aClassOfAContainerThatIsMissingIsReportedWithItsUnit() {
		MutablePersistenceUnitInfo info = new MutablePersistenceUnitInfo();
		info.setPersistenceUnitName("ours");
		info.addManagedClassName("no.such.Thing");
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(
					() -> new MemoryPersistenceProvider().createContainerEntityManagerFactory(standard(info), Map.of()))
			.withMessageContaining("Persistence unit 'ours' has the class no.such.Thing, which cannot be loaded");
	}

	@Test
	void classesBesideAUnitOfAContainerAreFoundUnlessTheyAreExcluded() throws IOException {
		Path code = this.root.resolve(Thing.class.getName().replace('.', '/') + ".class");
		Files.createDirectories(code.getParent());
		try (InputStream original = Thing.class.getResourceAsStream(code.getFileName().toString())) {
			Files.copy(original, code);
		}
		MutablePersistenceUnitInfo info = new MutablePersistenceUnitInfo();
		info.setPersistenceUnitRootUrl(this.root.toUri().toURL());
		assertThat(entities(info)).containsExactly(Thing.class);
		info.setExcludeUnlistedClasses(true);
		assertThat(entities(info)).isEmpty();
		info.addJarFileUrl(this.root.toUri().toURL());
		assertThat(entities(info)).containsExactly(Thing.class);
	}

	private static PersistenceUnitInfo standard(MutablePersistenceUnitInfo info) {
		return (PersistenceUnitInfo) Proxy.newProxyInstance(PersistenceXmlTests.class.getClassLoader(),
				new Class<?>[] { PersistenceUnitInfo.class }, (proxy, method, arguments) -> {
					Method same = ReflectionUtils.findMethod(MutablePersistenceUnitInfo.class, method.getName());
					Object value = (same != null) ? same.invoke(info) : null;
					return (value instanceof Enum<?>) ? null : value;
				});
	}

	private static List<Class<?>> entities(MutablePersistenceUnitInfo info) {
		try (EntityManagerFactory factory = new MemoryPersistenceProvider()
			.createContainerEntityManagerFactory(standard(info), Map.of())) {
			return factory.getMetamodel().getEntities().stream().<Class<?>>map(EntityType::getJavaType).toList();
		}
	}

	@Entity
	static class Thing {

		@Id
		private long id;

	}

}
