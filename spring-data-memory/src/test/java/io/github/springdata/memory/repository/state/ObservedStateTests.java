package io.github.springdata.memory.repository.state;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Auditing, callbacks and listeners, the same for every kind of entity, in every mode,
 * with and without a transaction.
 */
@ParameterizedClass
@MethodSource("cells")
class ObservedStateTests extends StateFixture {

	ObservedStateTests(StateCase cell) {
		super(cell);
	}

	static Stream<StateCase> cells() {
		return StateCase.allObserved();
	}

	@Test
	void auditsInsertsAndUpdates() {
		Note saved = call(() -> this.notes.save(create("tea", 1)));
		assertThat(saved.created()).isEqualTo(Instant.ofEpochSecond(1));
		assertThat(saved.changedBy()).isEqualTo("ada");
		assertThat(load(saved).created()).isEqualTo(Instant.ofEpochSecond(1));
		perform(() -> this.notes.save(load(saved).ranked(2)));
		assertThat(load(saved).created()).isEqualTo(Instant.ofEpochSecond(1));
		assertThat(load(saved).changedBy()).isEqualTo("ada");
	}

	@Test
	void callsInOrder() {
		Note tea = stored("tea", 1);
		this.world.calls().take();
		perform(() -> {
			this.notes.insert(create("pie", 2));
			assertThat(this.world.calls().take()).containsExactly("beforeConvert", "beforeSave", "afterSave");
			Note loaded = load(tea);
			assertThat(this.world.calls().take()).isEqualTo(this.cell.isShared() ? List.of() : List.of("afterConvert"));
			Note saved = this.notes.save(loaded.ranked(2));
			assertThat(this.world.calls().take()).containsExactly("beforeConvert", "beforeSave", "afterSave");
			this.notes.delete(saved);
			assertThat(this.world.calls().take()).containsExactly("beforeDelete", "afterDelete");
			this.notes.deleteAll();
			assertThat(this.world.calls().take()).endsWith("beforeDelete", "afterDelete");
		});
		assertThat(this.world.calls().take()).isEmpty();
	}

	@Test
	void writesWhatIsChangedBeforeTheCommit() {
		Note tea = stored("tea", 1);
		this.world.calls().beforeCommit((subject) -> this.notes.save(load((Note) subject).ranked(8)));
		perform(() -> this.world.context().publishEvent(new StateWorld.Event(tea)));
		assertThat(load(tea).rank()).isEqualTo(this.cell.transactional() ? 8 : 1);
		assertThat(this.notes.countByRank(8)).isEqualTo(this.cell.transactional() ? 1 : 0);
	}

	@Test
	void writesWhatIsChangedBeforeTheCommitWithoutSaveIfItIsManaged() {
		Note tea = stored("tea", 1);
		this.world.calls().beforeCommit((subject) -> load((Note) subject).ranked(8));
		perform(() -> this.world.context().publishEvent(new StateWorld.Event(tea)));
		boolean written = this.cell.isManaged() && this.cell.kind().isMutable();
		assertThat(this.notes.countByRank(8)).isEqualTo(written ? 1 : 0);
		assertThat(load(tea).version()).isEqualTo(written ? 1 : 0);
	}

}
