package io.github.springdata.memory.store.collection;

import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Immutable hash map whose versions share structure; keys and values are never
 * {@code null}.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class PersistentHashMap<K, V> {

	private PersistentHashMap() {
	}

	/**
	 * Return the map without entries.
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 * @return the empty map
	 */
	public static <K, V> PersistentHashMap<K, V> empty() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return the number of entries.
	 * @return the number of entries
	 */
	public int size() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return the value of a key.
	 * @param key the key to look up
	 * @return the value, or {@code null} when the key is absent
	 */
	public @Nullable V get(Object key) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return whether a key is present.
	 * @param key the key to look up
	 * @return {@code true} when the map has an entry for the key
	 */
	public boolean containsKey(Object key) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return the map with the given entry added or its value replaced.
	 * @param key the key
	 * @param value the value
	 * @return the changed map; this map when it holds that very value already
	 */
	public PersistentHashMap<K, V> put(K key, V value) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return the map without the given key.
	 * @param key the key to remove
	 * @return the changed map; this map when the key is absent
	 */
	public PersistentHashMap<K, V> remove(Object key) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Pass each entry to an action, in no particular order.
	 * @param action receives key and value
	 */
	public void forEach(BiConsumer<? super K, ? super V> action) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return an iterator over the entries, in no particular order.
	 * @return an iterator of immutable entries
	 */
	public Iterator<Map.Entry<K, V>> iterator() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Return an editor that starts with the entries of this map, in O(1).
	 * @return a transient that never changes this map
	 */
	public Transient<K, V> asTransient() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Editor of a map for one thread, which changes nodes that it alone can reach in
	 * place.
	 *
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 */
	public static final class Transient<K, V> {

		private Transient() {
		}

		/**
		 * Return the number of entries.
		 * @return the number of entries
		 */
		public int size() {
			throw new UnsupportedOperationException();
		}

		/**
		 * Return the value of a key.
		 * @param key the key to look up
		 * @return the value, or {@code null} when the key is absent
		 */
		public @Nullable V get(Object key) {
			throw new UnsupportedOperationException();
		}

		/**
		 * Add an entry or replace its value.
		 * @param key the key
		 * @param value the value
		 * @return the previous value, or {@code null} when the key was absent
		 */
		public @Nullable V put(K key, V value) {
			throw new UnsupportedOperationException();
		}

		/**
		 * Remove a key.
		 * @param key the key
		 * @return the previous value, or {@code null} when the key was absent
		 */
		public @Nullable V remove(Object key) {
			throw new UnsupportedOperationException();
		}

		/**
		 * Return the present entries as an immutable map, in O(1); this transient stays
		 * usable.
		 * @return the map
		 */
		public PersistentHashMap<K, V> persistent() {
			throw new UnsupportedOperationException();
		}

	}

}
