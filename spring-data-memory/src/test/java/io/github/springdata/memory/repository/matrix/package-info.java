/**
 * The matrix of keywords, modifiers, types of properties and sets of indexes, each case
 * compared with a naive evaluation. Start at
 * {@link io.github.springdata.memory.repository.matrix.KeywordMatrixTests}.
 */
@NullMarked
package io.github.springdata.memory.repository.matrix;

import org.jspecify.annotations.NullMarked;
