package io.github.springdata.memory.core;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The id and the version that a bean had before it was saved.
 */
final class Identity {

	private final EntityTable<?> table;

	private final Object bean;

	private final @Nullable Object id;

	private final @Nullable Number version;

	private Identity(EntityTable<?> table, Object bean) {
		this.table = table;
		this.bean = bean;
		this.id = table.ids().read(bean);
		this.version = version(table, bean);
	}

	static Identity of(EntityTable<?> table, Object bean) {
		return new Identity(table, bean);
	}

	private static @Nullable Number version(EntityTable<?> table, Object bean) {
		Versions versions = table.versions();
		return (versions != null) ? versions.read(bean) : null;
	}

	/**
	 * Gives the bean its id and version back.
	 */
	void restore() {
		if (!Objects.equals(this.id, this.table.ids().read(this.bean))) {
			this.table.ids().write(this.bean, this.id);
		}
		Versions versions = this.table.versions();
		if (versions != null && !Objects.equals(this.version, versions.read(this.bean))) {
			versions.write(this.bean, this.version);
		}
	}

}
