package io.github.springdata.memory;

import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the order of the packages and what each may use of the outside. There is no list
 * of exceptions: code that breaks a rule moves to the package where it belongs.
 */
class ArchitectureTests {

	private static final String ROOT = ArchitectureTests.class.getPackageName();

	/**
	 * The packages of the library: each may import those before it, and none after it.
	 */
	private static final List<String> ORDER = List.of("message", "store.collection", "store.index", "store",
			"mapping.state", "mapping", "query", "query.syntax", "query.language", "query.value", "query.predicate",
			"query.execution", "query.statement", "transaction", "core.event", "core", "repository", "repository.query",
			"repository.support", "aot", "repository.config", "reactive");

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
			.isSubsetOf(packages().map(ArchitectureTests::qualified).toList());
	}

	@ParameterizedTest
	@MethodSource("packages")
	void importsOnlyPackagesAboveItself(String name) {
		String[] below = ORDER.stream()
			.skip(ORDER.indexOf(name) + 1L)
			.map(ArchitectureTests::qualified)
			.toArray(String[]::new);
		check(noClasses().that()
			.resideInAPackage(qualified(name))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(below));
	}

	@Test
	void packagesFormNoCycle() {
		check(slices().matching(ROOT + ".(**)").should().beFreeOfCycles());
	}

	@Test
	void typesOfTheQueryPackagesFormNoLoopsButSealedFamilies() {
		check(slices().assignedFrom(new Families()).should().beFreeOfCycles());
	}

	@Test
	void storeUsesTheJdkAndJSpecifyOnly() {
		check(classes().that()
			.resideInAPackage(qualified("store.."))
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "org.jspecify.annotations..", qualified("message"), qualified("store..")));
	}

	@Test
	void queriesAndRepositoryInterfacesAreDefinedWithoutTheStore() {
		check(noClasses().that()
			.resideInAnyPackage(qualified("query"), qualified("query.syntax"), qualified("query.language"),
					qualified("repository"))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(qualified("store.."), qualified("mapping..")));
	}

	@Test
	void coreDoesNotReadQueryText() {
		check(noClasses().that()
			.resideInAPackage(qualified("core"))
			.should()
			.dependOnClassesThat()
			.resideInAPackage(qualified("query.language")));
	}

	@Test
	void noExpressionIsEvaluatedOnADataPath() {
		check(noClasses().that()
			.resideInAnyPackage(qualified("store.."), qualified("query.."), qualified("core.."))
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.expression.."));
	}

	@Test
	void javaSerializationIsNotUsed() {
		check(noClasses().should()
			.dependOnClassesThat()
			.belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class));
	}

	private static void check(ArchRule rule) {
		rule.allowEmptyShould(true).check(CLASSES);
	}

	private static String qualified(String name) {
		return ROOT + "." + name;
	}

	/**
	 * Each type of the query packages with those that are one thing with it: a sealed
	 * type, the types that it permits, and its visitor.
	 */
	private static final class Families implements SliceAssignment {

		/**
		 * The expressions have selections within them, and criteria are chained.
		 */
		private static final Map<String, String> MEMBERS = Map.of("query.syntax.Selection", "query.syntax.Expression",
				"query.Chain", "query.Criteria", "query.Operands", "query.Criteria");

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			boolean query = type.getPackageName().startsWith(qualified("query"));
			return query ? SliceIdentifier.of(family(type.reflect()).getName()) : SliceIdentifier.ignore();
		}

		private static Class<?> family(Class<?> type) {
			Class<?> top = topLevel(type);
			String member = MEMBERS.get(top.getName().substring(ROOT.length() + 1));
			if (member != null) {
				return family(named(qualified(member)));
			}
			if (top.getName().endsWith("Visitor")) {
				return family(named(top.getName().replace("Visitor", "")));
			}
			return Stream.concat(Stream.ofNullable(top.getSuperclass()), Stream.of(top.getInterfaces()))
				.filter((parent) -> parent.isSealed() && parent.getPackage() == top.getPackage())
				.findFirst()
				.<Class<?>>map(Families::family)
				.orElse(top);
		}

		private static Class<?> topLevel(Class<?> type) {
			Class<?> top = type;
			while (top.getEnclosingClass() != null) {
				top = top.getEnclosingClass();
			}
			return top;
		}

		private static Class<?> named(String name) {
			try {
				return Class.forName(name);
			}
			catch (ClassNotFoundException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public String getDescription() {
			return "types of the query packages";
		}

	}

}
