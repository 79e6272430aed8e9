package io.github.springdata.memory.reactive;

import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.SearchResult;
import org.springframework.data.domain.SearchResults;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.SliceImpl;
import org.springframework.data.domain.Window;
import org.springframework.data.geo.GeoResult;
import org.springframework.data.geo.GeoResults;

/**
 * Calls of callbacks for the entities that were loaded, wherever they are in a result.
 * What callbacks give takes the place of the entities.
 *
 * @param callbacks the callbacks
 * @param entity the type of the entities
 */
record LoadedResults(ReactiveCallbacks callbacks, Class<?> entity) {

	boolean callsBack() {
		return this.callbacks.has(ReactiveAfterConvertCallback.class);
	}

	@SuppressWarnings("unchecked")
	<R> Mono<R> loaded(R result) {
		return callsBack() ? (Mono<R>) any(result) : Mono.just(result);
	}

	private Mono<Object> any(Object result) {
		if (this.entity.isInstance(result)) {
			return this.callbacks.call(ReactiveAfterConvertCallback.class, result);
		}
		if (result instanceof Slice<?> || result instanceof Window<?> || result instanceof List<?>) {
			return several(result);
		}
		if (result instanceof Object[] items) {
			return items(items).cast(Object.class);
		}
		return measured(result);
	}

	private Mono<Object> several(Object result) {
		if (result instanceof Page<?> page) {
			return list(page.getContent())
				.map((content) -> new PageImpl<>(content, page.getPageable(), page.getTotalElements()));
		}
		if (result instanceof Slice<?> slice) {
			return list(slice.getContent())
				.map((content) -> new SliceImpl<>(content, slice.getPageable(), slice.hasNext()));
		}
		if (result instanceof Window<?> window) {
			return list(window.getContent())
				.map((content) -> Window.from(content, window::positionAt, window.hasNext()));
		}
		return list((List<?>) result).cast(Object.class);
	}

	private Mono<Object> measured(Object result) {
		if (result instanceof GeoResult<?> place) {
			return any(place.getContent()).map((content) -> new GeoResult<>(content, place.getDistance()));
		}
		if (result instanceof GeoResults<?> places) {
			return list(places.getContent()).map((content) -> geoResults(content, places));
		}
		if (result instanceof SearchResult<?> neighbour) {
			return any(neighbour.getContent()).map((content) -> new SearchResult<>(content, neighbour.getScore()));
		}
		if (result instanceof SearchResults<?> neighbours) {
			return list(neighbours.getContent()).map(LoadedResults::searchResults);
		}
		return Mono.just(result);
	}

	@SuppressWarnings("unchecked")
	private static Object geoResults(List<?> content, GeoResults<?> found) {
		return new GeoResults<>((List<GeoResult<Object>>) content, found.getAverageDistance());
	}

	@SuppressWarnings("unchecked")
	private static Object searchResults(List<?> content) {
		return new SearchResults<>((List<SearchResult<Object>>) content);
	}

	private Mono<@Nullable Object[]> items(@Nullable Object[] items) {
		return Flux.range(0, items.length)
			.concatMap((i) -> Mono.justOrEmpty(items[i]).flatMap(this::any).doOnNext((item) -> items[i] = item))
			.then(Mono.just(items));
	}

	private Mono<List<Object>> list(List<?> results) {
		return Flux.fromIterable(results).cast(Object.class).concatMap(this::any).collectList();
	}

}
