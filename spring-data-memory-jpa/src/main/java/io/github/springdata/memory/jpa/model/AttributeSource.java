package io.github.springdata.memory.jpa.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.jpa.model.AttributeModel.Declaration;
import io.github.springdata.memory.jpa.model.Problems.Place;

/**
 * Attribute that is to be read.
 *
 * @param scope the use of the class that it belongs to
 * @param member the field or getter
 */
record AttributeSource(Scope scope, MappedMember member) {

	ReaderContext context() {
		return this.scope.context();
	}

	String name() {
		return this.member.name();
	}

	Place place() {
		return this.scope.place().at(name());
	}

	void report(String problem, @Nullable Object... arguments) {
		place().report(problem, arguments);
	}

	<A extends Annotation> @Nullable A find(Class<A> type) {
		return context().find(this.member.element(), type);
	}

	boolean has(Class<? extends Annotation> type) {
		return find(type) != null;
	}

	<A extends Annotation> List<A> findAll(Class<A> type, Class<? extends Annotation> container) {
		return context().findAll(this.member.element(), type, container);
	}

	<T> @Nullable T override(Class<T> kind) {
		return this.scope.overrides().find(kind, name());
	}

	boolean isId() {
		return has(Id.class) || has(EmbeddedId.class);
	}

	Declaration declaration(FetchType fetch) {
		return new Declaration(name(), this.member.member(), this.member.type(), access(),
				isId() || this.scope.idPart(), fetch);
	}

	private AttributeAccess access() {
		if (this.member.member() instanceof Field field) {
			return MemberAccess.of(field);
		}
		Method getter = (Method) this.member.member();
		return MemberAccess.of(getter, MemberScanner.setter(getter, this.scope.type().resolve(Object.class)));
	}

	String physical(String name) {
		return context().naming().physical(name);
	}

}
