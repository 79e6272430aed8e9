package io.github.springdata.memory.boot.autoconfigure;

import io.github.springdata.memory.core.UnitOfWorkMode;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the memory store.
 */
@ConfigurationProperties("spring.data.memory")
public class MemoryDataProperties {

	/**
	 * What a transaction does with the entities that it loaded and saved.
	 */
	private UnitOfWorkMode unitOfWork = UnitOfWorkMode.MANAGED;

	/**
	 * Creates the properties with their defaults.
	 */
	public MemoryDataProperties() {
	}

	/**
	 * What a transaction does with the entities that it loaded and saved.
	 * @return the mode, {@link UnitOfWorkMode#MANAGED} unless set
	 */
	public UnitOfWorkMode getUnitOfWork() {
		return this.unitOfWork;
	}

	/**
	 * Sets what a transaction does with the entities that it loaded and saved.
	 * @param unitOfWork the mode
	 */
	public void setUnitOfWork(UnitOfWorkMode unitOfWork) {
		this.unitOfWork = unitOfWork;
	}

}
