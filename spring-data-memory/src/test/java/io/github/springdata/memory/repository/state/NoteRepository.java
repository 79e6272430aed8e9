package io.github.springdata.memory.repository.state;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.springdata.memory.repository.MemoryRepository;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.NoRepositoryBean;

/**
 * The queries of the tests.
 *
 * @param <T> the type of the entities
 */
@NoRepositoryBean
interface NoteRepository<T extends Note> extends MemoryRepository<T, Long> {

	Optional<T> findByName(String name);

	List<T> findByRankGreaterThanOrderByRankDesc(int rank);

	List<T> findByTagsContaining(String tag);

	Stream<T> findByRankIn(List<Integer> ranks);

	Page<T> findByRankLessThan(int rank, Pageable page);

	long countByRank(int rank);

	long deleteByRank(int rank);

	List<T> removeByName(String name);

	interface Records extends NoteRepository<RecordNote> {

	}

	interface Frozen extends NoteRepository<FrozenNote> {

	}

	interface Classes extends NoteRepository<ClassNote> {

	}

	interface Withers extends NoteRepository<WitherNote> {

	}

	interface Subclasses extends NoteRepository<BaseNote.SubNote> {

	}

}
