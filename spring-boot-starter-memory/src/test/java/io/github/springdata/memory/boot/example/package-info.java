/**
 * A small application to test on.
 */
@NullMarked
package io.github.springdata.memory.boot.example;

import org.jspecify.annotations.NullMarked;
