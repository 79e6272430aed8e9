package io.github.springdata.memory.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Request to put every {@link io.github.springdata.memory.store.MemoryStore} of the
 * application context back, after each test, to what it held before the test: work that
 * was committed on whatever thread is gone, and sequences of ids stand where they stood.
 * The cost does not depend on how much the store holds or how much was changed.
 * <p>
 * Goes on any Spring test, a class or one method of it; what {@code @BeforeEach} methods
 * do is undone too. Tests that share a context must not run at the same time: one that
 * starts while another one runs fails with an {@link IllegalStateException} that names
 * both.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface RestoreMemoryStore {

}
