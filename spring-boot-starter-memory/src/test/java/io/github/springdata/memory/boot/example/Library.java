package io.github.springdata.memory.boot.example;

import org.springframework.stereotype.Service;

/**
 * A component that is not part of a data slice.
 */
@Service
public class Library {

}
