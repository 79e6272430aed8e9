package io.github.springdata.memory.jpa.model;

import java.lang.annotation.Annotation;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

import jakarta.persistence.Converter;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Reader of the mapping of a persistence unit. All problems of all classes are reported
 * together.
 * <p>
 * Classes are read in two steps. First all attributes with what they say themselves,
 * superclasses first. Then, when all entities are there, what depends on others: columns
 * of references, other sides of relations, orders, keys of maps, constraints.
 */
public final class MappingReader {

	private final Annotations annotations;

	private final NamingStrategy naming;

	private final Instances instances;

	/**
	 * Creates a reader with names as the specification says.
	 * @param annotations the source of annotations
	 */
	public MappingReader(Annotations annotations) {
		this(annotations, NamingStrategy.AS_SPECIFIED, null);
	}

	/**
	 * Creates a reader.
	 * @param annotations the source of annotations
	 * @param naming the names of tables and columns
	 * @param beans gives an instance of a converter or listener, once for each class;
	 * {@code null} if constructors do
	 */
	public MappingReader(Annotations annotations, NamingStrategy naming, @Nullable Function<Class<?>, Object> beans) {
		Assert.notNull(annotations, "Annotations must not be null");
		Assert.notNull(naming, "NamingStrategy must not be null");
		this.annotations = annotations;
		this.naming = naming;
		this.instances = new Instances(beans);
	}

	/**
	 * Reads the mapping.
	 * @param managedClasses the classes of the unit: entities, mapped superclasses,
	 * embeddables and converters; superclasses and embeddables of theirs need not be
	 * there
	 * @return the mapping
	 * @throws InvalidMappingException if anything is wrong
	 */
	public PersistenceModel read(Collection<Class<?>> managedClasses) {
		Set<Class<?>> classes = new LinkedHashSet<>(managedClasses);
		classes.addAll(this.annotations.classes());
		ReaderContext context = new ReaderContext(this.annotations, this.naming, this.instances,
				new ConverterRegistry(this.instances), new GeneratorRegistry(), new References(),
				new PersistenceModel(), new Problems(), new ArrayDeque<>());
		declare(context, classes);
		for (Class<?> type : classes) {
			if (context.isEntity(type)) {
				new EntityReader(context, type).read();
			}
		}
		context.references().completeAll();
		finish(context);
		for (Class<?> type : classes) {
			readOther(context, type);
		}
		finish(context);
		readEntities(context);
		readQueries(context, classes);
		context.problems().raise();
		return context.model();
	}

	/**
	 * Reads and checks what depends on all attributes of all entities.
	 */
	private static void readEntities(ReaderContext context) {
		CallbackReader callbacks = new CallbackReader(context, new ListenerRegistry(context));
		ConstraintReader constraints = new ConstraintReader(context);
		for (EntityModel entity : context.model().entities()) {
			new SharedColumns(context, entity).read();
			new RelationCheck(context, entity).run();
			entity.call(callbacks.read(entity.type()));
			new GraphReader(context).read(entity);
		}
		for (EntityModel entity : context.model().entities()) {
			constraints.read(entity);
			constraints.readTables(entity);
			new SqlAnnotations(context, entity).read();
		}
		new DiscriminatorCheck(context).run();
	}

	private static void readQueries(ReaderContext context, Set<Class<?>> classes) {
		QueryReader queries = new QueryReader(context);
		Set<Class<?>> declaring = new LinkedHashSet<>();
		for (Class<?> type : classes) {
			for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
				declaring.add(c);
			}
		}
		for (Class<?> type : declaring) {
			queries.read(type);
		}
		for (Annotation declaration : context.annotations().declarations()) {
			queries.declare(declaration, context.problems().of(declaration.annotationType()));
		}
	}

	private static void finish(ReaderContext context) {
		while (!context.later().isEmpty()) {
			context.later().removeFirst().run();
		}
	}

	private static void declare(ReaderContext context, Set<Class<?>> classes) {
		for (Class<?> type : classes) {
			Converter converter = context.find(type, Converter.class);
			if (converter != null) {
				context.converters().add(type, converter, context.problems().of(type));
			}
			for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
				context.generators().addAll(context, c);
			}
		}
		for (Annotation declaration : context.annotations().declarations()) {
			context.generators().add(declaration);
		}
	}

	/**
	 * Reads an embeddable or a mapped superclass for itself, whose problems are reported
	 * where it is used.
	 */
	private static void readOther(ReaderContext context, Class<?> type) {
		for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
			if (context.isEmbeddable(c) && context.model().findEmbeddable(c) == null) {
				context.model().add(new EmbeddableReader(itself(context, c)).read());
			}
			if (context.isSuperclass(c)) {
				new SuperclassReader(itself(context, c)).read();
			}
		}
	}

	private static Scope itself(ReaderContext context, Class<?> type) {
		return Scope.itself(context, type, new AccessTypes(context).ofHierarchy(type));
	}

}
