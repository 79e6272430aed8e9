package io.github.springdata.memory.repository.state;

import java.util.function.BiFunction;

/**
 * How an entity is written.
 */
enum Kind {

	RECORD(RecordNote.class, NoteRepository.Records.class, RecordNote::new, false),

	FROZEN_RECORD(FrozenNote.class, NoteRepository.Frozen.class, FrozenNote::new, false),

	MUTABLE_CLASS(ClassNote.class, NoteRepository.Classes.class, ClassNote::new, true),

	IMMUTABLE_CLASS_WITH_WITHERS(WitherNote.class, NoteRepository.Withers.class, WitherNote::new, false),

	INHERITANCE(BaseNote.SubNote.class, NoteRepository.Subclasses.class, BaseNote.SubNote::new, true);

	private final Class<? extends Note> type;

	private final Class<?> repository;

	private final BiFunction<String, Integer, Note> creator;

	private final boolean mutable;

	Kind(Class<? extends Note> type, Class<?> repository, BiFunction<String, Integer, Note> creator, boolean mutable) {
		this.type = type;
		this.repository = repository;
		this.creator = creator;
		this.mutable = mutable;
	}

	@SuppressWarnings("unchecked")
	Class<Note> type() {
		return (Class<Note>) this.type;
	}

	@SuppressWarnings("unchecked")
	Class<NoteRepository<Note>> repository() {
		return (Class<NoteRepository<Note>>) this.repository;
	}

	Note create(String name, int rank) {
		return this.creator.apply(name, rank);
	}

	boolean isMutable() {
		return this.mutable;
	}

}
