package io.github.springdata.memory.core;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Earlier state of a bean that is saved: its id and its version and, if others may change
 * it while it is saved, its whole state.
 */
record Identity(EntityTable<?> table, Object bean, @Nullable Object id, @Nullable Number version,
		@Nullable Object state) {

	/**
	 * Notes what a bean is.
	 * @param whole whether to note the whole state
	 * @return {@code null} if nobody can change it
	 */
	static @Nullable Identity of(EntityTable<?> table, Object bean, boolean whole) {
		if (table.isOfRecords()) {
			return null;
		}
		boolean copied = whole && table.state().isAssignable(bean);
		return new Identity(table, bean, table.ids().read(bean), version(table, bean),
				copied ? table.state().copyIn(bean) : null);
	}

	private static @Nullable Number version(EntityTable<?> table, Object bean) {
		Versions versions = table.versions();
		return (versions != null) ? versions.read(bean) : null;
	}

	/**
	 * Gives the bean back what it was.
	 */
	void restore() {
		if (this.state != null) {
			this.table.state().copyInto(this.state, this.bean);
		}
		if (!Objects.equals(this.id, this.table.ids().read(this.bean))) {
			this.table.ids().write(this.bean, this.id);
		}
		Versions versions = this.table.versions();
		if (versions != null && !Objects.equals(this.version, versions.read(this.bean))) {
			versions.write(this.bean, this.version);
		}
	}

}
