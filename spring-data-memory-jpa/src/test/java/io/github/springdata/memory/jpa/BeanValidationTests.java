package io.github.springdata.memory.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.springdata.memory.jpa.context.EntityValidation;
import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.jpa.model.LifecycleModel.Event;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.RollbackException;
import jakarta.persistence.ValidationMode;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of Bean Validation before instances are written.
 */
class BeanValidationTests {

	private EntityManagerFactory factory = factory(Map.of());

	private static EntityManagerFactory factory(Map<String, ?> properties) {
		PersistenceConfiguration configuration = new PersistenceConfiguration("test")
			.provider(MemoryPersistenceProvider.class.getName())
			.managedClass(Member.class);
		properties.forEach(configuration::property);
		return configuration.createEntityManagerFactory();
	}

	private void use(Map<String, ?> properties) {
		this.factory.close();
		this.factory = factory(properties);
	}

	@AfterEach
	void close() {
		this.factory.close();
	}

	private PersistenceModel model() {
		return this.factory.unwrap(PersistenceUnit.class).model();
	}

	private void save(Member member) {
		this.factory.runInTransaction((entityManager) -> entityManager.persist(member));
	}

	private void refuses(Consumer<EntityManager> work, String message) {
		assertThatExceptionOfType(ConstraintViolationException.class).isThrownBy(() -> {
			try {
				this.factory.runInTransaction(work);
			}
			catch (RollbackException ex) {
				throw ex.getCause();
			}
		}).withMessageContaining(message);
	}

	@Test
	void anInstanceThatIsNotValidIsRefusedByPersist() {
		try (EntityManager entityManager = this.factory.createEntityManager()) {
			entityManager.getTransaction().begin();
			Member member = new Member(1, null);
			assertThatExceptionOfType(ConstraintViolationException.class)
				.isThrownBy(() -> entityManager.persist(member))
				.withMessageContaining(
						Member.class.getName() + " is not valid to be persisted: 'name' must not be null")
				.satisfies((ex) -> assertThat(ex.getConstraintViolations()).singleElement()
					.satisfies((violation) -> assertThat(violation.getRootBean()).isSameAs(member)));
			assertThat(entityManager.contains(member)).isFalse();
			assertThat(entityManager.getTransaction().getRollbackOnly()).isTrue();
		}
	}

	@Test
	void callbacksAreCalledBeforeTheValidation() {
		Member member = new Member(1, null);
		member.before = (it) -> it.name = "set";
		save(member);
		this.factory.runInTransaction((entityManager) -> {
			Member found = entityManager.find(Member.class, 1L);
			found.name = null;
			found.before = (it) -> it.name = "again";
		});
		refuses((entityManager) -> {
			Member found = entityManager.find(Member.class, 1L);
			found.name = "new";
			found.before = (it) -> it.name = "much too long";
		}, "is not valid to be updated: 'name' size must be between 0 and 5");
	}

	@Test
	void whatChangesBeforeTheFlushIsValidatedOnceMore() {
		refuses((entityManager) -> {
			Member member = new Member(1, "a");
			entityManager.persist(member);
			member.name = null;
		}, "is not valid to be persisted: 'name' must not be null");
	}

	@Test
	void anUpdateIsValidatedAndNothingThatStaysTheSame() {
		use(Map.of("jakarta.persistence.validation.group.pre-persist", ""));
		save(new Member(1, null));
		this.factory.runInTransaction((entityManager) -> entityManager.find(Member.class, 1L));
		refuses((entityManager) -> entityManager.find(Member.class, 1L).age = 2, "to be updated: 'name' must not be");
	}

	@Test
	void embeddablesAreValidatedWhereTheyAreMarked() {
		Member member = new Member(1, "a");
		member.home.street = null;
		member.other.room = null;
		refuses((entityManager) -> entityManager.persist(member), "'home.street' must not be null");
	}

	@Test
	void anElementThatIsReachedByARelationIsValidatedForItself() {
		Member member = new Member(1, "a");
		member.friends.add(new Member(2, null));
		refuses((entityManager) -> entityManager.persist(member), "'name' must not be null");
		use(Map.of("jakarta.persistence.validation.group.pre-persist", Later.class.getName()));
		save(member);
	}

	@Test
	void whatWasNotReadIsNotReadByTheValidation() {
		Member member = new Member(1, "a");
		member.notes.add("note");
		member.friends.add(new Member(2, "b"));
		save(member);
		this.factory.runInTransaction((entityManager) -> {
			Member found = entityManager.find(Member.class, 1L);
			found.age = 3;
			entityManager.flush();
			assertThat(this.factory.getPersistenceUnitUtil().isLoaded(found, "notes")).isFalse();
			assertThat(this.factory.getPersistenceUnitUtil().isLoaded(found, "friends")).isFalse();
		});
	}

	@Test
	void groupsAreTakenForEachEvent() {
		use(Map.of("jakarta.persistence.validation.group.pre-persist", Later.class.getName(),
				"jakarta.persistence.validation.group.pre-remove", Class.class.cast(Later.class)));
		Member member = new Member(1, null);
		member.age = 200;
		refuses((entityManager) -> entityManager.persist(member), "'age' must be less than or equal to 99");
		member.age = 1;
		save(member);
		this.factory.runInTransaction((entityManager) -> {
			Member found = entityManager.find(Member.class, 1L);
			found.age = 200;
			assertThatExceptionOfType(ConstraintViolationException.class).isThrownBy(() -> entityManager.remove(found))
				.withMessageContaining("to be removed: 'age'");
		});
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(() -> factory(Map.of("jakarta.persistence.validation.group.pre-update", "no.such.Group")))
			.withMessageContaining("has the group no.such.Group, which is not there");
	}

	@Test
	void aFactoryThatIsGivenIsUsedAndLeftOpen() {
		try (ValidatorFactory validators = Validation.byDefaultProvider()
			.configure()
			.messageInterpolator(new ParameterMessageInterpolator())
			.addProperty("hibernate.validator.fail_fast", "true")
			.buildValidatorFactory()) {
			use(Map.of("jakarta.persistence.validation.factory", validators, "jakarta.persistence.validation.mode",
					"callback"));
			Member member = new Member(1, null);
			member.home.street = null;
			assertThatExceptionOfType(ConstraintViolationException.class).isThrownBy(() -> save(member))
				.satisfies((ex) -> assertThat(ex.getConstraintViolations()).hasSize(1));
			this.factory.close();
			assertThat(validators.getValidator().validate(member)).hasSize(1);
			this.factory = factory(Map.of());
		}
	}

	@Test
	void aFactoryThatIsABeanIsUsed() {
		try (ValidatorFactory validators = Validation.byDefaultProvider()
			.configure()
			.messageInterpolator(new ParameterMessageInterpolator())
			.addProperty("hibernate.validator.fail_fast", "true")
			.buildValidatorFactory()) {
			DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
			beans.registerSingleton("validators", validators);
			use(Map.of(MemoryJpaProperties.BEAN_FACTORY, beans));
			Member member = new Member(1, null);
			member.home.street = null;
			assertThatExceptionOfType(ConstraintViolationException.class).isThrownBy(() -> save(member))
				.satisfies((ex) -> assertThat(ex.getConstraintViolations()).hasSize(1));
		}
	}

	@Test
	void theModeNoneValidatesNothing() {
		use(Map.of("jakarta.persistence.validation.mode", ValidationMode.NONE));
		save(new Member(1, null));
	}

	@Test
	void anUnknownModeIsRefused() {
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(() -> factory(Map.of("jakarta.persistence.validation.mode", "sometimes")))
			.withMessageContaining("set it to one of [AUTO, CALLBACK, NONE]");
	}

	@Test
	void withoutAProviderAutoDoesNothingAndCallbackIsRefused() {
		Supplier<ValidatorFactory> none = () -> {
			throw new NoProviderFoundException();
		};
		PersistenceModel model = model();
		ClassLoader loader = getClass().getClassLoader();
		BeanValidation.of(Map.of(), model, loader, false, none).validate(Event.PRE_PERSIST, new Member(1, null));
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(() -> BeanValidation.of(Map.of(), model, loader, true, none))
			.withMessageContaining("there is no provider of Bean Validation; add one");
	}

	@Test
	void aProviderThatCannotStartIsReported() {
		EntityValidation validation = BeanValidation.of(Map.of(), model(), getClass().getClassLoader(), false, () -> {
			throw new ValidationException("No expression language");
		});
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(() -> validation.validate(Event.PRE_PERSIST, new Member(1, null)))
			.withMessageContaining("Bean Validation cannot start: No expression language; add what it misses");
	}

	interface Later {

	}

	@Embeddable
	static class Home {

		@NotNull
		@Nullable String street = "s";

	}

	@Embeddable
	static class Office {

		@NotNull
		@Nullable String room = "r";

	}

	@Entity(name = "Member")
	static class Member {

		@Id
		long id;

		@NotNull
		@Size(max = 5)
		@Nullable String name;

		@Max(value = 99, groups = Later.class)
		int age;

		@Valid
		Home home = new Home();

		Office other = new Office();

		@ElementCollection
		@Size(max = 1)
		List<String> notes = new ArrayList<>();

		@OneToMany(cascade = CascadeType.PERSIST)
		@Size(max = 1)
		List<@Valid Member> friends = new ArrayList<>();

		transient @Nullable Consumer<Member> before;

		Member() {
		}

		Member(long id, @Nullable String name) {
			this.id = id;
			this.name = name;
		}

		@PrePersist
		@PreUpdate
		void before() {
			if (this.before != null) {
				this.before.accept(this);
			}
		}

	}

}
