package io.github.springdata.memory.jpa.model;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import jakarta.persistence.AccessType;

import io.github.springdata.memory.jpa.model.EmbeddableModel.Instantiator;

/**
 * Reader of an embeddable where it is used.
 *
 * @param scope the use
 */
record EmbeddableReader(Scope scope) {

	private static final Instantiator NONE = (model, values) -> {
		throw new IllegalStateException(model + " cannot be created");
	};

	EmbeddableModel read() {
		Class<?> type = this.scope.rawType();
		EmbeddableModel model = new EmbeddableModel(type, null, instantiator());
		if (this.scope.embedding().contains(type)) {
			this.scope.place().report("contains %s in itself; refer to an entity instead", type.getName());
			return model;
		}
		this.scope.context().later().addLast(this::readForItself);
		for (AttributeSource source : sources()) {
			new AttributeReader(source).readInto(model);
		}
		return model;
	}

	/**
	 * Reads the class once for the unit, without the overrides of this use.
	 */
	private void readForItself() {
		ReaderContext context = this.scope.context();
		Class<?> type = this.scope.rawType();
		if (context.model().findEmbeddable(type) == null) {
			context.model().add(new EmbeddableReader(Scope.itself(context, type, this.scope.access())).read());
		}
	}

	/**
	 * The attributes that are to be read, those of superclasses first.
	 */
	List<AttributeSource> sources() {
		ReaderContext context = this.scope.context();
		List<AttributeSource> sources = new ArrayList<>();
		for (Class<?> declaring : classes(this.scope.rawType())) {
			HibernateAnnotations.of(context, declaring).check(context.problems().of(declaring));
			Scope use = this.scope.accessed(new AccessTypes(context).of(declaring, this.scope.access()));
			for (MappedMember member : new MemberScanner(context, declaring, this.scope.type()).members(use.access())) {
				sources.add(new AttributeSource(use, member));
			}
		}
		return sources;
	}

	/**
	 * The class and the mapped ones above it, from the top.
	 */
	private List<Class<?>> classes(Class<?> type) {
		List<Class<?>> classes = new ArrayList<>();
		for (Class<?> c = type; c != null && c != Object.class && c != Record.class; c = c.getSuperclass()) {
			ReaderContext context = this.scope.context();
			if (c == type || context.isEmbeddable(c) || context.isSuperclass(c)) {
				classes.add(c);
			}
		}
		Collections.reverse(classes);
		return classes;
	}

	Instantiator instantiator() {
		Class<?> type = this.scope.rawType();
		if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
			this.scope.place()
				.report("embeds %s, which has no instances; embed a class or record that is not abstract",
						type.getName());
			return NONE;
		}
		try {
			return Constructors.instantiator(type);
		}
		catch (NoSuchMethodException ex) {
			this.scope.place()
				.report("embeds %s, which has no constructor without arguments; add one, or make it a record",
						type.getName());
		}
		catch (MemberAccess.InaccessibleException ex) {
			this.scope.place().report("embeds %s, but %s", type.getName(), ex.getMessage());
		}
		return NONE;
	}

}
