package io.github.springdata.memory.mapping;

import io.github.springdata.memory.store.TableDefinition;

import org.springframework.data.core.TypeInformation;
import org.springframework.data.mapping.model.BasicPersistentEntity;

/**
 * An entity described by annotations.
 *
 * @param <T> the type
 */
public class BasicMemoryPersistentEntity<T> extends BasicPersistentEntity<T, MemoryPersistentProperty>
		implements MemoryPersistentEntity<T> {

	BasicMemoryPersistentEntity(TypeInformation<T> information) {
		super(information);
	}

	@Override
	public String getTableName() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Class<?> getTableType() {
		throw new UnsupportedOperationException();
	}

	@Override
	public TableDefinition getTableDefinition() {
		throw new UnsupportedOperationException();
	}

	@Override
	public EntityState getState() {
		throw new UnsupportedOperationException();
	}

	@Override
	public PropertyReader getIdReader() {
		throw new UnsupportedOperationException();
	}

	@Override
	public IdStrategy getIdStrategy() {
		throw new UnsupportedOperationException();
	}

	@Override
	public PathReader getPath(String dottedPath) {
		throw new UnsupportedOperationException();
	}

}
