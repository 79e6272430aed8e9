package io.github.springdata.memory.jpa.benchmark;

import java.lang.management.ManagementFactory;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.slf4j.LoggerFactory;

/**
 * Start of a factory of twenty entities in a fresh virtual machine.
 */
final class FactoryStart {

	/** What stands before the numbers in the output. */
	static final String MARK = "nanoseconds: ";

	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
		.getOperatingSystemMXBean();

	private FactoryStart() {
	}

	/**
	 * Creates a factory, asks a query, and prints how long both took, by the clock and by
	 * the processor.
	 * @param args name of the provider
	 */
	public static void main(String[] args) {
		Provider provider = Provider.valueOf(args[0]);
		LoggerFactory.getLogger(FactoryStart.class).debug("Logging is set up before the clock starts");
		long processor = SYSTEM.getProcessCpuTime();
		long start = System.nanoTime();
		try (EntityManagerFactory factory = provider.open()) {
			long created = System.nanoTime() - start;
			long createdProcessor = SYSTEM.getProcessCpuTime() - processor;
			try (EntityManager manager = factory.createEntityManager()) {
				query(manager);
			}
			long asked = System.nanoTime() - start;
			long askedProcessor = SYSTEM.getProcessCpuTime() - processor;
			System.out.println(MARK + created + " " + createdProcessor + " " + asked + " " + askedProcessor);
		}
	}

	/**
	 * Asks the first query.
	 */
	static List<?> query(EntityManager manager) {
		return manager.createQuery("select o from PurchaseOrder o where o.number = :number", Market.PurchaseOrder.class)
			.setParameter("number", "none")
			.getResultList();
	}

}
