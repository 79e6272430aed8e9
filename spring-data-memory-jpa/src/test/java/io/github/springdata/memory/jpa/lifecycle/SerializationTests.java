package io.github.springdata.memory.jpa.lifecycle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

import io.github.springdata.memory.jpa.MemoryPersistenceProvider;
import io.github.springdata.memory.jpa.context.LazyLoadingException;
import io.github.springdata.memory.jpa.lifecycle.Nodes.Part;
import io.github.springdata.memory.jpa.lifecycle.Nodes.Source;
import io.github.springdata.memory.jpa.lifecycle.Nodes.Target;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Detached instances that are written to a stream and read back (Jakarta Persistence 3.2,
 * section 3.2.7.2).
 */
class SerializationTests {

	private final EntityManagerFactory factory = new PersistenceConfiguration("nodes")
		.provider(MemoryPersistenceProvider.class.getName())
		.managedClass(Source.class)
		.managedClass(Target.class)
		.managedClass(Part.class)
		.createEntityManagerFactory();

	@AfterEach
	void close() {
		this.factory.close();
	}

	@Test
	void mergesWhatWasReadAndLeavesTheRest() throws Exception {
		Source source = new Source();
		source.listPersist.add(new Target());
		source.mapAll.put("key", new Target());
		source.setMerge.add(source.mapAll.get("key"));
		this.factory.runInTransaction((entityManager) -> entityManager.persist(source));
		Source copy = copy(this.factory.callInTransaction((entityManager) -> {
			Source found = entityManager.find(Source.class, source.id);
			assertThat(found.listPersist).hasSize(1);
			return found;
		}));
		assertThat(copy.listPersist).extracting((target) -> target.name).containsExactly("stored");
		assertThatExceptionOfType(LazyLoadingException.class).isThrownBy(() -> copy.mapAll.size())
			.withMessageContaining("mapAll");
		copy.listPersist.clear();
		copy.name = "changed";
		this.factory.runInTransaction((entityManager) -> entityManager.merge(copy));
		this.factory.runInTransaction((entityManager) -> {
			Source found = entityManager.find(Source.class, source.id);
			assertThat(found.name).isEqualTo("changed");
			assertThat(found.listPersist).isEmpty();
			assertThat(found.mapAll).containsOnlyKeys("key");
			assertThat(found.setMerge).hasSize(1);
		});
	}

	private static Source copy(Source source) throws IOException, ClassNotFoundException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(source);
		}
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			return (Source) in.readObject();
		}
	}

}
