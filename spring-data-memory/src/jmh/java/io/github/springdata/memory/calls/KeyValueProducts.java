package io.github.springdata.memory.calls;

import io.github.springdata.memory.workload.Workload;
import org.jspecify.annotations.Nullable;

import org.springframework.data.keyvalue.core.KeyValueTemplate;
import org.springframework.data.keyvalue.repository.KeyValueRepository;
import org.springframework.data.keyvalue.repository.support.KeyValueRepositoryFactory;
import org.springframework.data.map.MapKeyValueAdapter;

/**
 * A repository of Spring Data KeyValue over maps. Has neither transactions nor indexes,
 * and gives ids of its own choice, so that they are set before.
 */
final class KeyValueProducts extends RepositoryProducts<PeerProduct, KeyValueProducts.Repository> {

	private long lastId;

	KeyValueProducts() {
		super(new KeyValueRepositoryFactory(new KeyValueTemplate(new MapKeyValueAdapter()))
			.getRepository(Repository.class));
	}

	@Override
	public PeerProduct create(@Nullable Long id, Workload.Item item) {
		return new PeerProduct((id != null) ? id : ++this.lastId, item);
	}

	interface Repository extends KeyValueRepository<PeerProduct, Long>, ProductQueries<PeerProduct> {

	}

}
