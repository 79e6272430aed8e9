package io.github.springdata.memory.boot.persistence;

/**
 * The package of the application, for tests in others.
 */
public final class ClinicPackage {

	/** The class of the repository. */
	public static final Class<?> REPOSITORY = Owners.class;

	private ClinicPackage() {
	}

}
