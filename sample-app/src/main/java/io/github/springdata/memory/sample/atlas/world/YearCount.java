package io.github.springdata.memory.sample.atlas.world;

/**
 * How many transitions there are in a year.
 *
 * @param year the year in UTC
 * @param transitions the number of transitions
 */
record YearCount(int year, long transitions) {
}
