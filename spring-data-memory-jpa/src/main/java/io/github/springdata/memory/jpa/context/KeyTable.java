package io.github.springdata.memory.jpa.context;

import java.util.Arrays;
import java.util.Objects;

import io.github.springdata.memory.jpa.row.RowType;
import org.jspecify.annotations.Nullable;

/**
 * Hash table of managed instances by their tables and ids. The instances themselves are
 * the entries, so that nothing else is made for one that is read.
 */
final class KeyTable {

	private static final int CAPACITY = 16;

	private @Nullable ManagedEntity[] buckets = new @Nullable ManagedEntity[CAPACITY];

	private int size;

	/**
	 * The hash of an id among those of all tables.
	 */
	static int hash(RowType type, Object id) {
		int hash = id.hashCode() * 31 + type.table().hashCode();
		return hash ^ (hash >>> 16);
	}

	@Nullable ManagedEntity get(RowType type, Object id) {
		return get(type, id, hash(type, id));
	}

	private @Nullable ManagedEntity get(RowType type, Object id, int hash) {
		ManagedEntity managed = this.buckets[hash & (this.buckets.length - 1)];
		while (managed != null && !(managed.hash() == hash && managed.type() == type && id.equals(managed.id()))) {
			managed = managed.next();
		}
		return managed;
	}

	/**
	 * Adds an instance in place of any other with the same id.
	 */
	void put(ManagedEntity managed) {
		ManagedEntity other = get(managed.type(), Objects.requireNonNull(managed.id()), managed.hash());
		if (other != null) {
			remove(other);
		}
		if (this.size == this.buckets.length) {
			grow();
		}
		link(managed);
		this.size++;
	}

	private void link(ManagedEntity managed) {
		int bucket = managed.hash() & (this.buckets.length - 1);
		managed.next(this.buckets[bucket]);
		this.buckets[bucket] = managed;
	}

	private void grow() {
		@Nullable ManagedEntity[] before = this.buckets;
		this.buckets = new @Nullable ManagedEntity[before.length * 2];
		for (ManagedEntity first : before) {
			ManagedEntity managed = first;
			while (managed != null) {
				ManagedEntity next = managed.next();
				link(managed);
				managed = next;
			}
		}
	}

	/**
	 * Removes an instance, unless another one has taken its place.
	 */
	void remove(ManagedEntity managed) {
		if (managed.id() == null) {
			return;
		}
		int bucket = managed.hash() & (this.buckets.length - 1);
		ManagedEntity before = null;
		ManagedEntity current = this.buckets[bucket];
		while (current != null && current != managed) {
			before = current;
			current = current.next();
		}
		if (current == null) {
			return;
		}
		if (before == null) {
			this.buckets[bucket] = managed.next();
		}
		else {
			before.next(managed.next());
		}
		managed.next(null);
		this.size--;
	}

	void clear() {
		if (this.size > 0) {
			if (this.buckets.length > CAPACITY) {
				this.buckets = new @Nullable ManagedEntity[CAPACITY];
			}
			else {
				Arrays.fill(this.buckets, null);
			}
			this.size = 0;
		}
	}

}
