package io.github.springdata.memory.repository.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.springdata.memory.query.Update;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a rollback gives back to the instances of a transaction, for every kind of entity,
 * in every mode.
 */
@ParameterizedClass
@MethodSource("cells")
class RollbackStateTests extends StateFixture {

	RollbackStateTests(StateCase cell) {
		super(cell);
	}

	static Stream<StateCase> cells() {
		return StateCase.allTransactional();
	}

	private void inTransaction(Consumer<TransactionStatus> action) {
		transaction().executeWithoutResult(action);
	}

	private void rolledBack(Runnable action) {
		inTransaction((status) -> {
			action.run();
			status.setRollbackOnly();
		});
	}

	private void elsewhere(Runnable action) {
		TransactionTemplate other = transaction();
		other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		other.executeWithoutResult((status) -> action.run());
	}

	@Test
	void takesIdVersionAndAuditingFromNewInstances() {
		Note fresh = create("tea", 1);
		Note saved = create("pie", 2);
		rolledBack(() -> {
			this.notes.insert(fresh);
			this.notes.saveAll(List.of(saved));
		});
		assertThat(List.of(fresh, saved)).allSatisfy((note) -> {
			assertThat(note.id()).isNull();
			assertThat(note.version()).isNull();
			assertThat(note.created()).isNull();
			assertThat(note.changedBy()).isNull();
		});
		assertThat(fresh.name()).isEqualTo("tea");
		assertThat(this.notes.count()).isZero();
	}

	@Test
	void theSameInstanceCanBeSavedAgain() {
		Note fresh = create("tea", 1);
		rolledBack(() -> this.notes.save(fresh));
		Note saved = this.notes.save(fresh);
		assertThat(saved.id()).isEqualTo(2);
		assertThat(saved.version()).isZero();
		Note changed = load(saved).ranked(4);
		rolledBack(() -> this.notes.save(changed));
		assertThat(changed.version()).isZero();
		inTransaction((status) -> this.notes.save(changed.ranked(5)));
		assertThat(load(saved).rank()).isEqualTo(5);
		assertThat(load(saved).version()).isOne();
	}

	@Test
	void givesLoadedInstancesBackWhatTheyWere() {
		Note tea = stored("tea", 1);
		List<Note> loaded = new ArrayList<>();
		rolledBack(() -> {
			loaded.add(load(tea));
			this.notes.save(loaded.get(0).ranked(7));
			this.notes.save(load(tea).ranked(8));
		});
		boolean keepsOwnChange = this.cell.kind().isMutable() && !this.cell.isManaged() && !this.cell.isShared();
		assertThat(loaded.get(0).version()).isZero();
		assertThat(loaded.get(0).rank()).isEqualTo(keepsOwnChange ? 7 : 1);
		assertThat(loaded.get(0).changedBy()).isEqualTo(tea.changedBy());
		assertThat(load(tea).rank()).isEqualTo(1);
		assertThat(load(tea).version()).isZero();
	}

	@Test
	void givesObjectsInsideBack() {
		Note tea = stored("tea", 1);
		List<Note> loaded = new ArrayList<>();
		rolledBack(() -> {
			Note note = load(tea);
			loaded.add(note);
			this.notes.save(note.ranked(2));
			note.parts().forEach((part) -> {
				part.label = "changed";
				part.marks[0] = 7;
			});
			this.notes.save(load(tea).ranked(3));
		});
		boolean restored = this.cell.kind().isMutable() && this.cell.isManaged();
		if (restored || this.cell.kind() == Kind.FROZEN_RECORD) {
			assertThat(loaded.get(0).parts()).noneMatch((part) -> part.label.equals("changed") || part.marks[0] == 7);
		}
		assertThat(this.notes.findAll()).extracting(Note::rank).containsExactly(1);
	}

	@Test
	void goesBackToASavepoint() {
		Note tea = stored("tea", 1);
		Note late = create("late", 9);
		inTransaction((status) -> {
			this.notes.save(load(tea).ranked(2));
			Object savepoint = status.createSavepoint();
			Note nested = this.notes.save(load(tea).ranked(3));
			this.notes.insert(late);
			assertThat(nested.version()).isEqualTo(2);
			status.rollbackToSavepoint(savepoint);
			assertThat(load(tea).rank()).isEqualTo(2);
			assertThat(load(tea).version()).isOne();
			assertThat(late.id()).isNull();
			assertThat(late.version()).isNull();
			assertThat(late.created()).isNull();
			assertThat(this.notes.findByName("late")).isEmpty();
			this.notes.save(load(tea).ranked(4));
		});
		assertThat(load(tea).rank()).isEqualTo(4);
		assertThat(load(tea).version()).isEqualTo(2);
		assertThat(this.notes.count()).isOne();
	}

	@Test
	void goesBackTwoLevels() {
		Note tea = stored("tea", 1);
		inTransaction((status) -> {
			Object outer = status.createSavepoint();
			this.notes.save(load(tea).ranked(2));
			Object inner = status.createSavepoint();
			this.notes.save(load(tea).ranked(3));
			this.notes.delete(load(tea));
			status.rollbackToSavepoint(inner);
			assertThat(load(tea).rank()).isEqualTo(2);
			status.rollbackToSavepoint(outer);
			assertThat(load(tea).rank()).isEqualTo(1);
			assertThat(load(tea).version()).isZero();
		});
		assertThat(load(tea).rank()).isEqualTo(1);
	}

	@Test
	void takesDeletionsBack() {
		Note tea = stored("tea", 1);
		rolledBack(() -> {
			Note loaded = load(tea);
			this.notes.delete(loaded);
			this.notes.insert(create("tea", 8).as(loaded.id(), null));
			this.notes.deleteByRank(8);
		});
		assertThat(load(tea).rank()).isEqualTo(1);
		assertThat(load(tea).version()).isZero();
		assertThat(this.notes.save(load(tea).ranked(2)).version()).isOne();
	}

	@Test
	void takesUpdatesOfRowsBack() {
		Note tea = stored("tea", 1);
		List<Note> loaded = new ArrayList<>();
		rolledBack(() -> {
			loaded.add(load(tea));
			this.operations.update(this.cell.kind().type()).apply(Update.update("rank", 6));
			assertThat(this.notes.countByRank(6)).isOne();
		});
		assertThat(loaded.get(0).rank()).isEqualTo(1);
		assertThat(loaded.get(0).version()).isZero();
		assertThat(this.notes.countByRank(1)).isOne();
	}

	@Test
	void aConflictAtCommitGivesEverythingBack() {
		Note tea = stored("tea", 1);
		Note fresh = create("fresh", 2);
		Note changed = create("tea", 5).as(tea.id(), tea.version());
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction((status) -> {
			this.notes.insert(fresh);
			this.notes.save(changed);
			elsewhere(() -> this.notes.deleteById(tea.id()));
		}));
		assertThat(fresh.id()).isNull();
		assertThat(changed.version()).isZero();
		assertThat(this.notes.count()).isZero();
	}

	@Test
	void aUniqueKeyTakenByOthersGivesEverythingBackAndARetrySucceeds() {
		Note fresh = create("tea", 2);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> inTransaction((status) -> {
			this.notes.insert(fresh);
			elsewhere(() -> this.notes.insert(create("tea", 1)));
		})).isInstanceOf(DuplicateKeyException.class);
		assertThat(fresh.id()).isNull();
		assertThat(fresh.version()).isNull();
		inTransaction((status) -> this.notes.insert(fresh.named("chai")));
		assertThat(this.notes.findAll()).extracting(Note::name).containsExactlyInAnyOrder("tea", "chai");
	}

	@Test
	void othersSeeNothingBeforeTheCommit() {
		Note tea = stored("tea", 1);
		inTransaction((status) -> {
			this.notes.insert(create("pie", 2));
			this.notes.deleteById(tea.id());
			elsewhere(() -> {
				assertThat(this.notes.findByName("pie")).isEmpty();
				assertThat(this.notes.findByName("tea")).isPresent();
			});
		});
		assertThat(this.notes.findAll()).extracting(Note::name).containsExactly("pie");
	}

}
