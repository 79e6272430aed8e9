/**
 * Test of relations of all kinds, cascades, access and fetch types by random operations,
 * against a model of the specification that shares nothing with the provider.
 */
package io.github.springdata.memory.jpa.matrix;
