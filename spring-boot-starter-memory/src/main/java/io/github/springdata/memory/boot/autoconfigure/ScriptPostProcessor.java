package io.github.springdata.memory.boot.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.relational.RelationalImport;
import io.github.springdata.memory.jpa.relational.SchemaRules;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.util.StringUtils;

/**
 * Post-processor that lets scripts and migrations run in a {@link ScriptDatabase}, and
 * imports the rows that they leave there: as soon as the entity manager factory is there
 * that has the entities, and again after scripts that run later.
 */
class ScriptPostProcessor implements BeanPostProcessor {

	/** The name of the bean. */
	static final String NAME = "memoryScriptPostProcessor";

	private static final Set<String> INITIALIZERS = Set.of(
			"org.springframework.boot.sql.init.AbstractScriptDatabaseInitializer",
			"org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer",
			"org.springframework.jdbc.datasource.init.DataSourceInitializer",
			"liquibase.integration.spring.SpringLiquibase");

	private final ConfigurableListableBeanFactory beans;

	private final Map<PersistenceUnit, MemoryDataSource> units = new LinkedHashMap<>();

	private final Map<PersistenceUnit, Imported> imported = new LinkedHashMap<>();

	ScriptPostProcessor(ConfigurableListableBeanFactory beans) {
		this.beans = beans;
	}

	/**
	 * What scripts and migrations have left for a unit.
	 *
	 * @param rows the rows that were imported
	 * @param kept the rules of the schema that hold
	 * @param lost the rules of the schema that do not hold
	 * @param skipped what was skipped of scripts, as there is no database
	 */
	record Imported(RelationalImport.Report rows, Set<String> kept, Set<String> lost, Set<String> skipped) {
	}

	/**
	 * What was imported into each unit.
	 */
	Map<PersistenceUnit, Imported> imported() {
		return this.imported;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (isInitializer(bean)) {
			dataSources().forEach(this::begin);
		}
		return bean;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (isInitializer(bean)) {
			dataSources().forEach(MemoryDataSource::endScripts);
			this.units.forEach(this::importRows);
		}
		else if (bean instanceof LocalContainerEntityManagerFactoryBean factory
				&& factory.getDataSource() instanceof MemoryDataSource dataSource) {
			EntityManagerFactory created = factory.getNativeEntityManagerFactory();
			add(created.unwrap(PersistenceUnit.class), dataSource);
		}
		return bean;
	}

	private static boolean isInitializer(Object bean) {
		for (Class<?> type = bean.getClass(); type != null; type = type.getSuperclass()) {
			if (INITIALIZERS.contains(type.getName())) {
				return true;
			}
		}
		return false;
	}

	private List<MemoryDataSource> dataSources() {
		List<MemoryDataSource> dataSources = new ArrayList<>();
		for (DataSource dataSource : this.beans.getBeansOfType(DataSource.class, true, false).values()) {
			if (dataSource instanceof MemoryDataSource replaced) {
				dataSources.add(replaced);
			}
		}
		return dataSources;
	}

	private void begin(MemoryDataSource dataSource) {
		scripts(dataSource);
		dataSource.beginScripts();
	}

	private ScriptDatabase scripts(MemoryDataSource dataSource) {
		String url = environment().getProperty("spring.datasource.url");
		return dataSource.scripts(url, this.beans.getBeanClassLoader());
	}

	/**
	 * Imports what ran before a unit was there. Scripts that run after it find its
	 * tables, as those find that Hibernate creates.
	 */
	private void add(PersistenceUnit unit, MemoryDataSource dataSource) {
		this.units.put(unit, dataSource);
		dataSource.add(unit);
		ScriptDatabase scripts = scripts(dataSource);
		if (scripts.isOpen()) {
			importRows(unit, dataSource);
			return;
		}
		List<Resource> initial = initialScripts();
		if (isDeferred() || !initial.isEmpty()) {
			createTables(unit, scripts, initial);
			importRows(unit, dataSource);
		}
	}

	private boolean isDeferred() {
		return environment().getProperty("spring.jpa.defer-datasource-initialization", boolean.class, false);
	}

	/**
	 * The scripts that Hibernate runs after it has created tables.
	 */
	private List<Resource> initialScripts() {
		if (!createsTables()) {
			return List.of();
		}
		List<Resource> scripts = new ArrayList<>();
		String names = environment().getProperty("spring.jpa.properties.hibernate.hbm2ddl.import_files", "import.sql");
		for (String name : StringUtils.commaDelimitedListToStringArray(names)) {
			Resource script = new ClassPathResource(name.strip(), this.beans.getBeanClassLoader());
			if (script.exists()) {
				scripts.add(script);
			}
		}
		return scripts;
	}

	/**
	 * Whether Hibernate would create the tables, as it does in databases in memory unless
	 * it is told otherwise.
	 */
	private boolean createsTables() {
		String given = environment().getProperty("spring.jpa.hibernate.ddl-auto",
				environment().getProperty("spring.jpa.properties.hibernate.hbm2ddl.auto", ""));
		String url = environment().getProperty("spring.datasource.url", "jdbc:h2:mem:");
		return given.isEmpty() ? url.contains(":mem:") : given.startsWith("create");
	}

	private Environment environment() {
		return this.beans.getBean(Environment.class);
	}

	private static void createTables(PersistenceUnit unit, ScriptDatabase scripts, List<Resource> initial) {
		try (Connection connection = scripts.connect()) {
			scripts.createMissing(unit, connection);
			initial.forEach((script) -> ScriptUtils.executeSqlScript(connection, script));
		}
		catch (SQLException ex) {
			throw new IllegalStateException("Scripts %s failed: %s".formatted(initial, ex.getMessage()), ex);
		}
	}

	private void importRows(PersistenceUnit unit, MemoryDataSource dataSource) {
		ScriptDatabase scripts = scripts(dataSource);
		if (!scripts.isOpen()) {
			return;
		}
		try (Connection connection = scripts.connect()) {
			RelationalImport.Report rows = new RelationalImport(unit).replace(scripts.read(unit, connection));
			SchemaRules.Report rules = scripts.adoptRules(unit, connection);
			Imported earlier = this.imported.get(unit);
			Set<String> kept = new LinkedHashSet<>((earlier != null) ? earlier.kept() : Set.of());
			kept.addAll(rules.kept());
			this.imported.put(unit, new Imported(rows, kept, rules.lost(), scripts.skipped()));
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The rows of scripts could not be imported: " + ex.getMessage(), ex);
		}
	}

}
