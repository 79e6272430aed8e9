package io.github.springdata.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every test asserts something: itself, or in what it calls.
 */
class AssertingTests {

	private static final List<String> ASSERTIONS = List.of("org.assertj.", "org.junit.jupiter.api.Assertions",
			"reactor.test.", "java.lang.AssertionError", "com.tngtech.archunit.lang.", "org.jetbrains.lincheck.");

	private final JavaClasses classes = new ClassFileImporter()
		.importUrl(AssertingTests.class.getProtectionDomain().getCodeSource().getLocation());

	@Test
	void areAllThereAre() {
		List<JavaMethod> tests = this.classes.stream()
			.flatMap((type) -> type.getMethods().stream())
			.filter((method) -> method.isMetaAnnotatedWith(Testable.class))
			.toList();
		assertThat(tests).hasSizeGreaterThan(1_000);
		assertThat(tests.stream().filter((test) -> !asserts(test)).map(JavaMethod::getFullName)).isEmpty();
	}

	private boolean asserts(JavaMethod test) {
		Set<JavaCodeUnit> seen = new HashSet<>(Set.of(test));
		Deque<JavaCodeUnit> rest = new ArrayDeque<>(seen);
		while (!rest.isEmpty()) {
			List<AccessTarget> targets = targets(rest.remove()).toList();
			if (targets.stream().anyMatch(AssertingTests::isAssertion)) {
				return true;
			}
			targets.stream().flatMap(this::implementations).filter(seen::add).forEach(rest::add);
		}
		return false;
	}

	private static Stream<AccessTarget> targets(JavaCodeUnit unit) {
		return Stream
			.<JavaAccess<?>>concat(unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream())
			.map(JavaAccess::getTarget);
	}

	private static boolean isAssertion(AccessTarget target) {
		return ASSERTIONS.stream().anyMatch(target.getOwner().getFullName()::startsWith);
	}

	/**
	 * What a call may run, in any subclass; of a function that is an object, all of it.
	 */
	private Stream<JavaCodeUnit> implementations(AccessTarget target) {
		JavaClass owner = target.getOwner();
		return Stream
			.of(Stream.of(owner), owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream(),
					owner.getAllSubclasses().stream())
			.flatMap((types) -> types)
			.filter((type) -> this.classes.contain(type.getFullName()))
			.flatMap((type) -> type.getCodeUnits().stream())
			.filter((unit) -> unit.getName().equals(target.getName()) || isFunction(owner));
	}

	private static boolean isFunction(JavaClass type) {
		return type.isAnonymousClass()
				|| type.getAllRawSuperclasses().stream().anyMatch((parent) -> parent.getName().startsWith("kotlin."));
	}

}
