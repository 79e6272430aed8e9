package io.github.springdata.memory.aot;

import java.util.List;

import io.github.springdata.memory.core.event.AfterConvertCallback;
import io.github.springdata.memory.core.event.AfterDeleteCallback;
import io.github.springdata.memory.core.event.AfterSaveCallback;
import io.github.springdata.memory.core.event.BeforeConvertCallback;
import io.github.springdata.memory.core.event.BeforeDeleteCallback;
import io.github.springdata.memory.core.event.BeforeSaveCallback;
import io.github.springdata.memory.repository.support.SimpleMemoryRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/**
 * Hints for what this module reaches by reflection: the base class of repositories and
 * the entity callbacks. The entities and the repositories themselves are registered where
 * they are found.
 */
class MemoryRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.reflection()
			.registerType(SimpleMemoryRepository.class, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
					MemberCategory.INVOKE_PUBLIC_METHODS);
		hints.reflection().registerTypes(callbacks(), (hint) -> hint.withMembers(MemberCategory.INVOKE_PUBLIC_METHODS));
	}

	private static List<TypeReference> callbacks() {
		return TypeReference.listOf(BeforeConvertCallback.class, BeforeSaveCallback.class, AfterSaveCallback.class,
				AfterConvertCallback.class, BeforeDeleteCallback.class, AfterDeleteCallback.class);
	}

}
