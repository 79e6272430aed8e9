package io.github.springdata.memory.sample.atlas.world;

import java.util.Collection;
import java.util.List;

import io.github.springdata.memory.repository.MemoryRepository;

interface CurrencyRepository extends MemoryRepository<CurrencyUnit, String> {

	List<CurrencyUnit> findByCodeInOrderByName(Collection<String> codes);

}
