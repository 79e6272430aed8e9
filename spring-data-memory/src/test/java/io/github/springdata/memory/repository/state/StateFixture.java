package io.github.springdata.memory.repository.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.transaction.NothingLeftBound;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the tests of one cell of the matrix share.
 */
@ExtendWith({ NothingLeftBound.class, StateChecks.class })
abstract class StateFixture {

	final StateCase cell;

	final StateWorld world;

	/** Sees all that goes in and out. */
	final Recorder recorder = new Recorder();

	final NoteRepository<Note> notes;

	final MemoryOperations operations;

	StateFixture(StateCase cell) {
		this.cell = cell;
		this.world = StateWorld.of(cell.mode(), cell.observed());
		this.notes = this.recorder.watch(cell.kind().repository(),
				this.world.context().getBean(cell.kind().repository()));
		this.operations = this.recorder.watch(MemoryOperations.class, this.world.operations());
	}

	Note create(String name, int rank) {
		return this.recorder.add(this.cell.kind().create(name, rank));
	}

	/**
	 * Does something in a transaction, if the cell is with one.
	 */
	void perform(Runnable action) {
		call(() -> {
			action.run();
			return null;
		});
	}

	<T> T call(Supplier<T> action) {
		return this.cell.transactional() ? transaction().execute((status) -> action.get()) : action.get();
	}

	TransactionTemplate transaction() {
		return new TransactionTemplate(this.world.transactionManager());
	}

	/**
	 * An entity that is stored already, as somebody else reads it.
	 */
	Note stored(String name, int rank) {
		Long id = this.notes.save(create(name, rank)).id();
		return this.notes.findById(id).orElseThrow();
	}

	Note load(Note note) {
		return this.notes.findById(note.id()).orElseThrow();
	}

	/**
	 * The rows of all tables.
	 */
	Collection<Object> rows() {
		return this.world.store().snapshot().tables().stream().flatMap((table) -> rows(table).stream()).toList();
	}

	private static List<Object> rows(Table table) {
		List<Object> rows = new ArrayList<>();
		table.rows().forEach((slot, row) -> rows.add(row));
		return rows;
	}

}
