package io.github.springdata.memory.jpa.spring;

import jakarta.persistence.EntityManager;

import org.springframework.data.jpa.repository.support.JpaEntityInformation;
import org.springframework.data.jpa.repository.support.SimpleJpaRepository;

/**
 * Base class of all repositories of the tests, which has a method of its own.
 *
 * @param <T> the type of the entities
 * @param <ID> the type of their ids
 */
class CountingRepository<T, ID> extends SimpleJpaRepository<T, ID> {

	private final EntityManager entityManager;

	private final JpaEntityInformation<T, ?> information;

	CountingRepository(JpaEntityInformation<T, ?> information, EntityManager entityManager) {
		super(information, entityManager);
		this.information = information;
		this.entityManager = entityManager;
	}

	public String describe() {
		return "%d of %s".formatted(this.entityManager
			.createQuery("select count(e) from %s e".formatted(this.information.getEntityName()), Long.class)
			.getSingleResult(), this.information.getEntityName());
	}

}
