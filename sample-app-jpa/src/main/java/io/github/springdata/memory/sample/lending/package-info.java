/**
 * The library as a service and on the web.
 */
package io.github.springdata.memory.sample.lending;
