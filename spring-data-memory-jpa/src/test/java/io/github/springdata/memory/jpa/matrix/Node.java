package io.github.springdata.memory.jpa.matrix;

/**
 * Instance of one of the two generated entities of a {@link Shape}. Public, since these
 * are in another class loader.
 */
public interface Node {

	/**
	 * The number by which tests know an instance, its id may depend on others.
	 */
	int number();

	void number(int number);

	int content();

	void content(int content);

	/**
	 * The value of the relation: an instance, a collection or a map.
	 */
	Object relation();

	void relation(Object value);

}
