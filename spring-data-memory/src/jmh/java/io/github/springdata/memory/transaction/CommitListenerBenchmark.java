package io.github.springdata.memory.transaction;

import java.util.concurrent.TimeUnit;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.store.MemoryStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import org.springframework.data.annotation.Id;

/**
 * How long does the commit of one row take with nobody listening, with a listener of
 * commits that does nothing, with one of the changes of this entity, and with one of the
 * changes of another?
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Djmh=CommitListenerBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CommitListenerBenchmark {

	private static final int ROWS = 1000;

	@Param({ "none", "commits", "changes", "changesOfAnother" })
	private String listener = "none";

	private MemoryTemplate template = new MemoryTemplate(new MemoryStore());

	private int next;

	@Setup
	public void fill(Blackhole blackhole) {
		this.template = new MemoryTemplate(new MemoryStore());
		for (int i = 0; i < ROWS; i++) {
			this.template.insert(new Reading(i, 0));
		}
		switch (this.listener) {
			case "commits" -> this.template.getStore().addListener((before, after) -> blackhole.consume(after));
			case "changes" -> this.template.onChange(Reading.class, blackhole::consume);
			case "changesOfAnother" -> this.template.onChange(Other.class, blackhole::consume);
			default -> {
			}
		}
	}

	@Benchmark
	public Reading save() {
		this.next++;
		return this.template.save(new Reading(this.next % ROWS, this.next));
	}

	record Reading(@Id Integer id, int value) {
	}

	record Other(@Id Integer id) {
	}

}
