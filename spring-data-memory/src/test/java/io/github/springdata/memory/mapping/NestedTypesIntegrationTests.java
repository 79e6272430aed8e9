package io.github.springdata.memory.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.annotation.Id;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Types of properties that hold values of their own type, and what is nested in ids and
 * constructors.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class NestedTypesIntegrationTests {

	private final MemoryTemplate ops = new MemoryTemplate(new MemoryStore());

	@Test
	void storesAndFindsPaths() {
		this.ops.insert(new File(1L, Path.of("a/b")));
		this.ops.insert(new File(2L, Path.of("c")));
		assertThat(this.ops.query(File.class).matching(where("path").is(Path.of("a", "b"))).all())
			.containsExactly(new File(1L, Path.of("a/b")));
	}

	@Test
	void storesCollectionsOfThemselves() {
		Forest forest = new Forest();
		forest.tree.add(new Tree());
		forest.maps.put("a", new Maps());
		this.ops.insert(forest);
		Forest loaded = this.ops.findAll(Forest.class).get(0);
		assertThat(loaded.tree).hasSize(1);
		assertThat(loaded.maps).containsOnlyKeys("a");
	}

	@Test
	void storesObjectsOfTypesThatGrowWithoutEnd() {
		Growing growing = new Growing();
		growing.root.next = new Growth<>();
		growing.root.next.value = List.of("a");
		growing.twin = new Twin<>(1, new Twin<>(List.of(List.of(2)), null));
		this.ops.insert(growing);
		Growing loaded = this.ops.findAll(Growing.class).get(0);
		assertThat(loaded.root.next).isNotNull().isNotSameAs(growing.root.next);
		assertThat(loaded.root.next.value).isEqualTo(List.of("a"));
		assertThat(loaded.twin).isEqualTo(growing.twin);
		assertThat(this.ops.query(Growing.class).matching(where("root.next.value").is("a")).count()).isOne();
	}

	@Test
	void storesObjectsThatCanBeIteratedOver() {
		Chain chain = new Chain();
		chain.link.number = 7;
		this.ops.insert(chain);
		assertThat(this.ops.findAll(Chain.class).get(0).link.number).isEqualTo(7);
	}

	@ParameterizedTest
	@ValueSource(classes = { ById.class, ByOptionalId.class, ByGenericId.class, ByListId.class })
	void refusesIdsWithAnArrayAtAnyDepthAtTheStart(Class<?> type) {
		assertThatExceptionOfType(InvalidEntityException.class).isThrownBy(() -> this.ops.count(type))
			.withMessageContaining("Id 'id'")
			.withMessageContaining("has an array in it");
	}

	@ParameterizedTest
	@ValueSource(classes = { VarargsCreator.class, WiderCreator.class })
	void refusesCreatorsThatTakeAPropertyAsAnotherTypeAtTheStart(Class<?> type) {
		assertThatExceptionOfType(InvalidEntityException.class).isThrownBy(() -> this.ops.count(type))
			.withMessageContaining("is of another type than the property");
	}

	@Test
	void takesPropertiesAsTheirSupertypes() {
		Sized inserted = this.ops.insert(new Sized(null, 3));
		assertThat(inserted.id).isEqualTo(1);
		assertThat(inserted.size).isEqualTo(3);
	}

	record File(@Id Long id, Path path) {
	}

	static class Tree extends ArrayList<Tree> {

	}

	static class Maps extends HashMap<String, Maps> {

	}

	static class Forest {

		@Id
		@Nullable Long id;

		Tree tree = new Tree();

		Maps maps = new Maps();

	}

	static class Link implements Iterable<Link> {

		int number;

		@Override
		public Iterator<Link> iterator() {
			return List.<Link>of().iterator();
		}

	}

	static class Growing {

		@Id
		@Nullable Long id;

		Growth<String> root = new Growth<>();

		@Nullable Twin<Integer> twin;

	}

	static class Growth<T> {

		@Nullable T value;

		@Nullable Growth<List<T>> next;

	}

	record Twin<T>(T value, @Nullable Twin<List<List<T>>> next) {
	}

	static class Chain {

		@Id
		@Nullable Long id;

		Link link = new Link();

	}

	record Digest(byte[] bytes) {
	}

	record Signed(Digest digest, int number) {
	}

	record Perhaps(Optional<byte[]> bytes) {
	}

	record Box<T>(T content) {
	}

	record Many(List<Digest> digests) {
	}

	record ById(@Id Signed id) {
	}

	record ByOptionalId(@Id Perhaps id) {
	}

	record ByGenericId(@Id Box<byte[]> id) {
	}

	record ByListId(@Id Many id) {
	}

	static class VarargsCreator {

		@Id
		final @Nullable Long id;

		final List<String> tags;

		VarargsCreator(@Nullable Long id, String... tags) {
			this.id = id;
			this.tags = List.of(tags);
		}

	}

	static class WiderCreator {

		@Id
		final @Nullable Long id;

		final int size;

		WiderCreator(@Nullable Long id, long size) {
			this.id = id;
			this.size = (int) size;
		}

	}

	static class Sized {

		@Id
		final @Nullable Long id;

		final int size;

		Sized(@Nullable Long id, Number size) {
			this.id = id;
			this.size = size.intValue();
		}

	}

}
