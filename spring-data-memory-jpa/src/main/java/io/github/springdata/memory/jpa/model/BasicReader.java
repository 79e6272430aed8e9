package io.github.springdata.memory.jpa.model;

import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.Basic;
import jakarta.persistence.Convert;
import jakarta.persistence.Converts;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

import io.github.springdata.memory.jpa.model.BasicModel.Basics;

/**
 * Reader of an attribute with a basic value, and of the basic elements and keys of
 * collections.
 *
 * @param source the attribute
 */
record BasicReader(AttributeSource source) {

	private static final Set<Class<?>> VERSIONS = Set.of(Integer.class, Long.class, Short.class, Timestamp.class,
			LocalDateTime.class, Instant.class);

	/**
	 * Reads the attribute.
	 * @return its mapping, or {@code null} if it was reported that there is none
	 */
	@Nullable BasicModel read() {
		ValueForm form = form();
		if (form == null) {
			return null;
		}
		checkVersion();
		Basic basic = this.source.find(Basic.class);
		FetchType fetch = (basic != null) ? basic.fetch() : FetchType.EAGER;
		boolean optional = (basic == null || basic.optional()) && !this.source.isId();
		HibernateAnnotations hibernate = HibernateAnnotations.of(this.source);
		Basics basics = new Basics(optional, this.source.has(Version.class), generation(hibernate),
				hibernate.timestamp(), hibernate.isNaturalId(), hibernate.formula());
		ColumnModel column = (hibernate.formula() != null) ? computed(hibernate.formula())
				: ColumnReader.of(this.source, form.storedType() == String.class);
		return new BasicModel(this.source.declaration(fetch), form, hibernate.restrict(column), basics);
	}

	/**
	 * The column of a computed attribute, which is never written.
	 */
	private ColumnModel computed(String formula) {
		if (this.source.scope().entity() == null || this.source.scope().idPart() || this.source.isId()
				|| this.source.has(Version.class)) {
			this.source.report("has Hibernate's @Formula, which is served for attributes of entities that are neither "
					+ "id nor version; move it to the entity, or compute the value in a getter");
		}
		return ColumnReader.plain("(" + formula + ")").writable(false, false);
	}

	private @Nullable GenerationModel generation(HibernateAnnotations hibernate) {
		GeneratedValue generated = this.source.find(GeneratedValue.class);
		if (generated == null && !hibernate.isUuid()) {
			return null;
		}
		if (!this.source.isId() && !this.source.scope().idPart()) {
			this.source.report("has %s but is no id, and only ids are generated; add @Id, or set the value in a "
					+ "@PrePersist method", (generated != null) ? "@GeneratedValue" : "@UuidGenerator");
			return null;
		}
		return new GenerationReader(this.source, generated, hibernate).read();
	}

	private void checkVersion() {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(this.source.member().rawType());
		if (this.source.has(Version.class) && !VERSIONS.contains(type)) {
			this.source.report("is a version of %s, which cannot be one; use an int, long, short, Timestamp, "
					+ "LocalDateTime or Instant", type.getName());
		}
	}

	private @Nullable ValueForm form() {
		ResolvableType type = this.source.member().type();
		Enumerated enumerated = this.source.find(Enumerated.class);
		Temporal temporal = this.source.find(Temporal.class);
		Traits traits = new Traits((temporal != null) ? temporal.value() : null,
				(enumerated != null) ? enumerated.value() : null, this.source.isId() || this.source.has(Version.class));
		Convert convert = this.source.override(Convert.class);
		return form(type, (convert != null) ? convert : own(this.source, ""), traits);
	}

	/**
	 * The conversion that stands at the attribute itself.
	 * @param name what it names: nothing for the attribute, else its elements or keys
	 */
	static @Nullable Convert own(AttributeSource source, String name) {
		for (Convert convert : source.findAll(Convert.class, Converts.class)) {
			if (convert.attributeName().equals(name)) {
				return convert;
			}
		}
		return null;
	}

	/**
	 * What is said of a basic value.
	 *
	 * @param temporal the part of dates, or {@code null}
	 * @param enumerated how a database would store an enum, or {@code null}
	 * @param fixed whether no converter is applied of itself
	 */
	record Traits(@Nullable TemporalType temporal, @Nullable EnumType enumerated, boolean fixed) {
	}

	/**
	 * The form of values.
	 * @param type the type of the attribute, of its elements or of its keys
	 * @param convert names the converter, {@code null} if nothing is said
	 * @return the form, or {@code null} if it was reported that there is none
	 */
	@Nullable ValueForm form(ResolvableType type, @Nullable Convert convert, Traits traits) {
		checkTemporal(type, traits);
		if (convert != null && !convert.disableConversion()) {
			return this.source.context().converters().find(type, convert.converter(), this.source.place());
		}
		boolean automatic = convert == null && !traits.fixed() && traits.temporal() == null
				&& traits.enumerated() == null;
		ValueForm converted = automatic ? this.source.context().converters().findAutomatic(type, this.source.place())
				: null;
		return (converted != null) ? converted : plain(type.resolve(Object.class), traits);
	}

	private void checkTemporal(ResolvableType type, Traits traits) {
		Class<?> values = type.resolve(Object.class);
		boolean date = Date.class.isAssignableFrom(values) || Calendar.class.isAssignableFrom(values);
		if (traits.temporal() != null && !date && !values.getName().startsWith("java.time.")) {
			this.source.report("has @Temporal but values of %s; it is for Date and Calendar, so remove it",
					values.getName());
		}
		Class<?> element = values.isArray() ? values.getComponentType()
				: type.as(Collection.class).getGeneric().resolve(values);
		if (traits.enumerated() != null && !values.isEnum() && !element.isEnum()) {
			this.source.report("has @Enumerated but values of %s, which is no enum; remove it", values.getName());
		}
	}

	private @Nullable ValueForm plain(Class<?> type, Traits traits) {
		if (this.source.context().isEntity(type) && !Serializable.class.isAssignableFrom(type)) {
			this.source.report("refers to the entity %s; annotate it with @ManyToOne or @OneToOne, or with @Transient",
					type.getName());
			return null;
		}
		if (type == Object.class && this.source.scope().entity() == null) {
			return new IdentityForm(type); // a type variable, which entities below
											// resolve
		}
		if (!holdsBasics(type)) {
			return null;
		}
		ValueForm form = ValueForms.of(type, traits.temporal(),
				(traits.enumerated() != null) ? traits.enumerated() : EnumType.ORDINAL);
		if (form == null) {
			this.source.report(
					"has values of %s, which cannot be stored; use a basic type or one that is Serializable, "
							+ "add @Convert, make it an @Embeddable or mark the attribute with @Transient",
					type.getName());
		}
		return form;
	}

	/**
	 * Whether a collection is not one of entities or embeddables, which is to be mapped
	 * unless it can be serialized.
	 */
	private boolean holdsBasics(Class<?> type) {
		boolean map = Map.class.isAssignableFrom(type);
		Class<?> element = (map || Collection.class.isAssignableFrom(type))
				? this.source.member().argument(map ? Map.class : Collection.class, map ? 1 : 0).resolve(Object.class)
				: Object.class;
		ReaderContext context = this.source.context();
		if (Serializable.class.isAssignableFrom(type) && Serializable.class.isAssignableFrom(element)) {
			return true;
		}
		if (context.isEntity(element)) {
			this.source.report("is a collection of the entity %s; annotate it with @OneToMany or @ManyToMany, or with "
					+ "@Transient", element.getName());
			return false;
		}
		if (context.isEmbeddable(element)) {
			this.source.report("is a collection of %s; annotate it with @ElementCollection, or with @Transient",
					element.getName());
			return false;
		}
		return true;
	}

}
