package io.github.springdata.memory.jpa;

import java.lang.reflect.Field;

import io.github.springdata.memory.jpa.context.LazyContent;
import jakarta.persistence.spi.LoadState;
import jakarta.persistence.spi.ProviderUtil;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Questions whether something was read, asked without a factory: what is not a collection
 * of this provider may be of any other.
 */
final class MemoryProviderUtil implements ProviderUtil {

	@Override
	public LoadState isLoadedWithoutReference(Object instance, String attribute) {
		Field field = ReflectionUtils.findField(instance.getClass(), attribute);
		if (field == null) {
			return LoadState.UNKNOWN;
		}
		ReflectionUtils.makeAccessible(field);
		return state(ReflectionUtils.getField(field, instance));
	}

	private static LoadState state(@Nullable Object value) {
		return !(value instanceof LazyContent lazy) ? LoadState.UNKNOWN
				: lazy.isLoaded() ? LoadState.LOADED : LoadState.NOT_LOADED;
	}

	@Override
	public LoadState isLoadedWithReference(Object instance, String attribute) {
		return isLoadedWithoutReference(instance, attribute);
	}

	@Override
	public LoadState isLoaded(Object instance) {
		return state(instance);
	}

}
