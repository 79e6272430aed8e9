package io.github.springdata.memory.boot.vocabulary;

import org.springframework.data.annotation.Id;

public record Label(@Id Long id, String name) {
}
