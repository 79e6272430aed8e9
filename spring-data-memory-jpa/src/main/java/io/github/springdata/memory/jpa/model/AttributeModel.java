package io.github.springdata.memory.jpa.model;

import java.lang.reflect.Member;
import java.util.Objects;

import jakarta.persistence.FetchType;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * Mapping of an attribute.
 */
public abstract sealed class AttributeModel permits BasicModel, EmbeddedModel, ToOneModel, PluralModel {

	private final Declaration declaration;

	private @Nullable ManagedModel owner;

	AttributeModel(Declaration declaration) {
		this.declaration = declaration;
	}

	void belongsTo(ManagedModel owner) {
		this.owner = owner;
	}

	/**
	 * What is said of every kind of attribute.
	 *
	 * @param name the name
	 * @param member the field or getter that is mapped
	 * @param type the type as the class has it that the attribute belongs to
	 * @param access gets and sets values
	 * @param id whether it is the id or a part of it
	 * @param fetch when it is loaded
	 */
	record Declaration(String name, Member member, ResolvableType type, AttributeAccess access, boolean id,
			FetchType fetch) {
	}

	/**
	 * The name.
	 * @return the name
	 */
	public String name() {
		return this.declaration.name();
	}

	/**
	 * The class that the attribute belongs to: an entity for attributes of its mapped
	 * superclasses.
	 * @return the mapping that has this attribute among its own
	 */
	public ManagedModel owner() {
		return Objects.requireNonNull(this.owner);
	}

	/**
	 * The member that is mapped.
	 * @return the field or the getter
	 */
	public Member member() {
		return this.declaration.member();
	}

	/**
	 * The class of values.
	 * @return the declared type, with type variables resolved; may be primitive
	 */
	public Class<?> type() {
		return this.declaration.type().resolve(Object.class);
	}

	/**
	 * The type of values with its arguments.
	 * @return the type
	 */
	public ResolvableType genericType() {
		return this.declaration.type();
	}

	/**
	 * Access to values.
	 * @return gets and sets the attribute of instances of the owner
	 */
	public AttributeAccess access() {
		return this.declaration.access();
	}

	/**
	 * Whether this is the id, or a part of it.
	 * @return {@code true} for {@code @Id} and {@code @EmbeddedId}
	 */
	public boolean isId() {
		return this.declaration.id();
	}

	/**
	 * When the attribute is loaded.
	 * @return as declared
	 */
	public FetchType fetch() {
		return this.declaration.fetch();
	}

	@Override
	public String toString() {
		return ((this.owner != null) ? this.owner.type().getSimpleName() + "." : "") + name();
	}

}
