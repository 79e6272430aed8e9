/**
 * Books and films.
 */
package io.github.springdata.memory.sample.lending.stock;
