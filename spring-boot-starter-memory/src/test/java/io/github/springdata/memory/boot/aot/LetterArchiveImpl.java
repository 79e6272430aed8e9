package io.github.springdata.memory.boot.aot;

import io.github.springdata.memory.core.MemoryOperations;

class LetterArchiveImpl implements LetterArchive {

	private final MemoryOperations operations;

	LetterArchiveImpl(MemoryOperations operations) {
		this.operations = operations;
	}

	@Override
	public long archived() {
		return this.operations.count(Letter.class);
	}

}
