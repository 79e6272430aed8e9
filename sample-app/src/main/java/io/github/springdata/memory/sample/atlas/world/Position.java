package io.github.springdata.memory.sample.atlas.world;

/**
 * Where the principal place of a zone lies.
 *
 * @param latitude degrees, north positive
 * @param longitude degrees, east positive
 */
record Position(double latitude, double longitude) {
}
