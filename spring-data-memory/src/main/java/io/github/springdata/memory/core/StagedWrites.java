package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;

import org.springframework.util.Assert;

/**
 * Instances that have their new ids and versions and wait to be written. To be completed
 * or cancelled once.
 *
 * @param <T> the type of the entities
 */
public final class StagedWrites<T> {

	private final UnitOfWork work;

	private final List<Draft<T>> drafts;

	private final UndoLog undo;

	StagedWrites(UnitOfWork work, List<Draft<T>> drafts, UndoLog undo) {
		this.work = work;
		this.drafts = drafts;
		this.undo = undo;
	}

	/**
	 * The instances.
	 * @return the instances with their ids and versions, in the order in which they came
	 */
	public List<T> instances() {
		return this.drafts.stream().map(Draft::instance).toList();
	}

	/**
	 * Writes all or none.
	 * @param instances the instances to save, each the same as that of
	 * {@link #instances()} or another in its place
	 * @return the saved instances, in the same order
	 * @throws org.springframework.dao.DataAccessException as
	 * {@link MemoryOperations#saveAll}
	 */
	public List<T> complete(List<T> instances) {
		Assert.isTrue(instances.size() == this.drafts.size(), "There must be an instance for each that was staged");
		return this.undo.undoIfFailing(() -> write(pending(instances)));
	}

	private List<PendingWrite<T>> pending(List<T> instances) {
		List<PendingWrite<T>> writes = new ArrayList<>(instances.size());
		for (int i = 0; i < instances.size(); i++) {
			writes.add(this.drafts.get(i).complete(instances.get(i)));
		}
		return writes;
	}

	private List<T> write(List<PendingWrite<T>> writes) {
		WriteSet set = new WriteSet(writes);
		this.work.run(set.isComposite(), (transaction) -> {
			set.execute(transaction);
			return writes;
		});
		writes.forEach(this.work::saved);
		return writes.stream().map(PendingWrite::instance).toList();
	}

	/**
	 * Gives the instances the ids and versions back that they had before.
	 */
	public void cancel() {
		this.undo.run();
	}

}
