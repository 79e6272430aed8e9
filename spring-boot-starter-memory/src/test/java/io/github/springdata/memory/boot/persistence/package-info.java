/**
 * An application on Spring Data JPA, Hibernate and a database, whose tests run on the
 * memory store.
 */
@NullMarked
package io.github.springdata.memory.boot.persistence;

import org.jspecify.annotations.NullMarked;
