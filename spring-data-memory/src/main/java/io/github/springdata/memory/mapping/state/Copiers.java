package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NativeDetector;

/**
 * Copiers and comparers of the state of objects.
 *
 * <h2>Shared or copied</h2> There are three sorts of objects. <em>Values</em> of the JDK
 * are shared, except for the few that are not immutable. <em>Value objects</em>, which
 * are records and classes with final fields only that a constructor sets, are shared as
 * long as all of their parts are; a part that has to be copied makes a new object of
 * them. <em>Beans</em>, all other objects, are always copied: created with their
 * persistence creator, so that fields without state get their initial values, then filled
 * field by field.
 *
 * <h2>Frozen collections</h2> The collections in a value object are replaced, when it is
 * saved, by unmodifiable ones that nobody else holds, unless they are immutable already.
 * Stored value objects are immutable from then on, if their other parts are. Collections
 * in beans stay modifiable, and so are copied both ways. A field of a class type, such as
 * {@code ArrayList}, cannot hold a frozen collection; a value object with such a field is
 * copied both ways too.
 *
 * <h2>Deciding once</h2> Whether a class is immutable is decided by the declared types of
 * its fields, once per class, so that reading an immutable object costs nothing. A
 * declared type that is not final might hold an instance of a mutable subclass, and a
 * constructor might copy the collection that it gets into a modifiable one. Both are
 * noticed when the first such object is copied in, which is before it is read; then the
 * decision is revised, as a virtual machine revises what it assumes of the class
 * hierarchy. Objects that are not known to be immutable are looked through at every copy.
 *
 * <h2>Converted values</h2> A value of a type that is stored in another form is copied
 * through that form, or shared if it is immutable and the form gives an equal one.
 *
 * <h2>Identity</h2> A bean, collection or array that is referenced twice within one
 * object is one object in the copy; cycles work as long as no constructor argument is
 * part of them. Different objects are compared by class and by state, never by a class's
 * own {@code equals}.
 */
public final class Copiers {

	private final boolean generating;

	private final StoredForms forms;

	/** What is shared although it is not immutable, or {@code null} if nothing is. */
	private final @Nullable Predicate<Class<?>> shared;

	/** Says why objects of a class must not be a part of others. */
	private final Function<Class<?>, @Nullable String> refusal;

	private final Immutability immutability;

	private final ClassValue<Copier> copiers = new PerClass<>(this::createForParts);

	private final ClassValue<Copier> roots = new PerClass<>(this::create);

	Copiers(boolean generating) {
		this(generating, new StoredForms(), null, (type) -> null);
	}

	private Copiers(boolean generating, StoredForms forms, @Nullable Predicate<Class<?>> shared,
			Function<Class<?>, @Nullable String> refusal) {
		this.generating = generating;
		this.forms = forms;
		this.shared = shared;
		this.refusal = refusal;
		this.immutability = new Immutability();
	}

	/**
	 * Copiers that refuse some objects as parts of others.
	 * @param forms the types whose values are stored in another form
	 * @param refusal says why objects of a class must not be a part of others, or returns
	 * {@code null}
	 * @return the copiers
	 */
	public static Copiers refusing(StoredForms forms, Function<Class<?>, @Nullable String> refusal) {
		return new Copiers(isGenerating(), forms, null, refusal);
	}

	/**
	 * Copiers that share other entities within an object, and all that cannot be copied.
	 * @param forms the types whose values are stored in another form
	 * @param isEntity whether the instances of a class are entities
	 * @return the copiers
	 */
	public static Copiers sharing(StoredForms forms, Predicate<Class<?>> isEntity) {
		return new Copiers(isGenerating(), forms, isEntity, (type) -> null);
	}

	/**
	 * Whether classes can be defined, so that code is generated that copies and compares
	 * all fields of a class at once.
	 */
	private static boolean isGenerating() {
		return !NativeDetector.inNativeImage();
	}

	/**
	 * The copier for the objects of a class that are copied for themselves, not as a part
	 * of others.
	 * @param type the run-time class of an object
	 * @throws UncopyableValueException if such objects cannot be copied
	 */
	Copier ofRoot(Class<?> type) {
		return this.roots.get(type);
	}

	/**
	 * The copier for the instances of a class.
	 * @param type the run-time class of an object
	 * @throws UncopyableValueException if such objects cannot be copied
	 */
	Copier of(Class<?> type) {
		return this.copiers.get(type);
	}

	/**
	 * Copies an object that is no root, unless it is immutable or cannot be copied.
	 * @param source the object
	 * @return the copy, or the object itself
	 */
	public Object own(Object source) {
		Copier copier;
		try {
			copier = of(source.getClass());
		}
		catch (RuntimeException ex) {
			return source;
		}
		if (copier == ValueCopier.SHARING) {
			return source;
		}
		try {
			CopyRun run = new CopyRun(this, false);
			Object copy = copier.copy(source, false, run);
			run.complete();
			return copy;
		}
		catch (UncopyableValueException ex) {
			return (source instanceof Collection<?> elements) ? ownEach(elements) : source;
		}
	}

	/**
	 * Copies a collection of which some elements, such as entities, cannot be copied.
	 */
	private Object ownEach(Collection<?> elements) {
		Collection<@Nullable Object> own = (elements instanceof Set) ? new LinkedHashSet<>()
				: new ArrayList<>(elements.size());
		elements.forEach((element) -> own.add((element != null) ? own(element) : null));
		return own;
	}

	/**
	 * Whether instances of a class are not copied as parts of others, although they are
	 * mutable.
	 * @param type the class
	 * @return whether they are shared
	 */
	public boolean isShared(Class<?> type) {
		return this.shared != null && !Modifier.isAbstract(type.getModifiers()) && !type.isArray()
				&& of(type) == ValueCopier.REFERRING;
	}

	/**
	 * The decision whether the stored instances of a class are immutable.
	 */
	Immutability.Decision immutability(Class<?> type) {
		return this.immutability.decision(type);
	}

	/**
	 * Finds what prevents the instances of a class from being copied.
	 * @param type the class
	 * @return one sentence for each problem
	 */
	public List<String> problems(Class<?> type) {
		if (this.shared != null) {
			return CopyableTypes.problemsOfRoot(type);
		}
		return CopyableTypes.problems(type, this.immutability, this.forms);
	}

	/**
	 * Copies an object once more, field by field, after generated code has failed: now
	 * the error names the field.
	 * @param source the object
	 * @param reading whether it is stored state
	 * @param failure what happened
	 */
	Object copyAgain(Object source, boolean reading, Throwable failure) {
		if (failure instanceof StackOverflowError overflow) {
			throw UncopyableValueException.tooDeep(source.getClass(), overflow);
		}
		if (this.generating) {
			return new CopyingEntityState(source.getClass(), new Copiers(false, this.forms, this.shared, this.refusal))
				.copy(source, reading);
		}
		throw (failure instanceof UncopyableValueException ex) ? ex.within(source.getClass().getSimpleName())
				: (RuntimeException) failure;
	}

	private Copier createForParts(Class<?> type) {
		String problem = this.refusal.apply(type);
		if (problem != null) {
			throw new UncopyableValueException(problem);
		}
		if (this.shared == null) {
			return this.roots.get(type);
		}
		try {
			return this.shared.test(type) ? ValueCopier.REFERRING : create(type);
		}
		catch (UncopyableValueException ex) {
			return ValueCopier.REFERRING;
		}
	}

	private Copier create(Class<?> type) {
		StoredForm form = this.forms.of(type);
		if (form != null) {
			return new ConvertingCopier(form, immutability(type));
		}
		if (ValueTypes.isValue(type)) {
			return ValueCopier.SHARING;
		}
		Copier duplicating = DuplicableTypes.copierFor(type);
		if (duplicating != null) {
			return duplicating;
		}
		if (type.isArray()) {
			return new ArrayCopier();
		}
		if (type == Optional.class) {
			return new OptionalCopier();
		}
		if (Collection.class.isAssignableFrom(type)) {
			return new CollectionCopier(MutableCollections.like(type));
		}
		return Map.class.isAssignableFrom(type) ? new MapCopier(MutableCollections.likeMap(type))
				: createForObjects(type);
	}

	private Copier createForObjects(Class<?> type) {
		CopyableTypes.checkClass(type);
		if (Modifier.isAbstract(type.getModifiers())) {
			throw new IllegalArgumentException("%s has no instances".formatted(type.getName()));
		}
		AnnotatedClass.requireOwnAnnotations(type);
		this.immutability.noteInstancesOf(type);
		StateLayout layout = StateLayout.of(type);
		if (this.immutability.isValueObject(layout)) {
			return new ValueObjectCopier(layout, this.generating, this.immutability);
		}
		return BeanCopier.of(layout, this.generating);
	}

}
