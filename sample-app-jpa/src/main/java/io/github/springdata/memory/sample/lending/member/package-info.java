/**
 * Members and what they have borrowed.
 */
package io.github.springdata.memory.sample.lending.member;
