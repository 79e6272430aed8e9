package io.github.springdata.memory.sample.atlas.world;

import java.util.List;

import org.springframework.data.domain.Slice;

/**
 * A part of a result whose total is not counted, in a stable form.
 *
 * @param <T> type of the elements
 * @param content the elements
 * @param page number of this part, how many elements it may have, and whether there is
 * another one
 */
record SliceView<T>(List<T> content, Part page) {

	record Part(int number, int size, boolean hasNext) {
	}

	static <T> SliceView<T> of(Slice<T> slice) {
		return new SliceView<>(slice.getContent(), new Part(slice.getNumber(), slice.getSize(), slice.hasNext()));
	}

}
