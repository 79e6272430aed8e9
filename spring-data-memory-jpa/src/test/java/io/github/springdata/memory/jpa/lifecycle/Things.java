package io.github.springdata.memory.jpa.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;

/**
 * Entities without relations: with ids of all kinds, with and without a version.
 */
final class Things {

	private static final AtomicLong COUNTER = new AtomicLong();

	private Things() {
	}

	/**
	 * Kind of entity, as far as operations may tell new from detached instances by it.
	 */
	enum Kind {

		IDENTITY(Identified.class, Identified::new),

		SEQUENCE_AND_VERSION(Numbered.class, Numbered::new),

		UUID_AND_PRIMITIVE_VERSION(Unique.class, Unique::new),

		ASSIGNED(Assigned.class, Assigned::new),

		ASSIGNED_AND_VERSION(AssignedVersioned.class, AssignedVersioned::new);

		final Class<? extends Thing> type;

		private final Supplier<Thing> constructor;

		Kind(Class<? extends Thing> type, Supplier<Thing> constructor) {
			this.type = type;
			this.constructor = constructor;
		}

		Thing create(String name) {
			Thing thing = this.constructor.get();
			thing.name = name;
			return thing;
		}

		boolean isAssigned() {
			return this == ASSIGNED || this == ASSIGNED_AND_VERSION;
		}

	}

	/**
	 * What all have: a name, and a list of the callbacks that were called.
	 */
	@MappedSuperclass
	abstract static class Thing {

		String name;

		@Transient
		final List<String> events = new ArrayList<>();

		@Transient
		Object idBeforePersist;

		abstract Object id();

		@PrePersist
		void prePersist() {
			this.idBeforePersist = id();
			this.events.add("PrePersist " + this.name);
		}

		@PostPersist
		void postPersist() {
			this.events.add("PostPersist " + this.name);
		}

		@PreUpdate
		void preUpdate() {
			this.events.add("PreUpdate " + this.name);
		}

		@PostUpdate
		void postUpdate() {
			this.events.add("PostUpdate " + this.name);
		}

		@PreRemove
		void preRemove() {
			this.events.add("PreRemove " + this.name);
		}

		@PostRemove
		void postRemove() {
			this.events.add("PostRemove " + this.name);
		}

		@PostLoad
		void postLoad() {
			this.events.add("PostLoad " + this.name);
		}

	}

	@Entity
	static class Identified extends Thing {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		@Override
		Object id() {
			return this.id;
		}

	}

	@Entity
	static class Numbered extends Thing {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

		@Version
		Integer version;

		@Override
		Object id() {
			return this.id;
		}

	}

	@Entity
	static class Unique extends Thing {

		@Id
		@GeneratedValue(strategy = GenerationType.UUID)
		UUID id;

		@Version
		long version;

		@Override
		Object id() {
			return this.id;
		}

	}

	@Entity
	static class Assigned extends Thing {

		@Id
		String id = "thing " + COUNTER.incrementAndGet();

		@Override
		Object id() {
			return this.id;
		}

	}

	@Entity
	static class AssignedVersioned extends Thing {

		@Id
		String id = "thing " + COUNTER.incrementAndGet();

		@Version
		Integer version;

		@Override
		Object id() {
			return this.id;
		}

	}

}
