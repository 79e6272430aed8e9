package io.github.springdata.memory.store.collection;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Immutable vector from slots (0, 1, 2 and so on) to elements, with holes where an
 * element was removed.
 *
 * <h2>Shape</h2>
 * <p>
 * The slots are cut into <em>leaves</em> of 32. All leaves but the last hang in a radix
 * trie [1]: a node has 32 children, and each five bits of a slot, from the highest to the
 * lowest, choose a child. The path of a slot follows from its number alone, so nothing is
 * ever compared or balanced. A million slots are four levels deep, and as slots are
 * {@code int}s, seven levels are the most there can be. The last leaf, the <em>tail</em>,
 * hangs directly in the vector: an append touches the trie only once in 32 times.
 *
 * <h2>Versions</h2>
 * <p>
 * An edit copies the nodes on the path to its leaf and shares all others with the version
 * before it (path copying [2]), so that both versions live on, and are safe to read by
 * any number of threads without a lock. Copying one path costs some hundred bytes,
 * whatever the length.
 *
 * <h2>Holes</h2>
 * <p>
 * Slots are never renumbered. A removed element leaves a {@code null}; a leaf of holes
 * only is dropped from its parent, and so is a node without children. Walks skip a
 * missing subtree in one step, and a vector that was emptied needs no more memory than an
 * empty one.
 *
 * <h2>Transients</h2>
 * <p>
 * Copying a path per edit is wasteful when a thousand edits come together and nobody sees
 * the versions in between. A {@link Transient} therefore marks each node that it creates
 * with its <em>owner token</em> [3], an object that only it holds, and edits nodes that
 * bear its token in place. {@link Transient#persistent()} hands the tree over and takes a
 * new token, from which moment on all nodes are foreign to it, and immutable: this costs
 * the same for one edit and for a million. The token sits in the 33rd element of a node's
 * array, which spares a header object per node and one memory access per level.
 *
 * <h2>Reading</h2>
 * <p>
 * {@link #forEach} recurs over the trie, bounded by its seven levels, and loops over each
 * leaf as over an array. A cursor holds a leaf and the node above it, so that it descends
 * from the root once per 1024 slots. {@link #diff} descends both tries at once and turns
 * back where the nodes are identical, so that its cost depends on the number of
 * differences, not on the size.
 *
 * <h2>Notes</h2>
 * <p>
 * Who reads a vector may leave a <em>note</em> on a leaf: something that follows from its
 * elements and is costly to find out. It sits in the 34th element of the array and is not
 * copied with it, so that it is there exactly as long as the leaf, in all versions that
 * share the leaf. A note is written without a lock, and so has to be an immutable object
 * that can be made again.
 *
 * <h2>References</h2>
 * <ol>
 * <li>P. Bagwell, T. Rompf: RRB-Trees: Efficient Immutable Vectors. EPFL, 2011.
 * Introduced in this form by Clojure's vectors (R. Hickey, 2007).</li>
 * <li>J. Driscoll, N. Sarnak, D. Sleator, R. Tarjan: Making Data Structures Persistent.
 * Journal of Computer and System Sciences 38, 1989.</li>
 * <li>J. N. L'orange: Improving RRB-Tree Performance through Transience. NTNU, 2014.</li>
 * </ol>
 *
 * @param <E> the element type
 */
public final class PersistentVector<E> {

	static final int BITS = 5;

	static final int WIDTH = 1 << BITS;

	static final int MASK = WIDTH - 1;

	/**
	 * Index of the owner token in the array of a node.
	 */
	private static final int OWNER = WIDTH;

	/**
	 * Index of the note of a leaf in its array.
	 */
	static final int NOTE = OWNER + 1;

	/**
	 * A leaf of holes, and as well a node without children. Never edited.
	 */
	static final @Nullable Object[] NOTHING = new Object[NOTE + 1];

	private static final PersistentVector<Object> EMPTY = new PersistentVector<>(0, 0, BITS, NOTHING, NOTHING);

	private final int length;

	private final int size;

	final int shift;

	final @Nullable Object[] root;

	final @Nullable Object[] tail;

	private PersistentVector(int length, int size, int shift, @Nullable Object[] root, @Nullable Object[] tail) {
		this.length = length;
		this.size = size;
		this.shift = shift;
		this.root = root;
		this.tail = tail;
	}

	/**
	 * Return the vector without any slot.
	 * @param <E> the element type
	 * @return the empty vector
	 */
	@SuppressWarnings("unchecked")
	public static <E> PersistentVector<E> empty() {
		return (PersistentVector<E>) EMPTY;
	}

	/**
	 * Return the vector of the given length that has holes only.
	 * @param length the number of slots
	 * @return a vector that needs no memory for its slots
	 */
	static <E> PersistentVector<E> holes(int length) {
		int shift = BITS;
		while (Math.max(tailStart(length), 0) >>> BITS > 1 << shift) {
			shift += BITS;
		}
		return new PersistentVector<>(length, 0, shift, NOTHING, NOTHING);
	}

	/**
	 * Report each slot whose element differs, by identity, in ascending order. Subtrees
	 * that both versions share are not visited.
	 * @param before the older version
	 * @param after the newer version
	 * @param consumer receives each differing slot
	 * @param <E> the element type
	 */
	public static <E> void diff(PersistentVector<E> before, PersistentVector<E> after,
			DiffConsumer<? super E> consumer) {
		Objects.requireNonNull(before, "before must not be null");
		Objects.requireNonNull(after, "after must not be null");
		Objects.requireNonNull(consumer, "consumer must not be null");
		if (before.root == after.root && before.shift == after.shift && before.length == after.length) {
			diff(before.tail, after.tail, 0, tailStart(after.length), consumer);
			return;
		}
		Transient<E> left = before.whole();
		Transient<E> right = after.whole();
		int level = Math.max(left.shift, right.shift);
		diff(left.rootAt(level), right.rootAt(level), level, 0, consumer);
	}

	@SuppressWarnings("unchecked")
	private static <E> void diff(@Nullable Object[] before, @Nullable Object[] after, int level, int start,
			DiffConsumer<? super E> consumer) {
		if (before == after) {
			return;
		}
		for (int i = 0; i < WIDTH; i++) {
			if (before[i] == after[i]) {
				continue;
			}
			if (level == 0) {
				consumer.accept(start + i, (E) before[i], (E) after[i]);
			}
			else {
				diff(child(before, i), child(after, i), level - BITS, start + (i << level), consumer);
			}
		}
	}

	/**
	 * Return the number of slots handed out, holes included.
	 * @return the slot that the next element takes
	 */
	public int length() {
		return this.length;
	}

	/**
	 * Return the number of elements, without holes.
	 * @return the number of elements
	 */
	public int size() {
		return this.size;
	}

	/**
	 * Return the element in a slot.
	 * @param slot a slot below {@link #length()}
	 * @return the element, or {@code null} for a hole
	 * @throws IndexOutOfBoundsException if the slot was never handed out
	 */
	@SuppressWarnings("unchecked")
	public @Nullable E get(int slot) {
		Objects.checkIndex(slot, this.length);
		@Nullable Object[] leaf = (slot >= tailStart(this.length)) ? this.tail : leaf(this.root, this.shift, slot);
		return (E) leaf[slot & MASK];
	}

	/**
	 * Return a walk over the leaves in ascending slot order.
	 * @return a walk before the first leaf
	 */
	public VectorLeaves leaves() {
		return new VectorLeaves(this);
	}

	/**
	 * Pass each element to the action, in ascending slot order.
	 * @param action receives each slot that is not a hole
	 */
	public void forEach(SlotConsumer<? super E> action) {
		Objects.requireNonNull(action, "action must not be null");
		forEach(this.root, this.shift, 0, action);
		forEachInLeaf(this.tail, tailStart(this.length), action);
	}

	private static <E> void forEach(@Nullable Object[] node, int level, int start, SlotConsumer<? super E> action) {
		for (int i = 0; i < WIDTH; i++) {
			@Nullable Object[] child = child(node, i);
			if (child == NOTHING) {
				continue;
			}
			if (level == BITS) {
				forEachInLeaf(child, start + (i << BITS), action);
			}
			else {
				forEach(child, level - BITS, start + (i << level), action);
			}
		}
	}

	@SuppressWarnings("unchecked")
	private static <E> void forEachInLeaf(@Nullable Object[] leaf, int start, SlotConsumer<? super E> action) {
		for (int i = 0; i < WIDTH; i++) {
			Object element = leaf[i];
			if (element != null) {
				action.accept(start + i, (E) element);
			}
		}
	}

	/**
	 * Return a mutable vector that starts as this one, which stays as it is.
	 * @return a transient, in constant time
	 */
	public Transient<E> asTransient() {
		return new Transient<>(this, new Object());
	}

	/**
	 * Return the length and the number of elements, for messages.
	 */
	@Override
	public String toString() {
		return "PersistentVector[length=" + this.length + ", size=" + this.size + "]";
	}

	/**
	 * Return this vector in a form that has its tail in the trie as well.
	 */
	private Transient<E> whole() {
		Transient<E> whole = new Transient<>(this, null);
		if (this.length > 0) {
			whole.pushTail();
		}
		return whole;
	}

	/**
	 * Return the first slot of the tail; -32 for an empty vector.
	 */
	static int tailStart(int length) {
		return (length - 1) & ~MASK;
	}

	static @Nullable Object[] child(@Nullable Object[] node, int index) {
		Object child = node[index];
		return (child != null) ? (Object[]) child : NOTHING;
	}

	private static @Nullable Object[] leaf(@Nullable Object[] root, int shift, int slot) {
		@Nullable Object[] node = root;
		for (int level = shift; level > 0; level -= BITS) {
			node = child(node, (slot >>> level) & MASK);
		}
		return node;
	}

	/**
	 * Receiver of the elements of a vector.
	 *
	 * @param <E> the element type
	 */
	@FunctionalInterface
	public interface SlotConsumer<E> {

		/**
		 * Accept one element.
		 * @param slot the slot of the element
		 * @param element the element
		 */
		void accept(int slot, E element);

	}

	/**
	 * Receiver of the differences of two vectors.
	 *
	 * @param <E> the element type
	 */
	@FunctionalInterface
	public interface DiffConsumer<E> {

		/**
		 * Accept one difference.
		 * @param slot the slot that differs
		 * @param before the older element, {@code null} if there was none
		 * @param after the newer element, {@code null} if there is none
		 */
		void accept(int slot, @Nullable E before, @Nullable E after);

	}

	/**
	 * Mutable vector for bulk edits by one thread at a time.
	 *
	 * @param <E> the element type
	 */
	public static final class Transient<E> {

		private PersistentVector<E> origin;

		private @Nullable Object owner;

		private int length;

		private int size;

		private int shift;

		private @Nullable Object[] root;

		private @Nullable Object[] tail;

		private Transient(PersistentVector<E> origin, @Nullable Object owner) {
			this.origin = origin;
			this.owner = owner;
			this.length = origin.length;
			this.size = origin.size;
			this.shift = origin.shift;
			this.root = origin.root;
			this.tail = origin.tail;
		}

		/**
		 * Return the number of slots handed out, holes included.
		 * @return the slot that {@link #append(Object)} takes next
		 */
		public int length() {
			return this.length;
		}

		/**
		 * Return the number of elements, without holes.
		 * @return the number of elements
		 */
		public int size() {
			return this.size;
		}

		/**
		 * Return the element in a slot.
		 * @param slot a slot below {@link #length()}
		 * @return the element, or {@code null} for a hole
		 * @throws IndexOutOfBoundsException if the slot was never handed out
		 */
		@SuppressWarnings("unchecked")
		public @Nullable E get(int slot) {
			Objects.checkIndex(slot, this.length);
			@Nullable Object[] leaf = inTail(slot) ? this.tail : leaf(this.root, this.shift, slot);
			return (E) leaf[slot & MASK];
		}

		/**
		 * Hold the element in slot {@link #length()}.
		 * @param element the element to add
		 * @return the slot of the element
		 * @throws IllegalStateException if all slots that an {@code int} can number are
		 * taken
		 */
		public int append(E element) {
			Objects.requireNonNull(element, "element must not be null");
			int slot = this.length;
			if (slot == Integer.MAX_VALUE) {
				throw new IllegalStateException("All " + slot + " slots of the vector are taken, holes included; "
						+ "move its elements to a new vector to win back the holes");
			}
			if ((slot & MASK) == 0 && slot > 0) {
				pushTail();
				this.tail = NOTHING;
			}
			this.tail = editable(this.tail);
			this.tail[slot & MASK] = element;
			this.length++;
			this.size++;
			return slot;
		}

		/**
		 * Hold the element in the given slot, be it taken or a hole.
		 * @param slot a slot below {@link #length()}
		 * @param element the element to hold there
		 * @throws IndexOutOfBoundsException if the slot was never handed out
		 */
		public void set(int slot, E element) {
			Objects.requireNonNull(element, "element must not be null");
			E previous = get(slot);
			if (previous == element) {
				return;
			}
			editableLeaf(slot)[slot & MASK] = element;
			if (previous == null) {
				this.size++;
			}
		}

		/**
		 * Leave a hole in the given slot.
		 * @param slot a slot below {@link #length()}
		 * @throws IndexOutOfBoundsException if the slot was never handed out
		 */
		public void remove(int slot) {
			if (get(slot) == null) {
				return;
			}
			@Nullable Object[] leaf = editableLeaf(slot);
			leaf[slot & MASK] = null;
			this.size--;
			if (!inTail(slot) && isNothing(leaf) && prune(this.root, this.shift, slot)) {
				this.root = NOTHING;
			}
		}

		/**
		 * Return the present state as an immutable vector. Later edits of this transient
		 * do not show in it.
		 * @return a vector, in constant time; the same one again if nothing changed in
		 * between
		 */
		public PersistentVector<E> persistent() {
			PersistentVector<E> last = this.origin;
			if (this.root != last.root || this.tail != last.tail || this.length != last.length) {
				this.origin = new PersistentVector<>(this.length, this.size, this.shift, this.root, this.tail);
				this.owner = (this.owner != null) ? new Object() : null;
			}
			return this.origin;
		}

		private boolean inTail(int slot) {
			return slot >= tailStart(this.length);
		}

		private @Nullable Object[] editable(@Nullable Object[] node) {
			if (this.owner != null && node[OWNER] == this.owner) {
				return node;
			}
			return copy(node);
		}

		private @Nullable Object[] copy(@Nullable Object[] node) {
			@Nullable Object[] copy = node.clone();
			copy[OWNER] = this.owner;
			copy[NOTE] = null;
			return copy;
		}

		private @Nullable Object[] editableLeaf(int slot) {
			if (inTail(slot)) {
				this.tail = editable(this.tail);
				return this.tail;
			}
			return editableNode(slot, 0);
		}

		/**
		 * Return the node at a level above a slot, or the leaf at level 0, with all nodes
		 * on the path to it made editable.
		 */
		private @Nullable Object[] editableNode(int slot, int target) {
			this.root = editable(this.root);
			@Nullable Object[] node = this.root;
			for (int level = this.shift; level > target; level -= BITS) {
				int index = (slot >>> level) & MASK;
				@Nullable Object[] child = editable(child(node, index));
				node[index] = child;
				node = child;
			}
			return node;
		}

		/**
		 * Hang the tail into the trie, which grows by a level when it is full.
		 */
		private void pushTail() {
			int start = tailStart(this.length);
			if (start >>> BITS >= 1 << this.shift) {
				this.root = rootAt(this.shift + BITS);
				this.shift += BITS;
			}
			if (!isNothing(this.tail)) {
				editableNode(start, BITS)[(start >>> BITS) & MASK] = this.tail;
			}
		}

		private @Nullable Object[] rootAt(int level) {
			@Nullable Object[] node = this.root;
			for (int height = this.shift; height < level && node != NOTHING; height += BITS) {
				@Nullable Object[] parent = copy(NOTHING);
				parent[0] = node;
				node = parent;
			}
			return node;
		}

		/**
		 * Drop what became empty on the path to a slot.
		 * @return whether the node itself is empty
		 */
		private static boolean prune(@Nullable Object[] node, int level, int slot) {
			int index = (slot >>> level) & MASK;
			if (level > 0 && prune(child(node, index), level - BITS, slot)) {
				node[index] = null;
			}
			return isNothing(node);
		}

		private static boolean isNothing(@Nullable Object[] node) {
			for (int i = 0; i < WIDTH; i++) {
				if (node[i] != null) {
					return false;
				}
			}
			return true;
		}

	}

}
