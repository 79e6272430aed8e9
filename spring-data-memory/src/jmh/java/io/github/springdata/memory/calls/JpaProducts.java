package io.github.springdata.memory.calls;

import io.github.springdata.memory.workload.JpaApplication;
import io.github.springdata.memory.workload.Workload;
import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository of Spring Data JPA with Hibernate and H2 in memory.
 */
final class JpaProducts extends RepositoryProducts<PeerProduct, JpaProducts.Repository> {

	private final JpaApplication<Repository> application;

	JpaProducts() {
		this(new JpaApplication<>(Repository.class, PeerProduct.class));
	}

	private JpaProducts(JpaApplication<Repository> application) {
		super(application.repository());
		this.application = application;
	}

	@Override
	public PeerProduct create(@Nullable Long id, Workload.Item item) {
		return new PeerProduct(id, item);
	}

	@Override
	public void close() {
		this.application.close();
	}

	interface Repository extends JpaRepository<PeerProduct, Long>, ProductQueries<PeerProduct> {

	}

}
