package io.github.springdata.memory.reactive;

import java.util.concurrent.atomic.AtomicLong;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

import io.github.springdata.memory.reactive.ReactiveExecution.ChunkOperation;

/**
 * Progress of the writes of what a source has delivered. What has been received is
 * published by the end of the source.
 */
final class WriteProgress {

	private final AtomicLong written = new AtomicLong();

	private long received;

	private volatile boolean ended;

	/**
	 * The source, counted.
	 */
	<T> Flux<T> of(Publisher<T> source) {
		return Flux.from(source).doOnNext((item) -> this.received++).doOnComplete(() -> this.ended = true);
	}

	/**
	 * The operation, whose chunks are counted once they are written.
	 */
	<T, R> ChunkOperation<T, R> of(ChunkOperation<T, R> operation) {
		return (unit, chunk) -> operation.apply(unit, chunk)
			.doOnSuccess((results) -> this.written.addAndGet(chunk.size()));
	}

	/**
	 * Whether the source has ended, and all of it is written.
	 */
	boolean isComplete() {
		return this.ended && this.received == this.written.get();
	}

}
