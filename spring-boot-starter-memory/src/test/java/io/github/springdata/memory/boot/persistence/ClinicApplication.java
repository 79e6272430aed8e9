package io.github.springdata.memory.boot.persistence;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class ClinicApplication {

}
