package io.github.springdata.memory.jpa.xml;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.Access;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.PrimaryKeyJoinColumns;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SecondaryTables;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.SequenceGenerators;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.TableGenerators;
import org.jspecify.annotations.Nullable;

/**
 * What XML says of one class, in place of its annotations and beside them.
 *
 * @param type the class
 * @param complete whether annotations are not read
 * @param own the annotations that XML stands for at the class
 * @param members those at fields and getters
 * @param keys the names of what is declared by name, which annotations do not declare
 * again
 */
record ClassMapping(Class<?> type, boolean complete, Map<Class<? extends Annotation>, Annotation> own,
		Map<AnnotatedElement, Map<Class<? extends Annotation>, Annotation>> members, Set<String> keys) {

	private static final Set<Class<? extends Annotation>> KINDS = Set.of(Entity.class, MappedSuperclass.class,
			Embeddable.class, Converter.class);

	/**
	 * The annotations that XML replaces as a whole.
	 */
	private static final Map<Class<? extends Annotation>, Class<? extends Annotation>> REPLACED = Map
		.of(SecondaryTable.class, SecondaryTables.class, PrimaryKeyJoinColumn.class, PrimaryKeyJoinColumns.class);

	/**
	 * The annotations at attributes that are for the whole unit.
	 */
	private static final Set<Class<? extends Annotation>> OF_UNIT = Set.of(SequenceGenerator.class,
			SequenceGenerators.class, TableGenerator.class, TableGenerators.class);

	static ClassMapping of(Class<?> type, boolean complete, Map<Class<? extends Annotation>, Annotation> own) {
		Set<String> keys = new HashSet<>();
		own.values().forEach((annotation) -> {
			List<Annotation> contents = Containers.contents(annotation);
			if (contents != null) {
				contents.forEach((content) -> keys.add(Containers.key(content)));
			}
		});
		return new ClassMapping(type, complete, own, new LinkedHashMap<>(), keys);
	}

	<A extends Annotation> @Nullable A find(AnnotatedElement element, Class<A> annotation) {
		return (element == this.type) ? ofClass(annotation) : ofMember(element, annotation);
	}

	private <A extends Annotation> @Nullable A ofClass(Class<A> annotation) {
		A found = annotation.cast(this.own.get(annotation));
		A declared = isDeclared(annotation) ? this.type.getDeclaredAnnotation(annotation) : null;
		A kept = (declared != null) ? Containers.filter(declared, (each) -> !this.keys.contains(Containers.key(each)))
				: null;
		if (found == null || kept == null) {
			return (found != null) ? found : kept;
		}
		return (Containers.contents(kept) != null) ? Containers.join(found, kept) : found;
	}

	/**
	 * Whether what the class declares is not replaced.
	 */
	private boolean isDeclared(Class<? extends Annotation> annotation) {
		Class<? extends Annotation> container = REPLACED.get(annotation);
		boolean replaced = REPLACED.containsValue(annotation) && this.own.containsKey(annotation)
				|| container != null && this.own.containsKey(container);
		return !this.complete && !replaced && !KINDS.contains(annotation);
	}

	private <A extends Annotation> @Nullable A ofMember(AnnotatedElement member, Class<A> annotation) {
		Map<Class<? extends Annotation>, Annotation> mapped = this.members.get(member);
		A found = (mapped != null) ? annotation.cast(mapped.get(annotation)) : null;
		if (found != null || this.complete) {
			return found;
		}
		boolean declared = mapped == null || annotation == Access.class || OF_UNIT.contains(annotation);
		return declared ? member.getDeclaredAnnotation(annotation) : null;
	}

}
