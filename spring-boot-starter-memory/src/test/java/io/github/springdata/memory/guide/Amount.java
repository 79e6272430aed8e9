package io.github.springdata.memory.guide;

record Amount(long cents) {
}
