package io.github.springdata.memory.jpa.model;

import java.util.Map;

import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyClass;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * Reader of the keys of a map.
 *
 * @param source the attribute
 * @param overrides the overrides that stand at the attribute
 */
record MapKeyReader(AttributeSource source, Overrides overrides) {

	/**
	 * Whether the keys are an attribute of the values.
	 */
	boolean isAttribute() {
		return this.source.has(MapKey.class);
	}

	/**
	 * The attribute of the values that is the key.
	 * @return its name, empty for the id, {@code null} if there is none
	 */
	@Nullable String attribute() {
		MapKey key = this.source.find(MapKey.class);
		return (key != null) ? key.name() : null;
	}

	@Nullable ElementModel read() {
		ResolvableType type = type();
		if (type.resolve() == null) {
			this.source.report("does not say what its keys are; declare type arguments, or @MapKeyClass");
			return null;
		}
		Class<?> key = type.resolve(Object.class);
		if (this.source.context().isEntity(key)) {
			RelationModel relation = new RelationReader(this.source).ofKeys(key);
			return (relation != null) ? new ElementModel.Entity(relation, true) : null;
		}
		return new ElementReader(this.source, this.overrides).read(type, ElementReader.Part.ofKeys(this.source),
				"key.");
	}

	private ResolvableType type() {
		MapKeyClass declared = this.source.find(MapKeyClass.class);
		return (declared != null) ? ResolvableType.forClass(declared.value())
				: this.source.member().argument(Map.class, 0);
	}

}
