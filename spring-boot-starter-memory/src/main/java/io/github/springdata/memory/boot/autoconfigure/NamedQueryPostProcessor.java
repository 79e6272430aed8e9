package io.github.springdata.memory.boot.autoconfigure;

import java.util.Objects;

import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.model.NamedQueryModel;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.repository.core.NamedQueries;
import org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport;

/**
 * Post-processor that gives repositories of Spring Data JPA the texts of the named
 * queries of entities, which it asks Hibernate for, and no other provider.
 */
class NamedQueryPostProcessor implements BeanPostProcessor {

	private static final String REPOSITORY = "org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean";

	private final ListableBeanFactory beans;

	NamedQueryPostProcessor(ListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof RepositoryFactoryBeanSupport<?, ?, ?> factory && isOfPersistence(bean.getClass())) {
			NamedQueries given = (NamedQueries) new DirectFieldAccessor(factory).getPropertyValue("namedQueries");
			factory.setNamedQueries((given instanceof DeclaredQueries) ? given : new DeclaredQueries(given));
		}
		return bean;
	}

	private static boolean isOfPersistence(Class<?> type) {
		for (Class<?> superclass = type; superclass != null; superclass = superclass.getSuperclass()) {
			if (superclass.getName().equals(REPOSITORY)) {
				return true;
			}
		}
		return false;
	}

	private @Nullable NamedQueryModel find(String name) {
		return this.beans.getBeansOfType(EntityManagerFactory.class, true, false)
			.values()
			.stream()
			.map(PersistenceUnit::of)
			.filter(Objects::nonNull)
			.map((unit) -> unit.model().queries().get(name))
			.filter((query) -> query != null && isText(query))
			.findFirst()
			.orElse(null);
	}

	private static boolean isText(NamedQueryModel query) {
		return query.language() == NamedQueryModel.Language.PERSISTENCE && query.lockMode() == LockModeType.NONE;
	}

	/**
	 * The named queries of entities beside those of a properties file.
	 */
	private final class DeclaredQueries implements NamedQueries {

		private final @Nullable NamedQueries given;

		private DeclaredQueries(@Nullable NamedQueries given) {
			this.given = given;
		}

		@Override
		public boolean hasQuery(String queryName) {
			return (this.given != null && this.given.hasQuery(queryName)) || find(queryName) != null;
		}

		@Override
		public String getQuery(String queryName) {
			return (this.given != null && this.given.hasQuery(queryName)) ? this.given.getQuery(queryName)
					: Objects.requireNonNull(find(queryName)).text();
		}

	}

}
