package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * Decision which classes have immutable instances, revised when an object is seen that
 * proves an assumption wrong. See {@link Copiers} for the rules.
 */
final class Immutability {

	private final Set<Class<?>> exceptions = ConcurrentHashMap.newKeySet();

	private final AtomicInteger epoch = new AtomicInteger();

	/**
	 * Decides whether the stored instances of a class, and of its subclasses, are
	 * immutable.
	 */
	Decision decision(Class<?> type) {
		return new Decision(type);
	}

	/**
	 * Whether the instances of a class are value objects.
	 */
	boolean isValueObject(StateLayout layout) {
		return new Analysis().isValueObject(layout);
	}

	/**
	 * Whether the instances of a class are immutable before they are stored, and cannot
	 * hold any object of which that is not known.
	 * @param type the class
	 */
	boolean isImmutableThroughout(Class<?> type) {
		return new Analysis(true).isImmutable(ResolvableType.forClass(type), false);
	}

	/**
	 * Whether some instances of a value object's class must be created anew.
	 */
	boolean isRecreated(StateLayout layout) {
		return new Analysis().isRecreated(layout);
	}

	/**
	 * Notes that there are instances of a class, so that the types of its superclasses
	 * say less than they did.
	 */
	void noteInstancesOf(Class<?> type) {
		Class<?> ancestor = type.getSuperclass();
		while (ancestor != null && !ValueTypes.isPlatform(ancestor)) {
			except(ancestor);
			ancestor = ancestor.getSuperclass();
		}
	}

	/**
	 * Notes that instances of a class are not immutable, whatever its fields say.
	 */
	void except(Class<?> type) {
		if (this.exceptions.add(type)) {
			this.epoch.incrementAndGet();
		}
	}

	/**
	 * A decision, which is made anew when an assumption was wrong.
	 */
	final class Decision {

		private final Class<?> type;

		private volatile Verdict verdict = new Verdict(false, -1);

		private Decision(Class<?> type) {
			this.type = type;
		}

		/**
		 * Whether all instances are immutable, as far as is known.
		 */
		boolean isImmutable() {
			Verdict verdict = this.verdict;
			int epoch = Immutability.this.epoch.get();
			if (verdict.epoch != epoch) {
				verdict = new Verdict(new Analysis().isImmutable(ResolvableType.forClass(this.type), true), epoch);
				this.verdict = verdict;
			}
			return verdict.immutable;
		}

	}

	/**
	 * What was decided after a number of assumptions had been wrong.
	 */
	private record Verdict(boolean immutable, int epoch) {
	}

	/**
	 * One look through the fields of a type and the types of these fields. A type that is
	 * met again within itself does not decide about itself.
	 */
	private final class Analysis {

		/** Whether classes that may have subclasses count as mutable. */
		private final boolean strict;

		private final Set<Class<?>> immutable = new HashSet<>();

		private final Set<Class<?>> recreated = new HashSet<>();

		Analysis() {
			this(false);
		}

		Analysis(boolean strict) {
			this.strict = strict;
		}

		boolean isImmutable(ResolvableType type, boolean frozen) {
			Class<?> raw = type.resolve();
			if (raw == null || raw == Object.class) {
				return false;
			}
			if (ValueTypes.isDeclaredValue(raw)) {
				return true;
			}
			if (raw == Optional.class || (frozen && Frozen.fits(raw))) {
				return type.hasGenerics()
						&& Stream.of(type.getGenerics()).allMatch((element) -> isImmutable(element, frozen));
			}
			return !isMutable(raw) && isImmutableObject(type, raw);
		}

		private boolean isMutable(Class<?> type) {
			return type.isArray() || ValueTypes.isPlatform(type) || Collection.class.isAssignableFrom(type)
					|| Map.class.isAssignableFrom(type);
		}

		private boolean isImmutableObject(ResolvableType type, Class<?> raw) {
			if (Immutability.this.exceptions.contains(raw)) {
				return false;
			}
			if (Modifier.isAbstract(raw.getModifiers())) {
				return raw.isSealed() && Stream.of(raw.getPermittedSubclasses())
					.allMatch((subclass) -> isImmutable(ResolvableType.forClass(subclass), false));
			}
			StateLayout layout = layout(raw);
			if (layout == null || !isValueObject(layout) || (this.strict && !isClosed(layout))) {
				return false;
			}
			if (!this.immutable.add(raw)) {
				return true;
			}
			boolean result = layout.deepFields()
				.stream()
				.allMatch((field) -> isImmutable(field.type(type), !this.strict && field.isFreezable()));
			this.immutable.remove(raw);
			return result;
		}

		private static boolean isClosed(StateLayout layout) {
			return Modifier.isFinal(layout.type().getModifiers()) && layout.dropped().isEmpty();
		}

		boolean isValueObject(StateLayout layout) {
			if (layout.type().isRecord()) {
				return true;
			}
			return layout.isFinalThroughout() && (!isRecreated(layout) || isSetByCreator(layout));
		}

		boolean isRecreated(StateLayout layout) {
			if (!layout.dropped().isEmpty()) {
				return true;
			}
			if (!this.recreated.add(layout.type())) {
				return false;
			}
			ResolvableType owner = ResolvableType.forClass(layout.type());
			boolean result = layout.deepFields().stream().anyMatch((field) -> !isImmutable(field.type(owner), false));
			this.recreated.remove(layout.type());
			return result;
		}

		private boolean isSetByCreator(StateLayout layout) {
			try {
				InstanceCreator creator = InstanceCreator.of(layout);
				return layout.fields().stream().allMatch(creator::takes);
			}
			catch (UncopyableValueException ex) {
				return false;
			}
		}

		private @Nullable StateLayout layout(Class<?> type) {
			try {
				return StateLayout.of(type);
			}
			catch (UncopyableValueException ex) {
				return null;
			}
		}

	}

}
