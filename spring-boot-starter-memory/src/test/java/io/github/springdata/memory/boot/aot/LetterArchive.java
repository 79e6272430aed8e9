package io.github.springdata.memory.boot.aot;

/**
 * A method of the repository that is written by hand.
 */
public interface LetterArchive {

	long archived();

}
