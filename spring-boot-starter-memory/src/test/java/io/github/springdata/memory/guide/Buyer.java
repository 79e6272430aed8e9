package io.github.springdata.memory.guide;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

// tag::buyer[]
record BuyerNumber(String country, long number) {
}

record Buyer(@Id @Nullable BuyerNumber id, String country, String name) {
}
// end::buyer[]
