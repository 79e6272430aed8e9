package io.github.springdata.memory.core;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.mapping.GeneratedId;
import io.github.springdata.memory.mapping.IdStrategy;
import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Snapshot;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for ids that are set by hand beside generated ones.
 */
class MixedIdsIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store);

	private final TransactionTemplate transaction = new TransactionTemplate(new MemoryTransactionManager(this.store));

	private static Job job(@Nullable Long id) {
		Job job = new Job();
		job.id = id;
		return job;
	}

	private static List<Job> jobs(@Nullable Long... ids) {
		return Arrays.stream(ids).map(MixedIdsIntegrationTests::job).toList();
	}

	private static List<@Nullable Long> ids(List<? extends Job> jobs) {
		return jobs.stream().map((job) -> job.id).toList();
	}

	@Test
	void generatedIdsComeAfterThoseSetByHandInOneCall() {
		assertThat(ids(this.ops.saveAll(jobs(1L, null)))).containsExactly(1L, 2L);
		assertThat(ids(this.ops.insertAll(jobs(5L, null, null, 9L, null)))).containsExactly(5L, 6L, 7L, 9L, 10L);
		assertThat(ids(this.ops.insertAll(jobs(null, 12L, null)))).containsExactly(11L, 12L, 13L);
		assertThat(ids(this.ops.insertAll(jobs(-7L, null, 3L, null)))).containsExactly(-7L, 14L, 3L, 15L);
	}

	@Test
	void anIdThatWasGeneratedBeforeInTheSameCallIsADuplicate() {
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.ops.insertAll(jobs(null, 1L)));
		assertThat(this.ops.count(Job.class)).isZero();
	}

	@Test
	void classesOfOneTableShareItsSequence() {
		Job special = new SpecialJob();
		special.id = 5L;
		assertThat(ids(this.ops.saveAll(List.of(special, job(null), new SpecialJob())))).containsExactly(5L, 6L, 7L);
	}

	@Test
	void textInsertsCountInTheSameWay() {
		assertThat(this.ops.count(Job.class) + this.ops.count(Copy.class)).isZero();
		assertThat(this.ops.execute("insert into Job (id, name) values (5L, 'a'), (null, 'b')")).isEqualTo(2);
		assertThat(ids(this.ops.findAll(Job.class))).containsExactly(5L, 6L);
		this.ops.execute("insert into Copy (id, name) select j.id, j.name from Job j");
		assertThat(this.ops.insert(new Copy()).id).isEqualTo(7);
		this.transaction.executeWithoutResult((status) -> this.ops.execute(
				"insert into Copy (id, name) select case when j.id = 5 then 90 else j.id + 15 end, 'x' from Job j"));
		assertThat(this.ops.insert(new Copy()).id).isEqualTo(91);
	}

	@Test
	void allTypesOfIdsFollow() {
		assertThat(follow(Tiny::of, (tiny) -> tiny.id, (byte) 100, null)).containsExactly((byte) 100, (byte) 101);
		assertThat(follow(Small::of, (small) -> small.id, (short) 500, null)).containsExactly((short) 500, (short) 501);
		assertThat(follow(Plain::of, (plain) -> plain.id, 7, 0)).containsExactly(7, 8);
		assertThat(follow(Big::of, (big) -> big.id, BigInteger.TEN, null)).containsExactly(BigInteger.TEN,
				BigInteger.valueOf(11));
		assertThat(follow(Big::of, (big) -> big.id, BigInteger.TWO.pow(90), null)).contains(BigInteger.valueOf(12));
		assertThat(follow(Text::of, (text) -> text.id, "41", null)).containsExactly("41", "42");
	}

	private <E, I> List<I> follow(Function<@Nullable I, E> factory, Function<E, I> reader, I first,
			@Nullable I second) {
		return this.ops.saveAll(List.of(factory.apply(first), factory.apply(second))).stream().map(reader).toList();
	}

	@Test
	void theLastIdLeavesNoneAndSaysSo() {
		this.ops.insert(job(null));
		this.ops.insert(job(Long.MAX_VALUE));
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(DataIntegrityViolationException.class)
				.isThrownBy(() -> this.ops.insert(job(null)))
				.withMessageContaining("'job'")
				.withMessageContaining(Job.class.getName())
				.withMessageContaining("'id'")
				.withMessageContaining("by hand");
		}
		assertThat(this.ops.insert(job(77L)).id).isEqualTo(77);
		this.ops.deleteById(Long.MAX_VALUE, Job.class);
		assertThat(this.ops.insert(job(null)).id).isEqualTo(78);
	}

	@Test
	void theLastIdThatIsRolledBackLeavesTheOthers() {
		this.ops.insert(job(null));
		this.transaction.executeWithoutResult((status) -> {
			this.ops.insert(job(Long.MAX_VALUE));
			assertThatExceptionOfType(DataIntegrityViolationException.class)
				.isThrownBy(() -> this.ops.insert(job(null)));
			status.setRollbackOnly();
		});
		assertThat(ids(this.ops.insertAll(jobs(null, null)))).containsExactly(2L, 3L);
	}

	@Test
	void aCallThatFailsForTheLastIdLeavesTheOthers() {
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.ops.insertAll(jobs(null, Long.MAX_VALUE, null)));
		assertThat(this.ops.insert(job(null)).id).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void idsNeverComeTwiceWhenTheyGoOnAfterAnEnd(UnitOfWorkMode mode) {
		MemoryTemplate ops = new MemoryTemplate(this.store, new MemoryMappingContext(), mode);
		List<Job> first = ops.insertAll(jobs(null, null, null));
		ops.delete(first.get(2));
		Job last = ops.insert(job(Long.MAX_VALUE - 1));
		Job beyond = ops.insert(job(null));
		assertThat(beyond.id).isEqualTo(Long.MAX_VALUE);
		ops.delete(beyond);
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> ops.insert(job(null)));
		ops.delete(last);
		assertThat(ops.insert(job(null)).id).isEqualTo(4);
	}

	@Test
	void smallerTypesEndEarlier() {
		this.ops.insert(Tiny.of((byte) 126));
		assertThat(this.ops.insert(Tiny.of(null)).id).isEqualTo((byte) 127);
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.ops.insert(Tiny.of(null)))
			.withMessageContaining("declare the property as long");
		this.ops.deleteAll(Tiny.class);
		assertThat(this.ops.insert(Tiny.of(null)).id).isEqualTo((byte) 1);
		this.ops.insert(Plain.of(Integer.MAX_VALUE));
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.ops.insert(Plain.of(0)));
		this.ops.deleteAll(Plain.class);
		assertThat(this.ops.insert(Plain.of(0)).id).isEqualTo(1);
	}

	@Test
	void aSequenceThatCameToItsEndByItselfStaysThere() {
		for (int i = 0; i < Byte.MAX_VALUE; i++) {
			this.ops.insert(Tiny.of(null));
		}
		this.ops.deleteAll(Tiny.class);
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.ops.insert(Tiny.of(null)));
	}

	@Test
	void snapshotsAndForksKnowWhatWasSetByHand() {
		this.ops.insertAll(jobs(null, null, Long.MAX_VALUE));
		Snapshot snapshot = this.store.snapshot();
		MemoryTemplate fork = new MemoryTemplate(this.store.fork());
		fork.deleteById(Long.MAX_VALUE, Job.class);
		assertThat(fork.insert(job(null)).id).isEqualTo(3);
		this.store.restore(snapshot);
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.ops.insert(job(null)));
		this.ops.deleteById(Long.MAX_VALUE, Job.class);
		assertThat(this.ops.insert(job(null)).id).isEqualTo(3);
	}

	@Test
	void aCallGivesTheIdsThatSingleInsertsGive() {
		for (long seed = Seeds.seed(); seed < Seeds.seed() + 1_000; seed++) {
			Random random = Seeds.random(seed);
			MemoryTemplate together = new MemoryTemplate(new MemoryStore(), this.ops.getMappingContext());
			MemoryTemplate single = new MemoryTemplate(new MemoryStore(), this.ops.getMappingContext());
			for (int call = 0; call < 4; call++) {
				List<@Nullable Long> ids = randomIds(random);
				assertThat(attempt(() -> ids(together.saveAll(copies(ids))))).as("-Dseed=%d %s", seed, ids)
					.isEqualTo(attempt(() -> saveOneByOne(single, copies(ids))));
			}
		}
	}

	private static List<@Nullable Long> saveOneByOne(MemoryTemplate ops, List<Job> jobs) {
		return new TransactionTemplate(new MemoryTransactionManager(ops.getStore()))
			.execute((status) -> ids(jobs.stream().map(ops::save).toList()));
	}

	private static List<@Nullable Long> randomIds(Random random) {
		List<@Nullable Long> ids = new ArrayList<>();
		for (int i = 0; i < 1 + random.nextInt(6); i++) {
			ids.add(random.nextBoolean() ? null : Long.valueOf(random.nextInt(30) - 3));
		}
		return ids;
	}

	private static List<Job> copies(List<@Nullable Long> ids) {
		Map<Object, Job> jobs = new LinkedHashMap<>();
		for (int i = 0; i < ids.size(); i++) {
			Long id = ids.get(i);
			jobs.put((id != null) ? id : "new " + i, job(id));
		}
		return List.copyOf(jobs.values());
	}

	private static List<@Nullable Long> attempt(java.util.function.Supplier<List<@Nullable Long>> save) {
		try {
			return save.get();
		}
		catch (DuplicateKeyException ex) {
			return Collections.singletonList(-99L);
		}
	}

	@MemoryEntity("job")
	static class Job {

		@Id
		@Nullable Long id;

		String name = "";

	}

	static class SpecialJob extends Job {

	}

	static class Copy {

		@Id
		@Nullable Long id;

		String name = "";

	}

	static class Tiny {

		@Id
		@Nullable Byte id;

		static Tiny of(@Nullable Byte id) {
			Tiny tiny = new Tiny();
			tiny.id = id;
			return tiny;
		}

	}

	static class Small {

		@Id
		@Nullable Short id;

		static Small of(@Nullable Short id) {
			Small small = new Small();
			small.id = id;
			return small;
		}

	}

	static class Plain {

		@Id
		int id;

		static Plain of(@Nullable Integer id) {
			Plain plain = new Plain();
			plain.id = (id != null) ? id : 0;
			return plain;
		}

	}

	static class Big {

		@Id
		@Nullable BigInteger id;

		static Big of(@Nullable BigInteger id) {
			Big big = new Big();
			big.id = id;
			return big;
		}

	}

	static class Text {

		@Id
		@GeneratedId(IdStrategy.SEQUENCE)
		@Nullable String id;

		static Text of(@Nullable String id) {
			Text text = new Text();
			text.id = id;
			return text;
		}

	}

}
