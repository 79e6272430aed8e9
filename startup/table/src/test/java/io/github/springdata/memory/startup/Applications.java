package io.github.springdata.memory.startup;

/**
 * The applications, in the order of the table.
 */
enum Applications {

	PLAIN("Boot without data", "no Spring"), MEMORY("this module", "@DataMemoryTest"),
	KEYVALUE("Spring Data KeyValue", "@SpringBootTest"), JDBC("Spring Data JDBC + H2", "@DataJdbcTest"),
	JPA("Spring Data JPA + H2", "@DataJpaTest");

	private final String title;

	private final String slice;

	Applications(String title, String slice) {
		this.title = title;
		this.slice = slice;
	}

	String title() {
		return this.title;
	}

	/**
	 * The kind of its test.
	 */
	String slice() {
		return this.slice;
	}

}
