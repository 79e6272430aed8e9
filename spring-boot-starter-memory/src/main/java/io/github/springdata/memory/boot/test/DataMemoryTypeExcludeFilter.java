package io.github.springdata.memory.boot.test;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/**
 * Component filter of {@link DataMemoryTest @DataMemoryTest}.
 */
class DataMemoryTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<DataMemoryTest> {

	DataMemoryTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
	}

}
