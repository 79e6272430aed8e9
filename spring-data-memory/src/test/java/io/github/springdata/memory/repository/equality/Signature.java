package io.github.springdata.memory.repository.equality;

/**
 * A record whose own equals compares its array by identity.
 */
record Signature(String algorithm, byte[] bytes) {
}
