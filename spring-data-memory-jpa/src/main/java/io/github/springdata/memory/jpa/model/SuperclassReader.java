package io.github.springdata.memory.jpa.model;

import org.jspecify.annotations.Nullable;

/**
 * Reader of a mapped superclass for itself, with its attributes as it declares them.
 *
 * @param scope the class
 */
record SuperclassReader(Scope scope) {

	SuperclassModel read() {
		PersistenceModel unit = this.scope.context().model();
		Class<?> type = this.scope.rawType();
		SuperclassModel known = unit.findSuperclass(type);
		if (known != null) {
			return known;
		}
		SuperclassModel model = new SuperclassModel(type, parent(type.getSuperclass()));
		unit.add(model);
		ReaderContext context = this.scope.context();
		new MemberScanner(context, type, this.scope.type())
			.members(new AccessTypes(context).of(type, this.scope.access()))
			.forEach((member) -> new AttributeReader(new AttributeSource(this.scope, member)).readInto(model));
		return model;
	}

	private @Nullable ManagedModel parent(@Nullable Class<?> above) {
		for (Class<?> c = above; c != null && c != Object.class; c = c.getSuperclass()) {
			if (this.scope.context().isEntity(c)) {
				return this.scope.context().model().find(c);
			}
			if (this.scope.context().isSuperclass(c)) {
				return new SuperclassReader(Scope.itself(this.scope.context(), c, this.scope.access())).read();
			}
		}
		return null;
	}

}
