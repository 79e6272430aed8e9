package io.github.springdata.memory.reactive;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.util.ClassUtils;

/**
 * Hints for what the reactive half reaches by reflection: the base class of repositories
 * and the reactive entity callbacks. There are none without Reactor.
 */
class ReactiveMemoryRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		if (!ClassUtils.isPresent("reactor.core.publisher.Mono", classLoader)) {
			return;
		}
		hints.reflection()
			.registerType(SimpleReactiveMemoryRepository.class, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
					MemberCategory.INVOKE_PUBLIC_METHODS);
		hints.reflection().registerTypes(callbacks(), (hint) -> hint.withMembers(MemberCategory.INVOKE_PUBLIC_METHODS));
	}

	private static List<TypeReference> callbacks() {
		return TypeReference.listOf(ReactiveBeforeConvertCallback.class, ReactiveBeforeSaveCallback.class,
				ReactiveAfterSaveCallback.class, ReactiveAfterConvertCallback.class, ReactiveBeforeDeleteCallback.class,
				ReactiveAfterDeleteCallback.class);
	}

}
