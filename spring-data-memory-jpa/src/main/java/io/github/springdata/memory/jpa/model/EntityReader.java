package io.github.springdata.memory.jpa.model;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

import io.github.springdata.memory.jpa.model.EntityModel.Hierarchy;
import io.github.springdata.memory.jpa.model.EntityModel.Traits;
import io.github.springdata.memory.jpa.model.Problems.Place;

/**
 * Reader of an entity with its own attributes and those of the mapped superclasses
 * between it and the entity above.
 *
 * @param context the unit
 * @param type the class
 */
record EntityReader(ReaderContext context, Class<?> type) {

	/**
	 * Reads the entity into the mapping of the unit, those above it first.
	 * @return the entity
	 */
	EntityModel read() {
		EntityModel known = this.context.model().find(this.type);
		return (known != null) ? known : create();
	}

	private EntityModel create() {
		Class<?> above = entityAbove();
		EntityModel parent = (above != null) ? new EntityReader(this.context, above).read() : null;
		HibernateAnnotations hibernate = HibernateAnnotations.of(this.context, this.type);
		for (Class<?> c : classes()) {
			HibernateAnnotations.of(this.context, c).check(this.context.problems().of(c));
		}
		String name = name();
		Hierarchy hierarchy = new HierarchyReader(this.context, this.type).read(name, parent);
		Traits traits = new Traits(Modifier.isAbstract(this.type.getModifiers()), hibernate.isImmutable(),
				hibernate.isDynamicUpdate(), cacheable(),
				new TableReader(this.context, this.type).read(name, parent, hierarchy.strategy()), hierarchy);
		EntityModel entity = new EntityModel(this.type, parent, name, traits, constructor());
		checkName(name);
		this.context.model().add(entity);
		readAttributes(entity);
		new IdReader(this.context, entity).read();
		return entity;
	}

	private Place place() {
		return this.context.problems().of(this.type);
	}

	private void checkName(String name) {
		EntityModel other = this.context.model().find(name);
		if (other != null && other.name().equals(name)) {
			place().report("has the name '%s' of entity %s; give one of them another name with @Entity", name,
					other.type().getName());
		}
	}

	private String name() {
		Entity entity = this.context.find(this.type, Entity.class);
		return (entity == null || entity.name().isEmpty()) ? this.type.getSimpleName() : entity.name();
	}

	/**
	 * What the nearest class says that says anything.
	 */
	private @Nullable Boolean cacheable() {
		for (Class<?> c = this.type; c != null; c = c.getSuperclass()) {
			Cacheable cacheable = this.context.find(c, Cacheable.class);
			if (cacheable != null) {
				return cacheable.value();
			}
		}
		return null;
	}

	private @Nullable Class<?> entityAbove() {
		for (Class<?> c = this.type.getSuperclass(); c != null; c = c.getSuperclass()) {
			if (this.context.isEntity(c)) {
				return c;
			}
		}
		return null;
	}

	private void readAttributes(EntityModel entity) {
		AccessTypes accessTypes = new AccessTypes(this.context);
		AccessType access = accessTypes.ofHierarchy(this.type);
		Scope scope = new Scope(this.context, ResolvableType.forClass(this.type), access, place(),
				Overrides.NONE.within(this.context, this.type, ""), false, entity, Set.of());
		List<Scope> scopes = new ArrayList<>();
		for (Class<?> c : classes()) {
			Scope use = (c == this.type) ? scope : scopes.get(scopes.size() - 1).superclass(c);
			scopes.add(use);
		}
		List<Class<?>> classes = classes();
		for (int i = classes.size() - 1; i >= 0; i--) {
			readMembers(classes.get(i), accessTypes.of(classes.get(i), access), scopes.get(i), entity);
		}
		for (Scope use : scopes) {
			use.overrides().reportUnused(place(), (path) -> Paths.find(entity, path) != null);
		}
	}

	private void readMembers(Class<?> declaring, AccessType access, Scope scope, EntityModel entity) {
		EntityModel parent = entity.parent();
		for (MappedMember member : new MemberScanner(this.context, declaring, scope.type()).members(access)) {
			AttributeModel inherited = (parent != null) ? parent.find(member.name()) : null;
			if (inherited == null) {
				new AttributeReader(new AttributeSource(scope.accessed(access), member)).readInto(entity);
			}
			else if (access == AccessType.FIELD) {
				place().at(member.name())
					.report("is an attribute of %s already; give it another name, or mark it with @Transient",
							inherited.owner().type().getName());
			}
		}
	}

	/**
	 * The class and the mapped superclasses up to the entity above, from the bottom.
	 */
	private List<Class<?>> classes() {
		List<Class<?>> classes = new ArrayList<>();
		for (Class<?> c = this.type; c != null
				&& (c == this.type || !this.context.isEntity(c)); c = c.getSuperclass()) {
			if (c == this.type || this.context.isSuperclass(c)) {
				classes.add(c);
			}
		}
		return classes;
	}

	/**
	 * What creates instances that are read. An entity that has no constructor for it is
	 * one that can be written, as with Hibernate.
	 */
	private Supplier<Object> constructor() {
		Supplier<Object> none = () -> {
			throw new PersistenceException(
					"Class %s has no constructor without arguments, so that its instances cannot be read; add one, which may be protected"
						.formatted(this.type.getName()));
		};
		String problem = problem();
		if (problem != null || Modifier.isAbstract(this.type.getModifiers())) {
			if (problem != null) {
				place().report("%s", problem);
			}
			return none;
		}
		try {
			return Constructors.of(this.type);
		}
		catch (NoSuchMethodException ex) {
			return none;
		}
		catch (MemberAccess.InaccessibleException ex) {
			place().report("cannot be created: %s", ex.getMessage());
		}
		return none;
	}

	private @Nullable String problem() {
		if (this.type.isRecord()) {
			return "is a record, but entities change; make it a class, or an @Embeddable";
		}
		if (this.type.isInterface() || this.type.isEnum()) {
			return "is an interface or enum; make it a class";
		}
		if (this.type.isMemberClass() && !Modifier.isStatic(this.type.getModifiers()) || this.type.isLocalClass()) {
			return "is an inner class, which has no instances of its own; make it static";
		}
		return null;
	}

}
