package io.github.springdata.memory.boot.test;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/**
 * Bootstrapper of {@link DataMemoryTest @DataMemoryTest}.
 */
class DataMemoryTestContextBootstrapper extends TestSliceTestContextBootstrapper<DataMemoryTest> {

}
