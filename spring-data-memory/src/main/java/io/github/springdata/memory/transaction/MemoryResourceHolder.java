package io.github.springdata.memory.transaction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Savepoint;
import io.github.springdata.memory.store.StoreException;
import io.github.springdata.memory.store.Transaction;

/**
 * Holder of a store transaction, and of what participates in it, bound to the current
 * thread, or to the context of a reactive pipeline. The key under which it is bound is
 * the {@link MemoryStore}.
 */
public class MemoryResourceHolder extends ResourceHolderSupport {

	private static final long NEVER = -1;

	private final Transaction transaction;

	private final LongSupplier ticker;

	private final Map<Object, TransactionParticipant> participants = new LinkedHashMap<>();

	private long begun;

	private long timeout = NEVER;

	/**
	 * Creates a holder.
	 * @param ticker gives nanoseconds from some moment on, never fewer than before
	 */
	MemoryResourceHolder(Transaction transaction, LongSupplier ticker) {
		this.transaction = transaction;
		this.ticker = ticker;
	}

	/**
	 * Begins a transaction that is bound to nothing.
	 * @param store the store
	 * @param isolation how far the transaction is isolated from others
	 * @param readOnly whether to refuse writes
	 * @return the holder of the transaction
	 */
	public static MemoryResourceHolder begin(MemoryStore store, IsolationLevel isolation, boolean readOnly) {
		return new MemoryResourceHolder(store.begin(isolation, readOnly), System::nanoTime);
	}

	/**
	 * The transaction in progress on a store.
	 * @param store the store
	 * @return the holder of the transaction, or {@code null} if none is in progress on
	 * the current thread
	 * @throws InvalidDataAccessApiUsageException if the thread {@link #runDetached runs}
	 * a part of another transaction on that store
	 */
	public static @Nullable MemoryResourceHolder current(MemoryStore store) {
		MemoryResourceHolder bound = (MemoryResourceHolder) TransactionSynchronizationManager.getResource(store);
		if (bound == null) {
			DetachedTransaction.refuse(store);
		}
		return bound;
	}

	/**
	 * Has the listeners of a store called as if no transaction were in progress on the
	 * thread that calls them, whichever manager it is of. For those who bind transactions
	 * to threads or find them there.
	 * @param store the store
	 */
	public static void detachListeners(MemoryStore store) {
		store.callListenersIn(ThreadBindings::runWithout);
	}

	/**
	 * The store transaction, for the next access to the store.
	 * @return the transaction
	 * @throws org.springframework.transaction.TransactionTimedOutException past the
	 * deadline of the transaction, which then can only be rolled back
	 */
	public Transaction getTransaction() {
		checkTimeout();
		return this.transaction;
	}

	/**
	 * Runs a part of this transaction in a thread that it is not bound to, as reactive
	 * pipelines do. Blocking operations on the store are refused meanwhile: they would
	 * take place outside of the transaction, unnoticed.
	 * @param store the store of the transaction
	 * @param part the part to run
	 */
	public void runDetached(MemoryStore store, Runnable part) {
		DetachedTransaction.run(store, this, part);
	}

	@Override
	public void setTimeoutInMillis(long millis) {
		super.setTimeoutInMillis(millis);
		this.begun = this.ticker.getAsLong();
		this.timeout = Math.max(0, TimeUnit.MILLISECONDS.toNanos(millis));
		this.transaction.setDeadline(this::checkTimeout);
	}

	/**
	 * Looks whether the transaction may go on. After its end nothing is refused any more,
	 * as a stream that outlives it.
	 */
	private void checkTimeout() {
		if (this.timeout != NEVER && this.ticker.getAsLong() - this.begun >= this.timeout && isActive()) {
			setRollbackOnly();
			throw new TransactionTimedOutException(
					"The transaction is past its deadline, %s after its begin; allow it more time, or do less in it"
						.formatted(Duration.ofNanos(this.timeout)));
		}
	}

	/**
	 * Whether the transaction is in progress. After its end the holder stays bound until
	 * all callbacks have run.
	 * @return {@code false} once it was committed or rolled back
	 */
	public boolean isActive() {
		return this.transaction.isActive();
	}

	/**
	 * The participant of a key.
	 * @param <P> the type of the participant
	 * @param key an object that stands for the kind of participant, such as its template
	 * @param type the type of the participant
	 * @param factory creates the participant the first time
	 * @return the participant in this transaction
	 */
	public <P extends TransactionParticipant> P participant(Object key, Class<P> type, Supplier<P> factory) {
		return type.cast(this.participants.computeIfAbsent(key, (k) -> factory.get()));
	}

	/**
	 * Commits. For those who began the transaction.
	 * @throws org.springframework.dao.DataAccessException if the commit is refused; then
	 * nothing has changed, and the transaction is to be rolled back for the sake of its
	 * participants
	 */
	public void commit() {
		flush();
		commitFlushed(() -> {
			this.transaction.commit();
			return true;
		});
	}

	/**
	 * Commits, unless another commit is in progress this very moment. For those who began
	 * the transaction and must not wait.
	 * @return whether the transaction has been committed; if not, it goes on
	 * @throws org.springframework.dao.DataAccessException as {@link #commit()}
	 */
	public boolean tryCommit() {
		flush();
		return commitFlushed(this.transaction::tryCommit);
	}

	private boolean commitFlushed(BooleanSupplier commit) {
		try {
			if (!commit.getAsBoolean()) {
				return false;
			}
		}
		catch (StoreException ex) {
			throw StoreExceptionTranslator.translate(ex);
		}
		participants().forEach(TransactionParticipant::committed);
		return true;
	}

	/**
	 * Rolls back, also after a failed commit, and at most once. For those who began the
	 * transaction.
	 */
	public void rollback() {
		this.transaction.rollback();
		List<TransactionParticipant> participants = participants();
		this.participants.clear();
		participants.forEach(TransactionParticipant::rolledBack);
	}

	Moment savepoint() {
		flush();
		Map<Object, Object> moments = new LinkedHashMap<>();
		this.participants.forEach((key, participant) -> moments.put(key, participant.savepoint()));
		return new Moment(getTransaction().savepoint(), moments);
	}

	/**
	 * Goes back to a moment. Participants that have joined since leave as if the
	 * transaction had been rolled back.
	 */
	void rollbackTo(Moment moment) {
		this.transaction.rollbackTo(moment.savepoint);
		Map<Object, TransactionParticipant> joined = new LinkedHashMap<>(this.participants);
		this.participants.keySet().retainAll(moment.participants.keySet());
		joined.forEach((key, participant) -> {
			Object state = moment.participants.get(key);
			if (state != null) {
				participant.rolledBackTo(state);
			}
			else {
				participant.rolledBack();
			}
		});
	}

	void release(Moment moment) {
		this.transaction.release(moment.savepoint);
	}

	/**
	 * Writes what participants have pending.
	 */
	void flush() {
		if (!this.transaction.isReadOnly()) {
			participants().forEach(TransactionParticipant::flush);
		}
	}

	private List<TransactionParticipant> participants() {
		return this.participants.isEmpty() ? List.of() : new ArrayList<>(this.participants.values());
	}

	/**
	 * A savepoint of the store transaction and of all participants.
	 */
	record Moment(Savepoint savepoint, Map<Object, Object> participants) {
	}

}
