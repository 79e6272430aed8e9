package io.github.springdata.memory.jpa.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotationUtils;

/**
 * What the readers of one persistence unit share.
 *
 * @param annotations the source of annotations
 * @param naming the names of tables and columns
 * @param instances gives instances of converters and listeners
 * @param converters the converters of the unit
 * @param generators the generators of ids
 * @param references the references whose columns are yet to be found
 * @param model the mapping that is being read
 * @param problems takes what is wrong
 * @param later what is to be done when all classes are read
 */
record ReaderContext(Annotations annotations, NamingStrategy naming, Instances instances, ConverterRegistry converters,
		GeneratorRegistry generators, References references, PersistenceModel model, Problems problems,
		Deque<Runnable> later) {

	/**
	 * The same unit for a reader whose problems others report.
	 */
	ReaderContext muted() {
		return new ReaderContext(this.annotations, this.naming, this.instances, this.converters, this.generators,
				this.references, this.model, new Problems(), this.later);
	}

	<A extends Annotation> @Nullable A find(AnnotatedElement element, Class<A> type) {
		return this.annotations.find(element, type);
	}

	boolean has(AnnotatedElement element, Class<? extends Annotation> type) {
		return find(element, type) != null;
	}

	/**
	 * The annotations of a kind that may stand several times.
	 * @param container the annotation that contains them as its value
	 */
	@SuppressWarnings("unchecked")
	<A extends Annotation> List<A> findAll(AnnotatedElement element, Class<A> type,
			Class<? extends Annotation> container) {
		A single = find(element, type);
		Annotation several = find(element, container);
		if (single == null && several == null) {
			return List.of();
		}
		List<A> all = new ArrayList<>();
		if (single != null) {
			all.add(single);
		}
		if (several != null) {
			all.addAll(Arrays.asList((A[]) Objects.requireNonNull(AnnotationUtils.getValue(several))));
		}
		return all;
	}

	boolean isEntity(Class<?> type) {
		return has(type, Entity.class);
	}

	boolean isSuperclass(Class<?> type) {
		return has(type, MappedSuperclass.class);
	}

	boolean isEmbeddable(Class<?> type) {
		return has(type, Embeddable.class);
	}

}
