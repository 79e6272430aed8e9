/**
 * Configuration of repositories in a Spring container. Start at
 * {@link io.github.springdata.memory.repository.config.EnableMemoryRepositories}.
 */
@NullMarked
package io.github.springdata.memory.repository.config;

import org.jspecify.annotations.NullMarked;
