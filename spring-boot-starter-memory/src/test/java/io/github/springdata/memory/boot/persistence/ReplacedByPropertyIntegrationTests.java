package io.github.springdata.memory.boot.persistence;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;

@SpringBootTest
@TestPropertySource(properties = "spring.test.memory.persistence=replace")
class ReplacedByPropertyIntegrationTests extends AbstractReplacedPersistenceTests {

}
