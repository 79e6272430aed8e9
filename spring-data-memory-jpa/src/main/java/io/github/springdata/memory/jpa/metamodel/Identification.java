package io.github.springdata.memory.jpa.metamodel;

import java.util.List;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.IdModel;
import org.jspecify.annotations.Nullable;

/**
 * What identifies instances of a type.
 *
 * @param names the names of the id attributes, possibly none
 * @param idClass the id class, or {@code null} if there is none
 */
record Identification(List<String> names, @Nullable EmbeddableModel idClass) {

	static Identification of(IdModel id) {
		return new Identification(names(id.attributes()), id.idClass());
	}

	static Identification of(List<AttributeModel> attributes) {
		return new Identification(names(attributes.stream().filter(AttributeModel::isId).toList()), null);
	}

	private static List<String> names(List<AttributeModel> attributes) {
		return attributes.stream().map(AttributeModel::name).toList();
	}

}
