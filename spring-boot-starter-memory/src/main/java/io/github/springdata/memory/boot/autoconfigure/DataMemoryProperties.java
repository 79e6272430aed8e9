package io.github.springdata.memory.boot.autoconfigure;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.jpa.MemoryJpaProperties;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.query.execution.QueryEngine;
import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.StoreLimits;

import org.springframework.boot.autoconfigure.data.RepositoryType;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the memory store. One that does not exist is refused when the application
 * starts.
 */
@ConfigurationProperties(prefix = "spring.data.memory", ignoreUnknownFields = false)
public class DataMemoryProperties {

	/**
	 * What a transaction does with the entities that it loaded and saved.
	 */
	private UnitOfWorkMode unitOfWork = UnitOfWorkMode.MANAGED;

	/**
	 * Number of rows that all tables together may have. Unlimited unless set.
	 */
	private @Nullable Long maxEntries;

	/**
	 * Number of rows that one transaction may write. Unlimited unless set.
	 */
	private @Nullable Long maxEntriesPerTransaction;

	/**
	 * Number of rows from which on a query that reads a whole table as no index serves it
	 * is logged, once for each repository method.
	 */
	private long fullScanThreshold = QueryEngine.DEFAULT_FULL_SCAN_THRESHOLD;

	/**
	 * Whether the messages of exceptions carry keys, ids and other values, cut where they
	 * are long. If not, they have a question mark in their place.
	 */
	private boolean valuesInMessages = true;

	private final Repositories repositories = new Repositories();

	private final Jpa jpa = new Jpa();

	/**
	 * Creates the properties with their defaults.
	 */
	public DataMemoryProperties() {
	}

	/**
	 * What a transaction does with the entities that it loaded and saved.
	 * @return the mode, {@link UnitOfWorkMode#MANAGED} unless set
	 */
	public UnitOfWorkMode getUnitOfWork() {
		return this.unitOfWork;
	}

	/**
	 * Sets what a transaction does with the entities that it loaded and saved.
	 * @param unitOfWork the mode
	 */
	public void setUnitOfWork(UnitOfWorkMode unitOfWork) {
		this.unitOfWork = unitOfWork;
	}

	/**
	 * The number of rows that all tables together may have.
	 * @return the number, or {@code null} for no limit
	 */
	public @Nullable Long getMaxEntries() {
		return this.maxEntries;
	}

	/**
	 * Sets the number of rows that all tables together may have.
	 * @param maxEntries the number, 1 or more, or {@code null} for no limit
	 */
	public void setMaxEntries(@Nullable Long maxEntries) {
		this.maxEntries = maxEntries;
	}

	/**
	 * The number of rows that one transaction may write.
	 * @return the number, or {@code null} for no limit
	 */
	public @Nullable Long getMaxEntriesPerTransaction() {
		return this.maxEntriesPerTransaction;
	}

	/**
	 * Sets the number of rows that one transaction may write.
	 * @param maxEntriesPerTransaction the number, 1 or more, or {@code null} for no limit
	 */
	public void setMaxEntriesPerTransaction(@Nullable Long maxEntriesPerTransaction) {
		this.maxEntriesPerTransaction = maxEntriesPerTransaction;
	}

	/**
	 * The number of rows from which on a full scan is logged.
	 * @return the number of rows read
	 */
	public long getFullScanThreshold() {
		return this.fullScanThreshold;
	}

	/**
	 * Sets the number of rows from which on a full scan is logged.
	 * @param fullScanThreshold the number of rows read, 0 or more
	 */
	public void setFullScanThreshold(long fullScanThreshold) {
		this.fullScanThreshold = fullScanThreshold;
	}

	/**
	 * Whether the messages of exceptions carry keys, ids and other values.
	 * @return {@code true} unless set
	 */
	public boolean isValuesInMessages() {
		return this.valuesInMessages;
	}

	/**
	 * Sets whether the messages of exceptions carry keys, ids and other values.
	 * @param valuesInMessages {@code false} for a question mark in their place, in all of
	 * the virtual machine as long as the application runs
	 */
	public void setValuesInMessages(boolean valuesInMessages) {
		this.valuesInMessages = valuesInMessages;
	}

	/**
	 * The properties of repositories.
	 * @return the properties
	 */
	public Repositories getRepositories() {
		return this.repositories;
	}

	/**
	 * The properties of Jakarta Persistence.
	 * @return the properties
	 */
	public Jpa getJpa() {
		return this.jpa;
	}

	StoreLimits limits() {
		StoreLimits limits = StoreLimits.unlimited();
		if (this.maxEntries != null) {
			limits = limits.withMaxEntries(this.maxEntries);
		}
		return (this.maxEntriesPerTransaction != null)
				? limits.withMaxEntriesPerTransaction(this.maxEntriesPerTransaction) : limits;
	}

	/**
	 * Properties of repositories. They are read before beans are made, by the conditions
	 * of the auto-configuration.
	 */
	public static class Repositories {

		/**
		 * Whether to create the memory repositories found on the packages of the
		 * application.
		 */
		private boolean enabled = true;

		/**
		 * Which memory repositories to create.
		 */
		private RepositoryType type = RepositoryType.AUTO;

		/**
		 * Creates the properties with their defaults.
		 */
		public Repositories() {
		}

		/**
		 * Whether to create the memory repositories that are found.
		 * @return {@code true} unless set
		 */
		public boolean isEnabled() {
			return this.enabled;
		}

		/**
		 * Sets whether to create the memory repositories that are found.
		 * @param enabled {@code false} for none
		 */
		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		/**
		 * Which memory repositories to create.
		 * @return the type, {@link RepositoryType#AUTO} unless set
		 */
		public RepositoryType getType() {
			return this.type;
		}

		/**
		 * Sets which memory repositories to create.
		 * @param type the type
		 */
		public void setType(RepositoryType type) {
			this.type = type;
		}

	}

	/**
	 * Properties of Jakarta Persistence on the memory store.
	 */
	public static class Jpa {

		/**
		 * Whether to put entities in the memory store, where no other persistence
		 * provider and no database would serve them.
		 */
		private boolean enabled = true;

		/**
		 * Whether repository methods that need SQL stop the start.
		 */
		private boolean strict;

		/**
		 * Isolation of transactions that do not ask for one. READ_COMMITTED unless set.
		 */
		private @Nullable IsolationLevel isolation;

		/**
		 * Whether a collection that was not read refuses to be read once its owner is
		 * detached.
		 */
		private boolean strictLazyLoading;

		/**
		 * Creates the properties with their defaults.
		 */
		public Jpa() {
		}

		/**
		 * Whether to put entities in the memory store.
		 * @return {@code true} unless set
		 */
		public boolean isEnabled() {
			return this.enabled;
		}

		/**
		 * Sets whether to put entities in the memory store.
		 * @param enabled {@code false} for never
		 */
		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		/**
		 * Whether repository methods that need SQL stop the start.
		 * @return {@code false} unless set
		 */
		public boolean isStrict() {
			return this.strict;
		}

		/**
		 * Sets whether repository methods that need SQL stop the start.
		 * @param strict {@code false} for refusing them when they are called
		 */
		public void setStrict(boolean strict) {
			this.strict = strict;
		}

		/**
		 * The isolation of transactions that do not ask for one.
		 * @return the isolation, or {@code null} for READ_COMMITTED
		 */
		public @Nullable IsolationLevel getIsolation() {
			return this.isolation;
		}

		/**
		 * Sets the isolation of transactions that do not ask for one.
		 * @param isolation the isolation, or {@code null} for READ_COMMITTED
		 */
		public void setIsolation(@Nullable IsolationLevel isolation) {
			this.isolation = isolation;
		}

		/**
		 * Whether a collection that was not read refuses to be read once its owner is
		 * detached, as Hibernate's does.
		 * @return {@code false} unless set
		 */
		public boolean isStrictLazyLoading() {
			return this.strictLazyLoading;
		}

		/**
		 * Sets whether a collection that was not read refuses to be read once its owner
		 * is detached.
		 * @param strictLazyLoading {@code true} for as with Hibernate
		 */
		public void setStrictLazyLoading(boolean strictLazyLoading) {
			this.strictLazyLoading = strictLazyLoading;
		}

		void addTo(Map<String, Object> unit) {
			if (this.isolation != null) {
				unit.put(MemoryJpaProperties.ISOLATION, this.isolation);
			}
			unit.put(MemoryJpaProperties.STRICT_LAZY_LOADING, this.strictLazyLoading);
		}

	}

}
