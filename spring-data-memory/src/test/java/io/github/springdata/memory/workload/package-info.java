/**
 * One workload for many contenders: the same rows and questions for the store, for
 * hand-written collections and, in the benchmarks, for other libraries. Start at
 * {@link io.github.springdata.memory.workload.Workload}.
 */
@NullMarked
package io.github.springdata.memory.workload;

import org.jspecify.annotations.NullMarked;
