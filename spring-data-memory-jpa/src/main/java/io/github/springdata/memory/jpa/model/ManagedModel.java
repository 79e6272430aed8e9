package io.github.springdata.memory.jpa.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Mapping of a class that has attributes.
 */
public abstract sealed class ManagedModel permits EntityModel, SuperclassModel, EmbeddableModel {

	private final Class<?> type;

	private final @Nullable ManagedModel parent;

	private final Map<String, AttributeModel> own = new LinkedHashMap<>();

	/** All attributes, collected again when there are more. */
	private @Nullable List<AttributeModel> all;

	ManagedModel(Class<?> type, @Nullable ManagedModel parent) {
		this.type = type;
		this.parent = parent;
	}

	void add(AttributeModel attribute) {
		this.own.put(attribute.name(), attribute);
		this.all = null;
	}

	/**
	 * The class.
	 * @return the class that is mapped
	 */
	public Class<?> type() {
		return this.type;
	}

	/**
	 * The nearest superclass that has attributes of its own: of an entity the entity
	 * above it, whatever mapped superclasses lie between.
	 * @return the mapping of the superclass, or {@code null}
	 */
	public @Nullable ManagedModel parent() {
		return this.parent;
	}

	/**
	 * The attributes that are not those of the {@linkplain #parent() parent}: those that
	 * the class declares, and of an entity those of the mapped superclasses directly
	 * above it, with their types as the entity has them.
	 * @return the attributes in the order of declaration, those of superclasses first
	 */
	public List<AttributeModel> ownAttributes() {
		return List.copyOf(this.own.values());
	}

	/**
	 * All attributes.
	 * @return the attributes of the parent, and the own ones after them
	 */
	public List<AttributeModel> attributes() {
		List<AttributeModel> known = this.all;
		if (known == null || known.size() != size()) {
			List<AttributeModel> attributes = new ArrayList<>(size());
			if (this.parent != null) {
				attributes.addAll(this.parent.attributes());
			}
			attributes.addAll(this.own.values());
			known = List.copyOf(attributes);
			this.all = known;
		}
		return known;
	}

	private int size() {
		return this.own.size() + ((this.parent != null) ? this.parent.size() : 0);
	}

	/**
	 * Finds an attribute.
	 * @param name the name
	 * @return the attribute, also of a superclass, or {@code null} if there is none
	 */
	public @Nullable AttributeModel find(String name) {
		AttributeModel attribute = this.own.get(name);
		return (attribute == null && this.parent != null) ? this.parent.find(name) : attribute;
	}

	@Override
	public String toString() {
		return this.type.getName();
	}

}
