package io.github.springdata.memory.jpa.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.ExcludeDefaultListeners;
import jakarta.persistence.ExcludeSuperclassListeners;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.jpa.model.LifecycleModel.Event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LifecycleTests {

	private static final List<String> CALLS = new ArrayList<>();

	private final PersistenceModel model = new MappingReader(new WithDefaultListener())
		.read(List.of(Top.class, Sub.class, Excluding.class, Plain.class));

	@BeforeEach
	void clear() {
		CALLS.clear();
	}

	@Test
	void callsListenersBeforeMethodsAndSuperclassesFirst() {
		fire(Sub.class, Event.PRE_PERSIST);
		assertThat(CALLS).containsExactly("default", "base listener of listener", "base listener", "top listener",
				"sub listener", "base method", "sub override");
	}

	@Test
	void callsOverriddenMethodsOnce() {
		fire(Top.class, Event.PRE_PERSIST);
		assertThat(CALLS).containsExactly("default", "base listener of listener", "base listener", "top listener",
				"base method", "top method");
	}

	@Test
	void excludesListeners() {
		fire(Excluding.class, Event.PRE_PERSIST);
		assertThat(CALLS).containsExactly("sub listener", "base method", "top method");
	}

	@Test
	void callsListenersOfTheTypeOfTheirParameter() {
		fire(Top.class, Event.POST_LOAD);
		assertThat(CALLS).containsExactly("loaded");
		CALLS.clear();
		fire(Sub.class, Event.POST_LOAD);
		assertThat(CALLS).containsExactly("loaded sub", "loaded");
	}

	@Test
	void saysWhetherAnybodyIsCalled() {
		LifecycleModel lifecycle = this.model.entity(Plain.class).lifecycle();
		assertThat(lifecycle.has(Event.PRE_PERSIST)).isTrue();
		assertThat(lifecycle.has(Event.PRE_REMOVE)).isFalse();
		assertThat(this.model.entity(Sub.class).lifecycle().has(Event.PRE_REMOVE)).isTrue();
	}

	@Test
	void passesOnWhatCallbacksThrow() {
		assertThatIllegalArgumentException().isThrownBy(() -> fire(Sub.class, Event.PRE_REMOVE)).withMessage("no");
	}

	@Test
	void createsListenersOnceAndLate() {
		List<Class<?>> created = new ArrayList<>();
		PersistenceModel lazy = new MappingReader(Annotations.DECLARED, NamingStrategy.AS_SPECIFIED, (type) -> {
			created.add(type);
			return Constructors.newInstance(type);
		}).read(List.of(Top.class, Sub.class));
		assertThat(created).isEmpty();
		lazy.entity(Top.class).lifecycle().fire(Event.PRE_PERSIST, new Top());
		lazy.entity(Sub.class).lifecycle().fire(Event.PRE_PERSIST, new Sub());
		assertThat(created).containsExactly(BaseListener.class, TopListener.class, SubListener.class);
	}

	@Test
	void reportsCallbacksThatCannotBeCalled() {
		assertThat(Mappings.problems(Wrong.class)).containsExactlyInAnyOrder(
				"Class %s has the callback withArgument, which cannot be called; make it void and not static, with no parameters"
					.formatted(Wrong.class.getName()),
				"Class %s has several methods with @PostLoad: [one, two]; call one of them from the other"
					.formatted(Wrong.class.getName()),
				"Class %s has the callback without, which cannot be called; make it void and not static, with the entity as its only parameter"
					.formatted(WrongListener.class.getName()));
	}

	private void fire(Class<?> type, Event event) {
		EntityModel entity = this.model.entity(type);
		entity.lifecycle().fire(event, entity.create());
	}

	private static final class WithDefaultListener implements Annotations {

		@Override
		public <A extends Annotation> A find(AnnotatedElement element, Class<A> type) {
			return element.getDeclaredAnnotation(type);
		}

		@Override
		public List<Class<?>> defaultListeners() {
			return List.of(DefaultListener.class);
		}

	}

	static class DefaultListener {

		@PrePersist
		void persist(Object entity) {
			CALLS.add("default");
		}

	}

	static class SuperListener {

		@PrePersist
		void above(Object entity) {
			CALLS.add("base listener of listener");
		}

	}

	static class BaseListener extends SuperListener {

		@PrePersist
		private void persist(Base entity) {
			CALLS.add("base listener");
		}

		@PostLoad
		void load(Sub entity) {
			CALLS.add("loaded sub");
		}

	}

	static class TopListener {

		@PrePersist
		void persist(Top entity) {
			CALLS.add("top listener");
		}

	}

	static class SubListener {

		@PrePersist
		void persist(Top entity) {
			CALLS.add("sub listener");
		}

	}

	@MappedSuperclass
	@EntityListeners(BaseListener.class)
	abstract static class Base {

		@Id
		long id;

		@PrePersist
		private void persist() {
			CALLS.add("base method");
		}

	}

	@Entity
	@EntityListeners(TopListener.class)
	static class Top extends Base {

		@PrePersist
		void top() {
			CALLS.add("top method");
		}

		@PostLoad
		void load() {
			CALLS.add("loaded");
		}

	}

	@Entity
	@EntityListeners(SubListener.class)
	static class Sub extends Top {

		@Override
		@PrePersist
		void top() {
			CALLS.add("sub override");
		}

		@PreRemove
		void remove() {
			throw new IllegalArgumentException("no");
		}

	}

	@Entity
	@EntityListeners(SubListener.class)
	@ExcludeDefaultListeners
	@ExcludeSuperclassListeners
	static class Excluding extends Top {

	}

	@Entity
	static class Plain {

		@Id
		long id;

	}

	static class WrongListener {

		@PrePersist
		void without() {
		}

	}

	@Entity
	@EntityListeners(WrongListener.class)
	static class Wrong {

		@Id
		long id;

		@PreRemove
		void withArgument(String text) {
		}

		@PostLoad
		void one() {
		}

		@PostLoad
		void two() {
		}

	}

}
