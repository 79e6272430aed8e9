package io.github.springdata.memory.guide;

import java.util.List;
import java.util.UUID;

import io.github.springdata.memory.repository.MemoryRepository;

interface Invoices extends MemoryRepository<Invoice, UUID> {

	List<Invoice> findByAmountGreaterThan(Amount amount);

}
