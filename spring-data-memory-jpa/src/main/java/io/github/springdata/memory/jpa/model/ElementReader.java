package io.github.springdata.memory.jpa.model;

import jakarta.persistence.Convert;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyTemporal;
import jakarta.persistence.Temporal;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * Reader of the elements or keys of a collection that are no entities.
 *
 * @param source the attribute
 * @param overrides the overrides that stand at the attribute
 */
record ElementReader(AttributeSource source, Overrides overrides) {

	/**
	 * What is said of basic elements or keys.
	 *
	 * @param traits what annotations of the attribute say
	 * @param convert names the converter, {@code null} if nothing is said
	 */
	record Part(BasicReader.Traits traits, @Nullable Convert convert) {

		static Part ofValues(AttributeSource source) {
			Enumerated enumerated = source.find(Enumerated.class);
			Temporal temporal = source.find(Temporal.class);
			Convert convert = BasicReader.own(source, "value");
			return new Part(
					new BasicReader.Traits((temporal != null) ? temporal.value() : null,
							(enumerated != null) ? enumerated.value() : null, false),
					(convert == null) ? BasicReader.own(source, "") : convert);
		}

		static Part ofKeys(AttributeSource source) {
			MapKeyEnumerated enumerated = source.find(MapKeyEnumerated.class);
			MapKeyTemporal temporal = source.find(MapKeyTemporal.class);
			return new Part(new BasicReader.Traits((temporal != null) ? temporal.value() : null,
					(enumerated != null) ? enumerated.value() : null, false), BasicReader.own(source, "key"));
		}

	}

	/**
	 * Reads the elements or keys.
	 * @param type their type
	 * @param part what is said of them
	 * @param prefixes what the paths of overrides may begin with
	 * @return their mapping, or {@code null} if it was reported that there is none
	 */
	@Nullable ElementModel read(ResolvableType type, Part part, String... prefixes) {
		markConverts(prefixes);
		if (this.source.context().isEmbeddable(type.resolve(Object.class)) && part.convert() == null) {
			Scope scope = this.source.scope().element(type, this.source.place(), this.overrides.of(prefixes));
			return new ElementModel.Embedded(new EmbeddableReader(scope).read());
		}
		ValueForm form = new BasicReader(this.source).form(type, part.convert(), part.traits());
		return (form != null) ? new ElementModel.Basic(form) : null;
	}

	/**
	 * Notes that converters of the elements or keys as a whole are used.
	 */
	private void markConverts(String... prefixes) {
		for (String prefix : prefixes) {
			this.overrides.find(Convert.class, prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1));
		}
	}

}
