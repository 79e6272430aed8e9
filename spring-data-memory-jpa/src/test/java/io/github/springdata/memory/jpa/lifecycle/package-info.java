/**
 * Tests of what operations of entity managers do with instances, against tables that are
 * written from the specification.
 */
package io.github.springdata.memory.jpa.lifecycle;
