package io.github.springdata.memory.repository.state;

import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.query.Update;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What saving, reading and deleting does, the same for every kind of entity, in every
 * mode, with and without a transaction.
 */
@ParameterizedClass
@MethodSource("cells")
class EntityStateTests extends StateFixture {

	EntityStateTests(StateCase cell) {
		super(cell);
	}

	static Stream<StateCase> cells() {
		return StateCase.all();
	}

	@Test
	void insertReturnsAnInstanceWithIdAndVersion() {
		Note returned = call(() -> {
			Note saved = this.notes.insert(create("tea", 1));
			assertThat(saved.id()).isOne();
			assertThat(saved.version()).isZero();
			assertThat(ObjectGraph.describe(List.of(load(saved)))).isEqualTo(ObjectGraph.describe(List.of(saved)));
			return saved;
		});
		assertThat(returned.name()).isEqualTo("tea");
		assertThat(ObjectGraph.describe(List.of(load(returned)))).isEqualTo(ObjectGraph.describe(List.of(returned)));
	}

	@Test
	void insertGivesAMutableInstanceItself() {
		Note note = create("tea", 1);
		Note returned = call(() -> this.notes.insert(note));
		assertThat(returned == note).isEqualTo(this.cell.kind().isMutable());
		assertThat(note.id() != null).isEqualTo(this.cell.kind().isMutable());
	}

	@Test
	void saveInsertsWhatIsNew() {
		perform(() -> {
			Note saved = this.notes.save(create("tea", 1));
			assertThat(saved.id()).isOne();
			assertThat(this.notes.save(create("pie", 2)).id()).isEqualTo(2);
			assertThat(this.notes.count()).isEqualTo(2);
		});
		assertThat(this.notes.findAll()).extracting(Note::name).containsExactly("tea", "pie");
	}

	@Test
	void saveUpdatesWhatIsThere() {
		Note tea = stored("tea", 1);
		perform(() -> {
			Note saved = this.notes.save(load(tea).named("chai").ranked(5));
			assertThat(saved.id()).isEqualTo(tea.id());
			assertThat(saved.version()).isOne();
			assertThat(this.notes.findByName("chai")).isPresent();
			assertThat(this.notes.findByName("tea")).isEmpty();
		});
		assertThat(this.notes.findAll()).singleElement().satisfies((note) -> {
			assertThat(note.name()).isEqualTo("chai");
			assertThat(note.rank()).isEqualTo(5);
			assertThat(note.version()).isOne();
		});
	}

	@Test
	void savesADetachedInstance() {
		Note tea = stored("tea", 1);
		perform(() -> {
			load(tea);
			Note saved = this.notes.save(create("chai", 5).as(tea.id(), tea.version()));
			assertThat(saved.version()).isOne();
			assertThat(load(tea).name()).isEqualTo("chai");
		});
		assertThat(this.notes.findByName("chai")).isPresent();
		assertThat(this.notes.count()).isOne();
	}

	@Test
	void saveOfAnUnchangedInstanceKeepsWhatIsThere() {
		Note tea = stored("tea", 1);
		perform(() -> this.notes.save(load(tea)));
		Note now = load(tea);
		assertThat(now.name()).isEqualTo("tea");
		assertThat(now.tags()).containsExactly("tea-tag", "all");
		assertThat(now.version()).isOne();
	}

	@Test
	void deletesByInstanceIdAndQuery() {
		Note tea = stored("tea", 1);
		Note pie = stored("pie", 2);
		stored("jam", 3);
		stored("oat", 4);
		stored("rye", 5);
		perform(() -> {
			this.notes.delete(load(tea));
			assertThat(this.notes.findById(tea.id())).isEmpty();
			this.notes.deleteById(pie.id());
			assertThat(this.notes.existsById(pie.id())).isFalse();
			assertThat(this.notes.deleteByRank(3)).isOne();
			assertThat(this.notes.removeByName("oat")).extracting(Note::name).containsExactly("oat");
			assertThat(this.operations.delete(this.cell.kind().type()).matching(where("name").is("rye")).all()).isOne();
			assertThat(this.notes.findAll()).isEmpty();
		});
		assertThat(this.notes.count()).isZero();
	}

	@Test
	void insertsAgainWhatWasDeleted() {
		Note tea = stored("tea", 1);
		Note again = call(() -> {
			Note loaded = load(tea);
			this.notes.delete(loaded);
			assertThat(this.notes.findByName("tea")).isEmpty();
			Note saved = this.notes.insert(create("tea", 2).as(loaded.id(), null));
			assertThat(this.notes.findByName("tea")).get().extracting(Note::rank).isEqualTo(2);
			return saved;
		});
		assertThat(again.id()).isEqualTo(tea.id());
		assertThat(load(tea).rank()).isEqualTo(2);
		assertThat(load(tea).version()).isZero();
	}

	@Test
	void everyReadSeesTheWritesBefore() {
		perform(() -> {
			Note saved = this.notes.save(create("tea", 7));
			this.notes.saveAll(List.of(create("pie", 8), create("jam", 9)));
			assertThat(this.notes.findAllById(List.of(1L, 3L))).extracting(Note::name).containsExactly("tea", "jam");
			assertThat(this.notes.findAll(Sort.by("rank").descending())).extracting(Note::rank)
				.containsExactly(9, 8, 7);
			assertThat(this.notes.findByRankGreaterThanOrderByRankDesc(7)).extracting(Note::name)
				.containsExactly("jam", "pie");
			assertThat(this.notes.findByTagsContaining("pie-tag")).extracting(Note::name).containsExactly("pie");
			assertThat(this.notes.findByRankIn(List.of(7, 9)).map(Note::name)).containsExactly("tea", "jam");
			assertThat(this.notes.countByRank(8)).isOne();
			Page<Note> page = this.notes.findByRankLessThan(9, PageRequest.of(0, 1));
			assertThat(page.getTotalElements()).isEqualTo(2);
			assertThat(page).extracting(Note::name).containsExactly("tea");
			assertThat(this.operations.query(this.cell.kind().type()).matching(where("name").is("jam")).first()).get()
				.extracting(Note::rank)
				.isEqualTo(9);
			assertThat(this.operations.findById(saved.id(), this.cell.kind().type())).isPresent();
		});
	}

	@Test
	void oneTransactionHasOneInstancePerRowIfItIsManaged() {
		Note tea = stored("tea", 1);
		perform(() -> {
			Note loaded = load(tea);
			boolean one = this.cell.isManaged() || this.cell.isShared() || (this.cell.kind() == Kind.FROZEN_RECORD);
			boolean managed = one && (this.cell.kind() != Kind.RECORD || this.cell.isShared() || this.cell.isManaged());
			assertThat(load(tea) == loaded).isEqualTo(managed);
			assertThat(this.notes.findByName("tea").orElseThrow() == loaded).isEqualTo(managed);
			assertThat(this.notes.findAll().get(0) == loaded).isEqualTo(managed);
		});
	}

	@Test
	void aChangeWithoutSaveIsWrittenIfItIsManagedAndSeenIfItIsShared() {
		Note tea = stored("tea", 1);
		perform(() -> load(tea).named("chai"));
		boolean changed = this.cell.kind().isMutable() && (this.cell.isManaged() || this.cell.isShared());
		assertThat(load(tea).name()).isEqualTo(changed ? "chai" : "tea");
		assertThat(load(tea).version()).isEqualTo((changed && this.cell.isManaged()) ? 1 : 0);
		assertThat(this.notes.findByName("chai").isPresent()).isEqualTo(changed && this.cell.isManaged());
	}

	@Test
	void refusesAStaleWrite() {
		Note tea = stored("tea", 1);
		Note stale = create("old", 9).as(tea.id(), tea.version());
		this.notes.save(load(tea).ranked(2));
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> this.notes.save(stale));
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> perform(() -> this.notes.saveAll(List.of(create("new", 3), stale))));
		assertThat(stale.version()).isZero();
		assertThat(this.notes.findAll()).extracting(Note::rank).containsExactly(2);
	}

	@Test
	void refusesToUpdateOrDeleteAVersionThatIsGone() {
		Note tea = stored("tea", 1);
		Note gone = create("old", 9).as(tea.id(), tea.version());
		this.notes.deleteById(tea.id());
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> perform(() -> this.notes.save(gone)));
		assertThat(gone.version()).isZero();
		assertThat(this.notes.count()).isZero();
	}

	@Test
	void aRefusedUniqueKeyLeavesEverything() {
		stored("tea", 1);
		Note pie = stored("pie", 2);
		Note fresh = create("tea", 3);
		Note changed = create("tea", 4).as(pie.id(), pie.version());
		perform(() -> {
			assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.operations.insert(fresh));
			assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.operations.save(changed));
		});
		assertThat(fresh.id()).isNull();
		assertThat(fresh.version()).isNull();
		assertThat(changed.version()).isZero();
		assertThat(this.notes.findAll()).extracting(Note::name).containsExactly("tea", "pie");
		assertThat(this.notes.findAll()).extracting(Note::version).containsOnly(0L);
	}

	@Test
	void savesAllOrNone() {
		stored("tea", 1);
		Note fresh = create("pie", 2);
		perform(() -> assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.operations.saveAll(List.of(fresh, create("jam", 3), create("tea", 4)))));
		perform(() -> assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.operations.insertAll(List.of(fresh, create("tea", 4)))));
		assertThat(fresh.id()).isNull();
		assertThat(this.notes.findAll()).extracting(Note::name).containsExactly("tea");
		perform(() -> assertThat(this.notes.saveAll(List.of(fresh, create("jam", 3)))).extracting(Note::id)
			.doesNotContainNull());
		assertThat(this.notes.count()).isEqualTo(3);
	}

	@Test
	void letsUniqueKeysBeExchangedInOneCall() {
		Note tea = stored("tea", 1);
		Note pie = stored("pie", 2);
		perform(() -> this.notes.saveAll(List.of(load(tea).named("pie"), load(pie).named("tea"))));
		assertThat(this.notes.findAll()).extracting(Note::name).containsExactly("pie", "tea");
		assertThat(this.notes.findByName("pie")).get().extracting(Note::id).isEqualTo(tea.id());
	}

	@Test
	void updatesRowsInPlace() {
		Note tea = stored("tea", 1);
		stored("pie", 2);
		perform(() -> {
			Note loaded = load(tea);
			assertThat(this.operations.update(this.cell.kind().type())
				.matching(where("rank").is(1))
				.apply(Update.update("rank", 5))).isOne();
			assertThat(load(tea).rank()).isEqualTo(5);
			boolean follows = this.cell.kind().isMutable() && (this.cell.isManaged() || this.cell.isShared());
			assertThat(loaded.rank()).isEqualTo(follows ? 5 : 1);
		});
		assertThat(load(tea).version()).isOne();
		assertThat(this.notes.countByRank(5)).isOne();
		assertThat(this.notes.countByRank(1)).isZero();
	}

	@Test
	void anUpdateThatBreaksAConstraintChangesNothing() {
		stored("tea", 1);
		stored("pie", 2);
		perform(() -> assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.operations.update(this.cell.kind().type()).apply(Update.update("name", "jam"))));
		assertThat(this.notes.findAll()).extracting(Note::name).containsExactly("tea", "pie");
		assertThat(this.notes.findAll()).extracting(Note::version).containsOnly(0L);
	}

	@Test
	void objectsInsideAreStoredToo() {
		Note tea = stored("tea", 1);
		perform(() -> {
			Note loaded = load(tea);
			loaded.parts().forEach((part) -> {
				part.marks[0] = 9;
				part.index.clear();
			});
			this.notes.save(loaded);
		});
		assertThat(load(tea).parts()).allSatisfy((part) -> {
			assertThat(part.marks).startsWith(9);
			assertThat(part.index).isEmpty();
			assertThat(part.self).isSameAs(part);
		});
		assertThat(this.notes.findByName("tea")).get().extracting(Note::version).isEqualTo(1L);
	}

	@Test
	void deletingWhatHasNoIdIsRefused() {
		perform(() -> assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.operations.delete(create("tea", 1))));
		assertThat(this.notes.count()).isZero();
	}

	@Test
	void aSubclassSeesItsOwnRowsOnly() {
		this.operations.insert(new BaseNote.OtherNote("other", 1));
		Note tea = stored("tea", 1);
		perform(() -> {
			assertThat(this.notes.findAll()).extracting(Note::name).containsExactly("tea");
			assertThat(this.notes.countByRank(1)).isOne();
			assertThat(this.notes.deleteByRank(1)).isOne();
		});
		assertThat(this.notes.findById(tea.id())).isEmpty();
		assertThat(this.operations.count(BaseNote.OtherNote.class)).isOne();
	}

}
