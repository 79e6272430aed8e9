/**
 * Configuration of repositories in a Spring container. Start at
 * {@link io.github.springdata.memory.repository.config.EnableMemoryRepositories}.
 * <p>
 * {@code MemoryRepositoryConfigurationExtension} is public only because other packages of
 * the library need it.
 */
@NullMarked
package io.github.springdata.memory.repository.config;

import org.jspecify.annotations.NullMarked;
