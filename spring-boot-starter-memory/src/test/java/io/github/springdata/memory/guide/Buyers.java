package io.github.springdata.memory.guide;

import java.util.List;

import io.github.springdata.memory.repository.MemoryRepository;

// tag::buyers[]
interface Buyers extends MemoryRepository<Buyer, BuyerNumber> {

	List<Buyer> findByIdCountryOrderByIdNumber(String country);

}
// end::buyers[]
