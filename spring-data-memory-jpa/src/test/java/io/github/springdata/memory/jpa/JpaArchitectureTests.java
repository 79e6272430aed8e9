package io.github.springdata.memory.jpa;

import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the order of the packages of the persistence provider. There is no list of
 * exceptions.
 */
class JpaArchitectureTests {

	private static final String ROOT = JpaArchitectureTests.class.getPackageName();

	/**
	 * The packages: each may import those before it, and none after it. The root comes
	 * last.
	 */
	private static final List<String> ORDER = List.of("model", "xml", "row", "metamodel", "graph", "support", "context",
			"criteria", "query", "relational");

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(ROOT);

	static Stream<String> packages() {
		return ORDER.stream();
	}

	@Test
	void everyPackageHasItsPlaceInTheOrder() {
		assertThat(CLASSES).isNotEmpty();
		assertThat(CLASSES).extracting(JavaClass::getPackageName)
			.isSubsetOf(Stream.concat(Stream.of(ROOT), packages().map(JpaArchitectureTests::qualified)).toList());
	}

	@ParameterizedTest
	@MethodSource("packages")
	void importsOnlyPackagesAboveItself(String name) {
		Stream<String> below = ORDER.stream().skip(ORDER.indexOf(name) + 1L).map(JpaArchitectureTests::qualified);
		check(noClasses().that()
			.resideInAPackage(qualified(name))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(Stream.concat(below, Stream.of(ROOT)).toArray(String[]::new)));
	}

	@Test
	void packagesFormNoCycle() {
		check(slices().matching(ROOT + ".(**)").should().beFreeOfCycles());
	}

	@Test
	void nothingNeedsHibernate() {
		check(noClasses().should().dependOnClassesThat().resideInAPackage("org.hibernate.."));
	}

	@Test
	void onlyTheAdapterOfSpringNeedsItsTransactions() {
		check(noClasses().that()
			.haveSimpleNameNotStartingWith("MemoryJpa")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.orm.."));
	}

	@Test
	void onlyTheValidationNeedsBeanValidation() {
		check(noClasses().that()
			.doNotHaveSimpleName("BeanValidation")
			.and()
			.doNotHaveSimpleName("LoadedAttributes")
			.and()
			.doNotHaveSimpleName("MemoryEntityManagerFactory")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("jakarta.validation.."));
	}

	private static void check(ArchRule rule) {
		rule.allowEmptyShould(true).check(CLASSES);
	}

	private static String qualified(String name) {
		return ROOT + "." + name;
	}

}
