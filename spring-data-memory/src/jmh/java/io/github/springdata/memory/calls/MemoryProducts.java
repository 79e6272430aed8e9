package io.github.springdata.memory.calls;

import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.workload.MemoryApplication;
import io.github.springdata.memory.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * A repository of this module, with immutable entities.
 */
final class MemoryProducts extends RepositoryProducts<RecordProduct, MemoryProducts.Repository> {

	private final MemoryApplication<Repository> application;

	MemoryProducts() {
		this(new MemoryApplication<>(Repository.class, UnitOfWorkMode.MANAGED));
	}

	private MemoryProducts(MemoryApplication<Repository> application) {
		super(application.repository());
		this.application = application;
	}

	@Override
	public RecordProduct create(@Nullable Long id, Workload.Item item) {
		return new RecordProduct(id, item);
	}

	@Override
	public void close() {
		this.application.close();
	}

	interface Repository extends MemoryRepository<RecordProduct, Long>, ProductQueries<RecordProduct> {

	}

}
